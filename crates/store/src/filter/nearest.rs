//! The name that was probably meant.

/// The candidate with the fewest letters to change, where these are at most a third of the word's (and one at least).
///
/// Letters may be replaced, left out, put in or swapped with their neighbour (optimal string alignment distance);
/// case does not count. Among equals the first wins.
pub(crate) fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let allowed = (word.len() / 3).max(1);
    candidates
        .map(|name| (distance(&word, &name.to_lowercase().chars().collect::<Vec<_>>()), name))
        .filter(|(changes, _)| *changes <= allowed)
        .min_by_key(|(changes, _)| *changes)
        .map(|(_, name)| name)
}

fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (last[j - 1] + same).min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_finger_are_mended_and_other_words_left_alone() {
        let names = ["country", "killed", "actor1", "date"];
        let find = |word: &str| nearest(word, names.iter().copied());
        assert_eq!(find("contry"), Some("country"));
        assert_eq!(find("Kileld"), Some("killed"));
        assert_eq!(find("dyad_name"), None);
        assert_eq!(find(""), None);
    }
}
