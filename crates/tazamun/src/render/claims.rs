//! Claims → lines for people, or for programs.

use crate::inert;
use serde_json::json;
use tazamun_claims::{Claim, ClaimKind, shared};
use tazamun_record::Article;
use tazamun_words::{Lang, Values, Words};

/// One article's claims as a line of JSON.
///
/// # Errors
/// None in practice: claims have no keys that are not text.
pub fn json(doc: &str, claims: &[Claim]) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string(&json!({ "doc": doc, "claims": claims }))? + "\n")
}

/// The claims of all articles, each once with all who make it, and the articles that make none.
pub fn text(all: &[(Article, Vec<Claim>)], words: &Words) -> String {
    let lang = words.lang();
    let say = |id: &str, values: Values<'_>| words.say(id, values).plain();
    let claims: Vec<(usize, &Claim)> =
        all.iter().enumerate().flat_map(|(at, (_, claims))| claims.iter().map(move |c| (at, c))).collect();
    let mut out = String::new();
    for one in shared(&claims) {
        let (article, claim) = claims[one.told[0]];
        out += &described(&say, claim, lang);
        if all.len() > 1 {
            let docs = one.told.iter().map(|&at| inert::line(&all[claims[at].0].0.doc).into_owned());
            let docs = docs.collect::<Vec<_>>().join(", ");
            out += &format!("  {}\n", say("claim-told-in", &[("docs", docs.into())]));
        }
        let _ = article;
        out.push('\n');
    }
    for (article, _) in all.iter().filter(|(_, claims)| claims.is_empty()) {
        let kinds = ClaimKind::ALL.iter().map(|kind| say(&format!("claim-kind-{kind}"), &[]));
        let kinds = kinds.collect::<Vec<_>>().join(&say("claim-list-comma", &[]));
        let doc = inert::line(&article.doc).into_owned();
        out += &(say("claims-none", &[("doc", doc.into()), ("kinds", kinds.into())]) + "\n");
    }
    out
}

/// One claim: what it is, in the article's words; whether and on what it could be tested.
fn described(say: &dyn Fn(&str, Values<'_>) -> String, claim: &Claim, lang: Lang) -> String {
    let article = say("claim-by-article", &[]);
    let by = match (lang, &claim.by_arabic) {
        (_, None) => article,
        (Lang::Arabic, Some(by)) => by.clone(),
        (Lang::English | Lang::French, Some(_)) => claim.by.clone(),
    };
    let kind = say(&format!("claim-kind-{}", claim.kind), &[]);
    let stance = say(&format!("claim-stance-{}", claim.stance), &[]);
    let head = say("claim-head", &[("kind", kind.into()), ("stance", stance.into()), ("by", by.into())]);
    let quote = say("claim-quote", &[("quote", inert::line(&claim.quote).into_owned().into())]);
    let mut test = say(&format!("claim-test-{}", claim.testable), &[]);
    if let Some(need) = &claim.needs {
        test += " ";
        test += &say(&format!("claim-need-{need}"), &[]);
    }
    let mut lines = vec![head, quote, test];
    let days = claim.period.map(|days| days.to_string());
    let spoken: Vec<String> = claim.sides.iter().chain(&claim.places).cloned().chain(days).collect();
    if !spoken.is_empty() {
        let what = inert::line(&spoken.join(", ")).into_owned();
        lines.push(say("claim-speaks-of", &[("what", what.into())]));
    }
    lines.join("\n  ") + "\n"
}
