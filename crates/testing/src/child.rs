//! Programs that tests start, each with a limit on how long it is waited for.

use std::{
    io::Read,
    process::{Child, Command, ExitStatus, Output, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

/// How long a program is waited for: many times what the slowest takes on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(300);

/// Runs a program to its end and gives what it printed; nothing is on its standard input.
///
/// # Panics
/// Where it cannot be started, or has not ended after [`PATIENCE`]; it is then ended first.
pub fn run(command: &mut Command) -> Output {
    run_within(command, PATIENCE)
}

/// As [`run`], with a limit of one's own.
///
/// # Panics
/// Where the program cannot be started, or has not ended in time; it is then ended first.
pub fn run_within(command: &mut Command, limit: Duration) -> Output {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().unwrap_or_else(|error| panic!("{command:?} cannot be started: {error}"));
    finished(child, limit).unwrap_or_else(|told| panic!("{command:?} {told}"))
}

/// Waits for a program that was started already, and gives what it printed on the pipes that it was given.
///
/// # Errors
/// What it had printed where it has not ended in time; it is then ended first.
pub fn finished(mut child: Child, limit: Duration) -> Result<Output, String> {
    let end = Instant::now() + limit;
    drop(child.stdin.take());
    let pipes = (child.stdout.take().map(read), child.stderr.take().map(read));
    let status = status(&mut child, end);
    // A program that was ended in time may have left others that hold its pipes open: what comes within a moment is taken.
    let moment = end.max(Instant::now() + Duration::from_secs(2));
    let [stdout, stderr] =
        [pipes.0, pipes.1].map(|pipe| pipe.map(|pipe| all(&pipe, moment)).unwrap_or_default());
    match status {
        Some(status) => Ok(Output { status, stdout, stderr }),
        None => {
            let [out, err] = [&stdout, &stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
            Err(format!(
                "had not ended after {} s, and was killed. It had printed:\n{out}{err}",
                limit.as_secs()
            ))
        }
    }
}

/// How the program ended, or nothing where it had to be ended.
fn status(child: &mut Child, end: Instant) -> Option<ExitStatus> {
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait().expect("a child of ours can be asked after") {
            return Some(status);
        }
        if Instant::now() >= end {
            child.kill().expect("a child of ours can be killed");
            child.wait().expect("a killed child ends");
            return None;
        }
        thread::sleep(pause);
        pause = (2 * pause).min(Duration::from_millis(10));
    }
}

/// Takes everything out of a pipe beside the program, which would stop at a full one.
fn read(mut pipe: impl Read + Send + 'static) -> Receiver<Vec<u8>> {
    let (send, taken) = mpsc::channel();
    thread::spawn(move || {
        let mut block = vec![0; 1 << 16];
        while let Ok(size @ 1..) = pipe.read(&mut block) {
            if send.send(block[..size].to_vec()).is_err() {
                break;
            }
        }
    });
    taken
}

/// What came out of a pipe up to its end, or up to that moment.
fn all(pipe: &Receiver<Vec<u8>>, moment: Instant) -> Vec<u8> {
    let mut bytes = Vec::new();
    while let Ok(block) = pipe.recv_timeout(moment.saturating_duration_since(Instant::now())) {
        bytes.extend(block);
    }
    bytes
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn what_is_printed_is_given_back_and_so_is_the_status() {
        let run = run(&mut shell("echo out; echo err >&2; exit 3"));
        assert_eq!((run.stdout.as_slice(), run.stderr.as_slice()), (&b"out\n"[..], &b"err\n"[..]));
        assert_eq!(run.status.code(), Some(3));
    }

    #[test]
    fn more_than_a_pipe_holds_is_given_back_whole() {
        assert_eq!(run(&mut shell("head -c 3000000 /dev/zero")).stdout.len(), 3_000_000);
    }

    #[test]
    fn a_program_that_hangs_is_ended_and_what_it_printed_is_told() {
        let child = shell("echo begun; exec sleep 1000").stdout(Stdio::piped()).spawn().unwrap();
        let told = finished(child, Duration::from_millis(500)).unwrap_err();
        assert!(told.contains("was killed") && told.contains("begun"), "{told}");
    }

    #[test]
    fn one_that_leaves_another_behind_is_not_waited_for_longer_than_its_limit() {
        let child = shell("sleep 20 & echo done").stdout(Stdio::piped()).spawn().unwrap();
        let run = finished(child, Duration::from_millis(500)).unwrap();
        assert_eq!(run.stdout, b"done\n");
    }
}
