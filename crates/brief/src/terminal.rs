//! A brief → about ten lines for a terminal: the same verdict in the same words as the page.

use crate::{story::Story, text::isolated};

/// The verdict, the four answers and how to get them again; ends with a line break.
pub(crate) fn write(story: &Story<'_>) -> String {
    let (words, lang) = (&story.words, story.lang());
    let mut lines = vec![story.headline().plain()];
    for answered in story.answers() {
        let says: Vec<String> = answered.says.iter().map(|p| p.plain()).collect();
        lines.push(format!("{} {}", words.bare(answered.ask), says.join(" ")));
        lines.extend(answered.lines.iter().map(|line| format!("  · {}", line.plain())));
    }
    if let Some(told) = story.claims() {
        lines.push(told.summary.plain());
        lines.extend(told.claims.iter().map(|claim| format!("  · {}", claim.line.plain())));
    }
    if let Some(tested) = story.tested() {
        lines.extend(tested.pair.as_ref().map(|pair| story.rare(tested, pair).plain()));
        lines.extend(story.usual(tested).map(|usual| usual.plain()));
    }
    let again = &story.brief.reproduction;
    let named = |id: &str, value: &str| {
        words.say("named", &[("name", words.say(id, &[]).into()), ("value", value.to_owned().into())]).plain()
    };
    lines.push(named("reproduce-command", &again.command));
    lines.push(format!(
        "{} · {}",
        isolated(&again.version, lang),
        named("reproduce-seed", &again.seed.to_string())
    ));
    lines.join("\n") + "\n"
}
