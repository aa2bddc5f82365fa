//! Addresses that are taken in one way or another.

use crate::store::{Store, USERS, logical_error, user, user_with};
use axum::http::StatusCode;
use serde_json::json;

#[tokio::test]
async fn an_address_that_stands_in_the_way_is_refused() {
    let store = Store::new();
    for (email, channels) in [
        // More than one customer, a user elsewhere, one here, one here on another storefront,
        // and a super admin.
        ("twice@example.com", json!([1])),
        ("other.company@example.com", json!([1])),
        ("existing.buyer@example.com", json!([1])),
        ("trade.counter@example.com", json!([1])),
        ("trade.counter@example.com", json!([2])),
        ("Super.Admin@example.com", json!([1])),
    ] {
        let body = user_with(json!({ "email": email, "channelIds": channels }));
        let reply = store.post(USERS, &body).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{email}");
        let sentence = format!("Email already exists. ['{email}']");
        assert_eq!(reply.body, logical_error(&sentence));
    }
    assert!(store.created().is_empty());
}

#[tokio::test]
async fn a_super_admin_is_in_no_list_of_users() {
    let store = Store::new();
    let reply = store
        .get(&format!("{USERS}?email=super.admin@example.com"))
        .await;
    assert_eq!(reply.body["data"], json!([]));
    let known = |email: &str| store.sandbox.users().iter().any(|user| user.email == email);
    assert!(!known("super.admin@example.com"));
    assert!(known("trade.counter@example.com"));
    // Two customers who share an address are no users either.
    assert!(!known("twice@example.com"));
    assert_eq!(
        store.post(USERS, &user("free@example.com")).await.status,
        200
    );
}
