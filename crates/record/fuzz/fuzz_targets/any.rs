//! Any bytes, read as whatever they look like.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| tazamun_record_fuzz::goes_through(None, data));
