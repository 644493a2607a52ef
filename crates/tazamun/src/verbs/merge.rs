//! `tazamun merge`: reports and dataset rows of one incident become one incident, and why.

use crate::{
    Failure, inert, input,
    keeping::{Content, STORE, content, dataset_name, decisions, names},
    mended::counted,
    output,
};
use serde_json::{Value, json};
use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};
use tazamun_merge::{Account, Decisions, Doubt, Evidence, Explanation, Linkage, Reason};
use tazamun_record::{ArticleReports, Incident, Report, ReportRef, formats};
use tazamun_store::{Decided, Store, StoredDecision};

const EXAMPLES: &str = "\
Examples:
  tazamun read articles.jsonl > reports.jsonl && tazamun merge reports.jsonl > incidents.jsonl
  tazamun merge ged.csv acled.csv mine.csv
      Rows of several datasets; those of one incident become one, which keeps the names of its rows.
  tazamun merge reports.jsonl --explain i429ed19b504dafc
      Why these reports were joined, and why those nearest to them were not.
  tazamun merge reports.jsonl --review > pairs.tsv
      The doubtful pairs. Put 'same' or 'different' in the place of '?', then:
  tazamun merge reports.jsonl --decisions pairs.tsv
  tazamun merge --store tazamun.db
      Merges the store's own reports, keeps the incidents there, and says how many there are.

One incident is printed a line, with 'reports' (doc#index) or 'rows' (dataset:id) and, in 'told', who gave which value. \
What is compared and how it is weighed stands in crates/merge/data. With --json: of a store's merging {\"reports\", \
\"incidents\", \"told_by_several\"}; of --explain {\"id\", \"joined\", \"nearest\"}, pairs of \"a\", \"b\" and their \"evidence\" in bits; of \
--review such a pair a line, with \"joined\".";

/// Arguments of `merge`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Reports (JSON Lines of `read`) and files of events; without any, the reports of the store
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The store whose decisions are obeyed; without FILEs, whose reports are merged [default: tazamun.db]
    #[arg(long, value_name = "FILE")]
    store: Option<PathBuf>,
    /// Obey (and with a store keep) the decisions in this file, laid out as --review prints them
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// Say why the reports of this incident were joined, and why those nearest to it were not
    #[arg(long, value_name = "ID", conflicts_with = "review")]
    explain: Option<String>,
    /// List the pairs that could be one incident or two, the most doubtful first, after those of --decisions
    #[arg(long)]
    review: bool,
    /// Print JSON where the answer is for people: of a store's merging, of --explain and of --review
    #[arg(long)]
    json: bool,
}

/// Opens, merges, prints or keeps.
///
/// # Errors
/// [`Failure`] where a file, a decision or the store is wrong; nothing has been kept then.
pub fn run(args: &Args) -> Result<(), Failure> {
    let new = args.decisions.as_deref().map(decisions).transpose()?.unwrap_or_default();
    let path = store(args);
    // A look at what is there must not make an empty store of a name that was mistyped.
    let store = path.as_deref().map(Store::open_to_read).transpose()?;
    if let (Some(path), true, None, false) = (&path, args.files.is_empty(), &args.explain, args.review) {
        drop(store);
        return merge_store(path, &new, args.json);
    }
    let decided = decided(&store.as_ref().map(Store::decisions).transpose()?.unwrap_or_default(), &new);
    let material = Material::open(args, store.as_ref())?;
    drop(store);
    let linkage = Linkage::of(material.accounts(), &decided);
    let why = args.explain.as_deref().map(|id| explained(&linkage, id)).transpose()?;
    if let Some(path) = path.filter(|_| !new.is_empty()) {
        Store::open(path)?.decide_all(&new)?;
    }
    if let Some(why) = why {
        return explain(&why, args);
    }
    if !args.review {
        return output::print_json_lines(linkage.incidents());
    }
    let doubts = linkage.doubts(&decided);
    if args.json {
        output::print_json_lines(doubts.iter().map(of_doubt))
    } else {
        output::print(&review(&doubts, &decided))
    }
}

/// The store that was named; without files, the default one.
fn store(args: &Args) -> Option<PathBuf> {
    args.store.clone().or_else(|| args.files.is_empty().then(|| PathBuf::from(STORE)))
}

/// The decisions of the store, and those of the file, which win.
fn decided(stored: &[StoredDecision], new: &[Decided]) -> Decisions {
    let mut all = Decisions::default();
    for decision in stored {
        all.decide(&decision.a, &decision.b, decision.verdict);
    }
    for (a, b, verdict) in new {
        all.decide(a, b, *verdict);
    }
    all
}

/// All that is to be merged.
#[derive(Debug, Default)]
struct Material {
    reports: Vec<(ReportRef, Report)>,
    rows: Vec<(String, Vec<Incident>)>,
}

impl Material {
    fn open(args: &Args, store: Option<&Store>) -> Result<Self, Failure> {
        let mut material = Material::default();
        if let Some(store) = store.filter(|_| args.files.is_empty()) {
            material.reports = store.reports()?;
            return Ok(material);
        }
        for file in &args.files {
            if content(file)? == Content::Reports {
                let name = file.display().to_string();
                for article in formats::reports_of(&name, input::opened(file)?) {
                    let ArticleReports { doc, incidents } = article?;
                    material.reports.extend(names(&doc).zip(incidents));
                }
            } else {
                let rows = input::Record::open([file.as_path()])?.incidents;
                material.rows.push((dataset_name(file), rows));
            }
        }
        Ok(material)
    }

