#![allow(missing_docs, clippy::unwrap_used)]
use tazamun_reader::{
    frame::{Scene, gather, report, roles, telling},
    gazetteer::Gazetteer,
    lang,
    text::Text,
};
use tazamun_record::Article;
fn main() {
    let want: Vec<String> = std::env::args().skip(1).collect();
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let v: serde_json::Value = serde_json::from_str(&line).unwrap();
        let doc = v["doc"].as_str().or(v["id"].as_str()).unwrap();
        if !want.iter().any(|w| doc.ends_with(w.as_str())) {
            continue;
        }
        let article: Article = serde_json::from_str(&line).unwrap();
        let whole = article.whole();
        let text = Text::new(&whole);
        let language = if whole.chars().filter(|c| c.is_ascii_alphabetic()).count() * 2
            > whole.chars().filter(|c| c.is_alphabetic()).count()
        {
            &*lang::ENGLISH
        } else {
            &*lang::ARABIC
        };
        let scene = Scene::new(language, Gazetteer::built_in(), &text, &article);
        let (tellings, unread) = telling::tellings(&scene);
        let (incidents, dropped) = gather::gather(&scene, &tellings);
        println!("### {doc} {}", article.published);
        let q = |r: std::ops::Range<usize>| text.quote(text.range(r)).to_owned();
        for (s, range) in text.sentences().iter().enumerate() {
            println!("[{s}] {}", q(range.clone()));
            for (i, t) in tellings.iter().enumerate().filter(|(_, t)| t.sentence == s) {
                println!(
                    "   T{i} {:?} when {} dated {} shared {} shift {} def {} sum {} plural {} toldof {} foiled {}",
                    t.act,
                    t.when,
                    t.dated,
                    t.shared,
                    t.shift,
                    t.definite,
                    t.sum,
                    t.plural,
                    t.told_of,
                    t.foiled
                );
                println!(
                    "      anchors {:?}",
                    t.anchors
                        .iter()
                        .map(|&a| (q(scene.anchors[a].tokens.clone()), scene.anchors[a].act))
                        .collect::<Vec<_>>()
                );
                println!(
                    "      tolls {:?}",
                    t.tolls
                        .iter()
                        .map(|&a| (
                            q(scene.tolls[a].tokens.clone()),
                            scene.tolls[a].harm,
                            scene.tolls[a].victims,
                            scene.tolls[a].toll.number()
                        ))
                        .collect::<Vec<_>>()
                );
                println!(
                    "      sites {:?} times {:?}",
                    t.sites.iter().map(|&a| q(scene.sites[a].tokens.clone())).collect::<Vec<_>>(),
                    t.times.iter().map(|&a| q(scene.times[a].tokens.clone())).collect::<Vec<_>>()
                );
                println!("      region {}", q(t.region.clone()));
                for (m, side) in roles::sides(&scene, t) {
                    println!(
                        "      side {:?} {:?} {}",
                        side,
                        scene.actors[m].who,
                        q(scene.actors[m].tokens.clone())
                    );
                }
            }
            for (a, why) in unread.iter().chain(&dropped) {
                if range.contains(&scene.anchors[*a].tokens.start) {
                    println!(
                        "   - {} {:?}: {why}",
                        q(scene.anchors[*a].tokens.clone()),
                        scene.anchors[*a].act
                    );
                }
            }
        }
        for inc in &incidents {
            let r = report::report(&scene, &tellings, inc);
            println!(
                " => tellings {:?} sites {:?} {} :: {}",
                inc.tellings,
                inc.sites.iter().map(|&s| q(scene.sites[s].tokens.clone())).collect::<Vec<_>>(),
                inc.when,
                r.map_or("no report".into(), |r| format!(
                    "{:?} > {:?} k {:?} {:?}",
                    r.facts.actor1.iter().map(|a| a.code().to_owned()).collect::<Vec<_>>(),
                    r.facts.actor2.iter().map(|a| a.code().to_owned()).collect::<Vec<_>>(),
                    r.facts.killed,
                    r.facts.what
                ))
            );
        }
    }
}
