//! `tazamun`: the program. All it does stands in the library beside it.

fn main() -> std::process::ExitCode {
    tazamun::run(std::env::args_os())
}
