//! Text with separators → records of fields, each with its line; every line comes out as a record or as a fault.
//!
//! Follows RFC 4180: a field that begins with a quote ends with one, a quote inside of it is written twice, and nothing
//! but a separator or the line's end stands behind its end. A quote elsewhere is a letter. Lines end in LF, CR LF or CR.
//!
//! In files with tabs between the fields most programs write quotes as they are, so that there a quote is a letter too,
//! unless the whole field is quoted; a quoted field with a tab or a line break in it is known by the width of its record.

use csv::StringRecord;
use std::ops::Range;

/// What a quote means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// A field may be quoted.
    Strict,
    /// A field may be quoted whole; else a quote is a letter.
    Loose,
    /// A quote is a letter.
    Letters,
}

/// A quoted field that cannot be read, and what is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fault {
    /// The field's place in its record, from 0.
    pub(super) field: usize,
    /// The line of its first quote.
    pub(super) line: u64,
    /// The line in which text stands behind its last quote; `None` where it has no last quote.
    pub(super) behind: Option<u64>,
}

/// A record as it stands in the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Record {
    /// Its first line, from 1.
    pub(super) line: u64,
    /// Its fields, without the quotes around them.
    pub(super) fields: Result<StringRecord, Fault>,
    /// Where in the text it stands, with its line end.
    pub(super) span: Range<usize>,
}

/// The records of a text, without those that hold nothing but white space: spreadsheets leave such behind.
pub(super) struct Records<'a> {
    text: &'a str,
    separator: u8,
    quotes: Quotes,
    /// Fields in a record, where that is known.
    width: Option<usize>,
    at: usize,
    line: u64,
}

/// One record with the place and the line behind it.
struct Read {
    fields: StringRecord,
    end: usize,
    next_line: u64,
}

impl<'a> Records<'a> {
    /// The records of a text whose first line has this number.
    pub(super) fn of(text: &'a str, separator: u8, quotes: Quotes, line: u64) -> Self {
        Records { text, separator, quotes, width: None, at: 0, line }
    }

    /// The records of a text from this place on, where a line of this number begins.
    pub(super) fn from(text: &'a str, separator: u8, quotes: Quotes, (at, line): (usize, u64)) -> Self {
        Records { text, separator, quotes, width: None, at, line }
    }

    /// The place and the line behind the record that was read last.
    pub(super) fn behind(&self) -> (usize, u64) {
        (self.at, self.line)
    }

    /// Says how many fields every further record ought to have.
    pub(super) fn expect(&mut self, width: usize) {
        self.width = Some(width);
    }

    fn record(&mut self) -> Option<Record> {
        if self.at >= self.text.len() {
            return None;
        }
        let (start, line) = (self.at, self.line);
        let read = match self.quotes {
            Quotes::Strict => self.strict(start, line),
            Quotes::Loose => Ok(self.loose(start, line)),
            Quotes::Letters => Ok(self.one_line(start, line, false).0),
        };
        let fields = match read {
            Ok(read) => {
                (self.at, self.line) = (read.end, read.next_line);
                Ok(read.fields)
            }
            Err(fault) => {
                self.go_behind(fault.line);
                Err(fault)
            }
        };
        Some(Record { line, fields, span: start..self.at })
    }

    /// Goes to the beginning of the line behind this one, so that a quote at fault costs its own line alone.
    fn go_behind(&mut self, line: u64) {
        while self.line <= line && self.at < self.text.len() {
            self.at = line_end(self.text, self.at).1;
            self.line += 1;
        }
    }

    /// Reads a record that may have quoted fields.
    fn strict(&self, start: usize, first_line: u64) -> Result<Read, Fault> {
        let bytes = self.text.as_bytes();
        let (mut fields, mut at, mut line) = (StringRecord::new(), start, first_line);
        loop {
            if bytes.get(at) == Some(&b'"') {
                let fault = |behind| Fault { field: fields.len(), line, behind };
                let (field, end, breaks) = quoted(self.text, at).ok_or_else(|| fault(None))?;
                let blank = |b: &u8| *b == b' ' && self.separator != b' ';
                at = end + bytes[end..].iter().take_while(|b| blank(b)).count();
                if !matches!(bytes.get(at), None | Some(b'\r' | b'\n'))
                    && bytes.get(at) != Some(&self.separator)
                {
                    return Err(fault(Some(line + breaks)));
                }
                fields.push_field(&field);
                line += breaks;
            } else {
                let ends = |b: &u8| *b == self.separator || *b == b'\n' || *b == b'\r';
                let length = bytes[at..].iter().position(ends).unwrap_or(bytes.len() - at);
                fields.push_field(&self.text[at..at + length]);
                at += length;
            }
            if bytes.get(at) != Some(&self.separator) {
                return Ok(Read { fields, end: line_end(self.text, at).1, next_line: line + 1 });
            }
            at += 1;
        }
    }

