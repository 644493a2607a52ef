//! Requests → a server's answers, by `/v1/chat/completions`: what it does not know is left out and said, what passes is
//! tried again, and what does not is told in a sentence.

use crate::{KeptAnswer, Request, answer};
use serde_json::Value;
use std::{sync::Mutex, thread::sleep, time::Duration};
use tazamun_net::{Address, AddressError, Client, Fault, Limits, Reach, Reply};

/// A server of models, and how it is asked.
#[derive(Debug)]
pub struct Server {
    address: Address,
    client: Client,
    key: Option<Key>,
    without: Mutex<Vec<&'static str>>,
}

/// A key; it is never printed.
struct Key(String);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

/// Why a request has no answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CallError {
    /// The address is none.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// Nothing came, or not all.
    #[error("{0}")]
    Fault(#[from] Fault),
    /// The server does not take the key.
    #[error("{url} answers {status} ({said}): the key is missing or not taken; give it as TAZAMUN_LLM_KEY")]
    Key {
        /// The address.
        url: String,
        /// The status.
        status: u16,
        /// What it says.
        said: String,
    },
    /// There is no such path or model.
    #[error(
        "{url} answers 404 ({said}): it has no such model, or no /v1/chat/completions; check --llm and --llm-model"
    )]
    Missing {
        /// The address.
        url: String,
        /// What it says.
        said: String,
    },
    /// It refuses what was asked.
    #[error("{url} answers {status} ({said})")]
    Refused {
        /// The address.
        url: String,
        /// The status.
        status: u16,
        /// What it says.
        said: String,
    },
    /// It was busy or broken each time.
    #[error("{url} answers {status} ({said}), {tries} times; try again later, with fewer requests at a time")]
    Busy {
        /// The address.
        url: String,
        /// The status.
        status: u16,
        /// What it says.
        said: String,
        /// How often it was asked.
        tries: u32,
    },
}

/// How a server that is busy is asked again.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// How often it is asked.
    pub tries: u32,
    /// How long is waited before it is asked again; twice as long each time.
    pub first: Duration,
    /// The longest that is waited, whatever the server says.
    pub longest: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Patience { tries: 5, first: Duration::from_millis(500), longest: Duration::from_secs(60) }
    }
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A content, whatever it is.
    Said(KeptAnswer),
    /// Something that is no answer of such a server.
    Unreadable,
}

/// Bytes of an answer.
const LARGEST: u64 = 32 << 20;

/// What is asked for beside the messages and may be unknown to a server, with a word by which it says so.
const OPTIONAL: [(&str, &str); 3] =
    [("temperature", "temperature"), ("max_tokens", "max_tokens"), ("response_format", "")];

impl Server {
    /// A server at an address: its root, its `/v1` or its `/v1/chat/completions`.
    ///
    /// # Errors
    /// [`AddressError`] where the text is no address.
    pub fn new(
        url: &str,
        reach: Reach,
        timeout: Duration,
        key: Option<String>,
    ) -> Result<Self, AddressError> {
        let url = url.trim().trim_end_matches('/');
        let full = if url.ends_with("/chat/completions") {
            url.to_owned()
        } else if url.ends_with("/v1") {
            format!("{url}/chat/completions")
        } else {
            format!("{url}/v1/chat/completions")
        };
        let limits = Limits { total: timeout, size: LARGEST, redirects: 0, ..Limits::default() };
        Ok(Server {
            address: full.parse()?,
            client: Client::new(reach, limits),
            key: key.filter(|k| !k.trim().is_empty()).map(|k| Key(k.trim().to_owned())),
            without: Mutex::new(Vec::new()),
        })
    }

