//! What a file is: by the keys of its JSON, or by the columns of its table.
//!
//! A file that begins with all columns of a format, in that format's order, is of that format: so is every file that is
//! written here, whatever columns of other datasets stand behind. Else a table is a dataset's where it has all columns
//! that the dataset's reader needs.

use super::{Format, gdelt, plain, table::Table};

/// Columns that show a dataset, and those that its reader needs beside them.
struct Marks {
    format: Format,
    shown_by: &'static [&'static str],
    needed: &'static [&'static [&'static str]],
}

const DATASETS: &[Marks] = &[
    Marks {
        format: Format::UcdpGed,
        shown_by: &["type_of_violence", "date_prec", "date_start"],
        needed: &[&["id"], &["latitude"], &["longitude"], &["best", "best_est"]],
    },
    Marks { format: Format::Acled, shown_by: &["event_id_cnty", "event_date"], needed: &[] },
    Marks { format: Format::Acled, shown_by: &["event_date", "event_type", "fatalities"], needed: &[] },
    Marks { format: Format::Acled, shown_by: &["event_date", "event_type", "sub_event_type"], needed: &[] },
    Marks {
        format: Format::Gtd,
        shown_by: &["eventid", "iyear", "attacktype1"],
        needed: &[&["imonth"], &["iday"]],
    },
    Marks { format: Format::Gdelt, shown_by: &["GLOBALEVENTID", "EventCode"], needed: &[&["SQLDATE"]] },
    Marks {
        format: Format::Polecat,
        shown_by: &["Event ID", "Event Mode"],
        needed: &[&["Event Date"], &["Event Type"]],
    },
];

/// What a table is.
pub(super) fn by_columns(table: &Table<'_>) -> Format {
    let whole = |format: &&Format| format.table_form().is_some_and(|form| table.begins_with(form.columns));
    if let Some(format) = Format::ALL.iter().find(whole) {
        return *format;
    }
    let has = |names: &[&str]| table.column(names).is_some();
    let shown = |marks: &&Marks| marks.shown_by.iter().all(|name| has(&[*name]));
    let can_be_read = |marks: &&Marks| marks.needed.iter().all(|names| has(names));
    // A table of ours that somebody has cut down keeps some of the names that no other table has.
    let ours = plain::OURS_ALONE.iter().any(|name| has(&[*name])) && has(&["date_start", "date"]);
    let shown = || DATASETS.iter().filter(shown);
    match shown().find(can_be_read).or_else(|| shown().next()) {
        Some(marks) if !ours => marks.format,
        _ => Format::Plain,
    }
}

/// What a text is by its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beginning {
    /// A format that is no table with a header.
    Format(Format),
    /// Rows of a dataset in JSON, as services answer them.
    Rows,
}

/// Keys that an object of JSON is looked through for.
const KEYS: usize = 200;

/// What a text is that is no table with a header.
pub(super) fn by_text(text: &str) -> Option<Beginning> {
    let format = |format| Some(Beginning::Format(format));
    if !is_json(text) {
        return if gdelt::is_one(text) { format(Format::Gdelt) } else { None };
    }
    if text.trim_start().starts_with('[') {
        return Some(Beginning::Rows);
    }
    let mut answers = false;
    for key in keys(text).take(KEYS) {
        match key {
            "features" => return format(Format::GeoJson),
            "data" | "Result" | "results" => return Some(Beginning::Rows),
            "geometry" | "properties" | "coordinates" | "arcs" => return format(Format::GeoJson),
            "doc" | "date_start" => return format(Format::JsonLines),
            "date" | "event_date" | "event_id_cnty" | "iyear" => return Some(Beginning::Rows),
            "error" | "message" | "success" | "detail" | "TotalCount" => answers = true,
            _ => {}
        }
    }
    if answers {
        return Some(Beginning::Rows);
    }
    let cut_short = text.trim_start().starts_with("{\"type\":\"FeatureCollection\"");
    format(if cut_short { Format::GeoJson } else { Format::JsonLines })
}

/// Whether a text begins as JSON does.
pub(super) fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// The keys of the first object of a text, without those inside of its values.
fn keys(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    std::iter::from_fn(move || {
        while let Some(byte) = bytes.get(at) {
            at += 1;
            match byte {
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth <= 1 => return None,
                b'}' | b']' => depth -= 1,
                b'"' => {
                    let start = at;
                    while let Some(inside) = bytes.get(at).filter(|inside| **inside != b'"') {
                        at += if *inside == b'\\' { 2 } else { 1 };
                    }
                    let end = at.min(bytes.len());
                    at = end + 1;
                    let is_key =
                        bytes[end..].iter().skip(1).find(|b| !b.is_ascii_whitespace()) == Some(&b':');
                    if depth == 1 && is_key {
                        return text.get(start..end);
                    }
                }
                _ => {}
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_known_by_the_keys_of_its_first_object() {
        for (text, want) in [
            (
                r#"{"id":"a","note":"a \"FeatureCollection\"","extra":{"data":"x","event_id_cnty":"y"}}"#,
                Format::JsonLines,
            ),
            (r#"{"extra":{"features":"1"},"date_start":"2022-01-21"}"#, Format::JsonLines),
            (r#"{"doc":"a","incidents":[]}"#, Format::JsonLines),
            (r#"{"type":"FeatureCollection","features":[{"id":1}]}"#, Format::GeoJson),
            (r#"{"name":"x","crs":{"id":1},"features":[]}"#, Format::GeoJson),
            (r#"{"status":"occurred","id":"a"}"#, Format::JsonLines),
            ("{\"", Format::JsonLines),
        ] {
            assert_eq!(by_text(text), Some(Beginning::Format(want)), "{text}");
        }
        for text in [
            r#"{"status":200,"data":[{"event_id_cnty":"IRQ1"}]}"#,
            r#"[{"event_id_cnty":"IRQ1"}]"#,
            r#"{"TotalCount":0,"Result":[]}"#,
            r#"{"error":"access denied"}"#,
        ] {
            assert_eq!(by_text(text), Some(Beginning::Rows), "{text}");
        }
        assert_eq!(by_text("id,date\n"), None);
    }
}
