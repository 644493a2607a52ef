//! The name that was probably meant.

/// The candidate with the fewest letters to change, where these are at most a third of the word's (and one at least).
///
/// Letters may be replaced, left out, put in or swapped with their neighbour (optimal string alignment distance);
/// case does not count. Among equals the first wins.
pub(crate) fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let allowed = (word.chars().count() / 3).max(1);
    candidates
        .map(|name| (strsim::osa_distance(&word, &name.to_lowercase()), name))
        .filter(|(changes, _)| *changes <= allowed)
        .min_by_key(|(changes, _)| *changes)
        .map(|(_, name)| name)
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
