//! Many requests → answers, several at a time, each kept as it comes; nothing is asked that was answered before.

use crate::{
    Kept, Request,
    call::{CallError, Outcome, Patience, Server, is_refused},
};
use std::{
    collections::HashSet,
    io,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
};

/// What a run may cost.
#[derive(Debug, Clone, Copy)]
pub struct Caps {
    /// Calls.
    pub calls: Option<usize>,
    /// Tokens in and out, as the server counts them.
    pub tokens: Option<usize>,
    /// Requests at a time.
    pub parallel: usize,
    /// How a server that is busy is asked again.
    pub patience: Patience,
}

/// What a run has cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spent {
    /// Calls.
    pub calls: usize,
    /// Tokens in.
    pub tokens_in: usize,
    /// Tokens out.
    pub tokens_out: usize,
}

/// Why no more is asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Stop {
    /// As many calls were made as may be.
    #[error("the {0} calls of --max-calls are made")]
    Calls(usize),
    /// As many tokens were used as may be.
    #[error("the {0} tokens of --max-tokens are used up")]
    Tokens(usize),
    /// The server gives no answer.
    #[error(transparent)]
    Call(#[from] CallError),
    /// An answer cannot be kept.
    #[error("an answer cannot be kept: {0}")]
    Keep(#[from] io::Error),
}

/// Answers in a row that may fail to come before a run ends.
const FAILURES: usize = 3;

/// A run of requests.
#[derive(Debug)]
pub struct Run<'a> {
    server: &'a Server,
    kept: &'a Kept,
    caps: Caps,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    spent: Spent,
    /// Requests to which nothing came that can be read.
    without: HashSet<String>,
    answered: bool,
    failures: usize,
    last: Option<String>,
}

impl<'a> Run<'a> {
    /// A run that asks this server and keeps what comes.
    pub fn new(server: &'a Server, kept: &'a Kept, caps: Caps) -> Self {
        Run { server, kept, caps, state: Mutex::default() }
    }

    /// What it has cost.
    pub fn spent(&self) -> Spent {
        self.locked().spent
    }

    fn locked(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks for all that was not answered before.
    ///
    /// # Errors
    /// [`Stop`] where it ended before all were asked; what was answered until then is kept.
    pub fn answer(&self, requests: &[Request]) -> Result<(), Stop> {
        let mut keys = HashSet::new();
        let open: Vec<&Request> = requests
            .iter()
            .filter(|r| keys.insert(r.key.as_str()) && self.kept.get(&r.key).is_none())
            .filter(|r| !self.locked().without.contains(&r.key))
            .collect();
        let (next, ended) = (AtomicUsize::new(0), AtomicBool::new(false));
        let work = || -> Result<(), Stop> {
            while !ended.load(Ordering::Relaxed) {
                let Some(request) = open.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
                self.one(request).inspect_err(|_| ended.store(true, Ordering::Relaxed))?;
            }
            Ok(())
        };
        let workers = self.caps.parallel.clamp(1, open.len().max(1));
        thread::scope(|scope| {
            let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
            let ends: Vec<_> = threads.into_iter().filter_map(|thread| thread.join().ok()).collect();
            ends.into_iter().collect()
        })
    }

    /// Asks for one, and once more where what came has not the form that was asked for.
    fn one(&self, request: &Request) -> Result<(), Stop> {
        let mut outcome = self.call(request)?;
        if outcome.as_ref().is_some_and(is_refused) {
            match self.call(request) {
                Ok(again) => outcome = again.or(outcome),
                // What came is kept, though it is none.
                Err(Stop::Calls(_) | Stop::Tokens(_)) => {}
                Err(stop) => return Err(stop),
            }
        }
        match outcome {
            Some(Outcome::Said(answer)) => self.kept.keep(answer)?,
            _ => _ = self.locked().without.insert(request.key.clone()),
        }
        Ok(())
    }

    /// One call; nothing where it failed in a way that other requests may not.
    fn call(&self, request: &Request) -> Result<Option<Outcome>, Stop> {
        self.reserve()?;
        match self.server.ask(request, self.caps.patience) {
            Ok(outcome) => {
                let mut state = self.locked();
                (state.answered, state.failures) = (true, 0);
                if let Outcome::Said(said) = &outcome {
                    state.spent.tokens_in += said.tokens.0;
                    state.spent.tokens_out += said.tokens.1;
                }
                Ok(Some(outcome))
            }
            Err(error) if self.passes(&error) => {
                self.locked().last = Some(error.to_string());
                Ok(None)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Whether others may be answered although this one was not: where a server that answered before was too slow or broke
    /// off, or fails at what it is asked; several in a row end the run.
    fn passes(&self, error: &CallError) -> bool {
        let mut state = self.locked();
        state.failures += 1;
        let of_this = match error {
            CallError::Fault(fault) => fault.may_pass() && state.answered,
            CallError::Busy { status, .. } => *status == 500,
            _ => false,
        };
        of_this && state.failures < FAILURES
    }

    /// Why the last request that has no answer has none.
    pub fn last_failure(&self) -> Option<String> {
        self.locked().last.clone()
    }

    fn reserve(&self) -> Result<(), Stop> {
        let mut state = self.locked();
        let used = state.spent.tokens_in + state.spent.tokens_out;
        match (self.caps.calls, self.caps.tokens) {
            (Some(most), _) if state.spent.calls >= most => Err(Stop::Calls(most)),
            (_, Some(most)) if used >= most => Err(Stop::Tokens(most)),
            _ => {
                state.spent.calls += 1;
                Ok(())
            }
        }
    }
}
