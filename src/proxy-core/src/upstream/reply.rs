//! What of an upstream answer is handed back.

use super::Redaction;
use crate::ledger::Answer;
use crate::refusal::{Refusal, UpstreamFault};
use http::{HeaderMap, HeaderName, StatusCode};
use serde::de::IgnoredAny;
use serde_json::Value;

/// An upstream answer, reduced to its status, its JSON and what it says of the budget.
#[derive(Debug)]
pub struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    body: Result<String, Refusal>,
}

impl Reply {
    /// Takes over an answer. JSON is handed back as it is, save that the proxy's secrets are
    /// blotted out should the upstream repeat them. Anything else, such as a gateway's page,
    /// is replaced by an envelope.
    pub fn new(
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
            .and_then(without_applied)
            .and_then(|body| redaction.apply_to_json(body))
            .ok_or_else(|| UpstreamFault::NotJson(status).into());
        Self {
            status,
            headers,
            body,
        }
    }

    /// An answer given again, without headers: the ledger keeps none.
    #[must_use]
    pub fn repeated(answer: Answer) -> Self {
        Self {
            status: answer.status,
            headers: HeaderMap::new(),
            body: Ok(answer.body),
        }
    }

    /// The status that the upstream gave.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// The body, which is JSON, or what stands in its place.
    ///
    /// # Errors
    /// If the upstream answered with something else.
    pub const fn body(&self) -> Result<&String, &Refusal> {
        self.body.as_ref()
    }

    /// Status, headers and body to hand back.
    pub fn into_parts(self) -> (StatusCode, HeaderMap, Result<String, Refusal>) {
        (self.status, self.headers, self.body)
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
/// proxy itself has kept from the store. `None` for one that cannot be looked into, since it is nested too deep.
fn without_applied(body: String) -> Option<String> {
    // Most answers are handed back to the letter.
    if !body.contains("applied") && !body.contains("\\u") {
        return Some(body);
    }
    let mut answer: Value = serde_json::from_str(&body).ok()?;
    let meta = answer.get_mut("meta").and_then(Value::as_object_mut);
    match meta.and_then(|meta| meta.remove("applied")) {
        Some(_) => Some(answer.to_string()),
        None => Some(body),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;
    use http::HeaderValue;

    const TOKEN: &str = "t0ken-of-16-byte";
    const STORE_HASH: &str = "abc12de3";

    fn reply(status: u16, headers: &[(&'static str, &'static str)], body: &str) -> Reply {
        let status = StatusCode::from_u16(status).unwrap();
        let pairs = headers.iter().map(|(name, value)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        });
        let headers: HeaderMap = pairs.collect();
        let redaction = Redaction::new(&Secret::new(TOKEN), Some(&Secret::new(STORE_HASH)));
        Reply::new(status, &headers, body.into(), &redaction)
    }

    #[test]
    fn json_is_handed_back_to_the_letter() {
        let body = r#"{ "code":200,"data":{"userId": 2, "bcId":1.0},"meta":{}}"#;
        let (status, headers, told) =
            reply(422, &[("content-type", "text/html")], body).into_parts();
        assert_eq!((status.as_u16(), headers.len()), (422, 0));
        assert_eq!(told.unwrap(), body);
    }

    #[test]
    fn nobody_else_says_what_was_applied() {
        for name in ["applied", "\\u0061pplied"] {
            let body =
                format!(r#"{{"code":503,"data":{{}},"meta":{{"message":"x","{name}":false}}}}"#);
            let reply = reply(503, &[], &body);
            let told = r#"{"code":503,"data":{},"meta":{"message":"x"}}"#;
            assert_eq!(reply.body().unwrap(), told);
        }
    }

    #[test]
    fn only_budget_and_request_number_are_handed_back() {
        let reply = reply(
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
                ("refresh", "0; url=https://evil.example"),
                ("content-location", "https://evil.example"),
                ("link", "<https://evil.example>; rel=preload"),
                ("alt-svc", "h3=\"evil.example:443\""),
                ("www-authenticate", "Basic realm=\"evil\""),
                ("clear-site-data", "\"*\""),
                ("strict-transport-security", "max-age=1"),
                ("content-security-policy", "default-src *"),
                ("content-encoding", "gzip"),
                ("transfer-encoding", "chunked"),
                ("connection", "x-request-id"),
            ],
            "{}",
        );
        let mut names: Vec<_> = reply.headers.keys().map(HeaderName::as_str).collect();
        names.sort_unstable();
        assert_eq!(
            names,
            [
                "retry-after",
                "x-rate-limit-requests-left",
                "x-request-id",
                "x-request-window-resets-after",
                "x-requests-remaining",
            ]
        );
    }

    #[test]
    fn what_is_not_json_becomes_an_envelope() {
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
            let (_, headers, told) = reply(status, &[("retry-after", "5")], body).into_parts();
            assert_eq!(headers["retry-after"], "5");
            let refusal = told.unwrap_err();
            assert_eq!(refusal.status(), ours, "{status} {body}");
            let text = refusal.body().to_string();
            assert!(text.contains(&format!("\"code\":{ours}")), "{text}");
            assert!(text.contains(&format!("\"applied\":{applied}")), "{text}");
        }
    }

    #[test]
    fn a_repeated_secret_is_blotted_out() {
        let reply = reply(
            401,
            &[("x-request-id", "for-t0ken-of-16-byte")],
            r#"{"errMsg":"bad t0ken-of-16-byte of abc12de3"}"#,
        );
        assert!(!reply.headers.contains_key("x-request-id"));
        assert_eq!(reply.body().unwrap(), r#"{"errMsg":"bad *** of ***"}"#);
    }

    #[test]
    fn a_repeated_secret_is_blotted_out_however_json_writes_it() {
        const TOKEN: &str = "t0ken/of+16=bytes";
        let redaction = Redaction::new(&Secret::new(TOKEN), Some(&Secret::new(STORE_HASH)));
        for body in [
            r#"{"x":"t0ken\/of+16=bytes"}"#,
            r#"{"x":"\u00740ken\u002Fof\u002b16=bytes"}"#,
            r#"{"t0ken\/of+16=bytes":1}"#,
            r#"{"x":"abc12de\u0033"}"#,
            r#"{"x":"store\nabc12de3"}"#,
            r#"{"x":"store\tabc12de3\nof"}"#,
            r#"{"x":"stores\u002fabc12de3\u002fv3"}"#,
        ] {
            let told = Reply::new(StatusCode::OK, &HeaderMap::new(), body.into(), &redaction);
            let told: Value = serde_json::from_str(told.body().unwrap()).unwrap();
            let text = format!("{told:?}");
            assert!(text.contains("***"), "{body} {text}");
            assert!(
                !text.contains(TOKEN) && !text.contains(STORE_HASH),
                "{body} {text}"
            );
        }
    }

    #[test]
    fn what_is_nested_too_deep_to_be_looked_into_is_no_answer() {
        let deep = |text: &str| format!("{}{text}{}", "[".repeat(200), "]".repeat(200));
        for body in [
            deep(r#""abc12de\u0033""#),
            format!(r#"{{"meta":{{"applied":false}},"data":{}}}"#, deep("1")),
        ] {
            let refusal = reply(200, &[], &body).body.unwrap_err();
            assert_eq!(refusal, UpstreamFault::NotJson(StatusCode::OK).into());
        }
    }
}
