//! Every documented reply to a create, for one user and for several.

use crate::support::{user, users};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::outcome::{Outcome, Refusal, RefusalCode};
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::{ApiReply, Fault, Signal, decode_create};
use wasm_bindgen_test::wasm_bindgen_test;

/// Decodes a reply for users 1 to `count`: the outcomes' codes with what else they say.
fn outcomes(count: usize, status: u16, body: &str) -> (Vec<String>, Signal) {
    let users = users(count, 42);
    let sent: Vec<&NewUser> = users.iter().collect();
    let reply = ApiReply {
        status,
        body: body.to_owned(),
        retry_after: None,
        request_id: None,
    };
    let decoded = decode_create(speaker(body), Ok(&reply), &sent);
    assert_eq!(decoded.outcomes.len(), count, "{body}");
    (decoded.outcomes.iter().map(told).collect(), decoded.signal)
}

/// The dialect whose interface writes such a body.
fn speaker(body: &str) -> Dialect {
    let graphql = [
        "userCreate",
        r#""errors":[{"message""#,
        r#""errors": [{"message""#,
    ];
    if graphql.iter().any(|sign| body.contains(sign)) {
        Dialect::StorefrontGraphql
    } else if body.contains("10012") || body.contains("failedItems") {
        Dialect::ArchiveV2
    } else {
        Dialect::Management
    }
}

/// `created 2 Response`, `rejected email: This field may not be null`, …
fn told(outcome: &Outcome) -> String {
    let code = outcome.code();
    match outcome {
        Outcome::Created { user_id, evidence } => {
            format!(
                "{code} {} {evidence:?}",
                user_id.map_or("?".into(), |id| id.to_string())
            )
        }
        Outcome::Rejected(refusal) | Outcome::Unsettled(refusal) | Outcome::Taken(refusal) => {
            let field = refusal.field.map_or("-", |field| field.name());
            format!("{code} {field}: {}", told_beside(refusal))
                .trim_end()
                .to_owned()
        }
        Outcome::Ambiguous { text, .. } => format!("{code}: {text}").trim_end().to_owned(),
        _ => code.to_owned(),
    }
}

/// What the store said, and what is known beside it.
fn told_beside(refusal: &Refusal) -> String {
    let text = &refusal.text;
    match refusal.code {
        RefusalCode::Said => text.clone(),
        code => format!("{text} {code:?}"),
    }
}

