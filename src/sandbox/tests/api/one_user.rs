//! One user of the management API: read, changed, removed.

use crate::store::{Reply, START, Store, USERS, logical_error, management, user};
use axum::http::StatusCode;
use serde_json::{Value, json};

const SENIOR: u64 = 7002;

async fn call(store: &Store, method: &str, id: impl ToString, body: &Value) -> Reply {
    let path = format!("{USERS}/{}", id.to_string());
    let body = if method == "PUT" {
        body.to_string()
    } else {
        String::new()
    };
    store.send(management(method, &path, body)).await
}

#[tokio::test]
async fn a_user_is_read_by_its_id_and_by_its_customer() {
    let store = Store::new();
    let known = store.sandbox.users().remove(1);
    let by_customer = format!("customer/{}", known.customer_id);
    for id in [known.id.to_string(), by_customer] {
        let reply = call(&store, "GET", id, &Value::Null).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
        let data = &reply.body["data"];
        assert_eq!(
            (&data["id"], &data["email"]),
            (&json!(known.id), &json!(known.email))
        );
        assert!(data["extraFields"].is_array());
    }
}

#[tokio::test]
async fn an_id_that_no_user_has_is_told_as_documented() {
    let store = Store::new();
    for method in ["GET", "PUT", "DELETE"] {
        for id in ["1", "x", "0"] {
            let reply = call(&store, method, id, &json!({})).await;
            assert_eq!(reply.status, StatusCode::NOT_FOUND, "{method} {id}");
            assert_eq!(reply.body["meta"]["message"], "Not Found Error");
            assert_eq!(
                reply.body["data"]["errMsg"],
                "User matching query does not exist."
            );
        }
    }
    let without = axum::http::Request::get(format!("{USERS}/{SENIOR}"));
    let reply = store
        .send(without.body(axum::body::Body::empty()).unwrap())
        .await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_change_keeps_what_it_leaves_out_and_what_is_read_only() {
    let store = Store::new();
    let before = store.sandbox.users().remove(1);
    let change = json!({
        "firstName": "Ada", "email": "ada@example.com", "role": 0, "companyId": 43, "originChannelId": 2,
    });
    let reply = call(&store, "PUT", SENIOR, &change).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    let after = store.sandbox.users().remove(1);
    assert_eq!(
        (&*after.first_name, &*after.email, after.role),
        ("Ada", "ada@example.com", 0)
    );
    assert_eq!(after.last_name, before.last_name);
    assert_eq!(after.company_id, before.company_id);
    assert_eq!(after.origin_channel_id, before.origin_channel_id);
    assert_eq!(
        (after.created_at, after.updated_at),
        (before.created_at, START)
    );
    // The former address is free, and the new one is taken.
    assert_eq!(
        store.post(USERS, &user(&before.email)).await.status,
        StatusCode::OK
    );
    let taken = store.post(USERS, &user("ADA@example.com")).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_change_that_breaks_a_rule_changes_nothing() {
    let store = Store::new();
    let before = store.sandbox.users();
    for (change, said) in [
        (
            json!({ "email": "x" }),
            json!({ "email": ["Enter a valid email address."] }),
        ),
        (
            json!({ "role": 5 }),
            json!({ "role": ["The value \"5\" is not a valid role."] }),
        ),
        (
            json!({ "email": before[2].email }),
            json!(format!("Email already exists. ['{}']", before[2].email)),
        ),
        (
            json!({ "channelIds": [99] }),
            json!("At least one B2B storefront needs to be enabled for a Company user."),
        ),
    ] {
        let reply = call(&store, "PUT", SENIOR, &change).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{change}");
        assert_eq!(reply.body["data"]["errMsg"], said);
        assert_eq!(store.sandbox.users(), before);
    }
}

#[tokio::test]
async fn a_user_is_removed_unless_it_is_the_last_of_its_company() {
    let store = Store::new();
    let removed = store.sandbox.users().remove(1);
    let reply = call(&store, "DELETE", removed.id, &Value::Null).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    assert!(
        store
            .sandbox
            .users()
            .iter()
            .all(|user| user.id != removed.id)
    );
    assert_eq!(
        store.post(USERS, &user(&removed.email)).await.status,
        StatusCode::OK
    );
    let company = |id| move |user: &b2b_users_sandbox::StoredUser| user.company_id == id;
    let mut others = store.sandbox.users();
    others.retain(company(43));
    let last = others.pop().unwrap();
    for other in others {
        let reply = call(&store, "DELETE", other.id, &Value::Null).await;
        assert_eq!(reply.status, StatusCode::OK);
    }
    let reply = call(&store, "DELETE", last.id, &Value::Null).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        reply.body,
        logical_error("The last user in company can not be deleted.")
    );
}
