//! Findings to one self-contained page in Arabic and English.
