//! What `brief` does beside asking: the forms of a page, its languages, where it goes.

use super::Args;
use crate::{
    Failure,
    asking::Asked,
    bundle::Bundle,
    inert,
    language::{Language, of_locale},
    output::{self, Target},
    pdf,
    progress::Progress,
    stderr::tell,
};
use std::{
    io::Write as _,
    path::{Path, PathBuf},
    time::Instant,
};
use tazamun_analysis::{AnyQuestion, Brief};
use tazamun_front::{brief::BriefRequest, places::Places};
use tazamun_intake::Telling;
use tazamun_words::{Lang, Numerals, Value, Words};

/// What the page is and where it goes.
#[derive(Debug, Clone, clap::Args)]
pub struct PageArgs {
    /// Where to write the page; - for standard output [default: the first article's name with .brief.html]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Form of what is written [default: by the ending of the output's name, else html]
    #[arg(long, value_name = "FORM")]
    format: Option<PageFormat>,
    /// Language of the summary in the terminal, and in which the page opens [default: of the locale, of the article]
    #[arg(long, value_name = "LANG")]
    lang: Option<Language>,
    /// Digits of Arabic text
    #[arg(long, value_name = "DIGITS", default_value = "western")]
    digits: Digits,
}

/// A page's form and its file.
#[derive(Debug)]
pub struct BriefForm {
    format: PageFormat,
    page: PathBuf,
    target: Target,
}

impl BriefForm {
    /// As asked for; else by the ending of the file's name.
    ///
    /// # Errors
    /// [`Failure`] where the page could not be written, said at once and not after minutes of work.
    pub fn of(args: &Args) -> Result<Self, Failure> {
        let named = || PageFormat::of(args.page.output.as_deref()?);
        let format = args.page.format.or_else(named).unwrap_or(PageFormat::Html);
        let page = args.page.output.clone().unwrap_or_else(|| default_page(&args.articles, format));
        let target = Target::new(Some(&page), read(args))?;
        Ok(BriefForm { format, page, target })
    }
}

/// What is read for a page, which must not be written to.
pub fn read(args: &Args) -> impl Iterator<Item = &Path> {
    let store = args.filter.as_ref().map(|_| args.store.as_path());
    let files = args.articles.iter().chain(args.asking.events()).chain(args.places.files());
    files.map(PathBuf::as_path).chain(store).chain(args.answer.plan())
}

/// What is wanted, as it was typed.
///
/// # Errors
/// [`Failure`] where the plan that is followed fixes no brief.
pub fn request(args: &Args, asked: &Asked, form: &BriefForm) -> Result<BriefRequest, Failure> {
    let AnyQuestion::Brief(question) = &asked.question else {
        return Err(Failure::Usage("this plan fixes no brief.".to_owned()));
    };
    let ending = form.page.extension().map(|ending| ending.to_string_lossy().into_owned());
    Ok(BriefRequest {
        of_store: args.filter.clone().map(|filter| (args.store.clone(), filter)),
        how: (&args.reading).into(),
        claim: args.claim,
        gazetteers: args.places.gazetteers().to_vec(),
        model: args.places.model_file().cloned(),
        events: args.asking.events().to_vec(),
        plan: args.answer.plan().map(Path::to_owned),
        lang: args.page.lang.map(Lang::from),
        numerals: match args.page.digits {
            Digits::Western => Numerals::Western,
            Digits::ArabicIndic => Numerals::ArabicIndic,
        },
        format: args.page.format.map(PageFormat::ending),
        ending: ending.unwrap_or_else(|| "html".to_owned()),
        ..BriefRequest::of(args.articles.clone(), question.clone())
    })
}

/// Reads, or asks the store, tests, and puts the brief together; says where some reports of a store stand alone because
/// nobody merged them.
///
/// # Errors
/// [`Failure`] where an article, the store, the data or a filter is wrong.
pub fn briefed(
    args: &Args,
    asked: &Asked,
    request: &BriefRequest,
    places: &Places,
) -> Result<Brief, Failure> {
    let telling = request.telling(&places.reader())?;
    if args.filter.is_some() {
        tell_of_unmerged(lang(args), &telling, &args.store);
    }
    let _waiting = Progress::waiting("testing");
    Ok(request.brief(telling, &asked.sources, asked.mark(), places, of_locale())?)
}

/// The language of what is said in the terminal.
fn lang(args: &Args) -> Lang {
    args.page.lang.map_or_else(of_locale, Lang::from)
}

