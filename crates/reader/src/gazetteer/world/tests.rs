use crate::gazetteer::Gazetteer;

#[test]
fn every_place_of_the_file_can_be_had() {
    let gazetteer = Gazetteer::built_in();
    let world = gazetteer.world.as_deref().unwrap();
    println!("{} places of the world", world.len());
    assert!(world.len() > 200_000, "{} places", world.len());
    for n in 0..world.len() as u32 {
        let entry = world.entry(n).unwrap();
        assert!(!entry.latin.is_empty() && entry.country.is_some(), "{entry:?}");
        assert!(entry.within.is_some(), "{entry:?} lies in nothing");
    }
    assert!(world.entry(world.len() as u32).is_none());
}

#[test]
fn the_transducers_are_whole() {
    let world = Gazetteer::built_in().world.clone().unwrap();
    assert!(world.layout.latin.is_whole() && world.others.is_whole());
    for (name, number) in world.others.all() {
        assert!(world.layout.meanings(number).count() > 0, "{name}");
    }
}

#[test]
fn cities_of_every_part_of_the_world_are_found_in_their_divisions() {
    let gazetteer = Gazetteer::built_in();
    for (name, code) in [
        ("ماروا", "CM-EN"),
        ("كيتو", "EC-P"),
        ("تورونتو", "CA-ON"),
        ("Maroua", "CM-EN"),
        ("Toronto", "CA-ON"),
    ] {
        let found: Vec<_> = gazetteer.meanings_of(name).map(|id| gazetteer.adm1_code(id)).collect();
        assert!(found.contains(&Some(code)), "{name}: {found:?}");
    }
}

#[test]
fn the_places_of_a_country_are_those_that_lie_in_it_with_their_names() {
    let world = Gazetteer::built_in().world.clone().unwrap();
    let mut left: rustc_hash::FxHashSet<u32> = (0..world.len() as u32).collect();
    let codes: std::collections::BTreeSet<&str> =
        world.divisions.iter().map(|(code, _)| &code[..2]).collect();
    for country in codes {
        let mut before = None;
        for (n, name) in super::lands::places_of(country) {
            assert!(before < Some(n), "{name}: {n} comes after {before:?}");
            before = Some(n);
            assert_eq!(world.entry(n).unwrap().country, country.parse().ok(), "{name}");
            let first = world.layout.latin.get(name).unwrap() as u32;
            assert!((first + 1..=n).all(|m| world.layout.record(m).unwrap().same_name), "{name}");
            assert!(!world.layout.record(first).unwrap().same_name, "{name}");
            left.remove(&n);
        }
    }
    assert!(left.is_empty(), "{} places lie in no country", left.len());
    assert_eq!(super::lands::places_of("XX").count(), 0);
}
