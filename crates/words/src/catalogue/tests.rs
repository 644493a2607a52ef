use super::*;
use fluent_syntax::ast;
use std::collections::BTreeSet;

const FILES: [(&str, Lang, &str); 3] = [
    ("en.ftl", Lang::English, include_str!("../../messages/en.ftl")),
    ("ar.ftl", Lang::Arabic, include_str!("../../messages/ar.ftl")),
    ("fr.ftl", Lang::French, include_str!("../../messages/fr.ftl")),
];

/// What a message uses: the values it shows or chooses by, and the messages it refers to.
fn uses(pattern: &ast::Pattern<&str>, values: &mut BTreeSet<String>, messages: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let ast::PatternElement::Placeable { expression } = element else { continue };
        match expression {
            ast::Expression::Select { selector, variants } => {
                if let ast::InlineExpression::VariableReference { id } = selector {
                    values.insert(id.name.to_owned());
                }
                for variant in variants {
                    uses(&variant.value, values, messages);
                }
            }
            ast::Expression::Inline(ast::InlineExpression::VariableReference { id }) => {
                values.insert(id.name.to_owned());
            }
            ast::Expression::Inline(ast::InlineExpression::MessageReference { id, attribute: None }) => {
                messages.insert(id.name.to_owned());
            }
            ast::Expression::Inline(ast::InlineExpression::StringLiteral { .. }) => {}
            other => panic!("functions, terms and nested placeables are not put into words: {other:?}"),
        }
    }
}

#[test]
fn every_entry_of_all_files_is_a_message_without_html() {
    for (name, _, source) in FILES {
        let resource = parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
        let mut seen = BTreeSet::new();
        for entry in &resource.body {
            if let Entry::Message(m) = entry {
                assert!(seen.insert(m.id.name), "{name}: {} stands twice", m.id.name);
                assert!(m.value.is_some(), "{name}: {} has no words", m.id.name);
            }
        }
        let text: String = source.lines().filter(|l| !l.starts_with('#')).collect();
        assert!(!text.replace("->", "").replace(">=", "").contains(['<', '>', '&']), "{name}: HTML");
    }
}

#[test]
fn all_files_hold_the_same_messages_with_the_same_values() {
    assert_eq!(ENGLISH.keys().collect::<Vec<_>>(), ARABIC.keys().collect::<Vec<_>>());
    assert_eq!(ENGLISH.keys().collect::<Vec<_>>(), FRENCH.keys().collect::<Vec<_>>());
    // "20 and 21" is said otherwise than "12 to 15" in Arabic alone.
    const ONE_SIDED: [(&str, &str); 1] = [("date-days", "adjacent")];
    for (id, english) in ENGLISH.iter() {
        let [mut en, mut ar, mut refs] = [BTreeSet::new(), BTreeSet::new(), BTreeSet::new()];
        uses(english, &mut en, &mut refs);
        uses(&ARABIC[id], &mut ar, &mut refs);
        ar.retain(|value| !ONE_SIDED.contains(&(id, value)));
        assert_eq!(en, ar, "{id}");
        let mut fr = BTreeSet::new();
        uses(&FRENCH[id], &mut fr, &mut refs);
        assert_eq!(en, fr, "{id} in French");
        assert!(refs.iter().all(|r| ENGLISH.contains_key(r.as_str())), "{id} refers to {refs:?}");
    }
}

#[test]
fn every_plural_names_all_forms_of_its_language() {
    let arabic: BTreeSet<&str> = ["one", "two", "few", "many", "other"].into();
    for (id, pattern) in ARABIC.iter() {
        for element in &pattern.elements {
            let ast::PatternElement::Placeable { expression: Expression::Select { variants, .. } } = element
            else {
                continue;
            };
            let named: BTreeSet<&str> = variants
                .iter()
                .filter_map(|v| match v.key {
                    VariantKey::Identifier { name } => Some(name),
                    VariantKey::NumberLiteral { .. } => None,
                })
                .collect();
            if named.contains("few") || named.contains("many") {
                assert!(named.is_superset(&arabic), "{id}: {named:?}");
            }
        }
    }
}

#[test]
fn arabic_counts_in_six_forms() {
    let words = Words::new(Lang::Arabic, Numerals::Western);
    let killed = |n: u64| words.say("killed", &[("n", Value::count(n))]).bare();
    let said = [0, 1, 2, 3, 11, 100, 103].map(killed);
    assert_eq!(said, ["بلا قتلى", "قتيل واحد", "قتيلان", "3 قتلى", "11 قتيلا", "100 قتيل", "103 قتلى"]);
}

#[test]
fn every_country_and_every_actor_has_a_french_name() {
    for country in tazamun_record::Country::all() {
        assert!(crate::french_country(country.code()).is_some(), "{}", country.code());
    }
    for code in tazamun_record::Actor::codes() {
        assert!(crate::french_actor(code).is_some(), "{code}");
    }
}

#[test]
fn french_counts_nought_with_one() {
    let words = Words::new(Lang::French, Numerals::Western);
    let said = [0, 1, 2].map(|n| words.say("n-incidents", &[("n", Value::count(n))]).bare());
    assert_eq!(said, ["0 incident", "1 incident", "2 incidents"]);
    assert_eq!(words.day("2022-03-01".parse().unwrap()), "1er mars 2022");
}

