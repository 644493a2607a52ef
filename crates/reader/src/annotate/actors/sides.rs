//! What kind of side a code is: `data/actors/sides.tsv`.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;
use tazamun_record::{Actor, rows};

const SIDES_TSV: &str = include_str!("../../../data/actors/sides.tsv");

/// The table by its kinds.
#[derive(Debug, Default)]
struct Sides {
    groups: FxHashSet<&'static str>,
    governments: FxHashSet<&'static str>,
    /// Ends of names in words that are no armed groups.
    no_groups: Vec<&'static str>,
}

impl Sides {
    fn learn(&mut self, fields: &[&'static str]) -> Option<()> {
        let [kind, list] = *fields else { return None };
        let mut all = list.split('|');
        match kind {
            "group" => self.groups.extend(all),
            "government" => self.governments.extend(all),
            "no-group" => all.try_for_each(|end| {
                self.no_groups.push(end.strip_prefix('*')?);
                Some(())
            })?,
            _ => return None,
        }
        Some(())
    }
}

static SIDES: LazyLock<Sides> = LazyLock::new(|| {
    let mut sides = Sides::default();
    rows(SIDES_TSV).for_each(|(_, fields)| sides.learn(&fields).unwrap_or_default());
    sides
});

/// Whether it is a group, not the forces of a state: what "the organisation" can stand for.
pub fn is_armed_group(actor: &Actor) -> bool {
    let code = actor.code();
    SIDES.groups.contains(code) || code.starts_with("OTHER:") && !is_no_group(code)
}

/// Whether it fights for a government: what "government regains territory" speaks of.
pub fn is_government_side(actor: &Actor) -> bool {
    let code = actor.code();
    SIDES.governments.contains(code) || code.ends_with(" forces") && is_no_group(code)
}

/// Whether a name in words is that of a state's forces, of protesters or of a body of states.
fn is_no_group(code: &str) -> bool {
    SIDES.no_groups.iter().any(|end| code.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_can_be_read_and_every_code_is_one_of_the_codebook() {
        for (line, fields) in rows(SIDES_TSV) {
            assert!(Sides::default().learn(&fields).is_some(), "sides.tsv line {line}");
        }
        for code in SIDES.groups.iter().chain(&SIDES.governments) {
            assert!(code.parse::<Actor>().is_ok(), "sides.tsv: {code}");
        }
    }

    #[test]
    fn a_name_in_words_is_a_group_s_unless_it_ends_as_a_state_s() {
        for (code, group, government) in [
            ("IS", true, false),
            ("TUR", false, true),
            ("OTHER:Sham Front", true, false),
            ("OTHER:Chad government forces", false, true),
            ("OTHER:United Kingdom government forces", false, true),
            ("OTHER:Chad police", false, false),
            ("CIVILIANS", false, false),
        ] {
            let actor: Actor = code.parse().unwrap();
            assert_eq!((is_armed_group(&actor), is_government_side(&actor)), (group, government), "{code}");
        }
    }
}
