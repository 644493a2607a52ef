//! Words → numbers that are the same in every run.

/// FNV-1a: the same in every run and on every machine, which std's hasher does not promise.
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}
