//! Requests and answers as files, in the form that services and vLLM take for batches: one line a request.

use crate::{KeptAnswer, Request, call::content};
use serde_json::{Value, json};

/// The path that requests of a batch go to.
const PATH: &str = "/v1/chat/completions";

/// A request as a line of a batch, without its end.
pub fn line(request: &Request) -> String {
    json!({ "custom_id": request.key, "method": "POST", "url": PATH, "body": request.body }).to_string()
}

/// A line of a batch's answers: `custom_id` and `response.body`; nothing where the service says that it failed.
///
/// # Errors
/// What is wrong with the line.
pub fn answered(line: &str) -> Result<Option<KeptAnswer>, String> {
    let value: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
    let key = value.get("custom_id").and_then(Value::as_str).ok_or("it has no 'custom_id'")?;
    let status = value.pointer("/response/status_code").and_then(Value::as_u64).unwrap_or(200);
    let Some(body) = value.pointer("/response/body").filter(|_| status == 200) else {
        return if value.get("error").is_some() || value.get("response").is_some() {
            Ok(None)
        } else {
            Err("it has neither a 'response' with a 'body' nor an 'error'".to_owned())
        };
    };
    let model = body.get("model").and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok(content(body).map(|(content, tokens)| KeptAnswer {
        key: key.to_owned(),
        model,
        content,
        tokens: tokens.unwrap_or_default(),
        article: String::new(),
    }))
}
