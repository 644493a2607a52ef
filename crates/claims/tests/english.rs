//! Sentences in English: what each claims, if anything, and how.

use tazamun_claims::ClaimFinder;
use tazamun_reader::Reader;
use tazamun_record::{Article, Date};

/// Kind (- for none, / between several), stance, sentence.
const SENTENCES: &str = include_str!("data/english.tsv");

#[test]
fn claims_are_found_and_near_misses_are_not() {
    let (finder, reader) = (ClaimFinder::new(), Reader::new());
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in SENTENCES.lines().filter(|row| !row.starts_with("//")) {
        let [kinds, stance, sentence] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let article = Article {
            doc: "a".into(),
            published: Date::constant(2022, 1, 22),
            title: "News of the day from the region".into(),
            text: format!(
                "The provincial council met on Tuesday.\n{sentence}\nThe road was closed for an hour."
            ),
            source: None,
            url: None,
        };
        let found = finder.claims(&article, &reader.explain(&article));
        count += 1;
        let mut said: Vec<&str> = found.iter().map(|claim| claim.kind.code()).collect();
        said.sort_unstable();
        let said = if said.is_empty() { "-".to_owned() } else { said.join("/") };
        let stances = found.iter().all(|claim| claim.stance.code() == stance);
        let quoted = found.iter().all(|claim| article.whole()[claim.span.clone()] == claim.quote);
        if said != kinds || !stances || !quoted {
            let stances: Vec<_> =
                found.iter().map(|claim| (claim.stance.code(), claim.probability)).collect();
            wrong.push(format!("{kinds} {stance}, found {said} {stances:?}: {sentence}"));
        }
    }
    assert!(count >= 40, "{count} sentences");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
