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

/// A noun that names people, with its broken plurals where it has any ("طالب:طلاب"): its forms, and how many each says
/// where it says so. With `kin` those with possessive endings too ("طفليه").
pub(super) fn people(listed: &str, kin: bool) -> Vec<(String, Option<u32>)> {
    let mut words = listed.split(':').map(str::trim);
    let one = words.next().unwrap_or_default();
    let broken: Vec<&str> = words.collect();
    let feminine = one.strip_suffix('ة');
    let stem = feminine.map_or_else(|| one.to_owned(), |s| format!("{s}ت"));
    let mut forms = vec![(one.to_owned(), Some(1)), (format!("{stem}ان"), Some(2))];
    let mut add = |stem: &str, endings: &[&str], number| {
        forms.extend(endings.iter().map(|ending| (format!("{stem}{ending}"), number)));
    };
    match feminine {
        Some(bare) if broken.is_empty() => add(bare, &["ات"], None),
        Some(_) => {}
        None => {
            add(one, &["ا"], None);
            // The feminine of an adjective of place or trade is that of things as well ("صحفية").
            if !one.ends_with('ي') {
                add(one, &["ة"], Some(1));
                add(one, &["تان", "تين"], Some(2));
                add(one, &["ات"], None);
            }
        }
    }
    let sound = broken.is_empty() && feminine.is_none();
    add(&stem, &["ين"], if sound { None } else { Some(2) });
    if sound {
        add(one, &["ون", "و", "ي"], None);
    } else if !kin {
        add(&stem, &["ي"], Some(2));
    }
    broken
        .iter()
        .for_each(|many| add(many, if many.ends_with(['ء', 'ة']) { &[""] } else { &["", "ا"] }, None));
    if kin {
        add(&stem, &PRONOUNS, Some(1));
        PRONOUNS.iter().for_each(|p| {
            add(&stem, &[&format!("ا{p}")], Some(2));
            add(&stem, &[&format!("ي{p}")], if sound { None } else { Some(2) });
            broken.iter().for_each(|many| {
                let many = many.strip_suffix('ة').map_or_else(|| (*many).to_owned(), |s| format!("{s}ت"));
                add(&many, &[p], None);
            });
        });
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_counted_by_their_endings() {
        let number = |listed: &str, form: &str| {
            people(listed, true).into_iter().find(|(f, _)| f == form).map(|(_, number)| number)
        };
        for (listed, form, says) in [
            ("مدرب", "مدربان", Some(Some(2))),
            ("مدرب", "مدربين", Some(None)),
            ("مدرب", "مدربة", Some(Some(1))),
            ("تلميذ:تلاميذ", "تلميذين", Some(Some(2))),
            ("تلميذ:تلاميذ", "تلاميذ", Some(None)),
            ("حفيد:أحفاد", "حفيديه", Some(Some(2))),
            ("حفيد:أحفاد", "أحفادها", Some(None)),
            ("والدة", "والدتان", Some(Some(2))),
            ("والدة", "والدتهما", Some(Some(1))),
            ("صحفي", "صحفية", None),
        ] {
            assert_eq!(number(listed, form), says, "{form} of {listed}");
        }
    }
}
