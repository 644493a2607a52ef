//! What was found, each finding with its picture and one sentence.

use crate::story::Story;

pub(super) fn write(story: &Story<'_>) -> String {
    let Some(tested) = story.tested() else { return String::new() };
    let paragraph = |says: String| format!("<p>{says}</p>\n");
    let mut out = String::new();
    if let Some(pair) = &tested.pair {
        out += &super::section(story, "rare", "finding", &paragraph(story.rare(tested, pair).html()));
    }
    if let Some(usual) = story.usual(tested) {
        out += &super::section(story, "usual", "finding", &paragraph(usual.html()));
    }
    out
}
