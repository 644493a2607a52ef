//! A request with headers of its own → an answer with those of the server, unpacked within limits.

use crate::{Address, Client, Fault, header, onward};
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use std::io::{self, Read};
use ureq::{Body, http::Response};

/// Bytes that may be unpacked whatever the ratio: a short text may be one letter, over and over.
const SMALL: u64 = 1 << 20;

/// What is asked for, and how.
#[derive(Debug, Clone, Default)]
pub struct Request<'a> {
    /// The address.
    pub url: &'a str,
    /// Headers that go with it (`If-None-Match`), each with its value.
    pub headers: Vec<(&'static str, String)>,
}

/// What a server answered, with the headers that say how to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpAnswer {
    /// The status of HTTP.
    pub status: u16,
    /// The address that answered, after all redirects.
    pub address: Address,
    /// The address that took the place of the one that was asked for, as far as every redirect was said to be for good.
    pub moved_to: Option<Address>,
    /// The body, unpacked; empty where the status allows none.
    pub body: Vec<u8>,
    headers: Vec<(String, String)>,
}

impl HttpAnswer {
    /// The value of a header, by its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The longest value of a header that is kept, in bytes.
const LONGEST_HEADER: usize = 1_000;

impl Client {
    /// Asks for an address with headers of one's own, and follows redirects to addresses that may be reached. What is sent
    /// compressed is unpacked, within the size and the ratio of the limits. The connection is not used again: a server that
    /// sends more than its status allows tells nothing to the next request.
    ///
    /// # Errors
    /// [`Fault`] where nothing was answered within the limits; an answer of any status is an [`HttpAnswer`].
    pub fn ask(&self, request: &Request<'_>) -> Result<HttpAnswer, Fault> {
        let mut address: Address = request.url.parse()?;
        let mut moved_to = None;
        let mut for_good = true;
        for _ in 0..=self.limits.redirects {
            let mut call = self.agent.get(address.as_str());
            call = call.header("Connection", "close").header("Accept-Encoding", "gzip");
            for (name, value) in &request.headers {
                call = call.header(*name, value);
            }
            let response = call.call().map_err(|e| self.fault(&address, e))?;
            let Some(to) = onward(&response) else { return self.answer(address, moved_to, response) };
            for_good &= matches!(response.status().as_u16(), 301 | 308);
            address = address.joined(&to)?;
            if for_good {
                moved_to = Some(address.clone());
            }
        }
        Err(Fault::Redirects { url: request.url.to_owned(), most: self.limits.redirects })
    }

    /// Sends bytes to an address, with headers.
    ///
    /// # Errors
    /// As [`Client::post_json`].
    pub fn post(
        &self,
        address: &Address,
        headers: &[(&'static str, String)],
        body: &[u8],
    ) -> Result<HttpAnswer, Fault> {
        let mut call = self.agent.post(address.as_str()).header("Connection", "close");
        for (name, value) in headers {
            call = call.header(*name, value);
        }
        let response = call.send(body).map_err(|e| self.fault(address, e))?;
        match onward(&response) {
            Some(to) => Err(Fault::SentOn { url: address.to_string(), to }),
            None => self.answer(address.clone(), None, response),
        }
    }

    fn answer(
        &self,
        address: Address,
        moved_to: Option<Address>,
        mut response: Response<Body>,
    ) -> Result<HttpAnswer, Fault> {
        let status = response.status().as_u16();
        let value = |value: &ureq::http::HeaderValue| {
            value.to_str().ok().filter(|text| text.len() <= LONGEST_HEADER).map(str::to_owned)
        };
        let headers: Vec<(String, String)> = response
            .headers()
            .iter()
            .filter_map(|(name, text)| Some((name.as_str().to_owned(), value(text)?)))
            .collect();
        let encoding = header(&response, "content-encoding").unwrap_or_default().trim().to_ascii_lowercase();
        let packed = response.body_mut().with_config().limit(self.limits.size).read_to_vec();
        let packed = packed.map_err(|e| self.fault(&address, e))?;
        let body = self.unpacked(&address, &encoding, packed)?;
        Ok(HttpAnswer { status, address, moved_to, body, headers })
    }

    fn unpacked(&self, address: &Address, encoding: &str, packed: Vec<u8>) -> Result<Vec<u8>, Fault> {
        let most = self.limits.size.min((packed.len() as u64).saturating_mul(self.limits.ratio).max(SMALL));
        // Files that are compressed themselves (sitemap.xml.gz) begin so too.
        let is_gzip = packed.starts_with(&[0x1f, 0x8b]);
        let read = match encoding {
            _ if is_gzip => within(MultiGzDecoder::new(packed.as_slice()), most),
            "deflate" if !packed.is_empty() => within(ZlibDecoder::new(packed.as_slice()), most),
            _ => return Ok(packed),
        };
        match read {
            Ok(Some(body)) => Ok(body),
            Ok(None) => {
                let (ratio, most) = (self.limits.ratio, self.limits.size);
                Err(Fault::Bomb { url: address.to_string(), ratio, most })
            }
            Err(e) => Err(Fault::Broken {
                url: address.to_string(),
                why: format!("what it sends cannot be unpacked ({e})"),
            }),
        }
    }
}

/// All that a reader gives; nothing where it is more than `most` bytes.
fn within(from: impl Read, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut body = Vec::new();
    from.take(most + 1).read_to_end(&mut body)?;
    Ok((body.len() as u64 <= most).then_some(body))
}
