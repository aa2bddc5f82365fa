//! The number by which the store's support finds a request.

use crate::support::user;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::outcome::Outcome;
use b2b_users_core::wire::{ApiReply, decode_create};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn what_is_not_understood_keeps_the_number_of_its_request() {
    let one = user(1, 42);
    for (status, body, code, words) in [
        (
            502,
            "Bad Gateway",
            "ambiguous.server_error",
            "Bad Gateway (X-Request-ID: a1-b2)",
        ),
        (500, "<p>", "ambiguous.server_error", "X-Request-ID: a1-b2"),
        (200, "{}", "ambiguous.unknown_reply", "X-Request-ID: a1-b2"),
    ] {
        for (request_id, words) in [
            (Some("a1-b2".to_owned()), words),
            (None, told_without(words)),
        ] {
            let reply = ApiReply {
                status,
                body: body.to_owned(),
                retry_after: None,
                request_id,
            };
            let decoded = decode_create(Dialect::Management, Ok(&reply), &[&one]);
            let [Outcome::Ambiguous { doubt, text }] = decoded.outcomes.as_slice() else {
                panic!("{body}");
            };
            assert_eq!((doubt.code(), text.as_str()), (code, words), "{body}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_refusal_that_is_understood_says_no_more_than_the_store() {
    let reply = ApiReply {
        status: 422,
        body: r#"{"code":422,"data":{},"meta":{"message":"No"}}"#.to_owned(),
        retry_after: None,
        request_id: Some("a1-b2".to_owned()),
    };
    let decoded = decode_create(Dialect::Management, Ok(&reply), &[&user(1, 42)]);
    assert!(!format!("{decoded:?}").contains("a1-b2"), "{decoded:?}");
}

/// The words of the same reply without a number.
fn told_without(words: &str) -> &str {
    let number = words.find("X-Request-ID").unwrap();
    words[..number].trim_end_matches(['(', ' '])
}
