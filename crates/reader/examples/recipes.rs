//! What ways of learning are worth: `recipes FOLDER SEEDS FOLDS [NAME:KEY=VALUE,…]…` cross-validates each way on all coded articles,
//! several times, and prints for each sample of articles how many incidents are found and how many records are whole.
//!
//! FOLDER holds `gold.jsonl` (all coded articles), `articles.jsonl` and `samples.json` ({DOC: [SAMPLE, STORY]}).

use std::collections::{BTreeMap, HashMap};
use std::time::Instant;
use tazamun_reader::{
    eval,
    frame::Scene,
    gazetteer::Gazetteer,
    lang::ARABIC,
    language,
    learned::{
        bag::{mix, word_hash},
        classes::Classes,
    },
    link::{deciders::Deciders, story::Story},
    report::reports,
    text::Text,
    train::{
        examples::Lesson,
        fit::{Recipe, decided, heard, mean},
        learn::Method,
        trees::Growth,
    },
};
use tazamun_record::{Article, ArticleReports};

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn number(method: &mut Method, key: &str, value: f32) -> bool {
    match key {
        "rounds" => method.rounds = value as usize,
        "step" => method.step = value,
        "l2" => method.l2 = value,
        "least" => method.least = value as u32,
        "orders" => method.orders = value as usize,
        _ => return false,
    }
    true
}

fn growth(growth: &mut Growth, key: &str, value: f32) -> bool {
    match key {
        "trees" => growth.trees = value as usize,
        "step" => growth.step = value,
        "share" => growth.share = value,
        "numbers" => growth.numbers = value,
        "least" => growth.least = value,
        "pull" => growth.pull = value,
        "lead" => growth.lead = value,
        _ => return false,
    }
    true
}

fn recipe(said: &str) -> Result<(String, Recipe), Failure> {
    let (name, settings) = said.split_once(':').unwrap_or((said, ""));
    let mut recipe = Recipe::default();
    for setting in settings.split(',').filter(|s| !s.is_empty()) {
        let (key, value) = setting.split_once('=').ok_or("KEY=VALUE")?;
        let value: f32 = value.parse()?;
        let known = match key.split_once('.') {
            Some(("slots", key)) => number(&mut recipe.slots, key, value),
            Some(("fates", key)) => number(&mut recipe.fates, key, value),
            Some(("pool", key)) => number(&mut recipe.pool, key, value),
            Some(("worth", key)) => number(&mut recipe.worth, key, value),
            Some(("voices", key)) => growth(&mut recipe.voices, key, value),
            Some(("held", key)) => growth(&mut recipe.held, key, value),
            _ => match key {
                "models" => {
                    recipe.models = value as usize;
                    true
                }
                "parts" => {
                    recipe.parts = value as usize;
                    true
                }
                "kinds" => {
                    recipe.kinds = value > 0.0;
                    true
                }
                "doubt" => {
                    recipe.doubt = value;
                    true
                }
                "split" => {
                    recipe.split = value;
                    true
                }
                "one_bias" => {
                    recipe.one_bias = value;
                    true
                }
                _ => false,
            },
        };
        if !known {
            return Err(format!("no setting '{key}'").into());
        }
    }
    Ok((name.to_owned(), recipe))
}

/// The classes of words that stand in a model of any version.
fn classes(model: &[u8]) -> Classes {
    let number = |at: usize| u32::from_le_bytes(std::array::from_fn(|n| model[at + n]));
    let at = 22 + number(18) as usize;
    let each = model[at + 4..at + 4 + 5 * number(at) as usize].chunks_exact(5);
    Classes(each.map(|x| (u32::from_le_bytes([x[0], x[1], x[2], x[3]]), x[4])).collect())
}

