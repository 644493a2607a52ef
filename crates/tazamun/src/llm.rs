//! `--llm`: a language model points at words of articles, and the reader reads them.
//!
//! The options say which server, and what of its answers is made; [`session`] goes through the articles; [`told`] writes
//! what came. Text leaves this machine only where --llm-remote says that it may.

mod compare;
mod session;
mod shelf;
mod told;

pub use session::Session;

use crate::{Failure, inert, stderr::tell, user_data};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};
use tazamun_intake::files::{shown, unpacked};
use tazamun_llm::{Kept, With, batch, call::Server};
use tazamun_net::Reach;
use tazamun_words::Words;

/// The environment's name for the key of a server.
const KEY: &str = "TAZAMUN_LLM_KEY";

/// The options of a language model.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Language model")]
pub struct LlmArgs {
    /// Ask the language model of this server what belongs together (any /v1/chat/completions; key in TAZAMUN_LLM_KEY)
    #[arg(long, value_name = "URL", requires = "llm_model")]
    llm: Option<String>,
    /// The model, as the server calls it
    #[arg(long, value_name = "NAME")]
    llm_model: Option<String>,
    /// What the model and our own reader do together: alone (the model points by itself), hinted (it is shown what our
    /// reader saw), union (what either finds), agreement (what both find) [default: alone]
    #[arg(long, value_enum, value_name = "HOW", requires = "llm_model", hide_possible_values = true)]
    llm_with: Option<Together>,
    /// Allow a server on another machine: the articles, which name victims, are sent to it
    #[arg(long, requires = "llm")]
    llm_remote: bool,
    /// Requests at a time
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=64))]
    llm_parallel: u16,
    /// Seconds that the server has for an answer
    #[arg(long, value_name = "SECONDS", default_value_t = 300, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    llm_timeout: u64,
    /// Where answers are kept, so that none is paid twice [default: the store with `add`, else answers.jsonl in the user's
    /// data folder]
    #[arg(long, value_name = "FILE", requires = "llm_model")]
    llm_cache: Option<PathBuf>,
    /// Write the requests as a batch (JSON Lines) instead of making them
    #[arg(long, value_name = "OUT", requires = "llm_model", conflicts_with_all = ["llm_answers", "dry_run"])]
    llm_requests: Option<PathBuf>,
    /// Take the answers from the answers of a batch (JSON Lines) instead of a server
    #[arg(long, value_name = "IN", requires = "llm_model")]
    llm_answers: Option<PathBuf>,
    /// Say what the calls would come to, and make none
    #[arg(long, requires = "llm_model")]
    dry_run: bool,
    /// Prices for --dry-run: lines of model, price of a million tokens in, of a million tokens out, with tabs between
    #[arg(long, value_name = "FILE", requires = "dry_run")]
    llm_prices: Option<PathBuf>,
    /// Make no more than so many calls
    #[arg(long, value_name = "N", requires = "llm")]
    max_calls: Option<usize>,
    /// Use no more than so many tokens, in and out
    #[arg(long, value_name = "N", requires = "llm")]
    max_tokens: Option<usize>,
}

/// What the model and our own reader do together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Together {
    /// The model points by itself [default]
    Alone,
    /// The model is shown what our reader saw
    Hinted,
    /// Incidents that either finds
    Union,
    /// Incidents that both find
    Agreement,
}

impl From<Together> for With {
    fn from(together: Together) -> With {
        match together {
            Together::Alone => With::Alone,
            Together::Hinted => With::Hinted,
            Together::Union => With::Union,
            Together::Agreement => With::Agreement,
        }
    }
}

impl LlmArgs {
    /// Whether a model is asked at all.
    pub fn is_asked(&self) -> bool {
        self.llm_model.is_some()
    }

    fn with(&self) -> With {
        self.llm_with.map_or(With::Alone, With::from)
    }

    /// The server, where one is named.
    ///
    /// # Errors
    /// [`Failure::Usage`] where its address is none.
    fn server(&self, words: &Words) -> Result<Option<Server>, Failure> {
        let Some(url) = self.llm.as_deref().filter(|_| self.llm_answers.is_none()) else {
            return Ok(None);
        };
        let reach = if self.llm_remote { Reach::Anywhere } else { Reach::ThisMachine };
        if self.llm_remote {
            tell(&words.bare("llm-remote"));
        }
        let timeout = Duration::from_secs(self.llm_timeout);
        let server = Server::new(url, reach, timeout, std::env::var(KEY).ok());
        server.map(Some).map_err(|e| Failure::Usage(format!("--llm: {e}.")))
    }

    /// Whether the requests alone, or what they would come to, are asked for: nothing is read.
    pub fn is_only_asking(&self) -> bool {
        self.dry_run || self.llm_requests.is_some()
    }

    /// Whether only what the calls would come to is asked for.
    pub fn is_dry(&self) -> bool {
        self.dry_run
    }

    /// Whether the requests are wanted as a batch.
    pub fn writes_requests(&self) -> bool {
        self.llm_requests.is_some()
    }

    /// The answers that are kept in a store, unless another place is named.
    ///
    /// # Errors
    /// [`Failure`] where the store or the file cannot be used.
    pub fn kept_in(&self, store: &Path, words: &Words) -> Result<Kept, Failure> {
        if self.llm_answers.is_some() || self.llm_cache.is_some() {
            return self.kept(words);
        }
        Ok(shelf::of_store(store)?)
    }

    /// The answers that are there already.
    ///
    /// # Errors
    /// [`Failure::Usage`] where their file cannot be used.
    fn kept(&self, words: &Words) -> Result<Kept, Failure> {
        if let Some(path) = &self.llm_answers {
            return batch_answers(path);
        }
        // A batch stands for itself, whatever was asked of some server before.
        if self.llm_requests.is_some() {
            return Ok(Kept::in_memory([]));
        }
        let path = match &self.llm_cache {
            Some(path) => path.clone(),
            None => match user_data::folder() {
                Ok(folder) => {
                    fs::create_dir_all(&folder)
                        .map_err(|source| Failure::Write { name: folder.display().to_string(), source })?;
                    folder.join("answers.jsonl")
                }
                Err(_) => {
                    tell(&words.bare("llm-not-kept"));
                    return Ok(Kept::in_memory([]));
                }
            },
        };
        if self.dry_run && !path.exists() {
            return Ok(Kept::in_memory([]));
        }
        Kept::open(&path).map_err(|e| {
            Failure::Usage(format!("--llm-cache {}: {e}.", inert::line(&path.display().to_string())))
        })
    }
}

/// The answers of a batch.
fn batch_answers(path: &Path) -> Result<Kept, Failure> {
    let bytes = unpacked(path)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut answers = Vec::new();
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        let answer = batch::answered(line).map_err(|what| {
            Failure::Usage(format!(
                "{}, line {number}: {what}; a line of a batch's answers has 'custom_id' and 'response'.",
                shown(path)
            ))
        })?;
        answers.extend(answer);
    }
    Ok(Kept::in_memory(answers))
}
