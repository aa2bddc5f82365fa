//! Replies to look-ups.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod support;

use b2b_users_core::wire::{ApiReply, decode_list};
use support::user;
use wasm_bindgen_test::wasm_bindgen_test;

fn decode(status: u16, body: &str) -> Option<Vec<b2b_users_core::wire::ListedUser>> {
    decode_list(&ApiReply {
        status,
        body: body.to_owned(),
        retry_after: None,
    })
}

#[wasm_bindgen_test(unsupported = test)]
fn a_list_gives_its_users_whether_numbers_are_numbers_or_text() {
    for record in [
        r#"{"id":7,"email":"User1@Example.com","firstName":"First1","lastName":"Curie","companyId":42,"createdAt":1700000000}"#,
        r#"{"id":"7","email":"user1@example.com","firstName":"First1","lastName":"Curie","companyId":"42","createdAt":"1700000000"}"#,
        r#"{"userId":7,"email":" user1@example.com ","firstName":"First1","lastName":"Curie","companyId":42,"createdAt":1700000000,"uuid":null}"#,
    ] {
        let body = format!(r#"{{"code":200,"data":[{record}],"meta":{{"message":"SUCCESS"}}}}"#);
        let listed = decode(200, &body).unwrap();
        assert_eq!(listed.len(), 1);
        assert_eq!(
            (
                listed[0].user_id,
                listed[0].company_id,
                listed[0].created_at
            ),
            (Some(7), Some(42), Some(1_700_000_000))
        );
        assert!(listed[0].has_email_of(&user(1, 42)) && listed[0].resembles(&user(1, 42)));
        assert!(!listed[0].has_email_of(&user(2, 42)));
        assert!(!listed[0].resembles(&user(1, 43)) && !listed[0].resembles(&user(2, 42)));
        assert!(!format!("{listed:?}").contains("user1"));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn missing_particulars_are_left_open() {
    let listed = decode(
        200,
        r#"{"code":200,"data":[{"email":"user1@example.com"}]}"#,
    )
    .unwrap();
    assert_eq!(
        (
            listed[0].user_id,
            listed[0].company_id,
            listed[0].created_at
        ),
        (None, None, None)
    );
    assert!(!listed[0].resembles(&user(1, 42)));
    assert_eq!(decode(200, r#"{"code":200,"data":[]}"#), Some(vec![]));
    assert_eq!(decode(206, r#"{"data":[]}"#), Some(vec![]));
}

#[wasm_bindgen_test(unsupported = test)]
fn anything_else_is_no_list() {
    for (status, body) in [
        (200, ""),
        (200, "[]"),
        (200, "null"),
        (200, "<html>"),
        (200, r#"{"code":200}"#),
        (200, r#"{"code":200,"data":{}}"#),
        (200, r#"{"code":200,"data":null}"#),
        (200, r#"{"code":200,"data":[{"id":7}]}"#),
        (200, r#"{"code":200,"data":[7]}"#),
        (200, r#"{"code":200,"data":[{"email":null}]}"#),
        (200, r#"{"code":500,"data":[]}"#),
        (200, r#"{"code":200,"data":[{"email":"a@example.com"}"#),
        (404, r#"{"code":200,"data":[]}"#),
        (302, r#"{"code":200,"data":[]}"#),
        (500, r#"{"code":200,"data":[]}"#),
    ] {
        assert_eq!(decode(status, body), None, "{status} {body}");
    }
}
