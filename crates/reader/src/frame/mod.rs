//! An article → its reports: triggers, arguments, factuality, one report per incident.
//!
//! [`scene`] finds everything that is mentioned; [`factual`] leaves out what did not happen; [`telling`] takes each
//! sentence apart into what it tells of one incident; [`gather`] puts together what several sentences tell of the
//! same; [`roles`] and [`report`] write it down in the codebook's terms. A language enters only through its tables.

mod act;
pub mod factual;
pub mod gather;
mod ground;
pub mod report;
pub mod roles;
pub mod scene;
pub mod telling;

pub use act::{Act, Family};
pub use scene::{Anchor, Scene};

use crate::{gazetteer::Gazetteer, lang::Language, text::Text};
use tazamun_record::{Article, Report};

/// Reads an article in one language.
pub fn read(language: &Language, gazetteer: &Gazetteer, article: &Article) -> Vec<Report> {
    let whole = article.whole();
    let text = Text::new(&whole);
    let scene = Scene::new(language, gazetteer, &text, article);
    let (tellings, _) = telling::tellings(&scene);
    let (incidents, _) = gather::gather(&scene, &tellings);
    incidents.iter().filter_map(|incident| report::report(&scene, &tellings, incident)).collect()
}
