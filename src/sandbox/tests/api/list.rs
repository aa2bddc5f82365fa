//! The management API: the list of users.

use crate::store::{BULK, START, Store, USERS, batch, parameter_error, user, user_with};
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::time::Duration;

fn emails(body: &Value) -> Vec<&str> {
    body["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|user| user["email"].as_str().unwrap())
        .collect()
}

async fn total(store: &Store, query: &str) -> u64 {
    let reply = store.get(&format!("{USERS}?{query}")).await;
    assert_eq!(reply.status, StatusCode::OK, "{query}");
    reply.body["meta"]["pagination"]["totalCount"]
        .as_u64()
        .unwrap()
}

#[tokio::test]
async fn a_user_is_listed_as_documented() {
    let store = Store::new();
    let body = user_with(json!({
        "uuid": "u-1",
        "phoneNumber": "112233",
        "companyRoleId": 10_021,
        "channelIds": [2],
        "extraFields": [{ "fieldName": "Department", "fieldValue": "Purchasing" }],
    }));
    store.post(USERS, &body).await;
    let path = format!("{USERS}?email=marie.curie%40example.com");
    let reply = store.get(&path).await;
    let mut record = json!({
        "id": 7101,
        "firstName": "Marie",
        "lastName": "Curie",
        "email": "marie.curie@example.com",
        "phoneNumber": "112233",
        "role": 2,
        "companyRoleId": 10_021,
        "companyRoleName": "Approver",
        "companyId": 42,
        "customerId": 20_101,
        "channelList": [{
            "channelId": 2,
            "channelName": "Trade Counter",
            "iconUrl": "https://cdn.example.com/channels/502.svg",
        }],
        "createdAt": START,
        "updatedAt": START,
        "uuid": "u-1",
    });
    assert_eq!(
        reply.body,
        json!({
            "code": 200,
            "data": [record],
            "meta": {
                "message": "SUCCESS",
                "pagination": { "totalCount": 1, "offset": 0, "limit": 10 },
            },
        })
    );
    record["extraFields"] = json!([{ "fieldName": "Department", "fieldValue": "Purchasing" }]);
    let reply = store.get(&format!("{path}&isIncludeExtraFields=1")).await;
    assert_eq!(reply.body["data"], json!([record]));
}

#[tokio::test]
async fn an_empty_uuid_is_left_out() {
    let store = Store::new();
    let reply = store.get(USERS).await;
    for user in reply.body["data"].as_array().unwrap() {
        assert!(user.get("uuid").is_none());
    }
}

#[tokio::test]
async fn filters_narrow_the_list() {
    let store = Store::new();
    store.turn_clock(Duration::from_secs(100));
    store
        .post(
            USERS,
            &user_with(json!({ "email": "Second@example.com", "channelIds": [2] })),
        )
        .await;
    let created = START + 100;
    for (query, expected) in [
        ("".to_owned(), 14),
        ("companyId=42".to_owned(), 9),
        ("companyId=43".to_owned(), 5),
        ("companyId=999".to_owned(), 0),
        ("companyId=".to_owned(), 14),
        ("email=existing.buyer@example.com".to_owned(), 1),
        ("email=second@example.com".to_owned(), 1),
        ("email=second@example.co".to_owned(), 0),
        ("q=Borealis".to_owned(), 5),
        ("q=marie+cur".to_owned(), 1),
        ("q=existing".to_owned(), 1),
        ("channelId=2".to_owned(), 2),
        ("channelId=1".to_owned(), 12),
        ("roles=0".to_owned(), 2),
        ("roles=0&roles=1".to_owned(), 8),
        (format!("minCreated={}", created - 1), 1),
        (format!("minCreated={created}"), 0),
        (format!("maxCreated={}", created + 1), 14),
        (format!("maxCreated={created}"), 13),
        (format!("minModified={}", created - 1), 1),
        (format!("maxModified={created}&companyId=42"), 8),
        ("unknown=1".to_owned(), 14),
    ] {
        assert_eq!(total(&store, &query).await, expected, "{query}");
    }
}

#[tokio::test]
async fn pages_cover_the_list_once() {
    let store = Store::new();
    for part in batch(20).as_array().unwrap().chunks(10) {
        store.post(BULK, &json!(part)).await;
    }
    let whole = store.get(&format!("{USERS}?limit=250")).await;
    let mut paged = Vec::new();
    for offset in (0..40).step_by(15) {
        let reply = store
            .get(&format!("{USERS}?limit=15&offset={offset}"))
            .await;
        assert_eq!(
            reply.body["meta"]["pagination"],
            json!({ "totalCount": 33, "offset": offset, "limit": 15 })
        );
        paged.extend(emails(&reply.body).into_iter().map(str::to_owned));
    }
    assert_eq!(paged.len(), 33);
    assert_eq!(paged, emails(&whole.body));
    assert_eq!(emails(&store.get(USERS).await.body).len(), 10);
}

#[tokio::test]
async fn a_filter_that_makes_no_sense_is_refused() {
    let store = Store::new();
    for (query, detail) in [
        (
            "roles=99",
            json!({ "roles": { "0": ["\"99\" is not a valid choice."] } }),
        ),
        (
            "roles=0&roles=x",
            json!({ "roles": { "1": ["\"x\" is not a valid choice."] } }),
        ),
        (
            "limit=0",
            json!({ "limit": ["Ensure this value is greater than or equal to 1."] }),
        ),
        (
            "limit=251",
            json!({ "limit": ["Ensure this value is less than or equal to 250."] }),
        ),
        (
            "companyId=acme&offset=-1",
            json!({
                "companyId": ["A valid integer is required."],
                "offset": ["A valid integer is required."],
            }),
        ),
        (
            "minCreated=today",
            json!({ "minCreated": ["A valid integer is required."] }),
        ),
        (
            "isIncludeExtraFields=true",
            json!({ "isIncludeExtraFields": ["\"true\" is not a valid choice."] }),
        ),
    ] {
        let reply = store.get(&format!("{USERS}?{query}")).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert_eq!(reply.body, parameter_error(detail), "{query}");
    }
}

#[tokio::test]
async fn a_created_user_is_listed_at_once() {
    let store = Store::new();
    store.post(USERS, &user("new.buyer@example.com")).await;
    assert_eq!(total(&store, "email=new.buyer@example.com").await, 1);
}
