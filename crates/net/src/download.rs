//! An address → a file, going on where an earlier attempt stopped; what is not whole is not taken.

use crate::{Address, Client, Fault, fault::plain, header, onward};
use std::{
    fs::File,
    io::{self, Read, Seek as _, SeekFrom, Write as _},
    sync::mpsc::{Receiver, RecvTimeoutError, sync_channel},
    thread,
    time::{Duration, Instant},
};
use ureq::{Body, http::Response};

/// Bytes a second below which a server counts as idle.
const SLOWEST: u64 = 64;

/// Bytes that are read at a time.
const PIECE: usize = 1 << 16;

impl Client {
    /// Downloads into an open file. A file that holds the beginning already is asked to be gone on with; where the server
    /// cannot, it is written anew. `idle` is how long a server may send next to nothing.
    ///
    /// # Errors
    /// [`Fault`] as [`Client::get`], where the status is none of success, and where the server does not say how long the
    /// file is: then nobody can tell whether all of it came. What came until then stays in the file.
    pub fn download(&self, url: &str, file: &mut File, idle: Duration) -> Result<(), Fault> {
        let mut address: Address = url.parse()?;
        let from = file.metadata().map_err(|e| broken(&address, &e))?.len();
        for _ in 0..=self.limits.redirects {
            let mut request = self.agent.get(address.as_str());
            if from > 0 {
                request = request.header("Range", format!("bytes={from}-"));
            }
            let response = request.call().map_err(|e| self.fault(&address, e))?;
            match onward(&response) {
                Some(to) => address = address.joined(&to)?,
                None => return self.take(&address, response, file, from, idle),
            }
        }
        Err(Fault::Redirects { url: url.to_owned(), most: self.limits.redirects })
    }

    fn take(
        &self,
        address: &Address,
        response: Response<Body>,
        file: &mut File,
        from: u64,
        idle: Duration,
    ) -> Result<(), Fault> {
        let status = response.status().as_u16();
        if !(200..300).contains(&status) {
            return Err(Fault::Status { url: address.to_string(), status });
        }
        let goes_on = status == 206 && starts_at(&response) == Some(from);
        if status == 206 && !goes_on {
            return Err(Fault::Status { url: address.to_string(), status });
        }
        let begun = if goes_on { from } else { 0 };
        let length = response.body().content_length();
        if length.is_none() && header(&response, "transfer-encoding").is_none() {
            return Err(Fault::NoEnd { url: address.to_string() });
        }
        if length.is_some_and(|length| begun.saturating_add(length) > self.limits.size) {
            return Err(self.too_large(address));
        }
        let fault = |e: io::Error| broken(address, &e);
        file.set_len(begun).and_then(|()| file.seek(SeekFrom::Start(begun))).map_err(fault)?;
        self.copy(address, pieces(response, begun, self.limits.size), file, begun, idle)
    }

    fn copy(
        &self,
        address: &Address,
        pieces: Receiver<io::Result<Vec<u8>>>,
        file: &mut File,
        begun: u64,
        idle: Duration,
    ) -> Result<(), Fault> {
        // Time is cut into stretches of `idle`, and in each something has to come.
        let (mut written, mut since, mut counted) = (begun, Instant::now(), 0);
        loop {
            let piece = match pieces.recv_timeout(idle.saturating_sub(since.elapsed())) {
                Ok(piece) => piece.map_err(|e| self.unread(address, e))?,
                Err(RecvTimeoutError::Timeout) if counted < SLOWEST * idle.as_secs() => {
                    return Err(Fault::Idle { url: address.to_string(), seconds: idle.as_secs() });
                }
                Err(RecvTimeoutError::Timeout) => {
                    (since, counted) = (Instant::now(), 0);
                    continue;
                }
                // Whoever reads has ended: what was sent is whole.
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            };
            if since.elapsed() >= idle {
                if counted < SLOWEST * idle.as_secs() {
                    return Err(Fault::Idle { url: address.to_string(), seconds: idle.as_secs() });
                }
                (since, counted) = (Instant::now(), 0);
            }
            counted += piece.len() as u64;
            written += piece.len() as u64;
            if written > self.limits.size {
                return Err(self.too_large(address));
            }
            file.write_all(&piece).map_err(|e| broken(address, &e))?;
        }
    }

    fn too_large(&self, address: &Address) -> Fault {
        Fault::TooLarge { url: address.to_string(), most: self.limits.size }
    }

    fn unread(&self, address: &Address, error: io::Error) -> Fault {
        match error.downcast::<ureq::Error>() {
            Ok(error) => self.fault(address, error),
            Err(error) => broken(address, &error),
        }
    }
}

fn broken(address: &Address, error: &io::Error) -> Fault {
    Fault::Broken { url: address.to_string(), why: plain(error) }
}

/// The byte at which a part of a file starts, as its head says.
fn starts_at(response: &Response<Body>) -> Option<u64> {
    let range = header(response, "content-range")?;
    range.trim().strip_prefix("bytes ")?.split('-').next()?.trim().parse().ok()
}

/// The pieces of a body, read beside whoever takes them: a read that never ends is then left alone.
fn pieces(response: Response<Body>, begun: u64, size: u64) -> Receiver<io::Result<Vec<u8>>> {
    let (send, receive) = sync_channel(4);
    let most = size.saturating_sub(begun).saturating_add(1);
    let mut body = response.into_body().into_with_config().limit(most.saturating_add(PIECE as u64)).reader();
    thread::spawn(move || {
        loop {
            let mut piece = vec![0; PIECE];
            let read = body.read(&mut piece);
            let ends = !matches!(read, Ok(n) if n > 0);
            let piece = read.map(|n| {
                piece.truncate(n);
                piece
            });
            // The end is told by hanging up.
            if matches!(&piece, Ok(piece) if piece.is_empty()) || send.send(piece).is_err() || ends {
                break;
            }
        }
    });
    receive
}
