//! A noun or verb as a table lists it → the forms that it takes in Arabic text.

/// The endings of possession and object, on a word in normal spelling.
const PRONOUNS: [&str; 5] = ["ه", "ها", "هم", "هما", "هن"];

/// A noun: as listed, in the accusative (on every word of a phrase), with possessive endings on its first word.
pub(super) fn noun(listed: &str) -> Vec<String> {
    let mut forms = vec![listed.to_owned(), accusative(listed)];
    let (head, rest) = listed.split_once(' ').map_or((listed, ""), |(head, rest)| (head, rest));
    let stem = head.strip_suffix('ة').map_or_else(|| head.to_owned(), |s| format!("{s}ت"));
    let space = if rest.is_empty() { "" } else { " " };
    forms.extend(PRONOUNS.iter().map(|p| format!("{stem}{p}{space}{rest}")));
    forms.dedup();
    forms
}

fn accusative(phrase: &str) -> String {
    let word = |w: &str| {
        let bare =
            w.ends_with(['ة', 'ا', 'ى', 'ء']) || w.ends_with("ات") || w.ends_with("ين") || w.ends_with("ان");
        if bare || w.chars().count() < 3 { w.to_owned() } else { format!("{w}ا") }
    };
    phrase.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A verb: as listed, with endings of object on its first word.
pub(super) fn verb(listed: &str) -> Vec<String> {
    let (head, rest) = listed.split_once(' ').map_or((listed, ""), |(head, rest)| (head, rest));
    let stem = head.strip_suffix("وا").map_or_else(|| head.to_owned(), |s| format!("{s}و"));
    let space = if rest.is_empty() { "" } else { " " };
    let mut forms = vec![listed.to_owned()];
    forms.extend(PRONOUNS.iter().map(|p| format!("{stem}{p}{space}{rest}")));
    forms
}

/// The endings of gender, dual and plural on a word that names a person.
const PERSONS: [&str; 9] = ["", "ا", "ة", "ان", "ين", "ون", "تان", "تين", "ات"];

/// A noun that names a person, last word inflected: its genders, duals and sound plurals.
pub(super) fn person(listed: &str) -> Vec<String> {
    PERSONS.iter().map(|ending| format!("{listed}{ending}")).collect()
}

/// The adjective of a country: as [`person`], and the plural written with one ي ("فلسطينين").
pub(super) fn nationality(listed: &str) -> Vec<String> {
    let mut forms = person(listed);
    forms.extend(listed.strip_suffix('ي').map(|stem| format!("{stem}ين")));
    forms
}

/// A noun that names a thing or building: in the accusative, in the dual, and with possessive endings.
pub(super) fn thing(listed: &str) -> Vec<String> {
    let mut forms = noun(listed);
    if !listed.contains(' ') {
        let stem = listed.strip_suffix('ة').map_or_else(|| listed.to_owned(), |s| format!("{s}ت"));
        forms.extend(["ان", "ين", "ا", "ي"].iter().map(|ending| format!("{stem}{ending}")));
    }
    forms
}

/// A noun with possessive endings, and never without one ("its aircraft").
pub(super) fn theirs(listed: &str) -> Vec<String> {
    let bare = accusative(listed);
    noun(listed).into_iter().filter(|form| form != listed && *form != bare).collect()
}
