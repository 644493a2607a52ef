//! The rows of a language's tables → entries of its lexicons.

use super::{Cue, Gap, Language, Trigger, inflect, words::Word};
use crate::{
    ontology::{Act, Bound, Class, Counted, Harm, HarmWord, How, Nation, Numeral, Scale, Victims, Who},
    text::Lexicon,
};
use std::collections::BTreeMap;
use tazamun_record::{Actor, Country, rows};

/// A row that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{table}.tsv line {line}: '{row}' is no row of this table; its heading says what a row holds")]
pub struct TableError {
    /// The table's name.
    pub table: &'static str,
    /// Line, from 1.
    pub line: usize,
    /// The row.
    pub row: String,
}

type Errors = Vec<TableError>;

/// Calls `entry` with the forms and the other fields of every row; rows for which it answers `None` are errors.
fn each(
    table: &'static str,
    text: &str,
    errors: &mut Errors,
    mut entry: impl FnMut(&[&str], &[&str]) -> Option<()>,
) {
    for (line, fields) in rows(text) {
        let forms: Vec<&str> = fields[0].split('|').map(str::trim).filter(|f| !f.is_empty()).collect();
        if forms.is_empty() || entry(&forms, &fields[1..]).is_none() {
            errors.push(TableError { table, line, row: fields.join("\t") });
        }
    }
}

pub(super) fn numerals(text: &str, language: &mut Language, errors: &mut Errors) {
    each("numerals", text, errors, |forms, fields| {
        let &[value, scale] = fields else { return None };
        let scale = match scale {
            "unit" => Scale::Unit,
            "teen" => Scale::Teen,
            "tens" => Scale::Tens,
            "hundred" => Scale::Hundred,
            "thousand" => Scale::Thousand,
            "vague" => Scale::Vague,
            _ => return None,
        };
        let numeral = Numeral { value: value.parse().ok()?, scale };
        forms.iter().for_each(|f| language.numerals.insert(f, numeral));
        Some(())
    });
}

pub(super) fn bounds(text: &str, language: &mut Language, errors: &mut Errors) {
    each("bounds", text, errors, |forms, fields| {
        let bound = match *fields {
            ["more"] => Bound::More,
            ["least"] => Bound::Least,
            ["least-after"] => Bound::LeastAfter,
            ["about"] => Bound::About,
            ["about-after"] => Bound::AboutAfter,
            ["less"] => Bound::Less,
            ["up-to"] => Bound::UpTo,
            ["between"] => Bound::Between,
            _ => return None,
        };
        forms.iter().for_each(|f| language.bounds.insert(f, bound));
        Some(())
    });
}

pub(super) fn counted(text: &str, language: &mut Language, errors: &mut Errors) {
    each("counted", text, errors, |forms, fields| {
        let &[number, class] = fields else { return None };
        let inflected = matches!(number, "noun" | "kin");
        let class = match class {
            "dead" => Class::Dead,
            "hurt" => Class::Hurt,
            "person" => Class::People(Victims::Persons),
            "civilian" => Class::People(Victims::Civilians),
            "fighter" => Class::People(Victims::Fighters),
            "force" => Class::People(Victims::Forces),
            "captive" => Class::Captive,
            _ => return None,
        };
        let mut count = |form: &str, number| {
            language.counted.insert(form, Counted { number, class });
            // Whom a noun counts as civilians it names as such.
            if inflected && class == Class::People(Victims::Civilians) {
                language.actors.insert(form, Who::Civilians);
            }
        };
        match number {
            "one" => forms.iter().for_each(|f| count(f, Some(1))),
            "two" => forms.iter().for_each(|f| count(f, Some(2))),
            "many" => forms.iter().for_each(|f| count(f, None)),
            "noun" | "kin" => forms
                .iter()
                .flat_map(|f| inflect::people(f, number == "kin"))
                .for_each(|(form, number)| count(&form, number)),
            _ => return None,
        }
        Some(())
    });
}

