//! The one way to the network: HTTP with limits on schemes, addresses, size, time and redirects.
//!
//! Which addresses may be reached is decided where a name has been looked up and right before the connection is made to
//! that very address, for each redirect anew: a name that leads to this machine's own services, or to another address
//! the second time, reaches nothing that [`Reach`] does not allow. Proxies of the environment are not used, since what
//! they connect to cannot be checked. Nothing here knows what is sent or what it is for.
//!
//! ```no_run
//! use tazamun_net::{Client, Limits, Reach};
//! # fn main() -> Result<(), tazamun_net::Fault> {
//! let client = Client::new(Reach::Internet, Limits::default());
//! let reply = client.get("https://example.org/feed.xml")?;
//! assert_eq!(reply.status, 200);
//! # Ok(()) }
//! ```

mod address;
mod answer;
mod download;
mod fault;
mod reach;

pub use address::{Address, AddressError};
pub use answer::{HttpAnswer, Request};
pub use fault::Fault;
pub use reach::Reach;

use reach::Guarded;
use std::time::Duration;
use ureq::{Agent, http::Response, unversioned::transport::DefaultConnector};

/// How long a server may take, how much it may send, and how often it may send elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For the look-up of a name and the connection.
    pub connect: Duration,
    /// For all of it, from the look-up to the last byte.
    pub total: Duration,
    /// Bytes of an answer's body.
    pub size: u64,
    /// Redirects that are followed.
    pub redirects: u32,
    /// Bytes that one byte of a compressed answer may unpack to; text seldom comes to 20.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Limits { connect: seconds(20), total: seconds(120), size: 32 << 20, redirects: 5, ratio: 100 }
    }
}

/// What a server answered, whatever its status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The status of HTTP.
    pub status: u16,
    /// The seconds after which to try again, where it says so (`Retry-After` in seconds).
    pub retry_after: Option<u64>,
    /// The body.
    pub body: Vec<u8>,
}

/// A client that reaches what it may, within its limits.
#[derive(Debug, Clone)]
pub struct Client {
    agent: Agent,
    limits: Limits,
}

impl Client {
    /// A client that reaches these addresses, within these limits.
    pub fn new(reach: Reach, limits: Limits) -> Self {
        Self::reaching(reach, limits, Vec::new())
    }

    /// The same, which also reaches these hosts (`host` or `host:port`) where they lie on this machine or in its
    /// networks: they were allowed by name.
    pub fn reaching(reach: Reach, limits: Limits, named: Vec<String>) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .proxy(None)
            // Each step is looked at before it is taken, so none is taken unasked.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(limits.connect))
            .timeout_resolve(Some(limits.connect))
            .timeout_global(Some(limits.total))
            .user_agent(concat!("tazamun/", env!("CARGO_PKG_VERSION")))
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), Guarded::new(reach, named));
        Client { agent, limits }
    }

    /// Asks for an address, and follows redirects to addresses that may be reached.
    ///
    /// # Errors
    /// [`Fault`] where nothing was answered within the limits; an answer of any status is a [`Reply`].
    pub fn get(&self, url: &str) -> Result<Reply, Fault> {
        let mut address: Address = url.parse()?;
        for _ in 0..=self.limits.redirects {
            let response = self.agent.get(address.as_str()).call().map_err(|e| self.fault(&address, e))?;
            match onward(&response) {
                Some(to) => address = address.joined(&to)?,
                None => return self.reply(&address, response),
            }
        }
        Err(Fault::Redirects { url: url.to_owned(), most: self.limits.redirects })
    }

    /// Sends JSON to an address; `bearer` is a key that goes with it and is told to nobody else.
    ///
    /// # Errors
    /// [`Fault`] as [`Client::get`], and where the server sends on to elsewhere: what is sent was meant for this one.
    pub fn post_json(&self, address: &Address, bearer: Option<&str>, body: &str) -> Result<Reply, Fault> {
        let mut request = self.agent.post(address.as_str()).header("Content-Type", "application/json");
        if let Some(key) = bearer {
            request = request.header("Authorization", format!("Bearer {key}"));
        }
        let response = request.send(body).map_err(|e| self.fault(address, e))?;
        match onward(&response) {
            Some(to) => Err(Fault::SentOn { url: address.to_string(), to }),
            None => self.reply(address, response),
        }
    }

    fn reply(&self, address: &Address, mut response: Response<ureq::Body>) -> Result<Reply, Fault> {
        let retry_after = header(&response, "retry-after").and_then(|v| v.trim().parse().ok());
        let status = response.status().as_u16();
        let body = response.body_mut().with_config().limit(self.limits.size).read_to_vec();
        Ok(Reply { status, retry_after, body: body.map_err(|e| self.fault(address, e))? })
    }

    fn fault(&self, address: &Address, error: ureq::Error) -> Fault {
        Fault::of(address, error, &self.limits)
    }
}

fn header(response: &Response<ureq::Body>, name: &str) -> Option<String> {
    response.headers().get(name)?.to_str().ok().map(str::to_owned)
}

/// Where an answer sends on to, if it does.
fn onward(response: &Response<ureq::Body>) -> Option<String> {
    matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308)
        .then(|| header(response, "location"))
        .flatten()
}
