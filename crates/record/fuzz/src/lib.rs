//! What must hold of any bytes, in every format.

use tazamun_record::formats::{Format, Reading, read_events_with, write_events};

/// Reads bytes, strictly and leniently; what could be read is written in the format that it was taken for and read
/// again: no panic, and no incident more or less, but where the loss report says so.
pub fn goes_through(format: Option<Format>, data: &[u8]) {
    for lenient in [false, true] {
        let how = Reading { format, lenient, ..Reading::default() };
        let Ok(events) = read_events_with("file", data, &how) else { continue };
        let Ok(written) = write_events(events.format, &events.incidents) else { continue };
        let again = read_events_with("again", written.text.as_bytes(), &Reading::default());
        let count = again.map_or(0, |events| events.incidents.len());
        assert!(
            count == events.incidents.len() || !written.losses.is_empty(),
            "{} incidents, {count} after writing, and no loss is told\n{}",
            events.incidents.len(),
            written.text
        );
    }
}
