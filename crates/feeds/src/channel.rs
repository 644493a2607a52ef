//! `[[deliver]]` of `FEEDS.toml` → where alarms are handed over.

use crate::fields::{Faults, Section, duration, name, number, one_of, string, unknown};
use jiff::SignedDuration;
use std::{path::PathBuf, time::Duration};
use tazamun_net::Address;
use toml::{Spanned, de::DeValue};

/// Where alarms are handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// Its name, which no other channel of the file has.
    pub name: String,
    /// How.
    pub way: Way,
    /// The time that it has.
    pub timeout: Duration,
}

/// How alarms are handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// An Atom feed in a file, with the last alarms.
    Atom {
        /// The file.
        file: PathBuf,
        /// How many alarms it holds.
        keep: usize,
    },
    /// A line of JSON for each, at the end of a file.
    JsonLines {
        /// The file.
        file: PathBuf,
    },
    /// A program that is given the alarm as JSON on standard input. It is started as it stands here, by no shell.
    Exec {
        /// The program and its arguments.
        command: Vec<String>,
    },
    /// A request with the alarm as JSON, signed.
    Webhook {
        /// Where to.
        address: Address,
        /// The environment's variable that holds the secret of the signature.
        secret_env: String,
        /// Whether the host may lie on this machine or in its networks: it was named for this.
        is_near: bool,
    },
    /// A mail.
    Mail {
        /// The server of mail.
        server: String,
        /// From whom.
        from: String,
        /// To whom.
        to: Vec<String>,
        /// The environment's variable that holds the password, where the server asks for one; the user is `from`.
        password_env: Option<String>,
    },
}

const KEYS: &[&str] = &[
    "name",
    "to",
    "file",
    "keep",
    "command",
    "address",
    "secret_env",
    "near",
    "server",
    "from",
    "recipients",
    "password_env",
    "timeout",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Atom,
    JsonLines,
    Exec,
    Webhook,
    Mail,
}

const KINDS: &[(&str, Kind)] = &[
    ("atom", Kind::Atom),
    ("jsonl", Kind::JsonLines),
    ("exec", Kind::Exec),
    ("webhook", Kind::Webhook),
    ("mail", Kind::Mail),
];

/// Reads one section; nothing where it has a fault.
pub(crate) fn read(section: &Section<'_, '_>, names: &[&str], faults: &mut Faults) -> Option<Channel> {
    let before = faults.0.len();
    for (key, _) in section.table {
        if !KEYS.contains(&key.get_ref().as_ref()) {
            faults.add(key.span(), unknown(key.get_ref(), KEYS));
        }
    }
    let value =
        |wanted: &str| section.table.iter().find(|(key, _)| key.get_ref() == wanted).map(|(_, value)| value);
    let need = |wanted: &str, faults: &mut Faults| {
        let found = value(wanted);
        if found.is_none() {
            faults.add(section.at.clone(), format!("this delivery has no '{wanted}'"));
        }
        found
    };
    let called = need("name", faults).and_then(|v| {
        let called = name(v, faults)?;
        if names.contains(&called.as_str()) {
            faults.add(v.span(), format!("another delivery is called '{called}' already"));
        }
        Some(called)
    });
    let kind = need("to", faults).and_then(|v| one_of(v, KINDS, faults));
    let bounds = SignedDuration::from_secs(1)..=SignedDuration::from_mins(5);
    let timeout =
        value("timeout").and_then(|v| duration(v, bounds, faults)).unwrap_or(SignedDuration::from_secs(30));
    let way = match kind? {
        Kind::Atom => Way::Atom {
            file: need("file", faults).and_then(|v| string(v, "a file's name", faults)).map(PathBuf::from)?,
            keep: value("keep").map_or(Some(100), |v| number(v, 1..=1_000, faults).map(|n| n as usize))?,
        },
        Kind::JsonLines => Way::JsonLines {
            file: need("file", faults).and_then(|v| string(v, "a file's name", faults)).map(PathBuf::from)?,
        },
        Kind::Exec => Way::Exec { command: need("command", faults).and_then(|v| list(v, faults))? },
        Kind::Webhook => {
            let address = need("address", faults).and_then(|v| address(v, faults))?;
            let secret_env = need("secret_env", faults)
                .and_then(|v| string(v, "the name of a variable of the environment", faults))?;
            let is_near = value("near").and_then(|v| v.get_ref().as_bool()).unwrap_or(false);
            Way::Webhook { address, secret_env, is_near }
        }
        Kind::Mail => Way::Mail {
            server: need("server", faults).and_then(|v| string(v, "a server of mail", faults))?,
            from: need("from", faults).and_then(|v| string(v, "an address of mail", faults))?,
            to: need("recipients", faults).and_then(|v| list(v, faults))?,
            password_env: value("password_env")
                .and_then(|v| string(v, "the name of a variable of the environment", faults)),
        },
    };
    if faults.0.len() > before {
        return None;
    }
    Some(Channel { name: called?, way, timeout: timeout.unsigned_abs() })
}

fn address(value: &Spanned<DeValue<'_>>, faults: &mut Faults) -> Option<Address> {
    let read: Result<Address, _> = string(value, "an address", faults)?.parse();
    read.map_err(|e| faults.add(value.span(), e.to_string())).ok()
}

/// A list of words, each its own: no shell splits or expands them.
fn list(value: &Spanned<DeValue<'_>>, faults: &mut Faults) -> Option<Vec<String>> {
    let words: Option<Vec<String>> = value
        .get_ref()
        .as_array()
        .and_then(|list| list.iter().map(|word| word.get_ref().as_str().map(str::to_owned)).collect());
    let words = words.filter(|words| words.first().is_some_and(|first| !first.trim().is_empty()));
    if words.is_none() {
        faults.add(value.span(), "here a list of words is needed, as in [\"notify-send\", \"--urgency\", \"low\"]; no shell reads it");
    }
    words
}

#[cfg(test)]
mod tests {
    use crate::config;

    #[test]
    fn deliveries_are_read_and_faults_named() {
        let good = "[[feed]]\nname = \"n\"\naddress = \"https://n.example/\"\n[[deliver]]\nname = \"a\"\nto = \"exec\"\ncommand = [\"cat\"]\n";
        let (config, faults) = config::read("F", good);
        assert!(faults.is_empty() && config.channels.len() == 1, "{faults:?}");
        for (bad, said) in [
            ("name = \"a\"\nto = \"jsonl\"\nfile = \"x\"", "already"),
            ("name = \"b\"\nto = \"exec\"\ncommand = \"rm -rf x\"", "no shell"),
            ("name = \"b\"\nto = \"exec\"", "no 'command'"),
            ("name = \"b\"\nto = \"webhook\"\naddress = \"https://x.example/\"", "no 'secret_env'"),
            (
                "name = \"b\"\nto = \"webhook\"\naddress = \"file:///x\"\nsecret_env = \"S\"",
                "must begin with http",
            ),
            ("name = \"b\"\nto = \"pigeon\"", "one of"),
            ("name = \"b\"\nto = \"jsonl\"\nfile = \"x\"\nsecret = \"y\"", "unknown"),
        ] {
            let (config, faults) = config::read("F", &format!("{good}[[deliver]]\n{bad}\n"));
            assert_eq!((config.channels.len(), config.feeds.len()), (1, 1), "{bad}");
            assert!(faults.iter().any(|f| f.what.contains(said)), "{bad}: {faults:?}");
        }
    }
}
