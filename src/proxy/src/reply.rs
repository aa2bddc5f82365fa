//! What of an upstream answer is handed back.

use crate::envelope::{Applied, Refusal};
use crate::redaction::Redaction;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::de::IgnoredAny;
use serde_json::Value;

/// An upstream answer, reduced to its status, its JSON and what it says of the budget.
#[derive(Debug)]
pub(crate) struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    body: Result<String, Refusal>,
}

impl Reply {
    /// Takes over an answer. JSON is handed back as it is, save that the proxy's secrets are
    /// blotted out should the upstream repeat them. Anything else, such as a gateway's page,
    /// is replaced by an envelope.
    pub(crate) fn new(
        status: StatusCode,
        headers: &HeaderMap,
        body: Vec<u8>,
        redaction: &Redaction,
    ) -> Self {
        let headers = headers
            .iter()
            .filter(|(name, value)| is_passed_on(name) && !redaction.is_needed(value))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        let json = String::from_utf8(body).ok().filter(|body| is_json(body));
        let body = json
            .map(|body| redaction.apply(without_applied(body)))
            .ok_or_else(|| not_json(status));
        Self {
            status,
            headers,
            body,
        }
    }
}

impl Reply {
    /// The status that the upstream gave.
    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let mut response = match self.body {
            Ok(json) => {
                let json_type = HeaderValue::from_static("application/json");
                (self.status, [(header::CONTENT_TYPE, json_type)], json).into_response()
            }
            Err(refusal) => refusal.into_response(),
        };
        response.headers_mut().extend(self.headers);
        response
    }
}

/// The budget of the store, in the names of B2B Edition and of BigCommerce's core API,
/// and the number that support asks for.
fn is_passed_on(name: &HeaderName) -> bool {
    let name = name.as_str();
    matches!(
        name,
        "retry-after" | "x-request-id" | "x-request-window-resets-after"
    ) || name.starts_with("x-requests-")
        || name.starts_with("x-rate-limit-")
}

fn is_json(body: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(body).is_ok()
}

/// The body without `meta.applied`: what that says is the proxy's own word, and only about what the
/// proxy itself has kept from the store.
fn without_applied(body: String) -> String {
    // Most answers are handed back to the letter.
    if !body.contains("applied") && !body.contains("\\u") {
        return body;
    }
    let mut answer: Value = serde_json::from_str(&body).unwrap_or_default();
    let meta = answer.get_mut("meta").and_then(Value::as_object_mut);
    match meta.and_then(|meta| meta.remove("applied")) {
        Some(_) => answer.to_string(),
        None => body,
    }
}

/// Whoever answered was probably not the API, so neither success nor refusal is to be
/// believed. Statuses that leave the effect open are kept, and 429, which alone proves
/// something by itself: the request was declined.
fn not_json(status: StatusCode) -> Refusal {
    let detail = format!(
        "The store's API answered {} with something that is not JSON.",
        status.as_u16()
    );
    let (status, applied) = match status {
        StatusCode::TOO_MANY_REQUESTS => (status, Applied::No),
        _ if status.is_server_error() => (status, Applied::Unknown),
        _ => (StatusCode::BAD_GATEWAY, Applied::Unknown),
    };
    Refusal::new(status, "Upstream answer is not JSON", detail).applied(applied)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;

    const TOKEN: &str = "t0ken-of-16-byte";
    const STORE_HASH: &str = "abc12de3";

    fn respond(status: u16, headers: &[(&'static str, &'static str)], body: &str) -> Response {
        let status = StatusCode::from_u16(status).unwrap();
        let pairs = headers.iter().map(|(name, value)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        });
        let headers: HeaderMap = pairs.collect();
        let redaction = Redaction::new(&Secret::new(TOKEN), Some(&Secret::new(STORE_HASH)));
        Reply::new(status, &headers, body.into(), &redaction).into_response()
    }

    async fn text(response: Response) -> String {
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX)
            .await
            .unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn json_is_handed_back_to_the_letter() {
        let body = r#"{ "code":200,"data":{"userId": 2, "bcId":1.0},"meta":{}}"#;
        let response = respond(422, &[("content-type", "text/html")], body);
        assert_eq!(response.status(), 422);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
        assert_eq!(text(response).await, body);
    }

    #[tokio::test]
    async fn nobody_else_says_what_was_applied() {
        for name in ["applied", "\\u0061pplied"] {
            let body =
                format!(r#"{{"code":503,"data":{{}},"meta":{{"message":"x","{name}":false}}}}"#);
            let response = respond(503, &[], &body);
            let told = text(response).await;
            assert_eq!(told, r#"{"code":503,"data":{},"meta":{"message":"x"}}"#);
        }
    }

    #[test]
    fn only_budget_and_request_number_are_handed_back() {
        let response = respond(
            429,
            &[
                ("retry-after", "5"),
                ("x-request-id", "r1"),
                ("x-requests-remaining", "0 times"),
                ("x-request-window-resets-after", "0.39 s"),
                ("x-rate-limit-requests-left", "0"),
                ("set-cookie", "a=b"),
                ("access-control-allow-origin", "*"),
                ("server", "nginx"),
                ("location", "https://evil.example"),
            ],
            "{}",
        );
        let mut names: Vec<_> = response.headers().keys().map(HeaderName::as_str).collect();
        names.sort_unstable();
        assert_eq!(
            names,
            [
                "content-type",
                "retry-after",
                "x-rate-limit-requests-left",
                "x-request-id",
                "x-request-window-resets-after",
                "x-requests-remaining",
            ]
        );
    }

    #[tokio::test]
    async fn what_is_not_json_becomes_an_envelope() {
        // status of the upstream, its body, our status, our `applied`
        let cases = [
            (200, "<html>", 502, "null"),
            (200, "", 502, "null"),
            (200, "{\"code\":200", 502, "null"),
            (401, "", 502, "null"),
            (403, "<html>", 502, "null"),
            (503, "<html>", 503, "null"),
            (502, "", 502, "null"),
            (429, "slow down", 429, "false"),
        ];
        for (status, body, ours, applied) in cases {
            let response = respond(status, &[("retry-after", "5")], body);
            assert_eq!(response.status(), ours, "{status} {body}");
            assert_eq!(response.headers()["retry-after"], "5");
            let text = text(response).await;
            assert!(text.contains(&format!("\"code\":{ours}")), "{text}");
            assert!(text.contains(&format!("\"applied\":{applied}")), "{text}");
        }
    }

    #[tokio::test]
    async fn a_repeated_secret_is_blotted_out() {
        let response = respond(
            401,
            &[("x-request-id", "for-t0ken-of-16-byte")],
            r#"{"errMsg":"bad t0ken-of-16-byte of abc12de3"}"#,
        );
        assert!(!response.headers().contains_key("x-request-id"));
        assert_eq!(text(response).await, r#"{"errMsg":"bad *** of ***"}"#);
    }
}
