//! The rows of a language's tables → entries of its lexicons.

use super::{Cue, Gap, Language, Trigger, folder::Table, inflect::Inflections, words::Word};
use crate::{
    ontology::{Act, Bound, Class, Counted, Harm, HarmWord, How, Nation, Numeral, Scale, Victims, Who},
    text::Lexicon,
};
use std::collections::BTreeMap;
use tazamun_record::{Actor, Country, rows};

/// A row that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{table} line {line}: '{row}' is no row of this table; its heading says what a row holds")]
pub struct TableError {
    /// The table, as in "ar/numerals.tsv".
    pub table: String,
    /// Line, from 1.
    pub line: usize,
    /// The row.
    pub row: String,
}

/// What is needed to read a language's tables.
pub(super) struct Reading<'r> {
    pub(super) language: &'r mut Language,
    pub(super) inflections: &'r Inflections,
    pub(super) errors: &'r mut Vec<TableError>,
}

/// Calls `entry` with the forms and the other fields of every row; rows for which it answers `None` are errors.
fn each(
    tables: &[Table],
    errors: &mut Vec<TableError>,
    mut entry: impl FnMut(&[&str], &[&str]) -> Option<()>,
) {
    for table in tables {
        for (line, fields) in rows(table.text) {
            let forms: Vec<&str> = fields[0].split('|').map(str::trim).filter(|f| !f.is_empty()).collect();
            if forms.is_empty() || entry(&forms, &fields[1..]).is_none() {
                errors.push(TableError { table: table.name.clone(), line, row: fields.join("\t") });
            }
        }
    }
}

