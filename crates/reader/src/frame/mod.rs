//! An article → its reports: triggers, arguments, factuality, one report per incident.
//!
//! [`scene`] finds everything that is mentioned (`ground`: its places and days); [`factual`] leaves out what did not
//! happen; [`telling`] takes each sentence apart into what it tells of one incident (`head`: triggers with their tolls,
//! `nearness`: whose a place is, `cell`: what is one incident's, `definite`: what was told before); [`gather`] puts
//! together what several sentences tell of the same (`agreement`: whether they can); [`roles`] and [`report`] write it
//! down in the codebook's terms. A language enters only through its tables.

mod act;
mod agreement;
mod cell;
mod definite;
pub mod factual;
pub mod gather;
mod ground;
mod head;
mod nearness;
pub mod report;
pub mod roles;
pub mod scene;
mod sift;
pub mod telling;

pub use act::{Act, Family};
pub use scene::{Anchor, Scene};

use crate::{gazetteer::Gazetteer, lang::Language, text::Text};
use tazamun_record::{Article, Report, SubEventType};

/// Strikes told one after another are one side's until another is named ("نفذت سبع ضربات قرب الحسكة").
pub(crate) fn series(reports: &mut [Report]) {
    for i in 1..reports.len() {
        let (before, rest) = reports.split_at_mut(i);
        let (last, this) = (&before[i - 1].facts, &mut rest[0].facts);
        let strikes =
            last.when == this.when && last.what == this.what && this.what == SubEventType::AirStrike.into();
        if strikes && this.actor1.is_empty() {
            this.actor1 = last.actor1.clone();
            if this.actor2.is_empty() {
                this.actor2 = last.actor2.clone();
            }
        }
    }
}

/// Reads an article in one language.
pub fn read(language: &Language, gazetteer: &Gazetteer, article: &Article) -> Vec<Report> {
    let whole = article.whole();
    let text = Text::new(&whole);
    let scene = Scene::new(language, gazetteer, &text, article);
    let (tellings, _) = telling::tellings(&scene);
    let (incidents, _) = gather::gather(&scene, &tellings);
    let mut reports: Vec<Report> =
        incidents.iter().filter_map(|incident| report::report(&scene, &tellings, incident)).collect();
    series(&mut reports);
    reports
}
