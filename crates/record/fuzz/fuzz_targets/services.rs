//! Any bytes behind the beginning of a service's answer in JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    for before in ["[", "{\"data\":[", "{\"Result\":["] {
        tazamun_record_fuzz::goes_through(None, &[before.as_bytes(), data].concat());
    }
});