fn tell_of_unmerged(lang: Lang, telling: &Telling, store: &Path) {
    if telling.unmerged == 0 {
        return;
    }
    let store = store.display().to_string();
    let values = [("n", telling.unmerged.into()), ("store", store.into())];
    tell(&Words::terminal(lang).say("not-merged", &values).plain());
}

/// Writes the page and the bundle, and prints the summary.
///
/// # Errors
/// [`Failure`] where one cannot be written.
pub fn show(args: &Args, asked: &Asked, form: &BriefForm, brief: &Brief) -> Result<(), Failure> {
    let begun = Instant::now();
    write(brief, form.format, &form.target)?;
    let took = begun.elapsed().as_millis();
    let said = tazamun_brief::terminal(brief, lang(args));
    if asked.is_bundled() {
        let mut others = vec![("page.html".to_owned(), tazamun_brief::html(brief).into_bytes())];
        for path in args.articles.iter().filter(|path| *path != Path::new("-")) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            others.push((format!("articles/{name}"), tazamun_analysis::file_bytes(path)?));
        }
        // What was read of standard input, or taken from a store, has no file of its own.
        if args.filter.is_some() || args.articles.iter().any(|path| path == Path::new("-")) {
            let lines = brief.articles.iter().map(|article| serde_json::json!(article).to_string() + "\n");
            others.push(("articles/read.jsonl".to_owned(), lines.collect::<String>().into_bytes()));
        }
        asked.bundle(Bundle { others, ..asked.bundled(&tazamun_brief::json(brief), &said) })?;
    }
    if form.target.is_standard() {
        return Ok(());
    }
    if args.answer.json {
        return output::print_json(&tazamun_brief::json(brief));
    }
    output::print(&said)?;
    let size = std::fs::metadata(&form.page).map_or(0, |file| file.len().div_ceil(1_000));
    let values = [
        ("page", inert::line(&form.page.display().to_string()).into_owned().into()),
        ("size", size.into()),
        ("took", Value::count(took)),
    ];
    let said = Words::terminal(lang(args)).say("brief-written", &values).plain();
    writeln!(std::io::stderr(), "{said}")?;
    Ok(())
}

/// The digits of Arabic text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Digits {
    /// 2022, as most agencies of the Levant write it
    Western,
    /// ٢٠٢٢
    ArabicIndic,
}

/// The forms of a brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum PageFormat {
    /// A page in both languages, with pictures
    Html,
    /// Markdown, in one language
    Md,
    /// The findings and sentences for programs
    Json,
    /// The page as it prints, in one language
    Pdf,
}

impl PageFormat {
    /// The form that a file's name ends with.
    fn of(file: &Path) -> Option<PageFormat> {
        match file.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(PageFormat::Html),
            "md" | "markdown" => Some(PageFormat::Md),
            "json" => Some(PageFormat::Json),
            "pdf" => Some(PageFormat::Pdf),
            _ => None,
        }
    }

    fn ending(self) -> &'static str {
        match self {
            PageFormat::Html => "html",
            PageFormat::Md => "md",
            PageFormat::Json => "json",
            PageFormat::Pdf => "pdf",
        }
    }
}

/// Writes the brief in one of its forms; what is in one language is in that in which the page opens.
fn write(brief: &Brief, format: PageFormat, target: &Target) -> Result<(), Failure> {
    let text = match format {
        PageFormat::Html => tazamun_brief::html(brief),
        PageFormat::Md => tazamun_brief::markdown(brief, brief.opens_in),
        PageFormat::Json => format!("{:#}\n", tazamun_brief::json(brief)),
        PageFormat::Pdf => return pdf::print(&tazamun_brief::html(brief), target),
    };
    target.write(text.as_bytes())
}

/// The page of an article stands beside nothing but where the user is: in the current folder, under the article's name.
fn default_page(articles: &[PathBuf], format: PageFormat) -> PathBuf {
    let stem = articles.first().filter(|article| *article != Path::new("-")).and_then(|a| a.file_stem());
    let stem = stem.map_or_else(String::new, |s| format!("{}.", s.to_string_lossy()));
    PathBuf::from(format!("{stem}brief.{}", format.ending()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_named_after_the_article() {
        let page = |articles: &[&str], format| {
            default_page(&articles.iter().map(PathBuf::from).collect::<Vec<_>>(), format)
        };
        assert_eq!(page(&["a/2022-01-23.ar.txt"], PageFormat::Html), Path::new("2022-01-23.ar.brief.html"));
        assert_eq!(page(&["-"], PageFormat::Md), Path::new("brief.md"));
        assert_eq!(page(&[], PageFormat::Pdf), Path::new("brief.pdf"));
    }
}
