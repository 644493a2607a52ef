//! The datasets of the store with their releases, and the ways in and out.

use crate::{
    Desk,
    pages::{Failure, Room, Visit, page},
};
use axum::extract::State;
use maud::{Markup, html};
use std::sync::Arc;
use tazamun_record::formats::Format;
use tazamun_store::{ImportLine, MERGED, Role};
use tazamun_words::text::{inert, shortened};

/// Releases that are listed.
const LISTED: usize = 100;
/// Letters of a hash that are shown.
const HASH: usize = 12;

pub(super) async fn shown(visit: Visit, State(desk): State<Arc<Desk>>) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let imports = desk.read(|store| Ok(store.imports()?)).await?;
    let title = visit.bare("room-data");
    let snapshot = desk.snapshot();
    let datasets: Vec<(String, usize)> =
        snapshot.datasets().filter(|(_, n)| *n > 0).map(|(name, n)| (name.to_owned(), n)).collect();
    let body = html! {
        h1 { (title) }
        p { a href="/data/digest" { (visit.say("digest-heading")) } }
        h2 { (visit.say("data-sets")) }
        @if datasets.is_empty() { p { (visit.say("room-empty")) } } @else { (sets(&visit, &datasets, &imports)) }
        @if visit.may(Role::Codes) { (importing(&visit)) }
        (exporting(&visit, &datasets))
        h2 { (visit.say("data-releases")) }
        @if imports.is_empty() { p { (visit.say("room-empty")) } } @else { (releases(&visit, &imports)) }
    };
    Ok(page(&visit, Room::Data, &title, &body))
}

fn sets(visit: &Visit, datasets: &[(String, usize)], imports: &[ImportLine]) -> Markup {
    html! {
        table {
            thead { tr {
                th scope="col" { (visit.say("data-set")) }
                th.number scope="col" { (visit.say("data-incidents")) }
                th scope="col" { (visit.say("data-release")) }
            } }
            tbody {
                @for (name, n) in datasets {
                    @let last = imports.iter().rfind(|import| import.dataset == *name);
                    tr {
                        th scope="row" {
                            a href={ "/incidents?dataset=" (encoded(name)) } { bdi { (inert(name)) } }
                            @if name == MERGED { " " span.note { (visit.say("data-merged")) } }
                        }
                        td.number { (visit.words.spelling().whole(*n as u64)) }
                        td { @if let Some(last) = last { bdi { (inert(&last.version)) } " " (visit.moment(&last.at)) } @else { "–" } }
                    }
                }
            }
        }
    }
}

fn importing(visit: &Visit) -> Markup {
    html! {
        details.receive {
            summary { (visit.say("import-heading")) }
            form method="post" action="/data/import" enctype="multipart/form-data" {
                label for="file" { (visit.say("import-file")) }
                input #file name="file" type="file" required aria-describedby="file-help";
                p.help #file-help { (visit.say("import-file-help")) }
                div.fields {
                    div { label for="dataset" { (visit.say("import-name")) } input #dataset name="dataset" maxlength="100" dir="auto" aria-describedby="dataset-help"; p.help #dataset-help { (visit.say("import-name-help")) } }
                    div { label for="release" { (visit.say("data-release")) } input #release name="release" maxlength="100" dir="auto"; }
                    div {
                        label for="format" { (visit.say("import-format")) }
                        select #format name="format" {
                            option value="" { (visit.say("import-format-usual")) }
                            @for format in Format::ALL { option value=(format.name()) { (format.name()) } }
                        }
                    }
                    div { label for="encoding" { (visit.say("import-encoding")) } input #encoding name="encoding" maxlength="40" dir="ltr" placeholder="windows-1256"; }
                }
                p { label { input type="checkbox" name="lenient" value="1"; " " (visit.say("import-lenient")) } }
                button.main type="submit" { (visit.say("import-it")) }
            }
        }
    }
}

fn exporting(visit: &Visit, datasets: &[(String, usize)]) -> Markup {
    html! {
        details.receive {
            summary { (visit.say("export-heading")) }
            p { (visit.say("export-what")) }
            form method="get" action="/data/export" { (super::export::fields(visit, datasets, &super::export::Asked::default())) }
        }
    }
}

fn releases(visit: &Visit, imports: &[ImportLine]) -> Markup {
    let whole = |n: usize| visit.words.spelling().whole(n as u64);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(visit.bare("data-releases")) {
            table {
                thead { tr {
                    th scope="col" { (visit.say("log-when")) }
                    th scope="col" { (visit.say("data-set")) }
                    th scope="col" { (visit.say("data-release")) }
                    th scope="col" { (visit.say("data-file")) }
                    th.number scope="col" { (visit.say("data-added")) }
                    th.number scope="col" { (visit.say("data-changed")) }
                    th.number scope="col" { (visit.say("data-removed")) }
                    th.number scope="col" { (visit.say("data-kept")) }
                } }
                tbody {
                    @for import in imports.iter().rev().take(LISTED) {
                        tr {
                            td { (visit.moment(&import.at)) }
                            th scope="row" { bdi { (inert(&import.dataset)) } }
                            td { bdi { (inert(&import.version)) } }
                            td {
                                // The command line keeps paths; a page shows names.
                                bdi dir="ltr" { (inert(file_name(&import.file))) }
                                @if !import.hash.is_empty() { " " code title="SHA-256" dir="ltr" { (shortened(&import.hash, HASH)) } }
                            }
                            td.number { (whole(import.added)) }
                            td.number { (whole(import.changed)) }
                            td.number { (whole(import.removed)) }
                            td.number { (whole(import.kept)) }
                        }
                    }
                }
            }
        }
    }
}

/// The last part of a path.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// A value as an address holds it.
pub(super) fn encoded(text: &str) -> String {
    serde_urlencoded::to_string([("", text)]).unwrap_or_default().trim_start_matches('=').to_owned()
}
