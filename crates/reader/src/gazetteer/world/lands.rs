//! The places of each country with their Latin names, as `build.rs` puts them together: for each country, by its code, its two
//! letters, where its places begin among the numbers and where among the names (four bytes each); then the numbers, three bytes
//! each. The names stand one a line, in the form under which they are looked up.

static LANDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lands.bin"));
static NAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/names.txt"));

/// Bytes of a country's head.
const HEAD: usize = 10;
/// Bytes of a number.
const NUMBER: usize = 3;

/// The places of a country by rising number, each with its Latin name.
pub(super) fn places_of(country: &str) -> impl Iterator<Item = (u32, &'static str)> {
    let (numbers, names) = parts_of(country).unwrap_or_default();
    let number = |three: &[u8; NUMBER]| u32::from_le_bytes([three[0], three[1], three[2], 0]);
    numbers.as_chunks().0.iter().map(number).zip(names.lines())
}

/// The numbers and the names of a country.
fn parts_of(country: &str) -> Option<(&'static [u8], &'static str)> {
    let (count, rest) = LANDS.split_first_chunk::<4>()?;
    let (heads, numbers) = rest.split_at_checked(u32::from_le_bytes(*count) as usize * HEAD)?;
    let heads = heads.as_chunks::<HEAD>().0;
    let at = heads.binary_search_by(|head| head[..2].cmp(country.as_bytes())).ok()?;
    let begin = |head: &[u8; HEAD]| {
        let four = |from: usize| u32::from_le_bytes([0, 1, 2, 3].map(|n| head[from + n])) as usize;
        (four(2) * NUMBER, four(6))
    };
    let (number, name) = begin(&heads[at]);
    let (last_number, last_name) = heads.get(at + 1).map_or((numbers.len(), NAMES.len()), begin);
    Some((numbers.get(number..last_number)?, NAMES.get(name..last_name)?))
}
