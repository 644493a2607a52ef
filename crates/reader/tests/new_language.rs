//! A language that nobody speaks, given as tables, is read by the code that reads all others.

use tazamun_reader::{
    annotate::{Scene, casualties, dates, places},
    gazetteer::Gazetteer,
    lang::{Folder, Language, of_code},
    ontology::{Act, Harm, Who},
    text::{Script, Text},
};
use tazamun_record::{Article, Date, WherePrec};

/// Its folder. Of the tables that it lacks it says nothing.
const MADE_UP: Folder = Folder {
    code: "xx",
    files: &[
        ("settings", "# setting\tvalue\nscript\tlatin\nsubject-first\tyes\nblank-in-thousands\tno\n"),
        ("numerals", "tri\t3\tunit\ndek\t10\tteen\n"),
        ("bounds", "almenau\tleast\n"),
        ("counted", "soldato\tone\tfighter\nsoldatoj\tmany\tfighter\n"),
        ("harm", "mortigis\tkilled\tactive\n"),
        ("triggers", "bombego\tbomb\tphrase\n"),
        ("actors", "kalifistoj\tIS\n"),
        ("date_words", "hierau\toffset\t-1\nmarto\tmonth\t3\n"),
        (
            "date_patterns",
            "Mention\tPoint\nPoint\tDate\nPoint\tOffset\nDate\tdaydigits month\nOffset\toffset\n",
        ),
        ("place_words", "near\t-\tproksime de\nlocative\t-\ten\n"),
        ("place_kinds", "city\turbo\n"),
        ("joints", "and\tkaj\n"),
        ("words", "kaj\tand\n"),
    ],
};

fn made_up() -> Language {
    let (language, errors) = Language::read(&MADE_UP, &[MADE_UP]);
    assert!(errors.is_empty(), "{errors:?}");
    language
}

fn published() -> Date {
    Date::new(2022, 3, 9).expect("a day")
}

#[test]
fn its_settings_are_read() {
    let language = made_up();
    assert_eq!(language.settings.script, Script::Latin);
    assert!(language.settings.subject_first && !language.settings.adjective_first);
}

#[test]
fn its_dates_are_read() {
    let language = made_up();
    for (told, day) in
        [("hierau", Some("2022-03-08")), ("la 5 marto", Some("2022-03-05")), ("yesterday", None)]
    {
        let found = dates::find(&language, &Text::new(told), published());
        assert_eq!(found.first().map(|m| m.interval.to_string()).as_deref(), day, "{told}");
    }
}

#[test]
fn its_tolls_are_read() {
    let language = made_up();
    for (told, killed) in [
        ("La bombego mortigis tri soldatoj.", Some((Some(3), Some(3)))),
        ("La bombego mortigis almenau 12 soldatoj.", Some((Some(12), None))),
        ("La bombego vidis tri soldatoj.", None),
        ("The bomb killed three soldiers.", None),
    ] {
        let found = casualties::find(&language, &Text::new(told));
        let toll = found.iter().find(|m| m.harm == Harm::Killed).map(|m| (m.toll.low(), m.toll.high()));
        assert_eq!(toll, killed, "{told}");
    }
}

#[test]
fn its_words_around_places_are_read() {
    let (language, gazetteer) = (made_up(), Gazetteer::built_in());
    let text = Text::new("Bombego proksime de urbo Tikrit.");
    let found = places::find(&language, &text, gazetteer);
    assert_eq!(found[0].place.name(), Some("near Tikrit"));
    assert_eq!(found[0].place.prec(), Some(WherePrec::Near));
    assert_eq!(text.quote(found[0].span(&text)), "proksime de urbo Tikrit");
    let english = places::find(of_code("en").expect("a language"), &text, gazetteer);
    assert_eq!(english[0].place.name(), Some("Tikrit"), "no language knows the words of another");
}

#[test]
fn an_article_in_it_is_read_as_any_other() {
    let language = made_up();
    let article = Article {
        text: "Hierau bombego de kalifistoj proksime de urbo Tikrit mortigis tri soldatoj.".into(),
        published: published(),
        doc: "made-up".into(),
        title: String::new(),
        source: None,
        url: None,
    };
    let whole = article.whole();
    let text = Text::new(&whole);
    let scene = Scene::new(&language, Gazetteer::built_in(), &text, &article);
    assert_eq!(scene.anchors.iter().map(|a| a.act).collect::<Vec<_>>(), [Act::Bomb]);
    assert_eq!(scene.times[0].interval.to_string(), "2022-03-08");
    assert_eq!(scene.sites[0].place.adm1(), Some("IQ-SD"));
    assert_eq!(scene.tolls[0].toll.best(), Some(3));
    assert!(matches!(&scene.actors[0].who, Who::Known(side) if side.code() == "IS"));
}