    /// Reads one line, and says whether a field of it begins with a quote that does not end it.
    fn one_line(&self, start: usize, line: u64, unquote: bool) -> (Read, bool) {
        let (end, next) = line_end(self.text, start);
        let (mut fields, mut open) = (StringRecord::new(), false);
        for field in self.text[start..end].split(char::from(self.separator)) {
            match quoted(field, 0).filter(|_| unquote && field.starts_with('"')) {
                Some((inside, length, _)) if length == field.len() => fields.push_field(&inside),
                _ => {
                    open |= field.starts_with('"');
                    fields.push_field(field);
                }
            }
        }
        (Read { fields, end: next, next_line: line + 1 }, open)
    }

    /// Reads a record whose quotes may be letters: by its line, or over separators and line breaks in a quoted field
    /// where only that gives the record its width.
    fn loose(&self, start: usize, line: u64) -> Read {
        let (by_line, open) = self.one_line(start, line, true);
        if !open {
            return by_line;
        }
        match self.strict(start, line) {
            Ok(whole) if self.width.is_none_or(|width| whole.fields.len() == width) => {
                let behind = self.text.get(by_line.end..whole.end).unwrap_or_default();
                let width = self.width.unwrap_or(usize::MAX);
                let is_row = |line: &str| line.split(char::from(self.separator)).count() == width;
                if lines(behind).any(is_row) { by_line } else { whole }
            }
            _ => by_line,
        }
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        loop {
            let record = self.record()?;
            let blank = |fields: &StringRecord| fields.iter().all(|field| field.trim().is_empty());
            if !record.fields.as_ref().is_ok_and(blank) {
                return Some(record);
            }
        }
    }
}

/// The field whose first quote stands here, the place behind its last one, and the line breaks in it.
fn quoted(text: &str, at: usize) -> Option<(String, usize, u64)> {
    let (mut field, mut from) = (String::new(), at + 1);
    loop {
        let close = from + text.get(from..)?.find('"')?;
        field.push_str(&text[from..close]);
        if text.as_bytes().get(close + 1) != Some(&b'"') {
            let breaks = line_breaks(field.as_bytes());
            return Some((field, close + 1, breaks));
        }
        field.push('"');
        from = close + 2;
    }
}

/// Where the line that holds this place ends, without and with its line break.
fn line_end(text: &str, at: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let end = bytes[at..].iter().position(|b| matches!(b, b'\r' | b'\n')).map_or(bytes.len(), |n| at + n);
    let length = match (bytes.get(end), bytes.get(end + 1)) {
        (Some(b'\r'), Some(b'\n')) => 2,
        (Some(_), _) => 1,
        (None, _) => 0,
    };
    (end, end + length)
}

/// The lines of a text, each without its line break.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (end, next) = line_end(text, at);
        let line = (at < text.len()).then(|| &text[at..end]);
        at = next;
        line
    })
}

