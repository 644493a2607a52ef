use super::*;

#[test]
fn every_line_of_the_built_in_files_reads() {
    let gazetteer = built_in::read().unwrap_or_else(|e| panic!("{e}"));
    assert!(gazetteer.len() >= 1000, "{} places", gazetteer.len());
    for (id, entry) in gazetteer.entries() {
        let links = gazetteer.containers(id).count();
        assert!(links < 8, "{}: its containers form a ring", entry.key);
        if entry.kind != PlaceKind::Sea {
            assert!(entry.country().is_some(), "{}: in no country", entry.key);
        }
    }
}

#[test]
fn a_bad_row_is_refused_with_file_and_line() {
    let rows = |text: &'static str| {
        let mut rows = Vec::new();
        table::read("XX.tsv", text, &mut rows).map(|()| rows)
    };
    let read = |text: &'static str| rows(text).map(|_| ()).unwrap_err().to_string();
    let row = "# a comment\niq-x\tvillage\tIQ\t95\t44\t5\tX\tس\n";
    assert_eq!(read(row).split(": ").next(), Some("XX.tsv, line 2"));
    assert!(read(row).contains("latitude"), "{}", read(row));
    assert!(read("iq-x\thamlet\tIQ\t33\t44\t5\tX\tس\n").contains("kinds.tsv"));
    assert!(read("iq-x\tvillage\n").contains("columns"));
    let twice = "IQ\tcountry\t\t33\t44\t1\tIraq\tالعراق\nIQ\tcountry\t\t33\t44\t1\tIraq\tالعراق\n";
    let error = Gazetteer::from_rows(rows(twice).unwrap()).unwrap_err();
    assert!(error.to_string().contains("line 1") || error.to_string().contains("line 2"), "{error}");
}

#[test]
fn names_are_found_with_their_article_only() {
    let gazetteer = Gazetteer::built_in();
    let found = |words: &str| {
        let text = Text::new(words);
        let own = gazetteer.named(&text, 0).filter(|(_, m)| !gazetteer.is_of_world(m[0].entry));
        own.map(|(_, m)| gazetteer.entry(m[0].entry).key.clone())
    };
    assert_eq!(found("بالرمادي").as_deref(), Some("iq-ramadi-district"));
    assert_eq!(found("وللرمادي").as_deref(), Some("iq-ramadi-district"));
    assert_eq!(found("رمادي"), None);
    assert!(found("البعقوبة").is_none());
    assert!(found("بعقوبة").is_some());
}

#[test]
fn every_country_and_division_of_the_vocabulary_has_its_place() {
    let gazetteer = Gazetteer::built_in();
    for country in Country::all() {
        assert!(gazetteer.by_key(country.code()).is_some(), "{country}: in no file of data/gazetteer");
    }
    for division in tazamun_record::Division::all() {
        let id = gazetteer.by_key(division.code).unwrap();
        let entry = gazetteer.entry(id);
        assert!(entry.point.km_to(&division.point) < 5.0, "{}: not where adm1.tsv has it", division.code);
        let arabic: Vec<String> = entry.arabic.iter().map(|n| normal(n)).collect();
        assert!(
            arabic.contains(&normal(division.names.arabic)),
            "{}: {}",
            division.code,
            division.names.arabic
        );
    }
}

#[test]
fn every_file_of_the_folder_is_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/gazetteer");
    const WORDS: [&str; 8] = [
        "parts.tsv",
        "borders.tsv",
        "kinds.tsv",
        "arabic_lands.tsv",
        "sounds.tsv",
        "alike_letters.tsv",
        "latin_articles.tsv",
        "latin_names.tsv",
    ];
    for file in std::fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let known = WORDS.contains(&name.as_str()) || built_in::FILES.iter().any(|(f, _)| f.ends_with(&name));
        assert!(
            known || !name.ends_with(".tsv"),
            "{name} is in the folder, but not in files! of gazetteer/built_in.rs"
        );
    }
}
