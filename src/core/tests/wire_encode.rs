//! Requests, byte by byte.

use crate::support::{draft, full_draft, storefront_user, user};
use b2b_users_core::check::check_user;
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::user::{CompanyId, ExtraField, NewUser, UserDraft};
use b2b_users_core::wire::{ApiRequest, Method, create_request, management};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn checked(draft: &UserDraft) -> NewUser {
    check_user(draft, &Rules::management()).user.unwrap()
}

fn management_request(users: &[&NewUser]) -> ApiRequest {
    create_request(Dialect::Management, users).unwrap()
}

fn storefront_request(user: &NewUser) -> ApiRequest {
    create_request(Dialect::Storefront, &[user]).unwrap()
}

/// A user with nothing but what is required.
fn smallest() -> NewUser {
    checked(&UserDraft {
        phone_number: String::new(),
        channel_ids: "1".into(),
        ..draft()
    })
}

fn post(path: &str, body: &str) -> ApiRequest {
    ApiRequest {
        method: Method::Post,
        path: path.to_owned(),
        body: Some(body.to_owned()),
    }
}

const SMALLEST: &str = r#"{"acceptWelcomeEmail":false,"channelIds":[1],"companyId":42,"email":"marie@example.com","firstName":"Marie","lastName":"Curie","role":1}"#;
const FULL: &str = r#"{"acceptWelcomeEmail":true,"channelIds":[1,2],"companyId":42,"companyRoleId":10,"email":"marie@example.com","extraFields":[{"fieldName":"Department","fieldValue":"Purchasing"}],"firstName":"Marie","lastName":"Curie","originChannelId":2,"phoneNumber":"+1-555-123-4567","role":1,"uuid":"crm-1"}"#;