/// The line breaks in a text: LF, CR LF and CR.
pub(super) fn line_breaks(bytes: &[u8]) -> u64 {
    let is_break = |(n, byte): (usize, &u8)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(n + 1) != Some(&b'\n'),
        _ => false,
    };
    bytes.iter().enumerate().filter(|found| is_break(*found)).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The records of a text, fields parted by `/`; a fault as `!field line behind`.
    fn shown(text: &str, separator: u8, quotes: Quotes) -> Vec<String> {
        let mut records = Records::of(text, separator, quotes, 1);
        let mut all = Vec::new();
        while let Some(record) = records.next() {
            all.push(match &record.fields {
                Ok(fields) => {
                    if records.width.is_none() {
                        records.expect(fields.len());
                    }
                    format!("{}:{}", record.line, fields.iter().collect::<Vec<_>>().join("/"))
                }
                Err(Fault { field, line, behind }) => {
                    format!("!{field} {line} {}", behind.map_or("-".to_owned(), |l| l.to_string()))
                }
            });
        }
        all
    }

    #[test]
    fn every_line_is_a_record_or_a_fault() {
        for (text, want) in [
            ("a,b\n1,2\n", &["1:a/b", "2:1/2"][..]),
            ("a,b\r\n1,2\r\n\r\n3,4", &["1:a/b", "2:1/2", "4:3/4"]),
            ("a,b\r1,2\r3,4\r", &["1:a/b", "2:1/2", "3:3/4"]),
            ("a,b\n\"x, \"\"y\"\"\",2\n", &["1:a/b", "2:x, \"y\"/2"]),
            ("a,b\n\"one\r\ntwo\",2\n3,4\n", &["1:a/b", "2:one\r\ntwo/2", "4:3/4"]),
            ("a,b\n5\" pipe,2\n", &["1:a/b", "2:5\" pipe/2"]),
            ("a,b\n\"x\" ,2\n", &["1:a/b", "2:x/2"]),
            ("a,b\n,\n , \n3,\n", &["1:a/b", "4:3/"]),
            ("a,b\n1,\"x\n2,\"y\n3,z\n", &["1:a/b", "!1 2 3", "!1 3 -", "4:3/z"]),
            ("a,b\n1,\"x\"y\n2,z\n", &["1:a/b", "!1 2 2", "3:2/z"]),
            ("a,b\n1,\"x\n", &["1:a/b", "!1 2 -"]),
        ] {
            assert_eq!(shown(text, b',', Quotes::Strict), want, "{text:?}");
        }
    }

    #[test]
    fn in_files_with_tabs_a_quote_is_a_letter_unless_the_whole_field_is_quoted() {
        for (text, want) in [
            ("a\tb\n1\t\"x\n2\t\"y\n3\tz\n", &["1:a/b", "2:1/\"x", "3:2/\"y", "4:3/z"][..]),
            ("a\tb\n1\t\"x\" y\n", &["1:a/b", "2:1/\"x\" y"]),
            ("a\tb\n1\t\"x \"\"y\"\"\"\n", &["1:a/b", "2:1/x \"y\""]),
            ("a\tb\n1\t\"x\ty\"\n2\tz\n", &["1:a/b", "2:1/x\ty", "3:2/z"]),
            ("a\tb\n1\t\"x\ny\"\n2\tz\n", &["1:a/b", "2:1/x\ny", "4:2/z"]),
            ("a\tb\n1\t\"x\n2\ty\"\n3\tz\n", &["1:a/b", "2:1/\"x", "3:2/y\"", "4:3/z"]),
        ] {
            assert_eq!(shown(text, b'\t', Quotes::Loose), want, "{text:?}");
        }
        assert_eq!(shown("\"a\"\tb\n", b'\t', Quotes::Letters), ["1:\"a\"/b"]);
    }

    proptest! {
        /// What the csv crate writes is read as it was, whatever stands in the cells.
        #[test]
        fn what_is_written_is_read(
            rows in prop::collection::vec(prop::array::uniform3("[ab\",;\t\n\r ]{0,6}x"), 1..8),
            separator in prop::sample::select(vec![b',', b';', b'\t', b'|']),
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
            rows.iter().for_each(|row| writer.write_record(row).unwrap());
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let mut records = Records::of(&text, separator, Quotes::Strict, 1);
            records.expect(3);
            let read: Vec<Vec<String>> =
                records.map(|r| r.fields.unwrap().iter().map(str::to_owned).collect()).collect();
            prop_assert_eq!(read, rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>());
        }

        /// The spans of all records cover the text, but for lines of nothing.
        #[test]
        fn no_letter_is_passed_over(text in "[ab\",\t\n\r]{0,40}") {
            for quotes in [Quotes::Strict, Quotes::Loose, Quotes::Letters] {
                let mut covered = 0;
                for record in Records::of(&text, b',', quotes, 1) {
                    let between = &text[covered..record.span.start];
                    prop_assert!(between.chars().all(|c| "\",\t\r\n".contains(c)), "{:?}", between);
                    covered = record.span.end;
                }
                prop_assert!(text[covered..].chars().all(|c| "\",\t\r\n".contains(c)));
            }
        }
    }
}
