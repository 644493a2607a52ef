//! What ways of learning are worth: `recipes FOLDER SEEDS FOLDS NAME[:KEY=VALUE,…]…` cross-validates each way on all coded articles,
//! once for each seed, and prints for each sample of articles how many incidents are found, how many records are whole
//! and how far confidence is off.
//!
//! FOLDER holds `gold.jsonl` (coded articles), `articles.jsonl` (their texts), `samples.json` ({DOC: [SAMPLE, STORY]}; sample `main` is
//! what the threshold is chosen on) and `model.bin`, of which the classes of words are taken. Keys are those of `Recipe`
//! ("held.trees", "slots.l2", "parts"). What is learned first is learned once for ways that differ only in what comes later. With 0 FOLDS each
//! way learns from all articles, and how large its model is gets printed.

use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
};
use tazamun_reader::{
    annotate::Scene,
    eval,
    gazetteer::Gazetteer,
    lang, language,
    learned::bag::{mix, word_hash},
    link::{deciders::Deciders, story::Story},
    model::Model,
    report::reports,
    text::Text,
    train::{
        examples::Lesson,
        fit::{Heard, Recipe, decided, heard, mean},
        learn::Method,
        trees::Growth,
    },
};
use tazamun_record::{Article, ArticleReports};

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn of_method(method: &mut Method, key: &str, value: f32) -> bool {
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

fn of_growth(growth: &mut Growth, key: &str, value: f32) -> bool {
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

fn of_recipe(recipe: &mut Recipe, key: &str, value: f32) -> bool {
    match key.split_once('.') {
        Some(("slots", key)) => return of_method(&mut recipe.slots, key, value),
        Some(("labels", key)) => return of_method(&mut recipe.labels, key, value),
        Some(("fates", key)) => return of_method(&mut recipe.fates, key, value),
        Some(("pool", key)) => return of_method(&mut recipe.pool, key, value),
        Some(("worth", key)) => return of_method(&mut recipe.worth, key, value),
        Some(("voices", key)) => return of_growth(&mut recipe.voices, key, value),
        Some(("held", key)) => return of_growth(&mut recipe.held, key, value),
        _ => {}
    }
    match key {
        "models" => recipe.models = value as usize,
        "parts" => recipe.parts = value as usize,
        "doubt" => recipe.doubt = value,
        "split" => recipe.split = value,
        "one_bias" => recipe.one_bias = value,
        _ => return false,
    }
    true
}

fn recipe(said: &str) -> Result<(String, Recipe), Failure> {
    let (name, settings) = said.split_once(':').unwrap_or((said, ""));
    let mut recipe = Recipe::default();
    for setting in settings.split(',').filter(|s| !s.is_empty()) {
        let (key, value) = setting.split_once('=').ok_or_else(|| format!("'{setting}' is not KEY=VALUE"))?;
        if !of_recipe(&mut recipe, key, value.parse()?) {
            return Err(format!("no recipe has a '{key}'").into());
        }
    }
    Ok((name.to_owned(), recipe))
}

/// Learns by each recipe from all but one part; of that part what is read.
fn read_part(
    lessons: &[Lesson<'_, '_>],
    docs: &[&str],
    is_out: impl Fn(usize) -> bool,
    recipes: &[(String, Recipe)],
    seed: u64,
) -> Vec<Vec<ArticleReports>> {
    let rest: Vec<&Lesson<'_, '_>> =
        lessons.iter().enumerate().filter(|(i, _)| !is_out(*i)).map(|(_, l)| l).collect();
    let mut known: Option<(String, Vec<Heard>)> = None;
    let mut all = Vec::new();
    for (_, recipe) in recipes {
        let seeds: Vec<u64> = (0..recipe.models.max(1) as u64).map(|n| mix(seed, n * n + n)).collect();
        let Recipe { slots, fates, models, parts, doubt, split, .. } = recipe;
        let first = format!("{slots:?} {:?} {fates:?} {models} {parts} {doubt} {split}", recipe.labels);
        let (_, heard) = match known.take().filter(|(key, _)| *key == first) {
            Some(heard) => known.insert(heard),
            None => known.insert((first, seeds.iter().map(|&s| heard(&rest, recipe, s)).collect())),
        };
        let models = heard.iter().zip(&seeds).map(|(h, &s)| decided(&rest, h, recipe, s));
        let deciders: Deciders = mean(&models.collect::<Vec<_>>());
        let read = |(i, lesson): (usize, &Lesson<'_, '_>)| ArticleReports {
            doc: docs[i].to_owned(),
            incidents: reports(&lesson.story, &deciders, None),
        };
        all.push(lessons.iter().enumerate().filter(|(i, _)| is_out(*i)).map(read).collect());
    }
    all
}

/// The mean of figures and how far they spread.
fn mean_and_spread(all: &[f64]) -> String {
    let mean = all.iter().sum::<f64>() / all.len().max(1) as f64;
    let squares: f64 = all.iter().map(|x| (x - mean).powi(2)).sum();
    format!("{mean:.3} ±{:.3}", (squares / (all.len().max(2) - 1) as f64).sqrt())
}

fn main() -> Result<(), Failure> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, seeds, folds, recipes @ ..] = args.as_slice() else {
        return Err("usage: recipes FOLDER SEEDS FOLDS NAME[:KEY=VALUE,…]…".into());
    };
    let (folder, folds): (&Path, u64) = (Path::new(folder), folds.parse()?);
    let seeds: Vec<u64> = seeds.split(',').map(str::parse).collect::<Result<_, _>>()?;
    let recipes: Vec<(String, Recipe)> = recipes.iter().map(|a| recipe(a)).collect::<Result<_, _>>()?;
    let file = |name: &str| std::fs::read_to_string(folder.join(name));
    let coded = eval::coded("gold.jsonl", &file("gold.jsonl")?)?;
    let samples: HashMap<String, (String, String)> = serde_json::from_str(&file("samples.json")?)?;
    let mut articles: HashMap<String, Article> = HashMap::new();
    for line in file("articles.jsonl")?.lines() {
        let article: Article = serde_json::from_str(line)?;
        articles.insert(article.doc.clone(), article);
    }
    let model = Model::from_bytes(&std::fs::read(folder.join("model.bin"))?)?;
    let articles: Vec<&Article> = coded.iter().map(|c| &articles[&c.doc]).collect();
    let docs: Vec<&str> = coded.iter().map(|c| c.doc.as_str()).collect();
    let wholes: Vec<String> = articles.iter().map(|a| a.whole()).collect();
    let texts: Vec<Text<'_>> = wholes.iter().map(|w| Text::new(w)).collect();
    let scene = |(article, text)| {
        Scene::new(language(article).unwrap_or_else(lang::first), Gazetteer::built_in(), text, article)
    };
    let scenes: Vec<Scene<'_, '_>> = articles.iter().copied().zip(&texts).map(scene).collect();
    let lesson = |(coded, scene): (&'_ eval::CodedArticle, _)| {
        let (sample, story) = &samples[&coded.doc];
        (Story::new(scene, &model.classes), word_hash(story), sample == "main")
    };
    let lessons: Vec<Lesson<'_, '_>> = coded
        .iter()
        .zip(&scenes)
        .map(|(coded, scene)| {
            let (story, group, judged) = lesson((coded, scene));
            Lesson::new(story, &coded.incidents, group, judged)
        })
        .collect();
    if folds == 0 {
        let all: Vec<&Lesson<'_, '_>> = lessons.iter().collect();
        for (name, recipe) in &recipes {
            let deciders = tazamun_reader::train::fit::fit(&all, recipe, seeds[0]);
            let model = Model { deciders, ..model.clone() };
            println!("{name}: {} bytes", model.to_bytes().len());
        }
        return Ok(());
    }
    let mut figures: BTreeMap<(&str, &str), [Vec<f64>; 3]> = BTreeMap::new();
    for &seed in &seeds {
        let part: Vec<u64> = lessons.iter().map(|l| (mix(seed, l.group) >> 9) % folds).collect();
        let (next, done) = (AtomicU64::new(0), Mutex::new(vec![Vec::<ArticleReports>::new(); recipes.len()]));
        let work = || loop {
            let k = next.fetch_add(1, Ordering::Relaxed);
            if k >= folds {
                break;
            }
            let read = read_part(&lessons, &docs, |i| part[i] == k, &recipes, seed);
            if let Ok(mut done) = done.lock() {
                done.iter_mut().zip(read).for_each(|(all, part)| all.extend(part));
            }
        };
        std::thread::scope(|scope| {
            [scope.spawn(work), scope.spawn(work)].map(|thread| thread.join().is_ok())
        });
        let done = done.into_inner().map_err(|_| "a thread ended early")?;
        for ((name, _), read) in recipes.iter().zip(&done) {
            let kinds: BTreeMap<&str, ()> = samples.values().map(|s| (s.0.as_str(), ())).collect();
            for sample in kinds.into_keys() {
                let gold: Vec<_> = coded.iter().filter(|c| samples[&c.doc].0 == sample).cloned().collect();
                let score = eval::score(&gold, read);
                let [found, whole, error] = figures.entry((name, sample)).or_default();
                found.push(score.incidents.f1());
                whole.push(score.records.f1());
                error.extend(score.calibration_error());
            }
        }
    }
    for ((name, sample), [found, whole, error]) in &figures {
        println!(
            "{name:20} {sample:8} found {}  whole {}  calibration error {}",
            mean_and_spread(found),
            mean_and_spread(whole),
            mean_and_spread(error)
        );
    }
    Ok(())
}
