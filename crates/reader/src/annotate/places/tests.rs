use super::*;

fn places(words: &str) -> Vec<(String, Option<String>, Standing)> {
    let text = Text::new(words);
    find(crate::lang::first(), &text, Gazetteer::built_in())
        .into_iter()
        .map(|m| {
            (m.place.name().unwrap_or_default().to_owned(), m.place.adm1().map(str::to_owned), m.standing)
        })
        .collect()
}

#[test]
fn a_container_decides_and_is_marked() {
    let found = places("انفجرت عبوة في ناحية الكرمة بمحافظة الأنبار");
    assert_eq!(found[0].1.as_deref(), Some("IQ-AN"));
    assert_eq!(found[1].2, Standing::Container);
}
