//! A paragraph in another script is read in its own language, whichever language the rest is in.

// A date that cannot be read must stop the test.
#![allow(clippy::unwrap_used)]

use tazamun_reader::{
    Reader,
    annotate::{Mention, Value},
};
use tazamun_record::Article;

const ARABIC: &str = "قتل سبعة جنود عراقيين في هجوم انتحاري شنه تنظيم داعش في مدينة بعقوبة.";
const ENGLISH: &str = "Three policemen were killed in a suicide bombing in Mosul on Thursday, police said.";

#[test]
fn a_paragraph_in_another_script_is_read_in_its_own_language() {
    for paragraphs in [[ARABIC, ENGLISH, ARABIC], [ENGLISH, ARABIC, ENGLISH]] {
        let article = Article {
            doc: "mixed".into(),
            published: "2015-07-24".parse().unwrap(),
            title: String::new(),
            text: paragraphs.join("\n"),
            source: None,
            url: None,
        };
        let whole = article.whole();
        let mentions = Reader::new().annotate(&article).mentions;
        let words = |is: fn(&Value) -> bool| -> Vec<&str> {
            let those = mentions.iter().filter(|m| is(&m.value));
            those.map(|m: &Mention| &whole[m.span.clone()]).collect()
        };
        let tolls = words(|value| matches!(value, Value::Toll { .. }));
        for said in ["Three policemen", "سبعة جنود"] {
            assert!(tolls.iter().any(|toll| toll.contains(said)), "{said}: {tolls:?}");
        }
        let actors = words(|value| matches!(value, Value::Actor { .. }));
        assert!(actors.iter().any(|actor| actor.contains("داعش")), "{actors:?}");
        let triggers = words(|value| matches!(value, Value::Trigger { .. }));
        for said in ["suicide bombing", "هجوم انتحاري"] {
            assert!(triggers.contains(&said), "{said}: {triggers:?}");
        }
    }
}
