//! What a model answered → the incidents that it points at, or why it is none of what was asked for.

use serde::Deserialize;

/// Incidents of one answer that are looked at; what is beyond is counted and left out.
pub const MOST_INCIDENTS: usize = 300;

/// Quotes of one incident that are looked at.
pub const MOST_QUOTES: usize = 40;

/// Words that the model says to have copied.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Pointer {
    /// What they carry.
    #[serde(default)]
    pub slot: String,
    /// The sentence that they stand in.
    #[serde(default)]
    pub sentence: Option<i64>,
    /// The words.
    #[serde(default)]
    pub words: String,
    /// Which of the listed readings they have; nothing where the likeliest stands.
    #[serde(default)]
    pub reading: Option<String>,
}

/// An incident as the model points at it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Pointed {
    /// Its kind.
    #[serde(default)]
    pub kind: Option<String>,
    /// How firmly it is told.
    #[serde(default)]
    pub status: Option<String>,
    /// Words that carry it.
    #[serde(default)]
    pub quotes: Vec<Pointer>,
}

/// An answer, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// Its incidents.
    pub incidents: Vec<Pointed>,
    /// Incidents of it that have not the form that was asked for, or are too many.
    pub malformed: usize,
}

/// Why an answer is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It holds no JSON.
    #[error("free text instead of JSON")]
    FreeText,
    /// Its JSON breaks off or is broken.
    #[error("broken JSON")]
    Broken,
    /// Its JSON is something else.
    #[error("JSON of another form")]
    Form,
}

#[derive(Deserialize)]
struct Form {
    incidents: Vec<serde_json::Value>,
}

/// Takes an answer apart. What stands around its JSON (a fence, what a model thought) is passed over; an incident that
/// has not the form asked for is counted.
///
/// ```
/// use tazamun_llm::answer::{Refused, answer};
/// assert_eq!(answer("There were three attacks."), Err(Refused::FreeText));
/// assert_eq!(answer("{\"incidents\": [{\"kind\": \"Att"), Err(Refused::Broken));
/// assert_eq!(answer("```json\n{\"incidents\": []}\n```").unwrap().incidents, []);
/// ```
///
/// # Errors
/// [`Refused`] where there is nothing of that form in it.
pub fn answer(content: &str) -> Result<Answer, Refused> {
    let content = content.rsplit_once("</think>").map_or(content, |(_, after)| after);
    let mut refused = Refused::FreeText;
    let mut at = 0;
    // Braces of free text are no JSON; the first that opens an answer is taken, of a few.
    for _ in 0..8 {
        let Some(open) = content[at..].find('{').map(|open| at + open) else { break };
        let mut values =
            serde_json::Deserializer::from_str(&content[open..]).into_iter::<serde_json::Value>();
        match values.next() {
            Some(Ok(value)) => match serde_json::from_value::<Form>(value) {
                Ok(form) => return Ok(taken(form)),
                Err(_) => {
                    refused = Refused::Form;
                    at = open + values.byte_offset().max(1);
                }
            },
            _ => {
                refused = if refused == Refused::Form { refused } else { Refused::Broken };
                at = open + 1;
            }
        }
    }
    Err(refused)
}

fn taken(form: Form) -> Answer {
    let mut answer = Answer::default();
    for (n, value) in form.incidents.into_iter().enumerate() {
        match serde_json::from_value::<Pointed>(value) {
            Ok(mut pointed) if n < MOST_INCIDENTS => {
                pointed.quotes.truncate(MOST_QUOTES);
                answer.incidents.push(pointed);
            }
            _ => answer.malformed += 1,
        }
    }
    answer
}