impl Reading<'_> {
    pub(super) fn numerals(&mut self, tables: &[Table]) {
        let language = &mut *self.language;
        each(tables, self.errors, |forms, fields| {
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

    pub(super) fn bounds(&mut self, tables: &[Table]) {
        let language = &mut *self.language;
        each(tables, self.errors, |forms, fields| {
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

    pub(super) fn counted(&mut self, tables: &[Table]) {
        let (language, inflections) = (&mut *self.language, self.inflections);
        each(tables, self.errors, |forms, fields| {
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
                    .flat_map(|f| inflections.people(f, number == "kin"))
                    .for_each(|(form, number)| count(&form, number)),
                _ => return None,
            }
            Some(())
        });
    }

    pub(super) fn harm(&mut self, tables: &[Table]) {
        let language = &mut *self.language;
        each(tables, self.errors, |forms, fields| {
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
                "nothing" => How::Nothing,
                _ => return None,
            };
            forms.iter().for_each(|f| language.harm.insert(f, HarmWord { harm, how }));
            Some(())
        });
    }

    pub(super) fn cues(&mut self, tables: &[Table]) {
        let language = &mut *self.language;
        each(tables, self.errors, |forms, fields| {
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
                ["claimed-by"] => Cue::ClaimedBy,
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
                ["besides"] => Cue::Besides,
                ["pastime"] => Cue::Pastime,
                _ => return None,
            };
            forms.iter().for_each(|f| language.cues.insert(f, cue));
            Some(())
        });
    }

    pub(super) fn actors(&mut self, tables: &[Table]) {
        let (language, inflections) = (&mut *self.language, self.inflections);
        each(tables, self.errors, |forms, fields| {
            let (code, class) = match *fields {
                [code] => (code, ""),
                [code, class] => (code, class),
                _ => return None,
            };
            let who = Who::from_table(code)?;
            if class == "capitals" {
                forms.iter().for_each(|f| language.abbreviations.insert(f, who.clone()));
                return Some(());
            }
            if class == "quoted" {
                forms.iter().for_each(|f| language.quoted_names.insert(f, who.clone()));
                return Some(());
            }
            let inflected = |f: &&str| match class {
                "" => Some(vec![(*f).to_owned()]),
                "person" | "thing" => Some(inflections.forms(class, f)),
                "theirs" => Some(inflections.made(class, f)),
                _ => None,
            };
            let inflected = forms.iter().map(inflected).collect::<Option<Vec<_>>>()?;
            inflected.into_iter().flatten().for_each(|f| language.actors.insert(&f, who.clone()));
            Some(())
        });
    }

    pub(super) fn group_heads(&mut self, tables: &[Table]) {
        let language = &mut *self.language;
        each(tables, self.errors, |forms, fields| {
            let (english, bare) = match *fields {
                [english, "bare"] => (english, true),
                [english, "quoted"] => (english, false),
                _ => return None,
            };
            forms.iter().for_each(|f| language.group_heads.insert(f, (english.to_owned(), bare)));
            Some(())
        });
    }

    pub(super) fn group_words(&mut self, tables: &[Table]) {
        let language = &mut *self.language;
        each(tables, self.errors, |forms, fields| {
            let &[english] = fields else { return None };
            forms.iter().for_each(|f| language.group_words.insert(f, english.to_owned()));
            Some(())
        });
    }

    pub(super) fn nations(&mut self, tables: &[Table]) {
        let (language, inflections) = (&mut *self.language, self.inflections);
        each(tables, self.errors, |forms, fields| {
            let &[country, code, english, others, names] = fields else { return None };
            let country: Country = country.parse().ok()?;
            let forces = match code {
                "-" => Actor::other(&format!("{} government forces", country.english())),
                code => code.parse().ok()?,
            };
            let nation = Nation { country, forces, english: english.to_owned() };
            for form in forms.iter().flat_map(|f| inflections.forms("nation", f)) {
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

    pub(super) fn sources(&mut self, tables: &[Table]) {
        let language = &mut *self.language;
        each(tables, self.errors, |forms, fields| {
            let &[name] = fields else { return None };
            forms.iter().for_each(|f| language.sources.insert(f, name.to_owned()));
            Some(())
        });
    }

    pub(super) fn triggers(&mut self, tables: &[Table]) {
        let (language, inflections) = (&mut *self.language, self.inflections);
        let mut openers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        each(tables, self.errors, |forms, fields| {
            let &[act, class] = fields else { return None };
            let act: Act = act.parse().ok()?;
            if class == "gap" {
                let (open, close) = apart(forms, inflections)?;
                open.into_iter().for_each(|form| openers.entry(form).or_default().push(language.gaps.len()));
                language.gaps.push(Gap { close, act });
                return Some(());
            }
            let weak = class.starts_with("weak-");
            let inflected = |f: &&str| match class.trim_start_matches("weak-") {
                class @ ("noun" | "verb") => Some(inflections.forms(class, f)),
                "phrase" | "clause" => Some(vec![(*f).to_owned()]),
                _ => None,
            };
            let inflected = forms.iter().map(inflected).collect::<Option<Vec<_>>>()?;
            let verb = matches!(class, "verb" | "clause" | "weak-verb");
            let lexicon = if weak { &mut language.weak_triggers } else { &mut language.triggers };
            for form in inflected.into_iter().flatten() {
                lexicon.insert(&form, Trigger { act, verb, weak });
            }
            Some(())
        });
        openers.into_iter().for_each(|(form, rows)| language.openers.insert(&form, rows));
    }

    pub(super) fn means(&mut self, tables: &[Table]) {
        let language = &mut *self.language;
        each(tables, self.errors, |forms, fields| {
            let &[act] = fields else { return None };
            let act: Act = act.parse().ok()?;
            forms.iter().for_each(|f| language.means.insert(f, act));
            Some(())
        });
    }

    pub(super) fn words(&mut self, tables: &[Table]) {
        let language = &mut *self.language;
        each(tables, self.errors, |forms, fields| {
            let &[kind] = fields else { return None };
            let kind = Word::named(kind)?;
            forms.iter().for_each(|f| language.words.insert(f, kind));
            Some(())
        });
    }
}

/// "أطلق|فتح … النار|الرصاص": the forms before and after the sign.
fn apart(forms: &[&str], inflections: &Inflections) -> Option<(Vec<String>, Lexicon<()>)> {
    let (mut open, mut close, mut after) = (Vec::new(), Lexicon::new(), false);
    for form in forms {
        match form.split_once('…') {
            Some((last, first)) => {
                open.extend(inflections.forms("verb", last.trim()));
                close.insert(first.trim(), ());
                after = true;
            }
            None if after => close.insert(form, ()),
            None => open.extend(inflections.forms("verb", form)),
        }
    }
    after.then_some((open, close))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::FOLDERS;

    #[test]
    fn every_row_of_every_table_can_be_read() {
        let errors: Vec<TableError> =
            FOLDERS.iter().flat_map(|folder| Language::read(folder, FOLDERS).1).collect();
        assert!(errors.is_empty(), "{}", errors.iter().map(|e| format!("{e}\n")).collect::<String>());
    }

    #[test]
    fn a_bad_row_is_named() {
        let mut errors = Vec::new();
        let table = Table { name: "ar/numerals.tsv".to_owned(), text: "# comment\nسبعة\tseven\tunit\n" };
        let (mut language, inflections) = (Language::default(), Inflections::default());
        Reading { language: &mut language, inflections: &inflections, errors: &mut errors }
            .numerals(&[table]);
        assert_eq!(
            errors[0].to_string(),
            "ar/numerals.tsv line 2: 'سبعة\tseven\tunit' is no row of this table; its heading says what a row holds"
        );
    }
}
