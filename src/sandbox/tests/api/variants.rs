//! What is played both ways: each variant beside the store that it differs from.

use crate::archive::buyer;
use crate::store::{
    ADMIN, ARCHIVE, BULK, START, STOREFRONT, Store, USERS, management, user, user_with, with,
};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use b2b_users_sandbox::Options;
use serde_json::{Value, json};
use std::time::Duration;

/// A store as usual, and one that differs.
async fn both(difference: Value) -> [Store; 2] {
    let stores = [Store::new(), Store::new()];
    stores[1].control("/_sandbox/variant", &difference).await;
    stores
}

#[tokio::test]
async fn a_racy_store_makes_one_address_twice_and_another_does_not() {
    for (racy, users, mails) in [(false, 1, 1), (true, 2, 2)] {
        let store = Store::with(Options {
            latency: Duration::from_millis(20),
            ..Options::default()
        });
        store
            .control("/_sandbox/variant", &json!({ "racy": racy }))
            .await;
        let body = user_with(json!({ "acceptWelcomeEmail": true }));
        let (first, second) = tokio::join!(store.post(USERS, &body), store.post(USERS, &body));
        assert_eq!(first.status, StatusCode::OK);
        assert_eq!(second.status == StatusCode::OK, racy, "{}", second.body);
        assert_eq!(store.created().len(), users);
        assert_eq!(store.sandbox.mails().len(), mails);
        // One after the other is refused by both.
        let third = store.post(USERS, &body).await;
        assert_eq!(third.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn a_list_may_lag_behind() {
    for (store, seen) in both(json!({ "listLag": 5 })).await.into_iter().zip([1, 0]) {
        let token = store.token(ADMIN).await;
        store.post(USERS, &user("new@example.com")).await;
        let path = format!("{USERS}?email=new@example.com");
        let users = format!("{USERS}?minCreated={}", START - 1);
        for (wait, seen) in [(0, seen), (4, seen), (1, 1)] {
            store.turn_clock(Duration::from_secs(wait));
            for path in [&path, &users] {
                let reply = store.get(path).await;
                assert_eq!(reply.body["data"].as_array().unwrap().len(), seen, "{path}");
            }
            let archived = store.archive(ARCHIVE, None).await;
            let total = &archived.body["data"]["pagination"]["totalCount"];
            let own = storefront_list(&store, &token).await;
            assert_eq!(&own.body["data"]["pagination"]["totalCount"], total);
        }
        // It is taken all the time.
        let again = store.post(USERS, &user("new@example.com")).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn an_identifier_of_the_caller_is_kept_or_dropped() {
    for (store, kept) in both(json!({ "dropUuid": true }))
        .await
        .into_iter()
        .zip(["u-1", ""])
    {
        store
            .post(USERS, &user_with(json!({ "uuid": "u-1" })))
            .await;
        assert_eq!(store.created()[0].uuid, kept);
    }
}

#[tokio::test]
async fn complaints_are_worded_in_several_shapes() {
    let fields = ["firstName", "companyId"];
    let snake = ["first_name", "company_id"];
    for (difference, names, is_framed) in [
        (json!({ "listLag": 0 }), fields, true),
        (json!({ "errorsInData": true }), fields, false),
        (json!({ "snakeCaseErrors": true }), snake, true),
        (
            json!({ "errorsInData": true, "snakeCaseErrors": true }),
            snake,
            false,
        ),
    ] {
        let [_, store] = both(difference).await;
        let wrong = user_with(json!({ "firstName": "", "companyId": "x" }));
        for (path, body) in [(USERS, wrong.clone()), (BULK, json!([wrong]))] {
            let reply = store.post(path, &body).await;
            assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
            let data = &reply.body["data"];
            let said = if is_framed { &data["errMsg"] } else { data };
            for name in names {
                assert!(said[name][0].is_string(), "{}", reply.body);
            }
            assert!(reply.headers.contains_key("x-request-id"));
        }
        // A sentence keeps its place.
        let taken = store.post(USERS, &user("existing.buyer@example.com")).await;
        assert!(taken.body["data"]["errMsg"].is_string(), "{}", taken.body);
    }
}

#[tokio::test]
async fn role_3_and_letters_beyond_ascii_are_taken_or_refused() {
    let [usual, other] = both(json!({ "archiveRole3": true, "asciiEmails": true })).await;
    for (store, takes_role, takes_letters) in [(usual, false, true), (other, true, false)] {
        let body = with(buyer(), json!({ "userRole": "3" }));
        let reply = store.archive(ARCHIVE, Some(&body)).await;
        assert_eq!(reply.status == StatusCode::OK, takes_role, "{}", reply.body);
        let reply = store
            .post(USERS, &user("kontakt@b\u{fc}cher.example"))
            .await;
        assert_eq!(
            reply.status == StatusCode::OK,
            takes_letters,
            "{}",
            reply.body
        );
    }
}

#[tokio::test]
async fn a_stricter_store_requires_what_is_optional() {
    for name in [
        "phoneNumber",
        "uuid",
        "acceptWelcomeEmail",
        "originChannelId",
    ] {
        for (store, status) in both(json!({ "required": [name] }))
            .await
            .iter()
            .zip([200, 422])
        {
            let reply = store.post(USERS, &user("new@example.com")).await;
            assert_eq!(reply.status, status, "{name} {}", reply.body);
        }
    }
}

#[tokio::test]
async fn a_token_may_die_of_its_requests() {
    let [_, store] = both(json!({ "tokenDiesAfter": 2 })).await;
    let token = store.token(ADMIN).await;
    for status in [200, 200, 401, 401] {
        assert_eq!(storefront_list(&store, &token).await.status, status);
    }
    // Another one is good for as many.
    let token = store.token(ADMIN).await;
    assert_eq!(storefront_list(&store, &token).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_variant_that_is_unknown_or_malformed_is_refused() {
    let store = Store::new();
    for body in [
        r#"{"racey":true}"#,
        r#"{"racy":1}"#,
        "[]",
        r#"{"listLag":-1}"#,
    ] {
        let request = Request::post("/_sandbox/variant").body(Body::from(body));
        let reply = store.send(request.unwrap()).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{body}");
        assert!(reply.body["error"].is_string());
    }
    let all = store
        .control("/_sandbox/variant", &json!({ "racy": true }))
        .await;
    assert_eq!((&all["racy"], &all["listLag"]), (&json!(true), &json!(0)));
}

async fn storefront_list(store: &Store, token: &str) -> crate::store::Reply {
    let request = Request::get(STOREFRONT).header("authorization", format!("Bearer {token}"));
    store.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_storefront_lists_the_users_of_the_callers_company() {
    let store = Store::new();
    let token = store.token(ADMIN).await;
    let reply = storefront_list(&store, &token).await;
    let list = reply.body["data"]["list"].as_array().unwrap();
    let own = store.sandbox.users();
    let own = own.iter().filter(|user| user.company_id == 42).count();
    assert_eq!(list.len(), own.min(10));
    assert_eq!(reply.body["data"]["pagination"]["totalCount"], own);
    assert_eq!(list[0]["id"], ADMIN.to_string());
    let without = Request::get(STOREFRONT).body(Body::empty()).unwrap();
    assert_eq!(store.send(without).await.status, StatusCode::UNAUTHORIZED);
    let management = management("GET", STOREFRONT, String::new());
    assert_eq!(
        store.send(management).await.status,
        StatusCode::UNAUTHORIZED
    );
}
