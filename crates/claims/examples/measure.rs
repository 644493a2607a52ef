//! How well are claims found? Cross-validated by article, with tables read from a folder; `--fit` writes the weights.
//!
//!     cargo run --profile test -p tazamun-claims --example measure -- DATA_FOLDER TABLES [--show] [--fit]

use std::{collections::HashMap, error::Error, fs, path::Path};
use tazamun_claims::{
    ClaimFinder, ClaimKind, Difference, Example, Tables, Weights, coded, cross_validated, examples, labelled,
};
use tazamun_reader::{Reader, explain::Explanation};
use tazamun_record::Article;

const FOLDS: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [data, tables, flags @ ..] = &args[..] else {
        return Err("DATA_FOLDER and TABLES are wanted".into());
    };
    let has = |flag: &str| flags.iter().any(|f| f == flag);
    let number =
        |name: &str, or: f64| flags.iter().find_map(|f| f.strip_prefix(name)?.parse().ok()).unwrap_or(or);
    let gold = coded(&fs::read_to_string(Path::new(data).join("claims.jsonl"))?)?;
    let reader = Reader::new();
    let mut articles: Vec<(Article, Explanation)> = Vec::new();
    for line in fs::read_to_string(Path::new(data).join("articles.jsonl"))?.lines() {
        let article: Article = serde_json::from_str(line)?;
        let seen = reader.explain(&article);
        articles.push((article, seen));
    }
    let finder = ClaimFinder::with_tables(&Tables::from_folder(Path::new(tables))?)?;
    let value = |name: &str| flags.iter().find_map(|f| f.strip_prefix(name));
    let labels = match (value("--labels="), value("--more=")) {
        (Some(labels), Some(file)) => labelled_examples(&finder, &reader, labels, file)?,
        _ => Vec::new(),
    };
    let more = [labels, own_examples(&finder, &reader, &Path::new(tables).join("examples.tsv"))?].concat();
    let (ridge, threshold) = (number("--ridge=", 2.0), number("--threshold=", tazamun_claims::THRESHOLD));
    if has("--grid") {
        for ridge in [0.3, 0.6, 1.0, 2.0, 4.0] {
            for threshold in [0.25, 0.3, 0.35, 0.4, 0.45, 0.5] {
                let score = cross_validated(&finder, &gold, &articles, &more, ridge, threshold, FOLDS);
                println!(
                    "ridge {ridge} threshold {threshold}: {}",
                    score.to_string().lines().next().unwrap_or("")
                );
            }
        }
        return Ok(());
    }
    let score = cross_validated(&finder, &gold, &articles, &more, ridge, threshold, FOLDS);
    if has("--show") {
        for difference in &score.differences {
            match difference {
                Difference::Missed(doc, kind, quote) => println!("- {kind}\t{doc}\t{quote}"),
                Difference::Wrong(doc, kind, quote, p) => println!("+ {kind}\t{doc}\t{p}\t{quote}"),
                Difference::OtherStance(doc, kind, quote, a, b) => {
                    println!("~ {kind}\t{doc}\t{a}->{b}\t{quote}");
                }
            }
        }
    }
    print!("{score}");
    let mut all = Vec::new();
    for claims in &gold {
        if let Some((article, seen)) = articles.iter().find(|(a, _)| a.doc == claims.doc) {
            all.extend(examples(&finder, article, seen, claims));
        }
    }
    println!("{} candidates, {} of them claims", all.len(), all.iter().filter(|e| e.is_claim).count());
    println!("{} labels more", more.len());
    let weights = Weights::fitted(all.iter().chain(&more), ridge);
    if has("--fit") {
        fs::write(Path::new(tables).join("weights.tsv"), weights.table())?;
    }
    if let Some(file) = flags.iter().find_map(|f| f.strip_prefix("--list=")) {
        list(&finder, &reader, file)?;
    }
    Ok(())
}

/// Labels (a doc, a kind, a sentence and yes or no a row) and the articles that they are of, as examples.
fn labelled_examples(
    finder: &ClaimFinder,
    reader: &Reader<'_>,
    labels: &str,
    file: &str,
) -> Result<Vec<Example>, Box<dyn Error>> {
    let mut by_doc: HashMap<String, HashMap<(ClaimKind, usize), bool>> = HashMap::new();
    for row in fs::read_to_string(labels)?.lines().filter(|row| !row.starts_with("//")) {
        let [doc, kind, sentence, is_claim] = row.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("{labels}: '{row}'").into());
        };
        let labels = by_doc.entry(doc.to_owned()).or_default();
        labels.insert((kind.parse()?, sentence.parse()?), is_claim == "yes");
    }
    let mut all = Vec::new();
    for line in fs::read_to_string(file)?.lines() {
        let article: Article = serde_json::from_str(line)?;
        if let Some(labels) = by_doc.get(&article.doc) {
            let seen = reader.explain(&article);
            all.extend(labelled(finder, &article, &seen, |kind, at| labels.get(&(kind, at)).copied()));
        }
    }
    Ok(all)
}

/// Sentences of our own, each in an article that says nothing else, as examples.
fn own_examples(
    finder: &ClaimFinder,
    reader: &Reader<'_>,
    file: &Path,
) -> Result<Vec<Example>, Box<dyn Error>> {
    let mut all = Vec::new();
    for row in fs::read_to_string(file)?.lines().filter(|row| !row.starts_with("//")) {
        let (kinds, sentence) = row.split_once('\t').ok_or(row)?;
        let mut article: Article = serde_json::from_str(
            r#"{"doc": "own", "published": "2022-01-22", "title": "أخبار اليوم", "text": ""}"#,
        )?;
        article.text = format!("اجتمع المجلس المحلي يوم الثلاثاء.\n{sentence}\nوأغلق الطريق ساعة.");
        let seen = reader.explain(&article);
        let is_claim = |kind: ClaimKind| kinds.split('/').any(|k| k == kind.code());
        all.extend(labelled(finder, &article, &seen, |kind, _| Some(is_claim(kind))));
    }
    Ok(all)
}

/// The claims of articles that nobody coded, to be looked at.
fn list(finder: &ClaimFinder, reader: &Reader<'_>, file: &str) -> Result<(), Box<dyn Error>> {
    for line in fs::read_to_string(file)?.lines() {
        let article: Article = serde_json::from_str(line)?;
        for claim in finder.claims(&article, &reader.explain(&article)) {
            let (kind, stance, by) = (claim.kind, claim.stance, claim.by);
            let (doc, p, test) = (&article.doc, claim.probability, claim.testable);
            println!("{doc}\t{kind}\t{}\t{p:.2}\t{stance}\t{by}\t{test}\t{}", claim.sentence, claim.quote);
        }
    }
    Ok(())
}
