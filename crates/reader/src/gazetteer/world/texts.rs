//! Names as they are written: the Arabic one of a place, and the Latin one where capitals alone do not give it.
//!
//! One place after another, each its number (three bytes), the length and bytes of its Latin name (0: none),
//! the length and bytes of its Arabic one.

/// The names, and where each place's begin.
#[derive(Debug)]
pub(super) struct Texts {
    bytes: &'static [u8],
    /// Where each place begins, four bytes each; their numbers rise.
    starts: &'static [[u8; 4]],
}

impl Texts {
    pub(super) fn new(bytes: &'static [u8], starts: &'static [u8]) -> Texts {
        Texts { bytes, starts: starts.as_chunks().0 }
    }

    /// The Latin and the Arabic name of a place, where they are told.
    pub(super) fn of(&self, place: u32) -> (Option<&str>, Option<&str>) {
        let at = |start: &[u8; 4]| fields(self.bytes, u32::from_le_bytes(*start) as usize);
        let found = self.starts.binary_search_by_key(&place, |start| at(start).map_or(u32::MAX, |f| f.0));
        let Some((_, latin, arabic)) = found.ok().and_then(|n| at(&self.starts[n])) else {
            return (None, None);
        };
        let told = |bytes: &'_ [u8]| std::str::from_utf8(bytes).is_ok_and(|s| !s.is_empty());
        let text = |bytes| std::str::from_utf8(bytes).unwrap_or_default();
        (told(latin).then(|| text(latin)), told(arabic).then(|| text(arabic)))
    }
}

/// The place whose names begin at a byte, its Latin name and its Arabic one.
pub(super) fn fields(bytes: &[u8], at: usize) -> Option<(u32, &[u8], &[u8])> {
    let (head, rest) = bytes.get(at..)?.split_first_chunk::<4>()?;
    let number = u32::from_le_bytes([head[0], head[1], head[2], 0]);
    let (latin, rest) = rest.split_at_checked(usize::from(head[3]))?;
    let (&length, rest) = rest.split_first()?;
    Some((number, latin, rest.get(..usize::from(length))?))
}

/// Writes the Latin and the Arabic name of a place; places come by rising number.
pub(super) fn write(out: &mut Vec<u8>, place: u32, names: [&str; 2]) {
    out.extend(&place.to_le_bytes()[..3]);
    for name in names {
        let bytes = name.as_bytes().get(..255).unwrap_or(name.as_bytes());
        out.push(bytes.len() as u8);
        out.extend(bytes);
    }
}