pub(super) fn harm(text: &str, language: &mut Language, errors: &mut Errors) {
    each("harm", text, errors, |forms, fields| {
        let &[harm, how] = fields else { return None };
        let harm = match harm {
            "killed" => Harm::Killed,
            "wounded" => Harm::Wounded,
            "both" => Harm::Both,
            _ => return None,
        };
        let how = match how {
            "verb" => How::Verb,
            "noun" => How::Noun,
            "lost" => How::Lost,
            "counted" => How::Counted,
            "people" => How::People,
            "one" => How::One,
            "active" => How::Active,
            "state" => How::State,
            "own" => How::Own,
            _ => return None,
        };
        forms.iter().for_each(|f| language.harm.insert(f, HarmWord { harm, how }));
        Some(())
    });
}

pub(super) fn cues(text: &str, language: &mut Language, errors: &mut Errors) {
    each("cues", text, errors, |forms, fields| {
        let cue = match *fields {
            ["subset"] => Cue::Subset,
            ["past"] => Cue::Past,
            ["unhurt"] => Cue::Unhurt,
            ["disaster"] => Cue::Disaster,
            ["update"] => Cue::Update,
            ["negation"] => Cue::Negation,
            ["future"] => Cue::Future,
            ["begin"] => Cue::Begin,
            ["habit"] => Cue::Habit,
            ["office"] => Cue::Office,
            ["anniversary"] => Cue::Anniversary,
            ["court"] => Cue::Court,
            ["shift"] => Cue::Shift,
            ["speaker"] => Cue::Speaker,
            ["also"] => Cue::Also,
            ["by"] => Cue::By,
            ["did"] => Cue::Did,
            ["upon"] => Cue::Upon,
            ["sum"] => Cue::Sum,
            ["if"] => Cue::If,
            ["verbal"] => Cue::Verbal,
            ["tail"] => Cue::Tail,
            ["end"] => Cue::End,
            ["none"] => Cue::None,
            ["reaction"] => Cue::Reaction,
            ["claim"] => Cue::Claim,
            ["blame"] => Cue::Blame,
            ["demand"] => Cue::Demand,
            ["booty"] => Cue::Booty,
            ["report"] => Cue::Report,
            _ => return None,
        };
        forms.iter().for_each(|f| language.cues.insert(f, cue));
        Some(())
    });
}

pub(super) fn actors(text: &str, language: &mut Language, errors: &mut Errors) {
    each("actors", text, errors, |forms, fields| {
        let (code, class) = match *fields {
            [code] => (code, ""),
            [code, class] => (code, class),
            _ => return None,
        };
        let who = Who::from_table(code)?;
        let inflected: fn(&str) -> Vec<String> = match class {
            "" => |f| vec![f.to_owned()],
            "person" => inflect::person,
            "thing" => inflect::thing,
            "theirs" => inflect::theirs,
            _ => return None,
        };
        forms.iter().flat_map(|f| inflected(f)).for_each(|f| language.actors.insert(&f, who.clone()));
        Some(())
    });
}

pub(super) fn heads(text: &str, language: &mut Language, errors: &mut Errors) {
    each("heads", text, errors, |forms, fields| {
        let (english, bare) = match *fields {
            [english, "bare"] => (english, true),
            [english, "quoted"] => (english, false),
            _ => return None,
        };
        forms.iter().for_each(|f| language.heads.insert(f, (english.to_owned(), bare)));
        Some(())
    });
}

pub(super) fn group_words(text: &str, language: &mut Language, errors: &mut Errors) {
    each("group_words", text, errors, |forms, fields| {
        let &[english] = fields else { return None };
        forms.iter().for_each(|f| language.group_words.insert(f, english.to_owned()));
        Some(())
    });
}

