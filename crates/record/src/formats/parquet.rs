//! Apache Parquet ⇄ the same table as text.
//!
//! A Parquet file is read as if its table had come as CSV, so that a release of any dataset that somebody keeps in Parquet is
//! recognised by its columns; what is written is the plain event table. A column is written as days, whole numbers or
//! decimal numbers where every cell of it is one and reads back letter for letter, and as text otherwise. Only behind the
//! feature `parquet`; written as the format's own description has it (<https://parquet.apache.org/docs/file-format/>).

use super::Problem;
use jiff::{ToSpan as _, civil::Date};
use parquet::{
    basic::{Compression, LogicalType, Repetition, Type as Physical},
    data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type},
    errors::ParquetError,
    file::{
        properties::WriterProperties,
        reader::{FileReader as _, SerializedFileReader},
        writer::{SerializedFileWriter, SerializedRowGroupWriter},
    },
    record::Field,
    schema::types::Type,
};
use std::sync::Arc;

/// The day from which Parquet counts days.
const EPOCH: Date = Date::constant(1970, 1, 1);
const MILLISECONDS_A_DAY: i64 = 86_400_000;

/// The table of a Parquet file as CSV with a header.
pub(super) fn text_of(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let unreadable = |error: ParquetError| Problem::Parquet(error.to_string());
    let file = SerializedFileReader::new(bytes::Bytes::copy_from_slice(bytes)).map_err(unreadable)?;
    let schema = file.metadata().file_metadata().schema();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let written = |error: csv::Error| Problem::Parquet(error.to_string());
    writer.write_record(schema.get_fields().iter().map(|field| field.name())).map_err(written)?;
    for row in file.get_row_iter(None).map_err(unreadable)? {
        let row = row.map_err(unreadable)?;
        let cells = row.get_column_iter().map(|(name, field)| cell(name, field));
        writer.write_record(cells.collect::<Result<Vec<_>, _>>()?).map_err(written)?;
    }
    writer.into_inner().map_err(|error| Problem::Parquet(error.to_string()))
}

fn cell(name: &str, field: &Field) -> Result<String, Problem> {
    let number = |number: f64| if number.is_nan() { String::new() } else { number.to_string() };
    Ok(match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Bool(value) => value.to_string(),
        Field::Byte(n) => n.to_string(),
        Field::Short(n) => n.to_string(),
        Field::Int(n) => n.to_string(),
        Field::Long(n) => n.to_string(),
        Field::UByte(n) => n.to_string(),
        Field::UShort(n) => n.to_string(),
        Field::UInt(n) => n.to_string(),
        Field::ULong(n) => n.to_string(),
        Field::Float(n) => number(n.to_string().parse().unwrap_or(f64::NAN)),
        Field::Double(n) => number(*n),
        Field::Date(days) => day(name, i64::from(*days))?,
        Field::TimestampMillis(instant) => moment(name, *instant)?,
        Field::TimestampMicros(instant) => moment(name, instant.div_euclid(1_000))?,
        Field::Bytes(bytes) => bytes.as_utf8().map(str::to_owned).map_err(|_| strange(name))?,
        Field::Decimal(_) => field.to_string(),
        _ => return Err(strange(name)),
    })
}

fn strange(column: &str) -> Problem {
    Problem::Parquet(format!("column '{column}' holds lists, records or bytes: keep plain values only"))
}

fn day(column: &str, days: i64) -> Result<String, Problem> {
    let date = i32::try_from(days).ok().and_then(|days| EPOCH.checked_add(days.days()).ok());
    date.map(|date| date.to_string()).ok_or_else(|| {
        Problem::Parquet(format!("column '{column}' holds a day {days} days from 1970, which is no date"))
    })
}

/// A moment as its day where it is midnight, else as day and time (UTC).
fn moment(column: &str, milliseconds: i64) -> Result<String, Problem> {
    let day = day(column, milliseconds.div_euclid(MILLISECONDS_A_DAY))?;
    let seconds = milliseconds.rem_euclid(MILLISECONDS_A_DAY) / 1_000;
    Ok(match seconds {
        0 => day,
        _ => format!("{day}T{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60),
    })
}

/// What all cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Day,
    Whole,
    Decimal,
    Text,
}

impl Kind {
    fn of<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
        if filled.peek().is_none() {
            return Self::Text;
        }
        let all = |is: fn(&str) -> bool| filled.clone().all(is);
        match () {
            () if all(|cell| as_day(cell).is_some()) => Self::Day,
            () if all(|cell| as_whole(cell).is_some()) => Self::Whole,
            () if all(|cell| as_decimal(cell).is_some()) => Self::Decimal,
            () => Self::Text,
        }
    }

    fn column(self, name: &str) -> Result<Type, ParquetError> {
        let (physical, logical) = match self {
            Self::Day => (Physical::INT32, Some(LogicalType::Date)),
            Self::Whole => (Physical::INT64, None),
            Self::Decimal => (Physical::DOUBLE, None),
            Self::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        };
        Type::primitive_type_builder(name, physical)
            .with_logical_type(logical)
            .with_repetition(Repetition::OPTIONAL)
            .build()
    }
}

fn as_day(cell: &str) -> Option<i32> {
    let date: Date = cell.parse().ok().filter(|date: &Date| date.to_string() == cell)?;
    date.since(EPOCH).ok().map(|span| span.get_days())
}

