//! A kept answer → HTML in the language of who looks, and Markdown.

use super::{KeptAnswer, Standings, is_of_a_brief};
use crate::pages::Visit;
use maud::{Markup, PreEscaped, html};
use tazamun_words::{Lang, Value, Words};

/// What an answer says first.
pub fn headline(visit: &Visit, kept: &KeptAnswer) -> String {
    let said = kept.said_in(kept.shown_in(visit.lang())).first();
    said.map_or_else(|| visit.bare("answer-none"), |said| said.trim().to_owned())
}

/// All that an answer says: a brief with its pictures, the sentences otherwise.
pub fn shown(visit: &Visit, kept: &KeptAnswer) -> Markup {
    let lang = kept.shown_in(visit.lang());
    let sections = kept.sections.get(lang.code());
    // Words in another language than the page's say so, for those who hear them.
    let foreign = (lang != visit.lang()).then_some(lang);
    html! {
        @if foreign.is_some() { p.note { (visit.say("answer-other-language")) } }
        @match sections {
            // It is ours, or it is not shown: the store may come from anybody.
            Some(sections) if is_of_a_brief(sections) => {
                div class={ "brief half-" (lang.code()) } lang=[foreign.map(Lang::code)] dir=[foreign.map(Lang::direction)] {
                    (PreEscaped(sections))
                }
            }
            Some(_) => { p.fault { (visit.say("answer-changed-by-others")) } (lines(kept, lang, foreign)) }
            None => (lines(kept, lang, foreign)),
        }
    }
}

fn lines(kept: &KeptAnswer, lang: Lang, foreign: Option<Lang>) -> Markup {
    html! {
        @if let Some((first, rest)) = kept.said_in(lang).split_first() {
            div lang=[foreign.map(Lang::code)] dir=[foreign.map(Lang::direction)] {
                h2.verdict { (tazamun_words::text::inert(first)) }
                ul.said { @for line in rest { li { (tazamun_words::text::inert(line.trim())) } } }
            }
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
    let lang = kept.shown_in(words.lang());
    let status: String =
        status(words, &kept.data.standings).iter().map(|(_, said)| format!("- {said}\n")).collect();
    let body = match kept.markdown.get(lang.code()) {
        Some(brief) => brief.clone(),
        None => {
            let escaped = |line: &String| tazamun_words::text::markdown(line.trim());
            match kept.said_in(lang).split_first() {
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
