//! An alarm → a request, signed: `X-Tazamun-Signature: t=SECONDS,v1=HEX`, where HEX is the HMAC-SHA-256 of `SECONDS.BODY`.

use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use serde_json::Value;
use sha2::Sha256;
use std::time::Duration;
use tazamun_net::{Address, Client, Limits, Reach};

/// Bytes of an answer that are read; nothing in it matters.
const ANSWER: u64 = 64 << 10;

/// Sends the alarm.
pub(super) fn post(
    (address, is_near): (&Address, bool),
    secret_env: &str,
    alarm: &Value,
    json: &str,
    timeout: Duration,
    now: Timestamp,
) -> Result<(), String> {
    let secret = std::env::var(secret_env).ok().filter(|secret| !secret.is_empty());
    let Some(secret) = secret else {
        return Err(format!("the environment has no {secret_env}, which holds the secret of the signature"));
    };
    let signature = signature(secret.as_bytes(), now.as_second(), json)?;
    let limits = Limits { total: timeout, size: ANSWER, redirects: 0, ..Limits::default() };
    let named = if is_near { vec![address.host().to_owned()] } else { Vec::new() };
    let client = Client::reaching(Reach::Internet, limits, named);
    let id = alarm.get("id").and_then(Value::as_str).unwrap_or_default();
    let id: String = id.chars().filter(char::is_ascii_graphic).take(200).collect();
    let headers = [
        ("Content-Type", "application/json".to_owned()),
        ("X-Tazamun-Signature", signature),
        // By this the other side can tell an alarm that it was given before.
        ("X-Tazamun-Alarm", id),
    ];
    let answer = client.post(address, &headers, json.as_bytes()).map_err(|e| e.to_string())?;
    match answer.status {
        200..=299 => Ok(()),
        status => Err(format!("{address} answers {status}")),
    }
}

fn signature(secret: &[u8], seconds: i64, body: &str) -> Result<String, String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).map_err(|e| e.to_string())?;
    mac.update(seconds.to_string().as_bytes());
    mac.update(b".");
    mac.update(body.as_bytes());
    let hex: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("t={seconds},v1={hex}"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_signature_is_that_of_openssl() {
        // printf '1700000000.{"id":"a"}' | openssl dgst -sha256 -hmac sesame
        let signed = super::signature(b"sesame", 1_700_000_000, "{\"id\":\"a\"}").unwrap();
        assert_eq!(
            signed,
            "t=1700000000,v1=eff8dae6a52b885e198026c4729e933aeb65ddcd4664b6c0daef0c693e6520b5"
        );
    }
}
