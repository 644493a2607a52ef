//! Tab-separated data files that people edit: `#` starts a comment line, blank lines are passed over.

/// The rows of a data table, each with its line number (from 1) and its fields.
pub type Rows<'a> = Box<dyn Iterator<Item = (usize, Vec<&'a str>)> + 'a>;

/// Reads the rows of a tab-separated table. Fields are trimmed; comment lines (`#`) and blank lines are left out.
///
/// ```
/// let rows: Vec<_> = tazamun_record::rows("# code\tname\nIS\tIslamic State\n").collect();
/// assert_eq!(rows, [(2, vec!["IS", "Islamic State"])]);
/// ```
pub fn rows(text: &str) -> Rows<'_> {
    let fields = |line| {
        // Room for as many as most tables have: they grow no further.
        let mut fields = Vec::with_capacity(8);
        fields.extend(str::split(line, '\t').map(str::trim));
        fields
    };
    Box::new(
        text.lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty())
            .map(move |(n, line)| (n + 1, fields(line))),
    )
}
