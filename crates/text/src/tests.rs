use super::*;
use proptest::prelude::*;

fn words(text: &Text<'_>, range: Range<usize>) -> Vec<String> {
    range.map(|i| text.word(i).to_owned()).collect()
}

#[test]
fn one_word_in_many_spellings() {
    for (written, plain) in [
        ("أإآٱا", "ااااا"),
        ("مُؤَسَّسةٌ", "موسسه"),
        ("ﻗﺘﻞ", "قتل"),
        ("ﻻجئ", "لاجي"),
        ("مستشفى", "مستشفي"),
        ("هجــــوم", "هجوم"),
        ("٣٥۴", "354"),
        ("کرکوک", "كركوك"),
        ("ISIL «Kobanî»", "isil kobani"),
        ("&#8220;داعش&#8221;", "داعش"),
        ("لـ«الشرق»", "لالشرق"),
        ("تنظيم\u{200f} \u{a0} \"داعش\"", "تنظيم داعش"),
        ("الجيش و الشرطة و«الدرك» و «الأمن»", "الجيش والشرطه والدرك والامن"),
        ("و الجيش\nو\nالأمن", "والجيش\nو\nالامن"),
        // Before digits, signs and Latin letters it stays a word by itself, and so does what only ends in it.
        ("و 18، و - و IS، عدو الجيش، 5و الجيش", "و 18, و - و is, عدو الجيش, 5و الجيش"),
    ] {
        assert_eq!(normal(written), plain, "{written}");
    }
}

#[test]
fn numbers_keep_their_separators_and_dates_fall_apart() {
    let text = Text::new("3,500 و7.5 في 20.7.2015، 10،20");
    assert_eq!(words(&text, 0..4), ["3,500", "و", "7.5", "في"]);
    assert_eq!(words(&text, 4..9), ["20", ".", "7", ".", "2015"]);
}

#[test]
fn sentences_end_where_they_end() {
    let text = Text::new("عنوان الخبر\nقال د. سالم إن 3.5 في المئة. ثم مضى؟ نعم");
    let starts: Vec<&str> = text.sentences().iter().map(|s| text.word(s.start)).collect();
    assert_eq!(starts, ["عنوان", "قال", "ثم", "نعم"]);
}

#[test]
fn wrapped_lines_are_one_sentence() {
    let text = Text::new("عنوان\nقتل رجل في\nمدينة بعيدة جدا\nعن هنا كما\nقالت الشرطة\nامس.");
    assert_eq!(text.sentences().len(), 2);
}

#[test]
fn a_quote_takes_the_marks_of_its_last_letter_along() {
    let whole = "قُتِلَ جُنُودٌ";
    let text = Text::new(whole);
    assert_eq!(text.quote(text.range(0..1)), "قُتِلَ");
    assert_eq!(text.quote(text.range(0..2)), whole);
    assert_eq!(text.written(0..1), "قُتِل");
    let text = Text::new("الجيش و  الشُّرطةُ معا");
    assert_eq!(text.quote(text.range(1..2)), "و  الشُّرطةُ");
}

proptest! {
    #[test]
    fn every_span_maps_back_to_a_substring(s in "\\PC{0,60}", a in 0usize..200, b in 0usize..200) {
        let text = Text::new(&s);
        let span = text.span(a.min(b)..a.max(b));
        prop_assert!(s.get(span).is_some());
    }

    #[test]
    fn every_token_is_the_normal_form_of_its_quote(s in "[ا-يأإآةىؤئ٠-٩a-z \\n.,،«»\"'ـًٌٍَُِّْ&;#-]{0,80}") {
        let text = Text::new(&s);
        for token in text.tokens() {
            prop_assert_eq!(normal(text.quote(token.range())), &text.norm()[token.range()]);
        }
        prop_assert_eq!(text.sentences().iter().map(|r| r.len()).sum::<usize>(), text.tokens().len());
        prop_assert_eq!(text.clauses().iter().map(|r| r.len()).sum::<usize>(), text.tokens().len());
    }

    #[test]
    fn the_normal_form_is_its_own(s in "\\PC{0,60}") {
        let once = normal(&s);
        prop_assert_eq!(once.trim(), &once);
        let twice = normal(&once);
        prop_assert_eq!(once, twice);
    }

    #[test]
    fn no_bytes_stop_it(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let s = String::from_utf8_lossy(&bytes);
        let text = Text::new(&s);
        prop_assert!(text.span(0..text.norm().len()).end <= s.len());
    }
}
