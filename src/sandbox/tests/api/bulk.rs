//! The management API: several users at once.

use crate::store::{BULK, Store, batch, logical_error, parameter_error, user, user_with};
use axum::http::StatusCode;
use b2b_users_sandbox::{Options, Variants};
use serde_json::{Value, json};

#[tokio::test]
async fn ten_users_are_created_in_the_order_of_the_request() {
    let store = Store::new();
    let reply = store.post(BULK, &batch(10)).await;
    assert_eq!(reply.status, StatusCode::OK);
    let ids: Value = (0..10)
        .map(|index| json!({ "userId": 7101 + index, "bcId": 20_101 + index }))
        .collect();
    assert_eq!(
        reply.body,
        json!({ "code": 200, "data": ids, "meta": { "message": "Success" } })
    );
    let emails: Vec<String> = store.created().into_iter().map(|user| user.email).collect();
    let sent: Vec<String> = (0..10)
        .map(|index| format!("buyer{index}@example.com"))
        .collect();
    assert_eq!(emails, sent);
}

#[tokio::test]
async fn eleven_users_are_too_many() {
    let store = Store::new();
    let reply = store.post(BULK, &batch(11)).await;
    assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(
        reply.body,
        json!({
            "code": 413,
            "data": { "errMsg": "Add up to ten data at a time" },
            "meta": { "message": "Request Entity Too Large" },
        })
    );
    assert!(store.created().is_empty());
}

#[tokio::test]
async fn one_bad_row_refuses_the_whole_batch() {
    let good = || user("good@example.com");
    let missing = "This field may not be null.";
    let list = |kind: &str| format!("Expected a list of items but got type \"{kind}\".");
    let table = [
        (
            json!([]),
            parameter_error(json!({ "non_field_errors": ["This list may not be empty."] })),
        ),
        (
            good(),
            parameter_error(json!({ "non_field_errors": [list("dict")] })),
        ),
        (
            json!("users"),
            parameter_error(json!({ "non_field_errors": [list("str")] })),
        ),
        (
            json!([good(), user_with(json!({ "lastName": null })), 7]),
            parameter_error(json!({
                "lastName": [missing],
                "non_field_errors": ["Invalid data. Expected a dictionary, but got int."],
            })),
        ),
        (
            json!([
                user_with(json!({ "firstName": null })),
                user_with(json!({ "firstName": null, "email": "x" })),
                user_with(json!({ "role": null })),
            ]),
            parameter_error(json!({
                "firstName": [missing],
                "email": ["Email is not correct."],
                "non_field_errors": ["User must have a role."],
            })),
        ),
        (
            json!([good(), user_with(json!({ "companyId": 43 }))]),
            logical_error("All of the user should be in same company"),
        ),
        (
            json!([good(), user_with(json!({ "channelIds": [3] }))]),
            logical_error("At least one B2B storefront needs to be enabled for a Company user."),
        ),
        (
            json!([
                good(),
                user("existing.buyer@example.com"),
                user("GOOD@example.com"),
                user("other.company@example.com"),
            ]),
            logical_error(
                "Email already exists. ['existing.buyer@example.com', 'GOOD@example.com', 'other.company@example.com']",
            ),
        ),
    ];
    let store = Store::new();
    for (body, expected) in table {
        let reply = store.post(BULK, &body).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(reply.body, expected, "{body}");
        assert!(store.created().is_empty(), "{body}");
    }
}

#[tokio::test]
async fn each_user_of_a_batch_has_its_own_mail_flag() {
    let store = Store::new();
    let body = json!([
        user_with(json!({ "email": "a@example.com", "acceptWelcomeEmail": true })),
        user_with(json!({ "email": "b@example.com", "acceptWelcomeEmail": false })),
        user_with(json!({ "email": "c@example.com", "acceptWelcomeEmail": true })),
    ]);
    assert_eq!(store.post(BULK, &body).await.status, StatusCode::OK);
    let mails = store.sandbox.mails();
    let to: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
    assert_eq!(to, ["a@example.com", "c@example.com"]);
}

#[tokio::test]
async fn a_store_may_take_users_of_several_companies_in_one_call() {
    let ordered = Store::new();
    ordered
        .control("/_sandbox/variant", &json!({ "mixedCompanies": true }))
        .await;
    let started = Store::with(Options {
        variants: Variants {
            mixed_companies: true,
            ..Variants::default()
        },
        ..Options::default()
    });
    let mut other = user_with(json!({ "companyId": 43 }));
    other["email"] = json!("other@example.com");
    for store in [ordered, started] {
        let reply = store
            .post(BULK, &json!([user("good@example.com"), other]))
            .await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
        let users = store.sandbox.users();
        let companies = users.iter().rev().take(2).map(|user| user.company_id);
        assert_eq!(companies.collect::<Vec<_>>(), [43, 42]);
    }
}