fn as_whole(cell: &str) -> Option<i64> {
    cell.parse().ok().filter(|number: &i64| number.to_string() == cell)
}

fn as_decimal(cell: &str) -> Option<f64> {
    cell.parse().ok().filter(|number: &f64| number.is_finite() && number.to_string() == cell)
}

/// A table in CSV with a header as a Parquet file.
pub(super) fn of_text(text: &str) -> Result<Vec<u8>, Problem> {
    let unwritable = |why: String| Problem::Parquet(why);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut rows = reader.records().collect::<Result<Vec<_>, _>>().map_err(|e| unwritable(e.to_string()))?;
    let header = if rows.is_empty() { csv::StringRecord::new() } else { rows.remove(0) };
    write(&header, &rows).map_err(|error| unwritable(error.to_string()))
}

fn write(header: &csv::StringRecord, rows: &[csv::StringRecord]) -> Result<Vec<u8>, ParquetError> {
    let cells = |column: usize| rows.iter().map(move |row| row.get(column).unwrap_or_default());
    let kinds: Vec<Kind> = (0..header.len()).map(|column| Kind::of(cells(column))).collect();
    let columns = header.iter().zip(&kinds).map(|(name, kind)| kind.column(name).map(Arc::new));
    let schema =
        Type::group_type_builder("events").with_fields(columns.collect::<Result<_, _>>()?).build()?;
    let how = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut file = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(how))?;
    let mut group = file.next_row_group()?;
    for (column, kind) in kinds.iter().enumerate() {
        match kind {
            Kind::Day => put::<Int32Type>(&mut group, cells(column), as_day)?,
            Kind::Whole => put::<Int64Type>(&mut group, cells(column), as_whole)?,
            Kind::Decimal => put::<DoubleType>(&mut group, cells(column), as_decimal)?,
            Kind::Text => {
                put::<ByteArrayType>(&mut group, cells(column), |cell| Some(ByteArray::from(cell)))?;
            }
        }
    }
    group.close()?;
    file.into_inner()
}

/// Writes the next column; empty cells are nulls.
fn put<'a, T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    cells: impl Iterator<Item = &'a str>,
    value: fn(&str) -> Option<T::T>,
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    let values: Vec<Option<T::T>> =
        cells.map(|cell| if cell.is_empty() { None } else { value(cell) }).collect();
    let levels: Vec<i16> = values.iter().map(|value| i16::from(value.is_some())).collect();
    let filled: Vec<T::T> = values.into_iter().flatten().collect();
    column.typed::<T>().write_batch(&filled, Some(&levels), None)?;
    column.close()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{Format, read_events, write_events};
    use proptest::prelude::*;

    fn back(text: &str) -> String {
        String::from_utf8(text_of(&of_text(text).unwrap()).unwrap()).unwrap()
    }

    #[test]
    fn columns_are_typed_only_where_every_cell_reads_back() {
        let kind = |cells: &[&'static str]| Kind::of(cells.iter().copied());
        assert_eq!(kind(&["2022-01-21", "", "1969-12-31"]), Kind::Day);
        assert_eq!(kind(&["2022-01-21", "2022-02"]), Kind::Text);
        assert_eq!(kind(&["11", "-3"]), Kind::Whole);
        assert_eq!(kind(&["11", "007"]), Kind::Text);
        assert_eq!(kind(&["36.5", "40"]), Kind::Decimal);
        assert_eq!(kind(&["36.50"]), Kind::Text);
        assert_eq!(kind(&["", ""]), Kind::Text);
    }

    #[test]
    fn a_file_of_events_goes_through() {
        let table = "id,date,country,place,latitude,longitude,killed,wounded,colour\n\
                     a,2022-01-21,IQ,أم الكرامي,34.25,44.5,11,,red\nb,2022-01,SY,\"Hasakah, city\",,,,3,\n";
        let incidents = read_events("t.csv", table.as_bytes()).unwrap().incidents;
        let written = write_events(Format::Parquet, &incidents).unwrap();
        let bytes = written.bytes();
        assert!(bytes.starts_with(b"PAR1"));
        assert_eq!(read_events("t.parquet", bytes).unwrap().incidents, incidents);
        assert!(written.losses.is_empty());
    }

    #[test]
    fn a_file_at_fault_is_refused() {
        let whole = of_text("date,killed\n2022-01-21,3\n").unwrap();
        for cut in [4, 8, whole.len() / 2, whole.len() - 1] {
            let error = read_events("t.parquet", &whole[..cut]).unwrap_err().to_string();
            assert!(error.contains("t.parquet") && error.contains("Parquet"), "{error}");
        }
    }

    proptest! {
        #[test]
        fn any_table_comes_back_letter_for_letter(
            rows in prop::collection::vec(
                prop::array::uniform3(prop_oneof![
                    "[a-zء-ي0-9 .,\"|-]{0,8}".boxed(),
                    (-99_999_i64..99_999).prop_map(|n| n.to_string()).boxed(),
                    (-90.0..90.0_f64).prop_map(|n| n.to_string()).boxed(),
                    (1_i8..=12, 1_i8..=28).prop_map(|(m, d)| format!("2019-{m:02}-{d:02}")).boxed(),
                ]),
                0..20,
            ),
        ) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(["one", "two", "three"]).unwrap();
            rows.iter().for_each(|row| writer.write_record(row).unwrap());
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            prop_assert_eq!(back(&text), text);
        }
    }
}