pub(super) fn nations(text: &str, language: &mut Language, errors: &mut Errors) {
    each("nations", text, errors, |forms, fields| {
        let &[country, code, english, others, names] = fields else { return None };
        let country: Country = country.parse().ok()?;
        let forces = match code {
            "-" => Actor::other(&format!("{} government forces", country.english())),
            code => code.parse().ok()?,
        };
        let nation = Nation { country, forces, english: english.to_owned() };
        for form in forms.iter().flat_map(|f| inflect::nationality(f)) {
            language.nations.insert(&form, nation.clone());
        }
        let listed = |list: &str, lexicon: &mut Lexicon<Nation>| {
            let words = list.split('|').filter(|word| !word.is_empty());
            words.for_each(|word| lexicon.insert(word, nation.clone()));
        };
        listed(others, &mut language.nations);
        listed(names, &mut language.states);
        Some(())
    });
}

pub(super) fn sources(text: &str, language: &mut Language, errors: &mut Errors) {
    each("sources", text, errors, |forms, fields| {
        let &[name] = fields else { return None };
        forms.iter().for_each(|f| language.sources.insert(f, name.to_owned()));
        Some(())
    });
}

pub(super) fn triggers(text: &str, language: &mut Language, errors: &mut Errors) {
    let mut openers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    each("triggers", text, errors, |forms, fields| {
        let &[act, class] = fields else { return None };
        let act: Act = act.parse().ok()?;
        if class == "gap" {
            let (open, close) = apart(forms)?;
            open.into_iter().for_each(|form| openers.entry(form).or_default().push(language.gaps.len()));
            language.gaps.push(Gap { close, act });
            return Some(());
        }
        let weak = class.starts_with("weak-");
        let inflected: fn(&str) -> Vec<String> = match class.trim_start_matches("weak-") {
            "noun" => inflect::noun,
            "verb" => inflect::verb,
            "phrase" | "clause" => |f| vec![f.to_owned()],
            _ => return None,
        };
        let verb = matches!(class, "verb" | "clause" | "weak-verb");
        let lexicon = if weak { &mut language.weak_triggers } else { &mut language.triggers };
        for form in forms.iter().flat_map(|f| inflected(f)) {
            lexicon.insert(&form, Trigger { act, verb, weak });
        }
        Some(())
    });
    openers.into_iter().for_each(|(form, rows)| language.openers.insert(&form, rows));
}

/// "أطلق|فتح … النار|الرصاص": the forms before and after the sign.
fn apart(forms: &[&str]) -> Option<(Vec<String>, Lexicon<()>)> {
    let (mut open, mut close, mut after) = (Vec::new(), Lexicon::new(), false);
    for form in forms {
        match form.split_once('…') {
            Some((last, first)) => {
                open.extend(inflect::verb(last.trim()));
                close.insert(first.trim(), ());
                after = true;
            }
            None if after => close.insert(form, ()),
            None => open.extend(inflect::verb(form)),
        }
    }
    after.then_some((open, close))
}

pub(super) fn means(text: &str, language: &mut Language, errors: &mut Errors) {
    each("means", text, errors, |forms, fields| {
        let &[act] = fields else { return None };
        let act: Act = act.parse().ok()?;
        forms.iter().for_each(|f| language.means.insert(f, act));
        Some(())
    });
}

pub(super) fn words(text: &str, language: &mut Language, errors: &mut Errors) {
    each("words", text, errors, |forms, fields| {
        let &[kind] = fields else { return None };
        let kind = Word::named(kind)?;
        forms.iter().for_each(|f| language.words.insert(f, kind));
        Some(())
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Tables;

    #[test]
    fn every_row_of_every_table_can_be_read() {
        let mut errors = Language::read(&Tables::ARABIC).1;
        errors.extend(Language::read(&Tables::ENGLISH).1);
        errors.extend(Language::read(&Tables::FRENCH).1);
        assert!(errors.is_empty(), "{}", errors.iter().map(|e| format!("{e}\n")).collect::<String>());
    }

    #[test]
    fn a_bad_row_is_named() {
        let mut errors = Vec::new();
        numerals("# comment\nسبعة\tseven\tunit\n", &mut Language::default(), &mut errors);
        assert_eq!(
            errors[0].to_string(),
            "numerals.tsv line 2: 'سبعة\tseven\tunit' is no row of this table; its heading says what a row holds"
        );
    }
}