fn main() -> Result<(), Failure> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let folder = std::path::Path::new(&args[0]);
    let seeds: Vec<u64> = args[1].split(',').map(str::parse).collect::<Result<_, _>>()?;
    let folds: u64 = args[2].parse()?;
    let threads: usize = std::env::var("THREADS").ok().and_then(|t| t.parse().ok()).unwrap_or(2);
    let recipes: Vec<(String, Recipe)> = args[3..].iter().map(|a| recipe(a)).collect::<Result<_, _>>()?;
    let file = |name: &str| std::fs::read_to_string(folder.join(name));
    let coded = eval::coded("gold.jsonl", &file("gold.jsonl")?)?;
    let samples: HashMap<String, (String, String)> = serde_json::from_str(&file("samples.json")?)?;
    let mut articles: HashMap<String, Article> = HashMap::new();
    for line in file("articles.jsonl")?.lines() {
        let article: Article = serde_json::from_str(line)?;
        articles.insert(article.doc.clone(), article);
    }
    let start = Instant::now();
    let classes = &classes(&std::fs::read(folder.join("model.bin"))?);
    let articles: Vec<&Article> = coded.iter().map(|c| &articles[&c.doc]).collect();
    let wholes: Vec<String> = articles.iter().map(|a| a.whole()).collect();
    let texts: Vec<Text<'_>> = wholes.iter().map(|w| Text::new(w)).collect();
    let scenes: Vec<Scene<'_, '_>> = articles
        .iter()
        .zip(&texts)
        .map(|(a, text)| Scene::new(language(a).unwrap_or(&ARABIC), Gazetteer::built_in(), text, a))
        .collect();
    let lessons: Vec<Lesson<'_, '_>> = coded
        .iter()
        .zip(&scenes)
        .map(|(c, scene)| {
            let (sample, story) = &samples[&c.doc];
            Lesson::new(Story::new(scene, classes), &c.incidents, word_hash(story), sample == "ar440")
        })
        .collect();
    eprintln!("{} lessons after {:.1?}", lessons.len(), start.elapsed());
    // [recipe][sample] → for each seed the found and the whole.
    let mut all: Vec<BTreeMap<&str, Vec<eval::Score>>> = vec![BTreeMap::new(); recipes.len()];
    for &seed in &seeds {
        let fold: Vec<u64> = lessons.iter().map(|l| (mix(seed, l.group) >> 9) % folds).collect();
        let shared = std::sync::Mutex::new((
            vec![Vec::<ArticleReports>::new(); recipes.len()],
            vec![Vec::<ArticleReports>::new(); recipes.len()],
        ));
        let next = std::sync::atomic::AtomicU64::new(0);
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    loop {
                        let k = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        if k >= folds {
                            break;
                        }
                        let rest: Vec<&Lesson<'_, '_>> =
                            lessons.iter().zip(&fold).filter(|(_, f)| **f != k).map(|(l, _)| l).collect();
                        let mut known: Option<(String, Vec<_>)> = None;
                        let mut learned: Option<(String, Deciders)> = None;
                        for (n, (_, recipe)) in recipes.iter().enumerate() {
                            let start = Instant::now();
                            let key = format!(
                                "{:?}{:?}{} {} {} {}",
                                recipe.slots,
                                recipe.fates,
                                recipe.parts,
                                recipe.models,
                                recipe.doubt,
                                recipe.split
                            );
                            let seeds: Vec<u64> =
                                (0..recipe.models.max(1) as u64).map(|n| mix(seed, n * n + n)).collect();
                            if known.as_ref().is_none_or(|(k, _)| *k != key) {
                                let all: Vec<_> = seeds.iter().map(|&s| heard(&rest, recipe, s)).collect();
                                known = Some((key, all));
                            }
                            let first = start.elapsed();
                            let Some((_, heard)) = &known else { continue };
                            let key = format!("{recipe:?}");
                            if learned.as_ref().is_none_or(|(k, _)| *k != key) {
                                let all: Vec<_> = heard
                                    .iter()
                                    .zip(&seeds)
                                    .map(|(h, &s)| decided(&rest, h, recipe, s))
                                    .collect();
                                learned = Some((key, mean(&all)));
                            }
                            let Some((_, deciders)) = &learned else { continue };
                            for (i, lesson) in lessons.iter().enumerate().filter(|(i, _)| fold[*i] == k) {
                                let incidents = reports(&lesson.story, deciders, None);
                                let open = reports(&lesson.story, deciders, Some(0.0));
                                shared.lock().unwrap().1[n]
                                    .push(ArticleReports { doc: coded[i].doc.clone(), incidents: open });
                                shared.lock().unwrap().0[n]
                                    .push(ArticleReports { doc: coded[i].doc.clone(), incidents });
                            }
                            eprintln!(
                                "seed {seed} fold {k} recipe {n}: {first:.1?} {:.1?}",
                                start.elapsed() - first
                            );
                        }
                    }
                });
            }
        });
        let (read, all_read) = shared.into_inner().unwrap();
        for (n, (name, _)) in recipes.iter().enumerate() {
            for sample in ["ar440", "more", "en", "fr"] {
                let gold: Vec<_> = coded.iter().filter(|c| samples[&c.doc].0 == sample).cloned().collect();
                let score = eval::score(&gold, &read[n]);
                println!(
                    "  seed {seed} {name} {sample}: P {:.3} R {:.3} found {:.3} whole {:.3}",
                    score.incidents.precision(),
                    score.incidents.recall(),
                    score.incidents.f1(),
                    score.records.f1()
                );
                all[n].entry(sample).or_default().push(score);
                // What the best threshold of all would give: how well incidents are ranked.
                let at = |least: f64| {
                    let some = |a: &ArticleReports| ArticleReports {
                        doc: a.doc.clone(),
                        incidents: a
                            .incidents
                            .iter()
                            .filter(|r| r.confidence.is_some_and(|c| c >= least))
                            .cloned()
                            .collect(),
                    };
                    let read: Vec<ArticleReports> = all_read[n].iter().map(some).collect();
                    let score = eval::score(&gold, &read);
                    (score.incidents.f1(), score.records.f1(), least)
                };
                let tried: Vec<_> = (4..13).map(|t| at(f64::from(t) * 0.05)).collect();
                let best = tried.iter().max_by(|a, b| a.0.total_cmp(&b.0));
                println!(
                    "    best {best:.3?}; {}",
                    tried.iter().map(|t| format!("{:.3}/{:.3}", t.0, t.1)).collect::<Vec<_>>().join(" ")
                );
            }
            if let Ok(folder) = std::env::var("HELD_OUT") {
                let lines: Vec<String> =
                    read[n].iter().map(serde_json::to_string).collect::<Result<_, _>>()?;
                std::fs::write(format!("{folder}/{name}.{seed}.jsonl"), lines.join("\n") + "\n")?;
            }
        }
    }
    for (n, (name, _)) in recipes.iter().enumerate() {
        let mut line = format!("{name:24}");
        for (sample, scores) in &all[n] {
            let mean =
                |f: &dyn Fn(&eval::Score) -> f64| scores.iter().map(f).sum::<f64>() / scores.len() as f64;
            let spread = |f: &dyn Fn(&eval::Score) -> f64| {
                let m = mean(f);
                (scores.iter().map(|s| (f(s) - m).powi(2)).sum::<f64>() / (scores.len().max(2) - 1) as f64)
                    .sqrt()
            };
            let (found, whole) = (|s: &eval::Score| s.incidents.f1(), |s: &eval::Score| s.records.f1());
            line += &format!(
                " {sample} {:.4}±{:.3} {:.4}±{:.3} k{:.3} a{:.3} t{:.3};",
                mean(&found),
                spread(&found),
                mean(&whole),
                spread(&whole),
                mean(&|s| s.agreement(eval::Slot::Killed)),
                mean(&|s| s.agreement(eval::Slot::Actor1)),
                mean(&|s| s.agreement(eval::Slot::EventType))
            );
        }
        println!("{line}");
    }
    Ok(())
}
