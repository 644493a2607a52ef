//! An alarm → the standard input of a program, which is started word by word as the file of feeds has it.

use super::Start;
use std::{
    io::Write as _,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How often it is looked whether the program has ended.
const LOOK: Duration = Duration::from_millis(20);

/// Starts the program, gives it the alarm, and waits until it ends.
pub(super) fn run(
    command: &[String],
    json: &str,
    timeout: Duration,
    start: &Start<'_>,
    secrets: &[&str],
) -> Result<(), String> {
    let Some((program, arguments)) = command.split_first() else {
        return Err("no program is named".to_owned());
    };
    let mut started = Command::new(program);
    started.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    for secret in secrets {
        started.env_remove(secret);
    }
    let (mut child, held) = start(&mut started).map_err(|e| format!("'{program}' cannot be started: {e}"))?;
    let (input, json) = (child.stdin.take(), json.to_owned());
    // A program that does not read must not hold the watch up.
    thread::spawn(move || {
        if let Some(mut input) = input {
            let _ = input.write_all(json.as_bytes());
            let _ = input.write_all(b"\n");
        }
    });
    let begun = Instant::now();
    let ended = loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => break Ok(()),
            Ok(Some(status)) => break Err(format!("'{program}' ended with {status}")),
            Ok(None) if begun.elapsed() < timeout => thread::sleep(LOOK),
            Ok(None) => {
                let _ = child.kill();
                let _ = child.wait();
                break Err(format!("'{program}' had not ended after {} s and was ended", timeout.as_secs()));
            }
            Err(e) => break Err(format!("'{program}' cannot be waited for: {e}")),
        }
    };
    drop(held);
    ended
}
