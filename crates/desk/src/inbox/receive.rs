//! Articles that come in: read by the same hardened importers as on the command line, and kept with the bytes in which they
//! arrived.

use crate::{
    Desk,
    keeping::Work,
    pages::{Failure, Visit},
};
use axum::{
    Form,
    extract::{Multipart, State, multipart::MultipartError},
    http::StatusCode,
    response::Redirect,
};
use serde::Deserialize;
use std::sync::Arc;
use tazamun_record::{
    Article, Date, Report,
    formats::{ArticleReading, read_articles_with},
};
use tazamun_store::{Role, Words};

/// Files that come at once.
const FILES: usize = 200;
/// Articles of one file.
const ARTICLES: usize = 2_000;
/// Endings by which a file says what it is.
const ENDINGS: [&str; 10] =
    [".txt", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom"];

#[derive(Deserialize)]
pub(super) struct Pasted {
    text: String,
    #[serde(default)]
    published: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    url: String,
}

/// A file as it arrived.
struct Arrived {
    name: String,
    origin: String,
    media: &'static str,
    bytes: Vec<u8>,
    source: Option<String>,
    url: Option<String>,
}

/// What became of articles that came in.
#[derive(Default)]
struct Received {
    new: usize,
    known: usize,
    told: usize,
    only: Option<i64>,
}

pub(super) async fn pasted(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Form(pasted): Form<Pasted>,
) -> Result<Redirect, Failure> {
    visit.must(Role::Codes)?;
    let published = day(&pasted.published)?;
    let some = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    // A form's lines end as in mails; nobody wrote them so.
    let text = pasted.text.replace("\r\n", "\n");
    let arrived = Arrived {
        name: "pasted.txt".to_owned(),
        origin: "pasted".to_owned(),
        media: "text/plain; charset=utf-8",
        bytes: text.into_bytes(),
        source: some(pasted.source),
        url: some(pasted.url),
    };
    let received = receive(&desk, vec![arrived], published).await?;
    Ok(match received.only {
        Some(article) => Redirect::to(&format!("/articles/{article}")),
        None => Redirect::to(&format!(
            "/inbox?added={}&known={}&told={}",
            received.new, received.known, received.told
        )),
    })
}

pub(super) async fn files(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    mut form: Multipart,
) -> Result<Redirect, Failure> {
    visit.must(Role::Codes)?;
    let (mut published, mut arrived) = (None, Vec::new());
    while let Some(field) = form.next_field().await.map_err(broken)? {
        if field.name() == Some("published") {
            published = day(&field.text().await.map_err(broken)?)?;
            continue;
        }
        let Some(name) = field.file_name().map(str::to_owned) else { continue };
        let bytes = field.bytes().await.map_err(broken)?;
        if bytes.is_empty() && name.is_empty() {
            continue;
        }
        if arrived.len() >= FILES {
            return Err(Failure::TooLarge);
        }
        arrived.push(Arrived {
            name: ending(&name)?,
            origin: own_name(&name),
            media: "application/octet-stream",
            bytes: bytes.to_vec(),
            source: None,
            url: None,
        });
    }
    if arrived.is_empty() {
        return Err(Failure::Bad("inbox-no-file", String::new()));
    }
    let received = receive(&desk, arrived, published).await?;
    Ok(Redirect::to(&format!(
        "/inbox?added={}&known={}&told={}",
        received.new, received.known, received.told
    )))
}

pub(crate) fn broken(error: MultipartError) -> Failure {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Failure::TooLarge
    } else {
        Failure::Bad("inbox-broken-upload", String::new())
    }
}

fn day(text: &str) -> Result<Option<Date>, Failure> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Failure::Bad("inbox-no-day", text.to_owned()))
}

/// The last part of a file's name as the browser gave it, in short: a name, never a path.
pub(crate) fn own_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown: String = tazamun_words::text::inert(last).chars().take(120).collect();
    if shown.trim().is_empty() { "file".to_owned() } else { shown }
}

/// The name under which the importers see it: its own, if that says by its ending what it is.
fn ending(name: &str) -> Result<String, Failure> {
    let own = own_name(name);
    let lower = own.to_ascii_lowercase();
    let known = ENDINGS.iter().any(|ending| lower.ends_with(ending));
    if known { Ok(own) } else { Err(Failure::Bad("inbox-unknown-file", own)) }
}

/// Reads articles and puts them into the store, all of one request or none.
async fn receive(
    desk: &Arc<Desk>,
    arrived: Vec<Arrived>,
    published: Option<Date>,
) -> Result<Received, Failure> {
    type Read = (Arrived, Vec<(Article, Vec<Report>)>);
    let read: Vec<Read> = desk
        .work(move |desk| {
            let how = ArticleReading { published, encoding: None };
            let mut all = Vec::new();
            for file in arrived {
                let articles = read_articles_with(&file.name, &file.bytes, &how)
                    .map_err(|error| Failure::Bad("inbox-unreadable", error.to_string()))?;
                if articles.len() > ARTICLES {
                    return Err(Failure::TooLarge);
                }
                let named = articles.into_iter().map(|article| named(article, &file));
                let read = named.map(|article| {
                    let reports = desk.reader.read(&article);
                    (article, reports)
                });
                let read = read.collect();
                all.push((file, read));
            }
            Ok(all)
        })
        .await?;
    desk.decide(Work::Merge, move |store| {
        let mut received = Received::default();
        let mut last = None;
        for (file, articles) in &read {
            let all = articles.iter().map(|(article, reports)| (article, reports.as_slice()));
            let added = store.add_articles(all, Words::Keep)?;
            for (added, (_, reports)) in added.iter().zip(articles) {
                last = store.article_number(&added.doc)?;
                if !added.is_new {
                    received.known += 1;
                    continue;
                }
                received.new += 1;
                received.told += reports.len();
                // Of a file with many articles the bytes of all would be kept with each.
                if let Some(id) = last.filter(|_| articles.len() == 1) {
                    store.keep_original(id, &file.origin, file.media, &file.bytes)?;
                }
            }
        }
        received.only = last.filter(|_| received.new + received.known == 1);
        Ok(received)
    })
    .await
}

/// An article with what was said beside its text. What was pasted is called by its content.
fn named(article: Article, file: &Arrived) -> Article {
    let mut article = article;
    article.source = article.source.or_else(|| file.source.clone());
    article.url = article.url.or_else(|| file.url.clone());
    if file.origin == "pasted" {
        article.doc = format!("pasted-{}", &tazamun_store::content_hash(&article)[..12]);
    }
    article
}
