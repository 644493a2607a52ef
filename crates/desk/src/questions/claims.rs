//! What an article claims of attacks in the aggregate, each as a question that can be asked.

use super::SHEETS;
use crate::{
    Desk,
    asking::Draft,
    pages::{Failure, Room, Visit, page_with},
};
use axum::extract::{Path, State};
use maud::{Markup, html};
use std::sync::{Arc, LazyLock};
use tazamun_claims::{Claim, ClaimFinder, ClaimKind};
use tazamun_store::Role;
use tazamun_words::{Lang, text::inert};

static FINDER: LazyLock<ClaimFinder> = LazyLock::new(ClaimFinder::new);

pub(super) async fn shown(
    visit: Visit,
    State(desk): State<Arc<Desk>>,
    Path(number): Path<i64>,
) -> Result<Markup, Failure> {
    visit.must(Role::Reads)?;
    let article = desk.read(move |store| Ok(store.article_numbered(number)?)).await?;
    let article = article.ok_or(Failure::NotFound)?;
    let (article, claims) = desk
        .work(move |desk| {
            let claims = FINDER.claims(&article, &desk.reader.explain(&article));
            Ok((article, claims))
        })
        .await?;
    let title = visit.bare("claims-heading");
    let whole = Draft { kind: "article".to_owned(), article: number.to_string(), ..Draft::default() };
    let shown = if article.title.trim().is_empty() { &article.doc } else { &article.title };
    let body = html! {
        h1 { (title) }
        p { a href={ "/articles/" (number) } dir="auto" { (inert(shown)) } }
        p { (visit.say("claims-what")) }
        @if visit.may(Role::Codes) { p { a.main href={ "/questions?" (whole.query()) } { (visit.say("claims-brief")) } } }
        @if claims.is_empty() { p { (visit.say("claims-of-article-none")) } }
        ol.claimed { @for claim in &claims { li { (one(&visit, claim)) } } }
    };
    Ok(page_with(&visit, Room::Questions, &title, SHEETS, &body))
}

fn one(visit: &Visit, claim: &Claim) -> Markup {
    let by = match (visit.lang(), &claim.by_arabic) {
        (_, None) => visit.bare("claim-by-article"),
        (Lang::Arabic, Some(by)) => by.clone(),
        (Lang::English | Lang::French, Some(_)) => claim.by.clone(),
    };
    let draft = drafted(claim);
    html! {
        blockquote dir="auto" { (inert(&claim.quote)) }
        p.facts {
            (visit.say(&format!("claim-kind-{}", claim.kind))) " · "
            (visit.say_with("claim-detail-by", &[("who", by.into()), ("stance", visit.words.say(&format!("claim-stance-{}", claim.stance), &[]).into())]))
        }
        p.note {
            (visit.say(&format!("claim-test-{}", claim.testable)))
            @if let Some(need) = &claim.needs { " " (visit.say(&format!("claim-need-{need}"))) }
        }
        @if let Some(draft) = draft.filter(|_| visit.may(Role::Codes)) {
            p { a href={ "/questions?" (draft.query()) } { (visit.say("claims-ask")) } }
        }
    }
}

/// The question that a claim leads to, as far as its words go; whoever asks fills in the rest. None where a record of
/// incidents has no question of its kind.
fn drafted(claim: &Claim) -> Option<Draft> {
    let place = |n: usize| {
        claim.places.get(n).map(|place| match place.contains('-') {
            true => format!("adm1={place}"),
            false => format!("country={place}"),
        })
    };
    // An attack on civilians is told by who made it.
    let armed: Vec<String> = claim
        .sides
        .iter()
        .filter(|code| !code.starts_with("CIVILIANS") && *code != "UNIDENTIFIED")
        .map(|code| format!("actor1={code}"))
        .collect();
    let joined = |parts: [Option<String>; 2]| parts.into_iter().flatten().collect::<Vec<_>>().join(",");
    let actor = || armed.first().cloned();
    let (from, to) =
        claim.period.map_or_else(Default::default, |days| (days.start().to_string(), days.end().to_string()));
    let of = |kind: &str| Draft {
        kind: kind.to_owned(),
        filter: joined([place(0), actor()]),
        from: from.clone(),
        to: to.clone(),
        ..Draft::default()
    };
    let sides = |kind: &str, a: String, b: String| Draft { a, b, filter: String::new(), ..of(kind) };
    Some(match claim.kind {
        ClaimKind::Increase | ClaimKind::Decrease | ClaimKind::Unchanged => of("trend"),
        ClaimKind::Superlative | ClaimKind::Gap => of("rank"),
        ClaimKind::Synchrony | ClaimKind::Coincidence => {
            sides("sync", joined([place(0), actor()]), joined([place(1), actor()]))
        }
        ClaimKind::Trigger => {
            sides("wake", joined([place(0), armed.get(1).cloned()]), joined([place(0), actor()]))
        }
        ClaimKind::Theatre => Draft { filter: actor().unwrap_or_default(), ..of("waves") },
        ClaimKind::Share => {
            Draft { filter: actor().unwrap_or_default(), part: place(0).unwrap_or_default(), ..of("share") }
        }
        ClaimKind::Seam => of("seam"),
        ClaimKind::Haven => of("near"),
        ClaimKind::Strength => return None,
    })
}
