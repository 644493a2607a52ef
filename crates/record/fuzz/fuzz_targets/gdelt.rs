//! Any bytes, read as a file of GDELT.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tazamun_record::formats::Format;

fuzz_target!(|data: &[u8]| tazamun_record_fuzz::goes_through(Some(Format::Gdelt), data));
