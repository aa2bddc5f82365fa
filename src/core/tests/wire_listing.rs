//! Replies to look-ups.

use crate::support::user;
use b2b_users_core::user::CompanyId;
use b2b_users_core::wire::{ApiReply, ListedUser, UserPage, decode_list, decode_page};
use wasm_bindgen_test::wasm_bindgen_test;

fn decode(status: u16, body: &str) -> Option<Vec<ListedUser>> {
    decode_list(&ApiReply {
        status,
        body: body.to_owned(),
        retry_after: None,
        request_id: None,
    })
}

/// The page of a list of company 42.
fn page(status: u16, body: &str) -> Option<UserPage> {
    let reply = ApiReply {
        status,
        body: body.to_owned(),
        retry_after: None,
        request_id: None,
    };
    decode_page(&reply, CompanyId::new(42))
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
        assert_eq!(ListedUser::find(&listed, &user(1, 42)), Some(&listed[0]));
        assert_eq!(ListedUser::find(&listed, &user(2, 42)), None);
        assert!(listed[0].resembles(&user(1, 42)));
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

#[wasm_bindgen_test(unsupported = test)]
fn each_interface_wraps_its_list_in_its_own_way() {
    let record = r#""id":"7","email":"User1@Example.com","firstName":"First1","lastName":"Curie","createdAt":"1700000000""#;
    let bodies = [
        format!(
            r#"{{"code":200,"data":[{{{record},"companyId":42}}],"meta":{{"message":"SUCCESS","pagination":{{"totalCount":"9"}}}}}}"#
        ),
        format!(
            r#"{{"code":200,"data":{{"list":[{{{record}}}],"pagination":{{"totalCount":9,"limit":250}}}},"message":"SUCCESS"}}"#
        ),
        format!(
            r#"{{"data":{{"users":{{"totalCount":9,"edges":[{{"node":{{{record},"companyInfo":{{"companyId":"42"}}}}}}]}}}}}}"#
        ),
    ];
    for (place, body) in bodies.iter().enumerate() {
        let page = page(200, body).unwrap();
        let listed = &page.users[0];
        assert_eq!((page.total, page.users.len()), (Some(9), 1), "{body}");
        assert_eq!(
            (listed.user_id, listed.company_id, listed.created_at),
            (Some(7), Some(42), Some(1_700_000_000)),
            "{body}"
        );
        assert!(listed.resembles(&user(1, 42)));
        assert_eq!(ListedUser::find(&page.users, &user(1, 42)), Some(listed));
        // Only the V2 list needs to be told whose users it holds.
        let alone = decode(200, body).unwrap()[0].company_id;
        assert_eq!(alone.is_none(), place == 1, "{body}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn graphql_with_an_error_or_without_users_is_no_list() {
    for body in [
        r#"{"data":{"users":null}}"#,
        r#"{"data":{"users":{"totalCount":0}}}"#,
        r#"{"data":{"users":{"edges":[{"node":null}]}}}"#,
        r#"{"data":{"users":{"edges":[]}},"errors":[{"message":"Half."}]}"#,
        r#"{"data":null,"errors":[{"message":"Expired.","extensions":{"code":40101}}]}"#,
    ] {
        assert_eq!(page(200, body), None, "{body}");
    }
    let empty = page(200, r#"{"data":{"users":{"edges":[]}}}"#).unwrap();
    assert_eq!((empty.users.len(), empty.total), (0, None));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_stores_own_fields_are_read_where_a_list_has_them() {
    let fields = r#"[{"fieldName":"Badge","fieldValue":"B7"},{"fieldName":"Room","fieldValue":null},{"fieldName":7},null]"#;
    for (fields, expected) in [(fields, vec!["B7"]), ("null", vec![]), ("{}", vec![])] {
        let body = format!(
            r#"{{"code":200,"data":[{{"email":"user1@example.com","extraFields":{fields}}}]}}"#
        );
        let listed = decode(200, &body).unwrap();
        let values: Vec<&str> = listed[0]
            .extra_fields
            .iter()
            .map(|field| field.value.as_str())
            .collect();
        assert_eq!(values, expected, "{fields}");
    }
}