#[test]
fn numbers_and_days_are_written_for_people_in_prose_and_for_programs_in_lines() {
    let values = [
        ("from", Value::day("2022-01-20".parse().unwrap())),
        ("to", Value::day("2022-02-01".parse().unwrap())),
    ];
    let said = |words: Words| words.say("answer-days", &values).bare();
    assert_eq!(
        said(Words::new(Lang::French, Numerals::Western)),
        "jours du 20 janvier 2022 au 1er février 2022"
    );
    assert_eq!(said(Words::terminal(Lang::French)), "jours du 2022-01-20 au 2022-02-01");
    let said = |words: Words| words.say("answer-note", &[("text", Value::decimals(0.0901, 2))]).bare();
    assert_eq!(said(Words::new(Lang::French, Numerals::Western)), "note\u{202F}: 0,09");
    assert_eq!(said(Words::terminal(Lang::French)), "note : 0.09");
}

/// The value by which an Arabic message chooses its plural, if it does.
fn counted(pattern: &ast::Pattern<&'static str>) -> Option<&'static str> {
    pattern.elements.iter().find_map(|element| match element {
        ast::PatternElement::Placeable {
            expression: Expression::Select { selector: InlineExpression::VariableReference { id }, variants },
        } => {
            let few = |v: &Variant<&str>| matches!(v.key, VariantKey::Identifier { name: "few" });
            variants.iter().any(few).then_some(id.name)
        }
        _ => None,
    })
}

/// Every Arabic message that counts, with a number of each kind: read by a person whenever it changes.
#[test]
fn every_counted_message_agrees_with_its_number() {
    let words = Words::new(Lang::Arabic, Numerals::Western);
    let mut said = String::new();
    for (id, pattern) in ARABIC.iter() {
        let Some(name) = counted(pattern) else { continue };
        said += &format!("{id}\n");
        for n in [0, 1, 2, 3, 10, 11, 99, 100, 102] {
            let others = [
                ("place-a", Value::text("سوريا")),
                ("place-b", Value::text("العراق")),
                ("years", Value::count(n)),
                ("within", Value::count(1_u64)),
                ("articles", Value::count(1_u64)),
                ("shown", Value::count(150_u64)),
                ("of", Value::count(16_u64)),
                ("a", Value::count(0_u64)),
                ("b", Value::count(n)),
                ("low", "0.5".into()),
                ("high", "9.5".into()),
                ("first", "−15".into()),
                ("last", "+15".into()),
                ("zero", "0.5".into()),
                ("limit", "2.9".into()),
                ("n", Value::count(20_u64)),
            ];
            // What else is named counts for nothing here: a sign stands for it.
            let mut rest = BTreeSet::new();
            uses(pattern, &mut rest, &mut BTreeSet::new());
            let rest: Vec<_> = rest.iter().map(|value| (value.as_str(), Value::text("…"))).collect();
            let values = [&[(name, Value::count(n))], &others[..], &rest].concat();
            said += &format!("  {n}: {}\n", words.say(id, &values).bare());
        }
    }
    assert!(!said.contains('{'), "a value is not given: {said}");
    insta::assert_snapshot!("arabic_counts", said);
}

#[test]
fn a_value_is_isolated_and_linked_in_a_page_and_inert_in_all_forms() {
    let words = Words::new(Lang::English, Numerals::Western);
    let place = Value::text("<b>\u{202E}x").at("ar-i1-place");
    let said = words.say("place-in", &[("place", place), ("in", "Iraq".into())]);
    assert_eq!(said.html(), "<a href=\"#ar-i1-place\"><bdi>&lt;b&gt;[U+202E]x</bdi></a>, <bdi>Iraq</bdi>");
    assert_eq!(said.plain(), "<b>[U+202E]x, Iraq");
    let arabic = Words::new(Lang::Arabic, Numerals::Western);
    let said = arabic.say("place-in", &[("place", "Umm al-Karami".into()), ("in", "العراق".into())]);
    assert_eq!(said.plain(), "\u{2068}Umm al-Karami\u{2069}، العراق");
    assert_eq!(words.say("no-such-message", &[]).bare(), "no-such-message");
}

/// The beginnings of names that are put together from a kind and its case, beside those that a `format!` shows.
const KINDS: [&str; 8] =
    ["what-", "month-", "headline-", "coordinated-", "killed-", "wounded-", "reproduce-", "data-"];

/// The beginnings of names that are put together in the code: `format!("section-{name}")`.
fn made(code: &str) -> BTreeSet<&str> {
    let names = code.split("format!(\"").skip(1).filter_map(|text| Some(&text[..text.find('{')?]));
    let is_name = |name: &&str| {
        name.len() > 1 && name.ends_with('-') && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
    };
    names.filter(is_name).filter(|name| !name.starts_with('-')).collect()
}

#[test]
fn every_message_is_used() {
    fn sources(dir: &std::path::Path, out: &mut String) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, out);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
                out.push_str(&std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut code = String::new();
    let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for who_says in ["words", "analysis", "front", "brief", "tazamun"] {
        sources(&crates.join(who_says).join("src"), &mut code);
    }
    let mut referred = BTreeSet::new();
    for pattern in ENGLISH.values() {
        uses(pattern, &mut BTreeSet::new(), &mut referred);
    }
    let put_together = made(&code);
    for id in ENGLISH.keys() {
        let made = KINDS.iter().chain(&put_together).any(|kind| id.starts_with(kind));
        assert!(made || referred.contains(*id) || code.contains(&format!("\"{id}\"")), "{id} is never said");
    }
}
