//! Which machines may be reached: decided on the address that a name was found to have, right before it is connected to.

use crate::Address;
use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};
use ureq::{
    Error,
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::NextTimeout,
    },
};

/// Which machines may be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// This machine alone: loopback addresses.
    ThisMachine,
    /// This machine, its networks and the internet; no address that a network keeps for itself (link-local,
    /// multicast, unspecified), where clouds serve the keys of their machines.
    Anywhere,
    /// The internet alone: no address of this machine or of a private network.
    Internet,
}

impl Reach {
    /// Whether an address may be reached.
    ///
    /// ```
    /// use tazamun_net::Reach;
    /// assert!(Reach::ThisMachine.allows("127.0.0.1".parse().unwrap()));
    /// assert!(!Reach::Internet.allows("::ffff:10.0.0.1".parse().unwrap()), "a private address in other clothes");
    /// assert!(!Reach::Anywhere.allows("169.254.169.254".parse().unwrap()));
    /// ```
    pub fn allows(self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        match self {
            Reach::ThisMachine => address.is_loopback(),
            Reach::Anywhere => !kept(address),
            Reach::Internet => !kept(address) && !address.is_loopback() && !private(address),
        }
    }

    /// What somebody means who names an address: one of this machine means this machine alone, one in numbers of a private
    /// network that network too, any other the internet. Whatever it leads to may then lie nowhere else.
    ///
    /// ```
    /// use tazamun_net::Reach;
    /// let meant = |url: &str| Reach::meant_by(&url.parse().unwrap());
    /// assert_eq!(meant("http://localhost:8080/"), Reach::ThisMachine);
    /// assert_eq!(meant("http://[::1]/"), Reach::ThisMachine);
    /// assert_eq!(meant("http://192.168.1.2/x"), Reach::Anywhere);
    /// assert_eq!(meant("https://example.org/"), Reach::Internet);
    /// ```
    pub fn meant_by(address: &Address) -> Reach {
        let host = address.host();
        match host.parse::<IpAddr>().map(|ip| ip.to_canonical()) {
            Ok(ip) if ip.is_loopback() => Reach::ThisMachine,
            Ok(ip) if private(ip) => Reach::Anywhere,
            Err(_) if host.eq_ignore_ascii_case("localhost") => Reach::ThisMachine,
            _ => Reach::Internet,
        }
    }

    fn told(self) -> &'static str {
        match self {
            Reach::ThisMachine => "only this machine may be reached",
            Reach::Anywhere => "no address that a network keeps for itself may be reached",
            Reach::Internet => "no address of this machine or of a private network may be reached",
        }
    }
}

/// Addresses that a network keeps for itself.
fn kept(address: IpAddr) -> bool {
    let own = match address {
        IpAddr::V4(v4) => {
            v4.is_link_local() || v4.is_broadcast() || v4.octets()[0] == 0 || v4.octets()[0] >= 240
        }
        IpAddr::V6(v6) => v6.is_unicast_link_local(),
    };
    own || address.is_multicast() || address.is_unspecified()
}

fn private(address: IpAddr) -> bool {
    let v4 = |v4: Ipv4Addr| {
        let [a, b, c, _] = v4.octets();
        // Shared by providers, for protocols, for measurements, for examples.
        let reserved =
            (a == 100 && b & 0xc0 == 64) || (a == 192 && b == 0 && c == 0) || (a == 198 && b & 0xfe == 18);
        v4.is_private() || v4.is_documentation() || reserved
    };
    match address {
        IpAddr::V4(address) => v4(address),
        IpAddr::V6(address) => {
            address.is_unique_local()
                || embedded(address).is_some_and(|a| v4(a) || a.is_loopback() || kept(IpAddr::V4(a)))
        }
    }
}

/// The address of the old kind that one of the new kind leads to: by translation (64:ff9b::/96) and 6to4 (2002::/16).
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let o = address.octets();
    let s = address.segments();
    if s[..6] == [0x64, 0xff9b, 0, 0, 0, 0] {
        return Some(Ipv4Addr::new(o[12], o[13], o[14], o[15]));
    }
    (s[0] == 0x2002).then(|| Ipv4Addr::new(o[2], o[3], o[4], o[5]))
}

/// An address that may not be reached.
#[derive(Debug)]
pub(crate) struct Forbidden {
    address: IpAddr,
    reach: Reach,
}

impl fmt::Display for Forbidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it leads to {}, and {}", self.address, self.reach.told())
    }
}

impl std::error::Error for Forbidden {}

/// Looks names up and hands on those addresses alone that may be reached; the connection is made to these.
#[derive(Debug)]
pub(crate) struct Guarded {
    reach: Reach,
    /// Hosts that may lie on this machine or in its networks.
    named: Vec<String>,
    names: DefaultResolver,
}

impl Guarded {
    pub(crate) fn new(reach: Reach, named: Vec<String>) -> Self {
        Guarded { reach, named, names: DefaultResolver::default() }
    }

    /// How far a host may be reached: further than others where it was allowed by name.
    fn reach_of(&self, uri: &Uri) -> Reach {
        let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
        let with_port = uri.port_u16().map(|port| format!("{host}:{port}"));
        let is_named = |name: &String| {
            name.eq_ignore_ascii_case(host)
                || with_port.as_deref().is_some_and(|h| name.eq_ignore_ascii_case(h))
        };
        if self.named.iter().any(is_named) { Reach::Anywhere } else { self.reach }
    }
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        let reach = self.reach_of(uri);
        let mut allowed = self.empty();
        for address in found.iter().filter(|a| reach.allows(a.ip())) {
            allowed.push(*address);
        }
        match (allowed.is_empty(), found.first()) {
            (false, _) => Ok(allowed),
            (true, Some(first)) => Err(Error::Other(Box::new(Forbidden { address: first.ip(), reach }))),
            (true, None) => Err(Error::HostNotFound),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_address_is_of_this_machine_a_network_or_the_internet() {
        // The address, then whether this machine alone, anywhere and the internet allow it.
        for (address, allowed) in [
            ("127.0.0.1", [true, true, false]),
            ("127.8.9.10", [true, true, false]),
            ("::1", [true, true, false]),
            ("::ffff:127.0.0.1", [true, true, false]),
            ("10.1.2.3", [false, true, false]),
            ("192.168.1.1", [false, true, false]),
            ("172.20.0.1", [false, true, false]),
            ("100.64.0.1", [false, true, false]),
            ("fd00::1", [false, true, false]),
            ("64:ff9b::a00:1", [false, true, false]),
            ("2002:7f00:1::", [false, true, false]),
            ("169.254.169.254", [false, false, false]),
            ("fe80::1", [false, false, false]),
            ("0.0.0.0", [false, false, false]),
            ("::", [false, false, false]),
            ("224.0.0.1", [false, false, false]),
            ("255.255.255.255", [false, false, false]),
            ("93.184.216.34", [false, true, true]),
            ("2606:2800:220:1:248:1893:25c8:1946", [false, true, true]),
        ] {
            let ip: IpAddr = address.parse().unwrap();
            let found = [Reach::ThisMachine, Reach::Anywhere, Reach::Internet].map(|r| r.allows(ip));
            assert_eq!(found, allowed, "{address}");
        }
    }
}
