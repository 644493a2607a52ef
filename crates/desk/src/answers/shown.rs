//! A kept answer → HTML in the language of who looks, and Markdown.

use super::{KeptAnswer, Standings, is_of_a_brief};
use crate::pages::Visit;
use maud::{Markup, PreEscaped, html};
use tazamun_words::{Value, Words};

/// What an answer says first.
pub fn headline(visit: &Visit, kept: &KeptAnswer) -> String {
    let said = kept.said.get(visit.lang().code()).and_then(|said| said.first());
    said.map_or_else(|| visit.bare("answer-none"), |said| said.trim().to_owned())
}

/// All that an answer says: a brief with its pictures, the sentences otherwise.
pub fn shown(visit: &Visit, kept: &KeptAnswer) -> Markup {
    let lang = visit.lang();
    let sections = kept.sections.get(lang.code());
    html! {
        @match sections {
            // It is ours, or it is not shown: the store may come from anybody.
            Some(sections) if is_of_a_brief(sections) => {
                div class={ "brief half-" (lang.code()) } { (PreEscaped(sections)) }
            }
            Some(_) => { p.fault { (visit.say("answer-changed-by-others")) } (lines(visit, kept)) }
            None => (lines(visit, kept)),
        }
    }
}

fn lines(visit: &Visit, kept: &KeptAnswer) -> Markup {
    let said = kept.said.get(visit.lang().code()).map(Vec::as_slice).unwrap_or_default();
    html! {
        @if let Some((first, rest)) = said.split_first() {
            h2.verdict { (tazamun_words::text::inert(first)) }
            ul.said { @for line in rest { li { (tazamun_words::text::inert(line.trim())) } } }
        }
    }
}

/// Who stands behind the incidents that an answer rests on, a sentence for each degree.
pub fn status(words: &Words, standings: &Standings) -> Vec<(&'static str, String)> {
    let parts = [
        ("unchecked", standings.unchecked),
        ("one-person", standings.one_person),
        ("approved", standings.approved),
        ("imported", standings.imported),
    ];
    let told = parts.into_iter().filter(|(_, n)| *n > 0);
    told.map(|(word, n)| (word, words.say(&format!("status-{word}"), &[("n", Value::count(n))]).bare()))
        .collect()
}

/// A kept answer as Markdown: who stands behind it, then what it says.
pub fn markdown(words: &Words, kept: &KeptAnswer) -> String {
    let lang = words.lang().code();
    let status: String =
        status(words, &kept.data.standings).iter().map(|(_, said)| format!("- {said}\n")).collect();
    let body = match kept.markdown.get(lang) {
        Some(brief) => brief.clone(),
        None => {
            let said = kept.said.get(lang).map(Vec::as_slice).unwrap_or_default();
            let escaped = |line: &String| tazamun_words::text::markdown(line.trim());
            match said.split_first() {
                Some((first, rest)) => {
                    let rest: String = rest.iter().map(|line| format!("- {}\n", escaped(line))).collect();
                    format!("# {}\n\n{rest}", escaped(first))
                }
                None => String::new(),
            }
        }
    };
    format!("{body}\n## {}\n\n{status}", words.bare("status-heading"))
}