/// Plays a file of cases: `users × status body`, then `=> outcome | outcome`.
fn assert_all(cases: &str) {
    let lines: Vec<&str> = cases
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .collect();
    assert!(lines.len() >= 8);
    for case in lines.chunks(2) {
        let [reply, expected] = case else {
            panic!("half a case: {case:?}")
        };
        let (count, rest) = reply.split_once(" × ").unwrap();
        let (status, body) = rest.split_once(' ').unwrap();
        let count = count.parse().unwrap();
        let expected = expected.strip_prefix("    => ").unwrap();
        let expected: Vec<&str> = match expected.split(" | ").collect::<Vec<_>>().as_slice() {
            [all] => vec![*all; count],
            each => each.to_vec(),
        };
        let (found, signal) = outcomes(count, status.parse().unwrap(), body);
        assert_eq!(found, expected, "{reply}");
        assert_eq!(signal, Signal::Continue, "{reply}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn successes_of_every_endpoint() {
    assert_all(include_str!("replies/successes.txt"));
}

#[wasm_bindgen_test(unsupported = test)]
fn successes_that_do_not_add_up_prove_nothing() {
    for (count, body) in [
        (1, r#"{"code":200,"data":{},"meta":{"message":"Success"}}"#),
        (
            1,
            r#"{"code":200,"data":null,"meta":{"message":"Success"}}"#,
        ),
        (1, r#"{"code":200,"meta":{"message":"Success"}}"#),
        (1, r#"{"code":200,"data":{"userId":null}}"#),
        (1, r#"{"code":200,"data":{"userId":-1}}"#),
        (
            1,
            r#"{"code":200,"data":{"userId":2,"email":"other@example.com"}}"#,
        ),
        (1, r#"{"code":200,"data":[{"userId":2},{"userId":3}]}"#),
        (
            1,
            r#"{"code":422,"data":{"errMsg":"x"},"meta":{"message":"Parameter Error"}}"#,
        ),
        (1, r#"{"code":500,"data":{},"message":"error"}"#),
        (2, r#"{"code":200,"data":[{"userId":2}]}"#),
        (2, r#"{"code":200,"data":[{"userId":2},{"userId":2}]}"#),
        (
            2,
            r#"{"code":200,"data":[{"userId":2},{"userId":3},{"userId":4}]}"#,
        ),
        (2, r#"{"code":200,"data":[{"userId":2},{"bcId":3}]}"#),
        (2, r#"{"code":200,"data":[]}"#),
        (2, r#"{"code":200,"data":{"userId":2,"bcId":1}}"#),
        (1, r#"{"code":"422","data":{"userId":2}}"#),
        (1, r#"{"code":-1,"data":{"userId":2}}"#),
        (1, r#"{"code":" -200 ","data":{"userId":2}}"#),
        (1, r#"{"code":200,"data":{"userId":0}}"#),
        (
            1,
            r#"{"code":200,"data":{"userId":2,"errMsg":"Email is wrong"}}"#,
        ),
        (
            1,
            r#"{"code":200,"data":{"userId":2,"errors":{"email":["wrong"]}}}"#,
        ),
        (
            2,
            r#"{"code":200,"data":[{"userId":2},{"userId":3,"errMsg":"no"}]}"#,
        ),
        (2, r#"{"code":200,"data":[{"userId":2},{"userId":3"#),
        (1, r#"[{"userId":2}]"#),
        (1, r#"{"userId":2}"#),
        (1, "true"),
    ] {
        let (found, signal) = outcomes(count, 200, body);
        assert_eq!(found.len(), count);
        for told in found {
            assert!(
                told.starts_with("ambiguous.unknown_reply:"),
                "{body}: {told}"
            );
            assert!(!told.contains('{'), "nobody reads JSON: {told}");
        }
        assert_eq!(signal, Signal::Continue);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn refusals_of_one_user() {
    assert_all(include_str!("replies/refusals_of_one.txt"));
}

#[wasm_bindgen_test(unsupported = test)]
fn refusals_of_several_users() {
    assert_all(include_str!("replies/refusals_of_several.txt"));
}

#[wasm_bindgen_test(unsupported = test)]
fn answers_of_graphql() {
    assert_all(include_str!("replies/graphql.txt"));
}

#[wasm_bindgen_test(unsupported = test)]
fn refused_credentials_leave_every_row_to_be_sent_later() {
    let missing = "Invalid token header. No credentials provided.";
    for (status, body, text) in [
        (
            401,
            format!(
                r#"{{"code":401,"data":{{"errMsg":"{missing}"}},"meta":{{"message":"{missing}"}}}}"#
            ),
            missing,
        ),
        (
            401,
            r#"{"code":401,"data":{},"meta":{"message":"Unauthorized"}}"#.to_owned(),
            "Unauthorized",
        ),
        (
            403,
            r#"{"code":403,"message":"Multi storefront is not enabled"}"#.to_owned(),
            "Multi storefront is not enabled",
        ),
        (
            403,
            r#"{"code":403,"data":{"errMsg":"No scope"},"meta":{"message":"Forbidden"}}"#
                .to_owned(),
            "No scope",
        ),
    ] {
        for count in [1, 3] {
            let (found, signal) = outcomes(count, status, &body);
            assert_eq!(found, vec!["deferred"; count], "{body}");
            assert_eq!(signal, Signal::SignIn(text.to_owned()));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn failures_on_the_way_leave_doubt_and_keep_the_text() {
    for (status, body, expected) in [
        (
            500,
            r#"{"code":500,"data":{},"meta":{"message":"Server Error"}}"#,
            "ambiguous.server_error",
        ),
        (500, "", "ambiguous.server_error"),
        (502, "<html>Bad Gateway</html>", "ambiguous.server_error"),
        (
            503,
            r#"{"code":503,"message":"Unavailable"}"#,
            "ambiguous.server_error",
        ),
        (504, "upstream timed out", "ambiguous.server_error"),
        (599, "{", "ambiguous.server_error"),
        (
            408,
            r#"{"code":408,"message":"Timeout"}"#,
            "ambiguous.timeout",
        ),
        (301, "", "ambiguous.unknown_reply"),
        (
            302,
            r#"{"code":302,"data":{"userId":2}}"#,
            "ambiguous.unknown_reply",
        ),
        (100, "", "ambiguous.unknown_reply"),
        (200, "", "ambiguous.unknown_reply"),
        (
            200,
            "<!doctype html><title>Store</title>",
            "ambiguous.unknown_reply",
        ),
        (200, "null", "ambiguous.unknown_reply"),
        (204, "", "ambiguous.unknown_reply"),
        (404, "<html>Not Found</html>", "ambiguous.unknown_reply"),
        (413, "too large", "ambiguous.unknown_reply"),
        (422, "[]", "ambiguous.unknown_reply"),
        (401, "Unauthorized", "ambiguous.unknown_reply"),
        (0, "", "ambiguous.unknown_reply"),
        (999, "x", "ambiguous.server_error"),
    ] {
        for count in [1, 3] {
            let (found, signal) = outcomes(count, status, body);
            assert_eq!(found.len(), count);
            for told in found {
                assert!(
                    told.starts_with(&format!("{expected}:")),
                    "{status} {body}: {told}"
                );
                assert!(
                    !told.contains(['{', '<']),
                    "nobody reads JSON or markup: {told}"
                );
            }
            assert_eq!(signal, Signal::Continue);
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_leaves_doubt_is_told_in_the_words_of_the_answer() {
    for (status, body, words) in [
        (
            500,
            r#"{"code":500,"data":{"errMsg":"Get xxx error."},"meta":{"message":"x"}}"#,
            "Get xxx error.",
        ),
        (
            502,
            "<html><head><title>502 Bad Gateway</title></head></html>",
            "502 Bad Gateway",
        ),
        (503, "upstream connect error", "upstream connect error"),
        (500, r#"{"oops":1}"#, ""),
        (
            200,
            r#"{"code":200,"data":{},"meta":{"message":"Success"}}"#,
            "",
        ),
    ] {
        let (found, _) = outcomes(1, status, body);
        let (_, told) = found[0].split_once(':').unwrap();
        assert_eq!(told.trim(), words, "{body}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn no_reply_at_all_leaves_doubt() {
    let (one, two) = (user(1, 42), user(2, 42));
    for (fault, code) in [
        (Fault::Connection, "ambiguous.connection"),
        (Fault::Timeout, "ambiguous.timeout"),
        (Fault::Offline, "ambiguous.connection"),
        (Fault::Aborted, "ambiguous.connection"),
        (Fault::Unreadable, "ambiguous.connection"),
    ] {
        let decoded = decode_create(Dialect::Management, Err(fault), &[&one, &two]);
        assert_eq!(
            decoded
                .outcomes
                .iter()
                .map(Outcome::code)
                .collect::<Vec<_>>(),
            [code, code]
        );
        assert_eq!(decoded.signal, Signal::Continue);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn long_and_wild_texts_are_cut_and_tamed() {
    let (found, _) = outcomes(1, 500, &format!("a\u{1B}[31m\r\n{}", "渡".repeat(1000)));
    let text = found[0].strip_prefix("ambiguous.server_error: ").unwrap();
    assert_eq!(text.chars().count(), 301);
    assert!(
        text.starts_with("a [31m  渡") && text.ends_with("渡…"),
        "{text}"
    );
    assert!(!text.contains(char::is_control));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_proxy_says_what_never_reached_the_store() {
    for (body, deferred) in [
        (
            r#"{"code":502,"data":{"errMsg":"No connection."},"meta":{"message":"Bad Gateway","applied":false}}"#,
            true,
        ),
        (
            r#"{"code":502,"data":{"errMsg":"No connection."},"meta":{"message":"Bad Gateway","applied":null}}"#,
            false,
        ),
        (
            r#"{"code":502,"data":{"errMsg":"No connection."},"meta":{"message":"Bad Gateway","applied":true}}"#,
            false,
        ),
        (
            r#"{"code":502,"data":{"errMsg":"No connection."},"meta":{"message":"Bad Gateway","applied":"false"}}"#,
            false,
        ),
        (
            r#"{"code":502,"data":{"errMsg":"No connection."},"meta":{"message":"Bad Gateway"}}"#,
            false,
        ),
    ] {
        let (found, signal) = outcomes(2, 502, body);
        if deferred {
            assert_eq!(
                (found, signal),
                (
                    vec!["deferred".to_owned(); 2],
                    Signal::Unreachable("No connection.".into())
                )
            );
        } else {
            assert!(
                found
                    .iter()
                    .all(|code| code.starts_with("ambiguous.server_error")),
                "{found:?}"
            );
            assert_eq!(signal, Signal::Continue);
        }
    }
    assert_all(include_str!("replies/refusals_by_the_proxy.txt"));
}
