//! A brief → Markdown in one language: the page's words, evidence and limits, without its pictures.

use crate::{
    Lang, SourcedIncident,
    story::Story,
    text::{markdown, shortened, web_address},
    words::Phrase,
};

pub(crate) fn write(story: &Story<'_>) -> String {
    let mut blocks = vec![format!("# {}", story.headline().markdown())];
    for answered in story.answers() {
        let says: Vec<String> = answered.says.iter().map(Phrase::markdown).collect();
        blocks.push(format!("**{}** {}", story.words.bare(answered.ask), says.join(" ")));
        blocks.extend(list(&answered.lines));
    }
    blocks.extend(claims(story));
    blocks.extend(findings(story));
    blocks.extend(evidence(story));
    blocks.extend(limits(story));
    blocks.join("\n\n") + "\n"
}

fn heading(story: &Story<'_>, section: &str) -> String {
    format!("## {}", story.words.bare(&format!("section-{section}")))
}

fn list(phrases: &[Phrase]) -> Option<String> {
    let lines: Vec<String> = phrases.iter().map(|p| format!("- {}", p.markdown())).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The claims of the articles, each with what its answer rests on.
fn claims(story: &Story<'_>) -> Vec<String> {
    let Some(told) = story.claims() else { return Vec::new() };
    let items = told.claims.iter().map(|claim| {
        let (line, details) = (&claim.line, &claim.details);
        let details = details.iter().map(|d| format!("\n  - {}", d.markdown()));
        format!("- {}{}", line.markdown(), details.collect::<String>())
    });
    let items = items.collect::<Vec<_>>().join("\n");
    vec![heading(story, "claims"), told.summary.markdown(), items, told.correction.markdown()]
}

fn findings(story: &Story<'_>) -> Vec<String> {
    let Some(tested) = story.tested() else { return Vec::new() };
    let mut blocks = Vec::new();
    if let Some(pair) = &tested.pair {
        blocks.extend([heading(story, "rare"), story.rare(tested, pair).markdown()]);
    }
    if let Some(usual) = story.usual(tested) {
        blocks.extend([heading(story, "usual"), usual.markdown()]);
    }
    blocks
}

fn evidence(story: &Story<'_>) -> Vec<String> {
    let mut blocks = Vec::new();
    for (index, told) in story.brief.told.iter().enumerate() {
        if index == 0 {
            blocks.push(heading(story, "evidence"));
        }
        blocks.push(format!("**{}**", story.told_line(told, index).markdown()));
        blocks.extend(quotes(story, told));
    }
    blocks
}

/// The words that tell the incident, one quotation a report.
fn quotes(story: &Story<'_>, told: &SourcedIncident) -> Vec<String> {
    told.reports
        .iter()
        .map(|report| {
            let article = story.brief.articles.get(report.article);
            let words = markdown(&shortened(report.report.trigger.as_str(), 600));
            let values = report.report.quotes.iter().map(|(slot, quote)| {
                let label = story.words.bare(&format!("slot-{slot}"));
                // French printers set a narrow blank before it.
                let colon = if story.lang() == Lang::French { "\u{202F}:" } else { ":" };
                format!("> {label}{colon} {}", markdown(&shortened(quote.as_str(), 300)))
            });
            let mut lines = vec![format!("> {words}")];
            lines.extend(values);
            lines.extend(story.read_by(&report.report).map(|said| format!("> {}", said.markdown())));
            if let Some(article) = article {
                let source = markdown(&shortened(article.source.as_deref().unwrap_or(&article.doc), 80));
                lines.push(format!("> — {source}, {}", story.words.day(article.published)));
                // Angle brackets keep an address whole; one that holds any is no address.
                let url = article.url.as_deref().and_then(web_address).filter(|u| !u.contains(['<', '>']));
                lines.extend(url.map(|url| format!("> <{url}>")));
            }
            lines.join("  \n")
        })
        .collect()
}

fn limits(story: &Story<'_>) -> Vec<String> {
    let mut blocks = Vec::new();
    if let Some(tested) = story.tested() {
        blocks.push(heading(story, "not-said"));
        blocks.extend(list(&story.not_said()));
        blocks.push(heading(story, "change"));
        blocks.extend(list(&story.would_change(tested)));
    }
    blocks.push(heading(story, "limits"));
    for file in &story.brief.data {
        let name = markdown(file.name.in_lang(story.lang()));
        blocks.push(format!("**{name}** {} · {}", code(&file.path), code(&file.sha256)));
        blocks.extend(list(&story.cautions(file)));
    }
    if let Some(tested) = story.tested() {
        blocks.push(heading(story, "method"));
        blocks.extend(list(&story.models()));
        blocks.extend(list(&story.technical(tested)));
    } else {
        blocks.extend(list(&story.models()));
    }
    let again = &story.brief.reproduction;
    blocks.push(heading(story, "reproduce"));
    blocks.push(format!("{} ({}, {})", code(&again.command), code(&again.version), again.seed));
    blocks
}

/// As code on one line; its own back-quotes would end it, so they are shown as straight ones.
fn code(text: &str) -> String {
    let line = crate::text::inert(text).replace('`', "'").replace(['\n', '\t'], " ");
    format!("`{line}`")
}
