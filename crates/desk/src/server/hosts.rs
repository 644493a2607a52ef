//! By which names the desk may be called. A page of another site can make its own name lead to this machine (DNS
//! rebinding); what tells its requests from ours is the name that they ask for.

use std::net::{IpAddr, SocketAddr};

/// The names that are ours.
#[derive(Debug, Clone)]
pub struct Hosts {
    port: u16,
    bound: IpAddr,
    public: Option<PublicAddress>,
}

/// The address under which a proxy shows the desk to others: `https://desk.example.org`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicAddress {
    host: String,
}

/// An address that is none of a desk.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "'{0}' is no address of a desk; write https:// and a name, with a port if it has one: https://desk.example.org"
)]
pub struct WrongAddress(pub String);

impl std::str::FromStr for PublicAddress {
    type Err = WrongAddress;
    fn from_str(text: &str) -> Result<Self, WrongAddress> {
        let wrong = || WrongAddress(text.to_owned());
        let host = text.strip_prefix("https://").ok_or_else(wrong)?.trim_end_matches('/');
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-.:[]".contains(&b);
        if host.is_empty() || !host.bytes().all(allowed) {
            return Err(wrong());
        }
        Ok(PublicAddress { host: host.to_ascii_lowercase() })
    }
}

impl PublicAddress {
    /// The name, with its port where it has one.
    pub fn host(&self) -> &str {
        &self.host
    }
}

impl Hosts {
    /// The names of a desk that listens here and is shown there.
    pub fn new(listen: SocketAddr, public: Option<PublicAddress>) -> Self {
        Hosts { port: listen.port(), bound: listen.ip(), public }
    }

    /// Whether a `Host` is ours: a loopback name with our port, or the public address.
    pub fn are_ours(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        if self.public.as_ref().is_some_and(|public| public.host == host) {
            return true;
        }
        let Some(name) = host.strip_suffix(&format!(":{}", self.port)) else {
            // Browsers leave the port of http out.
            return self.port == 80 && self.is_loopback(&host);
        };
        self.is_loopback(name)
    }

    fn is_loopback(&self, name: &str) -> bool {
        let name = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
        match name.parse::<IpAddr>() {
            Ok(ip) => ip.is_loopback() && (ip == self.bound || self.bound.is_unspecified()),
            Err(_) => name == "localhost",
        }
    }

    /// Whether an `Origin` is that of the host that is asked.
    pub fn is_origin(origin: &str, host: &str) -> bool {
        let named = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
        named.is_some_and(|named| named.eq_ignore_ascii_case(host))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn our_names_and_those_of_others() {
        let hosts = Hosts::new("127.0.0.1:7373".parse().unwrap(), None);
        for ours in ["127.0.0.1:7373", "localhost:7373", "LOCALHOST:7373"] {
            assert!(hosts.are_ours(ours), "{ours}");
        }
        for other in [
            "evil.example:7373",
            "127.0.0.1",
            "127.0.0.1:80",
            "localhost.evil.example:7373",
            "127.0.0.1.nip.io:7373",
            "127.0.0.2:7373",
            "[::1]:7373",
            "",
            ":7373",
            "0.0.0.0:7373",
            "10.0.0.1:7373",
        ] {
            assert!(!hosts.are_ours(other), "{other}");
        }
        let public =
            Hosts::new("127.0.0.1:7373".parse().unwrap(), Some("https://desk.example.org/".parse().unwrap()));
        assert!(public.are_ours("desk.example.org") && !public.are_ours("desk.example.org:7373"));
        assert!("http://desk.example.org".parse::<PublicAddress>().is_err());
        assert!("https://a/b".parse::<PublicAddress>().is_err());
    }

    #[test]
    fn an_origin_is_that_of_its_host() {
        assert!(Hosts::is_origin("http://127.0.0.1:7373", "127.0.0.1:7373"));
        for other in ["null", "http://127.0.0.1:7374", "https://evil.example", "127.0.0.1:7373", ""] {
            assert!(!Hosts::is_origin(other, "127.0.0.1:7373"), "{other}");
        }
    }
}
