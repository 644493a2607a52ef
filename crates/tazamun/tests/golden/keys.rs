//! Keys of `--json` that were renamed, moved, taken out or added since the answers were written (`renamed_keys.tsv`).

use std::cell::Cell;

/// One step of a path: a key of an object, or a place in an array.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
}

/// A path to a value, written `close_pairs[3].a`.
pub(crate) type Path = Vec<Step>;

pub(crate) fn written(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Key(key) if text.is_empty() => text += key,
            Step::Key(key) => text += &format!(".{key}"),
            Step::Index(index) => text += &format!("[{index}]"),
        }
    }
    if text.is_empty() { ".".to_owned() } else { text }
}

/// One step of a rule's path: a key, `*` for any key, `[]` for any place in an array.
#[derive(PartialEq, Eq, Debug)]
enum Pattern {
    Key(String),
    AnyKey,
    AnyIndex,
}

fn pattern(path: &str) -> Vec<Pattern> {
    let path = path.replace("[]", ".[]");
    let steps = path.split('.').filter(|step| !step.is_empty());
    steps
        .map(|step| match step {
            "[]" => Pattern::AnyIndex,
            "*" => Pattern::AnyKey,
            key => Pattern::Key(key.to_owned()),
        })
        .collect()
}

/// What the steps of a path are that a pattern leaves open, where the path begins as the pattern says.
fn begins<'a>(path: &'a [Step], pattern: &[Pattern]) -> Option<Vec<&'a Step>> {
    let mut open = Vec::new();
    if path.len() < pattern.len() {
        return None;
    }
    for (step, pattern) in path.iter().zip(pattern) {
        match (step, pattern) {
            (Step::Key(key), Pattern::Key(asked)) if key == asked => {}
            (Step::Key(_), Pattern::AnyKey) | (Step::Index(_), Pattern::AnyIndex) => open.push(step),
            _ => return None,
        }
    }
    Some(open)
}

struct Rule {
    line: usize,
    /// The commands that it is for: a name, or the beginning of names with `*` behind it.
    commands: String,
    /// `None` where the key is new.
    old: Option<Vec<Pattern>>,
    /// `None` where the key is gone.
    new: Option<Vec<Pattern>>,
    used: Cell<bool>,
}

/// The whole map.
pub(crate) struct Renamed {
    rules: Vec<Rule>,
}

/// Those of its rules that are for one command.
pub(crate) struct Rules<'a>(Vec<&'a Rule>);

impl Renamed {
    pub(crate) fn read(table: &str) -> Renamed {
        let rules = tazamun_record::rows(table).map(|(line, fields)| {
            let [commands, old, new] = fields[..] else {
                panic!("renamed_keys.tsv:{line}: three columns, please")
            };
            let path = |field: &str| (field != "-").then(|| pattern(field));
            let (old, new) = (path(old), path(new));
            assert!(old.is_some() || new.is_some(), "renamed_keys.tsv:{line}: neither old nor new");
            if let (Some(old), Some(new)) = (&old, &new) {
                let open = |of: &[Pattern]| -> Vec<bool> {
                    of.iter()
                        .filter(|p| !matches!(p, Pattern::Key(_)))
                        .map(|p| *p == Pattern::AnyKey)
                        .collect()
                };
                assert_eq!(
                    open(old),
                    open(new),
                    "renamed_keys.tsv:{line}: '*' and '[]' must be the same on both sides"
                );
            }
            Rule { line, commands: commands.to_owned(), old, new, used: Cell::new(false) }
        });
        Renamed { rules: rules.collect() }
    }

    pub(crate) fn of(&self, command: &str) -> Rules<'_> {
        let meant = |rule: &&Rule| match rule.commands.strip_suffix('*') {
            Some(beginning) => command.starts_with(beginning),
            None => command == rule.commands,
        };
        Rules(self.rules.iter().filter(meant).collect())
    }

    /// Lines of rules that nothing has needed.
    pub(crate) fn unused(&self) -> impl Iterator<Item = usize> {
        self.rules.iter().filter(|rule| !rule.used.get()).map(|rule| rule.line)
    }
}

impl Rules<'_> {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where a value of the old answer is in the new one; `None` where it is gone. The rule with the longest path counts.
    pub(crate) fn moved(&self, path: &[Step]) -> Option<Path> {
        let fitting = self.0.iter().filter_map(|rule| {
            let old = rule.old.as_ref()?;
            begins(path, old).map(|open| (old.len(), *rule, open))
        });
        // Of rules of one length the first: `max_by_key` takes the last of equals.
        let mut best: Option<(usize, &Rule, Vec<&Step>)> = None;
        for next in fitting {
            if best.as_ref().is_none_or(|best| next.0 > best.0) {
                best = Some(next);
            }
        }
        let Some((length, rule, open)) = best else { return Some(path.to_vec()) };
        rule.used.set(true);
        let mut open = open.into_iter();
        let new = rule.new.as_ref()?.iter().map(|step| match step {
            Pattern::Key(key) => Step::Key(key.clone()),
            Pattern::AnyKey | Pattern::AnyIndex => open.next().expect("as many on both sides").clone(),
        });
        Some(new.chain(path[length..].iter().cloned()).collect())
    }

    /// Whether the map says that a value came new.
    pub(crate) fn is_new(&self, path: &[Step]) -> bool {
        let rule = self.0.iter().find(|rule| {
            rule.old.is_none() && rule.new.as_ref().is_some_and(|new| begins(path, new).is_some())
        });
        rule.inspect(|rule| rule.used.set(true)).is_some()
    }
}

#[test]
fn keys_are_moved_as_the_map_says() {
    let map = "sync*\t.\tresult\nsync*\tschema\tschema\nsync*\tclose_pairs[].a\tresult.pairs[].first\n\
               sync*\tby.*.n\tresult.by.*.count\nsync*\tseed\t-\nsync*\t-\twarnings\npair\tp\tq\n";
    let renamed = Renamed::read(map);
    let rules = renamed.of("sync-json");
    let path = |text: &str| -> Path {
        let steps = text.split('.').map(|s| s.parse().map_or_else(|_| Step::Key(s.into()), Step::Index));
        steps.collect()
    };
    let moved = |text: &str| rules.moved(&path(text)).map(|path| written(&path));
    assert_eq!(moved("p").as_deref(), Some("result.p"));
    assert_eq!(moved("excess.low").as_deref(), Some("result.excess.low"));
    assert_eq!(moved("schema").as_deref(), Some("schema"));
    assert_eq!(moved("close_pairs.3.a").as_deref(), Some("result.pairs[3].first"));
    assert_eq!(moved("close_pairs.3.b").as_deref(), Some("result.close_pairs[3].b"));
    assert_eq!(moved("by.IQ.n").as_deref(), Some("result.by.IQ.count"));
    assert_eq!(moved("seed"), None);
    assert!(rules.is_new(&path("warnings.0")) && !rules.is_new(&path("p")));
    assert_eq!(renamed.unused().collect::<Vec<_>>(), [7], "the rule of 'pair' was not needed");
    assert!(renamed.of("pair-2").is_empty());
}
