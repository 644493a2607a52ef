//! A brief → one HTML page: head, the switch of languages, one half for each.
//!
//! Both languages stand in the file, and two radio buttons choose which is shown, by a selector of the style sheet
//! (`:has`; a browser that does not know it shows both): no script, reachable by keyboard, and what is printed is what is shown. Each half carries its own
//! `lang` and `dir`; the style sheet speaks of start and end, never of left and right.

mod answers;
mod evidence;
mod findings;
mod limits;

use crate::{Brief, Lang, Numerals, story::Story, text::escape, words::Words};

const HEAD: &str = include_str!("page/style.css");
/// The style of what stands in a brief, without that of the page around it.
pub(crate) const PARTS: &str = include_str!("page/parts.css");
const ENDS: &str = include_str!("page/ends.css");

/// The whole page.
pub(crate) fn write(brief: &Brief) -> String {
    // A page of two languages opens in one of them.
    let opens = Lang::ALL.into_iter().find(|lang| *lang == brief.opens_in).unwrap_or(Lang::English);
    let title = Story::new(brief, opens).headline().bare();
    let halves = Lang::ALL.map(|lang| (lang, sections(&Story::new(brief, lang))));
    whole(opens, &title, &halves)
}

/// The page of sections that were written before, a half for each language.
pub(crate) fn whole(opens: Lang, title: &str, halves: &[(Lang, String)]) -> String {
    let words = |lang| Words::new(lang, Numerals::Western);
    let skips: String = halves.iter().map(|(lang, _)| skip(*lang, &words(*lang))).collect();
    let halves: String = halves.iter().map(|(lang, sections)| half(*lang, &words(*lang), sections)).collect();
    format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <title>{}</title>\n<style>\n{HEAD}{PARTS}{ENDS}</style>\n</head>\n<body>\n{skips}{}{halves}</body>\n</html>\n",
        opens.code(),
        opens.direction(),
        escape(title),
        switch(opens)
    )
}

/// The way past the switch for a reader who hears the page or walks it by keyboard; seen where it has the focus.
fn skip(lang: Lang, words: &Words) -> String {
    let (code, dir) = (lang.code(), lang.direction());
    let said = words.label("skip");
    format!(
        "<a class=\"skip skip-{code}\" lang=\"{code}\" dir=\"{dir}\" href=\"#{code}-answers\">{said}</a>\n"
    )
}

/// Two radio buttons, each with its label in its own language.
fn switch(opens: Lang) -> String {
    let buttons: String = Lang::ALL
        .into_iter()
        .map(|lang| {
            let (code, name) = (lang.code(), lang.own_name());
            let checked = if lang == opens { " checked" } else { "" };
            format!(
                "<input type=\"radio\" name=\"language\" id=\"show-{code}\" class=\"choose\"{checked}>\
                 <label for=\"show-{code}\" class=\"tab tab-{code}\" lang=\"{code}\" dir=\"{}\">{name}</label>\n",
                lang.direction()
            )
        })
        .collect();
    format!("<nav class=\"switch\" aria-label=\"اللغة · Language\">\n{buttons}</nav>\n")
}

/// All that a brief says in one language, section after section.
pub(crate) fn sections(story: &Story<'_>) -> String {
    [answers::write(story), findings::write(story), evidence::write(story), limits::write(story)].concat()
}

fn half(lang: Lang, words: &Words, sections: &str) -> String {
    format!(
        "<div class=\"half half-{0}\" lang=\"{0}\" dir=\"{1}\">\n<main id=\"{0}-answers\" tabindex=\"-1\">\n{2}</main>\n<footer><p>{3}</p></footer>\n</div>\n",
        lang.code(),
        lang.direction(),
        sections,
        words.label("footer")
    )
}

/// A section with its heading; nothing where its body is empty.
fn section(story: &Story<'_>, name: &str, class: &str, body: &str) -> String {
    if body.is_empty() {
        return String::new();
    }
    let heading = story.words.label(&format!("section-{name}"));
    format!(
        "<section id=\"{0}\" class=\"{class} {name}\" aria-labelledby=\"{0}-h\">\n<h2 id=\"{0}-h\">{heading}</h2>\n{body}</section>\n",
        story.anchor(name)
    )
}
