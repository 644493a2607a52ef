//! Commands and answers over Chromium's debugging pipe.

use crate::Error;
use serde_json::{Value, json};
use std::{
    fs::{File, OpenOptions},
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Mutex, MutexGuard, PoisonError,
        mpsc::{Receiver, channel},
    },
    time::{Duration, Instant},
};

/// How long an answer may take: a loaded machine of two cores prints a page in a few seconds.
const PATIENCE: u64 = 180;

/// What keeps Chromium from asking the network for anything, or for a first run.
const FLAGS: [&str; 12] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--remote-debugging-pipe",
];

pub(crate) struct Pipe {
    child: Child,
    to: File,
    from: Receiver<Value>,
    events: Vec<Value>,
    last: u64,
    _home: tempfile::TempDir,
    _turn: MutexGuard<'static, ()>,
}

/// One browser at a time: six of them on two cores take longer than one after the other.
static TURN: Mutex<()> = Mutex::new(());

impl Pipe {
    pub(crate) fn open(program: &Path) -> Result<Self, Error> {
        let start = |source| Error::Start { program: program.display().to_string(), source };
        // A test that failed while it had its turn has done the next one no harm.
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let home = tempfile::tempdir()?;
        let [down, up] = ["down", "up"].map(|name| home.path().join(name));
        let made = Command::new("mkfifo").args([&down, &up]).status().map_err(start)?;
        if !made.success() {
            return Err(start(std::io::Error::other("mkfifo failed")));
        }
        // Open for reading and writing, so that neither side waits for the other to open its end.
        let both = |path: &Path| OpenOptions::new().read(true).write(true).open(path);
        let (to, from) = (both(&down)?, both(&up)?);
        let child = Command::new("sh")
            .args(["-c", "down=$1; up=$2; shift 2; exec \"$@\" 3<\"$down\" 4>\"$up\"", "sh"])
            .args([&down, &up])
            .arg(program)
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", home.path().join("profile").display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(start)?;
        Ok(Pipe { child, to, from: messages(from), events: Vec::new(), last: 0, _home: home, _turn: turn })
    }

    /// Sends a command and waits for its answer; what happens in between is kept.
    pub(crate) fn call(
        &mut self,
        session: Option<&str>,
        method: &str,
        params: Value,
    ) -> Result<Value, Error> {
        self.last += 1;
        let mut message = json!({"id": self.last, "method": method, "params": params});
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.to.write_all(&bytes)?;
        let id = self.last;
        let answer = self.until(method, |m| m["id"] == id)?;
        match answer.get("error") {
            Some(error) => {
                Err(Error::Refused { method: method.to_owned(), message: error["message"].to_string() })
            }
            None => Ok(answer["result"].clone()),
        }
    }

    /// Waits until an event has happened in a session.
    pub(crate) fn wait_for(&mut self, session: &str, method: &str) -> Result<(), Error> {
        if self.events(session, method).next().is_some() {
            return Ok(());
        }
        let event = self.until(method, |m| m["sessionId"] == session && m["method"] == method)?;
        self.events.push(event);
        Ok(())
    }

    /// What an event said each time it happened in a session.
    pub(crate) fn events<'p>(&'p self, session: &'p str, method: &'p str) -> impl Iterator<Item = &'p Value> {
        let same = move |e: &&Value| e["sessionId"] == session && e["method"] == method;
        self.events.iter().filter(same).map(|e| &e["params"])
    }

    fn until(&mut self, asked: &str, found: impl Fn(&Value) -> bool) -> Result<Value, Error> {
        let end = Instant::now() + Duration::from_secs(PATIENCE);
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.from.recv_timeout(left) {
                Ok(message) if found(&message) => return Ok(message),
                Ok(message) => self.events.push(message),
                Err(_) => return Err(Error::Silent(asked.to_owned(), PATIENCE)),
            }
        }
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        // It may be gone already, which is as well.
        let _ = self.call(None, "Browser.close", json!({}));
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads messages on a thread of its own, so that a silent browser cannot hold a test for ever.
fn messages(from: File) -> Receiver<Value> {
    let (send, receive) = channel();
    std::thread::spawn(move || {
        let mut from = BufReader::new(from);
        let mut message = Vec::new();
        while from.read_until(0, &mut message).is_ok_and(|n| n > 0) {
            message.pop();
            let Ok(value) = serde_json::from_slice(&message) else { break };
            if send.send(value).is_err() {
                break;
            }
            message.clear();
        }
    });
    receive
}