#[wasm_bindgen_test(unsupported = test)]
fn one_user_goes_to_the_single_call_as_an_object() {
    assert_eq!(
        management_request(&[&smallest()]),
        post("/api/v3/io/users", SMALLEST)
    );
    assert_eq!(
        management_request(&[&checked(&full_draft())]),
        post("/api/v3/io/users", FULL)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn several_users_go_to_the_bulk_call_as_a_bare_array() {
    let users = [smallest(), checked(&full_draft())];
    assert_eq!(
        management_request(&[&users[0], &users[1]]),
        post("/api/v3/io/users/bulk", &format!("[{SMALLEST},{FULL}]"))
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn the_storefront_gets_its_numbers_as_text_and_nothing_else() {
    assert_eq!(
        storefront_request(&storefront_user(1)),
        post(
            "/api/v2/users",
            r#"{"companyId":"42","email":"user1@example.com","firstName":"First1","lastName":"Curie","phoneNumber":"+1-555-123-4567","role":"1"}"#
        )
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn text_of_every_kind_arrives_as_it_was_typed() {
    for typed in [
        "O'Neil, \"Jr.\" \\ /",
        "渡邊 🦀",
        "</script><b>",
        "e\u{301}",
        "\u{200D}x",
        "=1+1",
        "%00 &amp;",
    ] {
        let user = checked(&UserDraft {
            last_name: typed.into(),
            channel_ids: "1".into(),
            ..draft()
        });
        let body = management_request(&[&user]).body.unwrap();
        let read: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(read["lastName"], typed);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_body_read_back_gives_the_same_user() {
    let with = |change: fn(&mut UserDraft)| {
        let mut draft = full_draft();
        change(&mut draft);
        draft
    };
    let drafts = [
        with(|_| {}),
        with(|draft| draft.phone_number = String::new()),
        with(|draft| draft.phone_number = "  (555) 1234 ".into()),
        with(|draft| draft.company_role_id = String::new()),
        with(|draft| draft.role = String::new()),
        with(|draft| draft.role = "Admin".into()),
        with(|draft| draft.accept_welcome_email = String::new()),
        with(|draft| draft.origin_channel_id = String::new()),
        with(|draft| draft.uuid = String::new()),
        with(|draft| draft.uuid = "true".into()),
        with(|draft| draft.extra_fields.clear()),
        with(|draft| draft.channel_ids = "9007199254740991;2".into()),
        with(|draft| draft.last_name = "null".into()),
        with(|draft| {
            draft.extra_fields.push(ExtraField {
                name: "Note".into(),
                value: " a\nb \"c\" ".into(),
            });
        }),
    ];
    for draft in drafts {
        let user = checked(&draft);
        let Value::Object(body) = crate::support::user_to_json(&user) else {
            panic!("not an object")
        };
        let (read, unknown) = management::draft_from_json(&body);
        assert_eq!(unknown, [] as [String; 0]);
        let again = check_user(&read, &Rules::management());
        assert_eq!(again.user, Some(user), "{:?}", again.issues);
        assert!(again.issues.is_empty(), "{:?}", again.issues);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn foreign_bodies_are_judged_like_typed_text() {
    let cases = [
        (json!({ "email": null }), "", vec![]),
        (
            json!({ "email": "a@example.com", "phone": "1" }),
            "a@example.com",
            vec!["phone"],
        ),
        (json!({ "Email": "a@example.com" }), "", vec!["Email"]),
        (
            json!({ "e_mail": "x", "first_name": "y" }),
            "",
            vec!["e_mail", "first_name"],
        ),
        (
            json!({ "email": ["a@example.com"] }),
            "[\"a@example.com\"]",
            vec![],
        ),
        (json!({ "email": 7 }), "7", vec![]),
        (json!({ "email": { "a": 1 } }), "{\"a\":1}", vec![]),
        (json!({ "extraFields": "x" }), "", vec!["extraFields"]),
        (
            json!({ "extraFields": [{ "fieldName": "a", "value": "b" }] }),
            "",
            vec!["extraFields"],
        ),
        (json!({ "extraFields": null }), "", vec![]),
        (json!({}), "", vec![]),
    ];
    for (body, email, expected) in cases {
        let (draft, unknown) = management::draft_from_json(body.as_object().unwrap());
        assert_eq!(
            (draft.email.as_str(), unknown),
            (email, expected.into_iter().map(str::to_owned).collect()),
            "{body}"
        );
    }
    let typed = |body: Value| management::draft_from_json(body.as_object().unwrap()).0;
    assert_eq!(typed(json!({ "companyId": 42.5 })).company_id, "42.5");
    assert_eq!(typed(json!({ "companyId": 42 })).company_id, "42");
    assert_eq!(typed(json!({ "channelIds": [1, 2] })).channel_ids, "[1,2]");
    assert_eq!(
        typed(json!({ "acceptWelcomeEmail": false })).accept_welcome_email,
        "false"
    );
    assert_eq!(
        typed(json!({ "extraFields": [{ "fieldName": "a", "fieldValue": 1 }] })).extra_fields[0]
            .value,
        "1"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn look_ups_encode_every_character_that_means_something() {
    for (email, encoded) in [
        ("marie@example.com", "marie%40example.com"),
        ("a+b@example.com", "a%2Bb%40example.com"),
        ("a&limit=1@example.com", "a%26limit%3D1%40example.com"),
        ("o'neil@example.com", "o%27neil%40example.com"),
        ("a#b?c/d@example.com", "a%23b%3Fc%2Fd%40example.com"),
        ("100%@example.com", "100%25%40example.com"),
        ("käthe@example.com", "k%C3%A4the%40example.com"),
        (
            "用@例子.公司",
            "%E7%94%A8%40%E4%BE%8B%E5%AD%90.%E5%85%AC%E5%8F%B8",
        ),
        ("a b\r\nX: y", "a%20b%0D%0AX%3A%20y"),
        ("a-._~z", "a-._~z"),
    ] {
        let request = management::find_by_email(email);
        assert_eq!(
            request.path,
            format!("/api/v3/io/users?email={encoded}&limit=10")
        );
        assert_eq!((request.method, request.body), (Method::Get, None));
    }
    let company = CompanyId::new(42).unwrap();
    assert_eq!(
        management::made_since(company, 1_700_000_000, 250).path,
        "/api/v3/io/users?companyId=42&minCreated=1700000000&limit=250&offset=250"
    );
    assert_eq!(
        management::probe(company).path,
        "/api/v3/io/users?companyId=42&limit=1"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn debug_output_of_a_request_names_nobody() {
    for request in [
        management_request(&[&user(1, 42)]),
        management::find_by_email("user1@example.com"),
        storefront_request(&storefront_user(1)),
    ] {
        let shown = format!("{request:?}");
        assert!(
            shown.contains("/users") && !shown.contains("user1"),
            "{shown}"
        );
        assert!(!shown.contains("First1"), "{shown}");
    }
}