    fn accounts(&self) -> impl Iterator<Item = Account<'_>> {
        let rows =
            self.rows.iter().flat_map(|(name, rows)| rows.iter().map(move |row| Account::Row(name, row)));
        self.reports.iter().map(|(name, report)| Account::Report(name, report)).chain(rows)
    }
}

/// Merges the store's own reports, and keeps the incidents and the new decisions there.
fn merge_store(path: &Path, new: &[Decided], as_json: bool) -> Result<(), Failure> {
    let (reports, incidents) = Store::open(path)?.merge_anew(new, |reports, stored| {
        let accounts = reports.iter().map(|(name, report)| Account::Report(name, report));
        Linkage::of(accounts, &decided(stored, new)).incidents().collect()
    })?;
    let several = incidents.iter().filter(|i| i.reports.len() > 1).count();
    if as_json {
        let counts = json!({"reports": reports, "incidents": incidents.len(), "told_by_several": several});
        return output::print_json(&counts);
    }
    output::print(&format!(
        "{} tell {}, {several} of them told by more than one. 'tazamun list incidents' lists them.\n",
        counted(reports, "report"),
        counted(incidents.len(), "incident")
    ))
}

fn explained(linkage: &Linkage<'_>, id: &str) -> Result<Explanation, Failure> {
    linkage.explain(id).ok_or_else(|| {
        Failure::Usage(format!(
            "no incident is called '{id}'; the ids stand in what 'tazamun merge' prints for the same files, as \"id\"."
        ))
    })
}

fn explain(why: &Explanation, args: &Args) -> Result<(), Failure> {
    let id = args.explain.as_deref().unwrap_or_default();
    if args.json {
        let all = |reasons: &[Reason]| reasons.iter().map(of_reason).collect::<Vec<_>>();
        let both = json!({"id": id, "joined": all(&why.inside), "nearest": all(&why.outside)});
        return output::print_json(&both);
    }
    let mut text = format!(
        "{id}\nA line: the bits that speak for one incident (at 0 the odds are even, each bit more doubles them), the \
         probability, the two names, and what each comparison gave. Two groups become one incident where the mean over \
         the better two thirds of the pairs between them is 0 or more.\n"
    );
    for (title, reasons) in [("joined", &why.inside), ("nearest, and not joined", &why.outside)] {
        let _ = writeln!(text, "{title}:");
        if reasons.is_empty() {
            let _ = writeln!(text, "  none");
        }
        for reason in reasons {
            let _ = writeln!(text, "  {}", line(reason));
        }
    }
    output::print(&text)
}

fn of_reason(reason: &Reason) -> Value {
    json!({"a": reason.a, "b": reason.b, "evidence": of_evidence(&reason.evidence)})
}

fn of_doubt(doubt: &Doubt) -> Value {
    json!({"a": doubt.a, "b": doubt.b, "joined": doubt.joined, "evidence": of_evidence(&doubt.evidence)})
}

/// Each comparison with its bits, their sum, and the probability.
fn of_evidence(evidence: &Evidence) -> Value {
    let parts = evidence.parts().into_iter().map(|(name, bits)| (name.to_owned(), json!(bits)));
    let whole = [("bits", evidence.bits()), ("probability", evidence.probability())]
        .map(|(n, v)| (n.to_owned(), json!(v)));
    Value::Object(parts.chain(whole).collect())
}

/// "+5.8 bits (98 %)  a#0  b#1  time +2.5, place +0.8 …"
fn line(reason: &Reason) -> String {
    let Reason { a, b, evidence } = reason;
    let percent = 100.0 * evidence.probability();
    format!(
        "{:+.1} bits ({percent:.0} %)  {}  {}  {}",
        evidence.bits(),
        inert::line(a),
        inert::line(b),
        parts(evidence)
    )
}

fn parts(evidence: &Evidence) -> String {
    let telling = evidence.parts().into_iter().filter(|(_, bits)| bits.abs() >= 0.05);
    telling.map(|(name, bits)| format!("{name} {bits:+.1}")).collect::<Vec<_>>().join(", ")
}

/// The pairs that were decided, and those that are to be: the whole file is good for --decisions again.
fn review(doubts: &[Doubt], decided: &Decisions) -> String {
    let mut text = String::from(
        "# Pairs that could be one incident or two. Write 'same' or 'different' in the place of '?', and give the file \
         back with --decisions.\n# decision\tone\tthe other\tprobability\tas it is\twhy (bits)\n",
    );
    for (a, b, verdict) in decided.iter() {
        let _ = writeln!(text, "{}\t{}\t{}", verdict.word(), inert::cell(a), inert::cell(b));
    }
    for doubt in doubts {
        let now = if doubt.joined { "joined" } else { "apart" };
        let probability = doubt.evidence.probability();
        let why = parts(&doubt.evidence);
        let _ = writeln!(
            text,
            "?\t{}\t{}\t{probability:.2}\t{now}\t{why}",
            inert::cell(&doubt.a),
            inert::cell(&doubt.b)
        );
    }
    text
}
