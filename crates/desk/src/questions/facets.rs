//! What the incidents hold most of, as clauses of a filter that can be taken over into a question.

use crate::asking::{AskedData, Draft};
use maud::{Markup, html};
use std::collections::HashMap;
use tazamun_analysis::IncidentsAtHand as _;
use tazamun_words::text::inert;

use crate::pages::Visit;

/// Values of a field that are offered.
const OFFERED: usize = 8;

/// Clauses with the number of incidents that each selects, the most first, by field.
pub(super) fn facets(data: &AskedData) -> Vec<(&'static str, Vec<(String, usize)>)> {
    let mut countries: HashMap<String, usize> = HashMap::new();
    let mut actors: HashMap<String, usize> = HashMap::new();
    let mut kinds: HashMap<String, usize> = HashMap::new();
    data.each(&mut |incident, _| {
        let facts = &incident.facts;
        if let Some(country) = facts.place.country() {
            count(&mut countries, country.code());
        }
        for actor in &facts.actor1 {
            // Codes alone: a name as somebody wrote it may be anybody's.
            let code = actor.to_string();
            if code.len() <= 24
                && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b"-_".contains(&b))
            {
                count(&mut actors, &code);
            }
        }
        if let Some(kind) = facts.what.event_type() {
            count(&mut kinds, kind.label());
        }
    });
    let most = |field: &str, counts: HashMap<String, usize>| {
        let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        counts.truncate(OFFERED);
        let clause = |value: &str| {
            if value.contains([',', ' ', '/']) {
                format!("{field}=\"{value}\"")
            } else {
                format!("{field}={value}")
            }
        };
        counts.into_iter().map(|(value, n)| (clause(&value), n)).collect::<Vec<_>>()
    };
    vec![
        ("ask-facet-country", most("country", countries)),
        ("ask-facet-actor", most("actor1", actors)),
        ("ask-facet-kind", most("event_type", kinds)),
    ]
}

/// Counts one more, without writing down again what is counted already.
fn count(counts: &mut HashMap<String, usize>, value: &str) {
    match counts.get_mut(value) {
        Some(n) => *n += 1,
        None => drop(counts.insert(value.to_owned(), 1)),
    }
}

/// The clauses as links that add them to a field of the question.
pub(super) fn shown(visit: &Visit, draft: &Draft, data: &AskedData) -> Markup {
    let fields: Vec<&'static str> = draft.filters().into_iter().map(|(field, _)| field).collect();
    html! {
        details.facets.receive {
            summary { (visit.say("ask-facets-heading")) }
            p.help { (visit.say("ask-facets-help")) }
            @for (name, clauses) in facets(data) {
                @if !clauses.is_empty() {
                    h3 { (visit.say(name)) }
                    ul {
                        @for (clause, n) in &clauses {
                            li {
                                code dir="ltr" { (inert(clause)) } " " span.count { (n) }
                                @for field in &fields {
                                    " " a href={ "/questions?" (with(draft, field, clause)) }
                                        aria-label=(format!("{} {}", visit.bare(&format!("ask-add-to-{field}")), inert(clause))) {
                                        (visit.say(&format!("ask-add-to-{field}")))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The question with a clause more in one of its filters; once in, it is not added again.
fn with(draft: &Draft, field: &str, clause: &str) -> String {
    let mut draft = draft.clone();
    let filter = match field {
        "a" => &mut draft.a,
        "b" => &mut draft.b,
        "part" => &mut draft.part,
        _ => &mut draft.filter,
    };
    let key = clause.split('=').next().unwrap_or_default();
    let others =
        filter.split(',').filter(|own| !own.trim().is_empty() && own.trim().split('=').next() != Some(key));
    // A filter whose values hold commas is left as it is.
    let parts: Vec<&str> = if filter.contains('"') { vec![filter.as_str()] } else { others.collect() };
    *filter = parts.into_iter().chain([clause]).collect::<Vec<_>>().join(",");
    draft.query()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_takes_the_place_of_one_of_the_same_field() {
        let draft = Draft { kind: "sync".into(), a: "country=IQ,killed>=3".into(), ..Draft::default() };
        assert_eq!(with(&draft, "a", "country=SY"), "kind=sync&a=killed%3E%3D3%2Ccountry%3DSY");
        assert_eq!(
            with(&draft, "b", "country=SY"),
            "kind=sync&a=country%3DIQ%2Ckilled%3E%3D3&b=country%3DSY"
        );
    }
}
