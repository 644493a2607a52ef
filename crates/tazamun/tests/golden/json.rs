//! JSON answers: by their values, whatever their spelling.

use crate::keys::{Path, Rules, Step, written};
use serde_json::Value;
use std::collections::BTreeMap;

/// The values that an answer holds: one, or one a line.
pub(crate) type Values = Vec<Value>;

/// Two numbers are the same where they differ by no more than this part of the larger, or by this much near nothing.
const TOLERANCE: f64 = 1e-9;

/// All values in a text, one behind the other.
pub(crate) fn values(text: &str) -> Result<Values, serde_json::Error> {
    serde_json::Deserializer::from_str(text).into_iter::<Value>().collect()
}

/// The first difference between old and new values, in words.
pub(crate) fn same(old: &[Value], new: &[Value], rules: &Rules<'_>) -> Result<(), String> {
    if old.len() != new.len() {
        return Err(format!("{} JSON values\n  were {}", new.len(), old.len()));
    }
    for (number, (old, new)) in (1..).zip(old.iter().zip(new)) {
        let place = if number == 1 { String::new() } else { format!("value {number}: ") };
        // An answer that was written anew has its new keys already: then the map is not asked.
        let as_it_is = differing(&leaves(old), &leaves(new));
        if let Some(difference) = as_it_is {
            if rules.is_empty() {
                return Err(place + &difference);
            }
            moved(old, new, rules).map_err(|difference| place + &difference)?;
        }
    }
    Ok(())
}

/// The same, with the keys of the old value put where the map says.
fn moved(old: &Value, new: &Value, rules: &Rules<'_>) -> Result<(), String> {
    let mut expected = BTreeMap::new();
    for (path, leaf) in leaves(old) {
        if let Some(now) = rules.moved(&path) {
            let other = expected.insert(now.clone(), leaf);
            if other.is_some() {
                return Err(format!("two old keys are moved to '{}'", written(&now)));
            }
        }
    }
    let mut given = leaves(new);
    given.retain(|path, _| expected.contains_key(path) || !rules.is_new(path));
    differing(&expected, &given).map_or(Ok(()), Err)
}

type Leaves<'a> = BTreeMap<Path, &'a Value>;

/// Every value that holds no other, by its path.
fn leaves(value: &Value) -> Leaves<'_> {
    fn walk<'a>(value: &'a Value, path: &mut Path, leaves: &mut Leaves<'a>) {
        let mut inside = |step: Step, value: &'a Value, path: &mut Path| {
            path.push(step);
            walk(value, path, leaves);
            path.pop();
        };
        match value {
            Value::Object(fields) if !fields.is_empty() => {
                for (key, value) in fields {
                    inside(Step::Key(key.clone()), value, path);
                }
            }
            Value::Array(items) if !items.is_empty() => {
                for (index, value) in items.iter().enumerate() {
                    inside(Step::Index(index), value, path);
                }
            }
            leaf => {
                leaves.insert(path.clone(), leaf);
            }
        }
    }
    let mut all = BTreeMap::new();
    walk(value, &mut Vec::new(), &mut all);
    all
}

fn differing(old: &Leaves<'_>, new: &Leaves<'_>) -> Option<String> {
    for (path, was) in old {
        let at = written(path);
        match new.get(path) {
            Some(is) if equal(was, is) => {}
            Some(is) => return Some(format!("'{at}'\n  was {was}\n  is  {is}")),
            None => return Some(format!("'{at}'\n  was {was}\n  is  not there")),
        }
    }
    let (path, is) = new.iter().find(|(path, _)| !old.contains_key(*path))?;
    Some(format!("'{}'\n  was not there\n  is  {is}", written(path)))
}

fn equal(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        // Whole numbers that floating point does not hold exactly are the same only where they are the same.
        _ if a == b => true,
        (Some(x), Some(y)) if a.is_f64() || b.is_f64() => {
            (x - y).abs() <= TOLERANCE * x.abs().max(y.abs()).max(1e-3)
        }
        _ => false,
    }
}

/// JSON with a line for each field, but arrays of plain values on one line.
pub(crate) fn laid_out(values: &[Value]) -> String {
    values.iter().fold(String::new(), |mut text, value| {
        lay_out(value, 0, &mut text);
        text + "\n"
    })
}

fn lay_out(value: &Value, depth: usize, text: &mut String) {
    let holds_more = |value: &Value| value.as_object().is_some_and(|o| !o.is_empty()) || value.is_array();
    let (open, close, items): (char, char, Vec<(String, &Value)>) = match value {
        Value::Object(fields) if !fields.is_empty() => (
            '{',
            '}',
            fields.iter().map(|(key, value)| (format!("{}: ", Value::from(key.as_str())), value)).collect(),
        ),
        Value::Array(items) if items.iter().any(holds_more) => {
            ('[', ']', items.iter().map(|value| (String::new(), value)).collect())
        }
        plain => {
            *text += &plain.to_string();
            return;
        }
    };
    text.push(open);
    for (index, (key, value)) in items.iter().enumerate() {
        *text += if index == 0 { "\n" } else { ",\n" };
        *text += &"  ".repeat(depth + 1);
        *text += key;
        lay_out(value, depth + 1, text);
    }
    text.push('\n');
    *text += &"  ".repeat(depth);
    text.push(close);
}

#[test]
fn values_are_compared_and_not_their_spelling() {
    use crate::keys::Renamed;
    let with = |map: &str, old: &str, new: &str| {
        let renamed = Renamed::read(map);
        same(&values(old).unwrap(), &values(new).unwrap(), &renamed.of("x"))
    };
    let plain = |old, new| with("", old, new);
    assert_eq!(plain(r#"{"a":1,"b":[0.1]}"#, r#"{ "b":[0.1000000000001], "a":1.0 }"#), Ok(()));
    let told = plain(r#"{"a":{"p":0.1}}"#, r#"{"a":{"p":0.1001}}"#).unwrap_err();
    assert_eq!(told, "'a.p'\n  was 0.1\n  is  0.1001");
    for (old, new) in [
        (r#"{"a":1}"#, r#"{"a":1,"b":2}"#),
        (r#"{"a":1,"b":2}"#, r#"{"a":1}"#),
        (r#"{"a":[1,2]}"#, r#"{"a":[2,1]}"#),
        (r#"{"a":null}"#, r#"{"a":0}"#),
        (r#"{"a":[]}"#, r#"{"a":{}}"#),
        ("9007199254740993", "9007199254740992"),
        ("1 2", "1"),
    ] {
        assert!(plain(old, new).is_err(), "{old} {new}");
    }
    let map = "x\t.\tresult\nx\tschema\t-\nx\t-\tschema\nx\t-\twarnings\n";
    let old = r#"{"schema":"s/1","p":0.5,"pairs":[{"a":1}]}"#;
    let new = r#"{"schema":"s/2","result":{"pairs":[{"a":1}],"p":0.5},"warnings":[{"code":"x"}]}"#;
    assert_eq!(with(map, old, new), Ok(()));
    assert_eq!(with(map, new, new), Ok(()), "an answer that was written anew holds too");
    let other = new.replace("0.5", "0.6");
    assert_eq!(with(map, old, &other).unwrap_err(), "'result.p'\n  was 0.5\n  is  0.6");
    assert!(with(map, old, &new.replace("\"p\"", "\"q\"")).unwrap_err().contains("'result.p'"));
    let laid = laid_out(&values(old).unwrap());
    assert_eq!(values(&laid).unwrap(), values(old).unwrap());
    assert!(laid.contains("\n  \"p\": 0.5,\n"), "{laid}");
}
