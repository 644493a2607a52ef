//! The desk's own messages: in every language, with the same values, and every one of them said.

#![allow(clippy::unwrap_used, reason = "a test that cannot do what it is about has failed")]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

const FILES: [(&str, &str); 3] = [
    ("en.ftl", include_str!("../messages/en.ftl")),
    ("ar.ftl", include_str!("../messages/ar.ftl")),
    ("fr.ftl", include_str!("../messages/fr.ftl")),
];

/// Beginnings of names that are put together from a word and its case.
const MADE: [&str; 21] = [
    "ask-by-",
    "kind-",
    "ask-verdict-",
    "ask-selects-",
    "ask-short-",
    "ask-add-to-",
    "ask-number-",
    "status-",
    "role-",
    "action-",
    "state-",
    "standing-",
    "verdict-",
    "done-",
    "slot-",
    "order-",
    "view-",
    "prec-",
    "told-",
    "room-",
    "pairs-decide-",
];

/// Each message with the values that it speaks of.
fn messages(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if !line.starts_with([' ', '\t']) && line.contains('=') {
            current = line.split('=').next().unwrap().trim().to_owned();
            assert!(all.insert(current.clone(), BTreeSet::new()).is_none(), "{current} stands twice");
        }
        for value in line.split('$').skip(1) {
            let name: String = value.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            all.get_mut(&current).unwrap().insert(name);
        }
    }
    all
}

fn sources(folder: &Path, out: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn all_files_hold_the_same_messages_with_the_same_values_and_no_html() {
    let [english, arabic, french] = FILES.map(|(_, source)| messages(source));
    assert_eq!(english, arabic);
    assert_eq!(english, french);
    for (name, source) in FILES {
        let text: String = source.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(!text.replace("->", "").contains(['<', '>', '&']), "{name}: HTML");
    }
}

#[test]
fn the_parser_keeps_every_message() {
    use tazamun_desk::pages::CATALOGUE;
    use tazamun_words::Lang;
    for (lang, (name, source)) in [Lang::English, Lang::Arabic, Lang::French].into_iter().zip(FILES) {
        let known: Vec<String> = CATALOGUE.names(lang).map(str::to_owned).collect();
        assert_eq!(known, messages(source).into_keys().collect::<Vec<_>>(), "{name}");
    }
}

#[test]
fn arabic_plurals_name_all_forms() {
    let source = FILES[1].1;
    for block in source.split("->").skip(1) {
        let block = &block[..block.find("\n    }").unwrap_or(block.len())];
        if block.contains("[few]") || block.contains("[two]") {
            for form in ["[one]", "[two]", "[few]", "[many]", "*[other]"] {
                assert!(block.contains(form), "{form} is missing in: {block}");
            }
        }
    }
}

/// A message with a plural, by its forms and what each says.
fn plurals(source: &str) -> Vec<BTreeMap<&str, &str>> {
    let mut all: Vec<BTreeMap<&str, &str>> = Vec::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let line = line.trim().trim_start_matches('*');
        if line.ends_with("->") {
            all.push(BTreeMap::new());
        } else if let Some((form, says)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            all.last_mut().unwrap().insert(form, says.trim());
        }
    }
    all
}

#[test]
fn french_plurals_name_nought_where_one_is_a_word() {
    let all = plurals(FILES[2].1);
    assert!(all.len() > 30, "{}", all.len());
    for forms in all {
        // French counts nought with one: "Un incident" would be said of none.
        let one = forms["one"];
        assert!(forms.contains_key("other"), "{forms:?}");
        let counted = one.contains("{ $");
        assert!(counted || forms.contains_key("0"), "of none it says: {one}");
    }
}

#[test]
fn french_is_set_as_french_printers_do_and_says_nothing_in_english() {
    let words = tazamun_desk::pages::words(tazamun_words::Lang::French);
    let [english, _, french] = FILES.map(|(_, source)| messages(source));
    for id in french.keys() {
        let said = words.bare(id);
        let letters: Vec<char> = said.chars().collect();
        for (at, letter) in letters.iter().enumerate() {
            let before = at.checked_sub(1).map(|before| letters[before]);
            let narrow = match letter {
                ';' | '!' | '?' | '%' | '»' => before == Some('\u{202F}'),
                // "published: …" and "OTHER:" are what somebody types.
                ':' => before != Some(' '),
                '«' => letters.get(at + 1) == Some(&'\u{202F}'),
                '\'' | '"' => false,
                _ => true,
            };
            assert!(narrow, "{id}: {letter} in {said}");
        }
        // A sentence that is the same as the English one was forgotten.
        let in_english = tazamun_desk::pages::words(tazamun_words::Lang::English).bare(id);
        assert!(
            english.contains_key(id) && (said != in_english || said.split(' ').count() < 4),
            "{id}: {said}"
        );
    }
}

#[test]
fn every_message_is_said_and_every_one_that_is_said_is_there() {
    let mut code = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    let known = messages(FILES[0].1);
    for id in known.keys() {
        let made = MADE.iter().any(|kind| id.starts_with(kind));
        assert!(made || code.contains(&format!("\"{id}\"")), "{id} is never said");
    }
    for call in ["say(\"", "bare(\"", "say_with(\"", "Bad(\""] {
        for rest in code.split(call).skip(1) {
            let id = &rest[..rest.find('"').unwrap()];
            let of_answers = matches!(id, "place-unknown" | "") || id.starts_with("claim-");
            assert!(known.contains_key(id) || of_answers || id.contains('{'), "{id} is in no file");
        }
    }
}
