//! The command line of tazamun.
fn main() {}
