//! The same question in other words: what a model answers should not hang on how the codebook's kinds are called, in which
//! order its sentences stand, or whether it sees the article once or twice.

use crate::answer::Answer;
use tazamun_record::SubEventType;

/// What is changed of a question that should change nothing of its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The kinds of incident bear numbers for names; each is said once what it means.
    Labels,
    /// The sentences of the codebook stand in the opposite order.
    Order,
    /// The article is shown twice.
    Repeated,
}

impl Change {
    /// All of them.
    pub const ALL: [Change; 3] = [Change::Labels, Change::Order, Change::Repeated];

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Change::Labels => "labels",
            Change::Order => "order",
            Change::Repeated => "repeated",
        }
    }

    /// Puts the names of kinds back that [`Change::Labels`] took away.
    pub fn undone(self, mut answer: Answer) -> Answer {
        if self == Change::Labels {
            for pointed in &mut answer.incidents {
                let kind = pointed.kind.as_deref().and_then(|named| {
                    SubEventType::ALL.iter().zip(1..).find(|(_, n)| numbered(*n) == named.trim())
                });
                pointed.kind = kind.map(|(kind, _)| kind.label().to_owned());
            }
        }
        answer
    }
}

/// What a kind is called: by its own name, or by its number.
pub(crate) fn kinds(change: Option<Change>) -> Vec<String> {
    let named = |(kind, n): (&SubEventType, usize)| match change {
        Some(Change::Labels) => numbered(n),
        _ => kind.label().to_owned(),
    };
    SubEventType::ALL.iter().zip(1..).map(named).collect()
}

/// What a kind is called where it is explained.
pub(crate) fn explained(change: Option<Change>) -> Vec<String> {
    let told = |(kind, n): (&SubEventType, usize)| match change {
        Some(Change::Labels) => format!("{} = {}", numbered(n), kind.label()),
        _ => kind.label().to_owned(),
    };
    SubEventType::ALL.iter().zip(1..).map(told).collect()
}

fn numbered(n: usize) -> String {
    format!("kind {n}")
}

/// Where the codebook ends and the form of the answer begins.
const FORM: &str = "THE ARTICLE";

/// The codebook with the sentences of each paragraph in the opposite order; headings and forms stay.
pub(crate) fn reordered(prompt: &str) -> String {
    let (codebook, form) = prompt.split_once(FORM).unwrap_or((prompt, ""));
    let line = |line: &str| -> String {
        let mut sentences: Vec<&str> = line.split_inclusive(". ").map(str::trim_end).collect();
        sentences.reverse();
        sentences.join(" ")
    };
    let lines: Vec<String> = codebook.lines().map(line).collect();
    format!("{}\n{FORM}{form}", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_turn_and_names_of_kinds_come_back() {
        let turned = reordered("First. Second.\nHEAD\nThird.\nTHE ARTICLE comes. Last.");
        assert_eq!(turned, "Second. First.\nHEAD\nThird.\nTHE ARTICLE comes. Last.");
        for (kind, named) in SubEventType::ALL.iter().zip(kinds(Some(Change::Labels))) {
            let said = format!("{{\"incidents\":[{{\"kind\":\"{named}\",\"quotes\":[]}}]}}");
            let answer = Change::Labels.undone(crate::answer::answer(&said).unwrap());
            assert_eq!(answer.incidents[0].kind.as_deref(), Some(kind.label()));
        }
    }
}