    /// What it was found not to take: it is left out, and what comes is held against the form all the same.
    pub fn without(&self) -> Vec<&'static str> {
        self.left_out().clone()
    }

    fn left_out(&self) -> std::sync::MutexGuard<'_, Vec<&'static str>> {
        self.without.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Asks, and asks again while the server is busy (429) or broken (5xx).
    ///
    /// # Errors
    /// [`CallError`] where there is no answer.
    pub fn ask(&self, request: &Request, patience: Patience) -> Result<Outcome, CallError> {
        let mut waited = patience.first;
        let mut tries = 0;
        loop {
            let mut body = request.body.clone();
            let left_out = self.without();
            left_out.iter().for_each(|field| {
                body.as_object_mut().map(|body| body.shift_remove(*field));
            });
            let reply = self.client.post_json(
                &self.address,
                self.key.as_ref().map(|k| k.0.as_str()),
                &body.to_string(),
            )?;
            tries += 1;
            match reply.status {
                200..=299 => return Ok(self.outcome(request, &reply)),
                400 | 422 if self.leave_out(&left_out, &reply) => {}
                429 | 500..=599 if tries < patience.tries => {
                    let asked = reply.retry_after.map(Duration::from_secs);
                    sleep(asked.unwrap_or(waited).min(patience.longest));
                    waited *= 2;
                }
                _ => return Err(self.refusal(&reply, tries)),
            }
        }
    }

    /// Whether a refusal is of something that can be left out; it is, from now on.
    fn leave_out(&self, tried_without: &[&'static str], reply: &Reply) -> bool {
        let said = String::from_utf8_lossy(&reply.body).to_lowercase();
        let next =
            OPTIONAL.iter().find(|(field, word)| !tried_without.contains(field) && said.contains(word));
        if let Some((field, _)) = next {
            let mut left_out = self.left_out();
            if !left_out.contains(field) {
                left_out.push(field);
            }
        }
        next.is_some()
    }

    fn outcome(&self, request: &Request, reply: &Reply) -> Outcome {
        let body: Option<Value> = serde_json::from_slice(&reply.body).ok();
        let Some((content, tokens)) = body.as_ref().and_then(content) else { return Outcome::Unreadable };
        let model = request.body.get("model").and_then(Value::as_str).unwrap_or_default().to_owned();
        let tokens = tokens.unwrap_or((request.tokens.0, crate::ask::tokens(&content)));
        Outcome::Said(KeptAnswer {
            key: request.key.clone(),
            model,
            content,
            tokens,
            article: request.article.clone(),
        })
    }

    fn refusal(&self, reply: &Reply, tries: u32) -> CallError {
        let (url, status, said) = (self.address.to_string(), reply.status, self.said(reply));
        match status {
            401 | 403 => CallError::Key { url, status, said },
            404 => CallError::Missing { url, said },
            429 | 500..=599 => CallError::Busy { url, status, said, tries },
            _ => CallError::Refused { url, status, said },
        }
    }

    /// What a server says of its refusal, in a line; the key is not repeated.
    fn said(&self, reply: &Reply) -> String {
        let body = String::from_utf8_lossy(&reply.body);
        let told = serde_json::from_str::<Value>(&body).ok().and_then(|v| {
            let message = v.pointer("/error/message").or_else(|| v.get("error")).or_else(|| v.get("message"));
            message.and_then(Value::as_str).map(str::to_owned)
        });
        let words: Vec<&str> = told.as_deref().unwrap_or(&body).split_whitespace().collect();
        let mut said = words.join(" ");
        if let Some(key) = &self.key {
            said = said.replace(&key.0, "[key]");
        }
        let short: String = said.chars().take(200).collect();
        if short.is_empty() { "nothing more said".to_owned() } else { short }
    }
}

/// What a body of `/v1/chat/completions` says, and the tokens in and out that it counts.
pub(crate) fn content(body: &Value) -> Option<(String, Option<(usize, usize)>)> {
    let content = body.pointer("/choices/0/message/content")?.as_str()?.to_owned();
    let count = |name: &str| usize::try_from(body.get("usage")?.get(name)?.as_u64()?).ok();
    Some((content, count("prompt_tokens").zip(count("completion_tokens"))))
}

/// Whether an answer is worth asking once more: it has not the form that was asked for.
pub fn is_refused(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Said(said) => answer::answer(&said.content).is_err(),
        Outcome::Unreadable => true,
    }
}
