//! The management API: one user, looked at, changed and deleted.

use crate::store::{
    Reply, START, Store, USERS, logical_error, management, parameter_error, user, user_with, with,
};
use axum::http::StatusCode;
use b2b_users_sandbox::ExtraFieldDefinition;
use serde_json::{Value, json};
use std::time::Duration;

async fn put(store: &Store, id: u64, body: Value) -> Reply {
    let path = format!("{USERS}/{id}");
    store.send(management("PUT", &path, body.to_string())).await
}

fn extra_field(name: &str, value: &str) -> Value {
    json!({ "extraFields": [{ "fieldName": name, "fieldValue": value }] })
}

async fn delete(store: &Store, id: u64) -> Reply {
    let path = format!("{USERS}/{id}");
    store.send(management("DELETE", &path, String::new())).await
}

#[tokio::test]
async fn a_user_is_found_by_either_id() {
    let store = Store::new();
    store
        .post(USERS, &user_with(json!({ "uuid": "u-1" })))
        .await;
    let by_id = store.get(&format!("{USERS}/7101")).await;
    let by_customer = store.get(&format!("{USERS}/customer/20101")).await;
    assert_eq!(by_id.status, StatusCode::OK);
    assert_eq!(by_id.body, by_customer.body);
    let path = format!("{USERS}?email=marie.curie@example.com&isIncludeExtraFields=1");
    let list = store.get(&path).await;
    assert_eq!(by_id.body["data"], list.body["data"][0]);
}

#[tokio::test]
async fn a_user_who_is_not_there_is_answered_as_documented() {
    let store = Store::new();
    for (method, path) in [
        ("GET", "/1"),
        ("GET", "/seven"),
        ("GET", "/+7003"),
        ("GET", "/07003"),
        ("GET", "/customer/1"),
        ("GET", "/customer/+20003"),
        ("PUT", "/1"),
        ("PUT", "/+7003"),
        ("DELETE", "/1"),
        ("DELETE", "/07003"),
    ] {
        let path = format!("{USERS}{path}");
        let reply = store.send(management(method, &path, String::new())).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{method} {path}");
        assert_eq!(
            reply.body,
            json!({
                "code": 404,
                "data": { "errMsg": "User matching query does not exist." },
                "meta": { "message": "Not Found Error" },
            })
        );
    }
}

#[tokio::test]
async fn a_change_keeps_what_it_does_not_name() {
    let store = Store::new();
    let extra = json!([{ "fieldName": "Department", "fieldValue": "Purchasing" }]);
    let body = user_with(json!({ "phoneNumber": "1", "uuid": "u-1", "extraFields": extra }));
    store.post(USERS, &body).await;
    store.turn_clock(Duration::from_secs(60));
    let changes = json!({
        "lastName": "Skłodowska",
        "email": "Marie@example.org",
        "companyRoleId": 10_021,
        "role": 0,
        "companyId": 43,
        "originChannelId": 2,
        "channelIds": [1, 2],
    });
    let reply = put(&store, 7101, changes).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    assert_eq!(reply.body, store.get(&format!("{USERS}/7101")).await.body);
    let [user] = store.created().try_into().unwrap();
    assert_eq!(
        (&*user.first_name, &*user.last_name),
        ("Marie", "Skłodowska")
    );
    assert_eq!((user.role, user.company_role_id), (2, 10_021));
    assert_eq!((user.company_id, user.origin_channel_id), (42, 1));
    assert_eq!(user.channel_ids, [1, 2]);
    assert_eq!((&*user.phone_number, &*user.uuid), ("1", "u-1"));
    assert_eq!(user.extra_fields[0].field_value, "Purchasing");
    assert_eq!((user.created_at, user.updated_at), (START, START + 60));
    let reply = store.post(USERS, &user_with(json!({}))).await;
    assert_eq!(
        reply.status,
        StatusCode::OK,
        "the old address is free again"
    );
}

#[tokio::test]
async fn a_change_that_breaks_a_rule_is_refused_and_changes_nothing() {
    let store = Store::new();
    let holder = with(user("a@example.com"), extra_field("Badge number", "B-1"));
    store.post(USERS, &holder).await;
    let before = store.sandbox.users();
    let blank = "This field may not be blank.";
    for (changes, expected) in [
        (
            json!({ "email": "marie", "role": 5 }),
            parameter_error(json!({
                "email": ["Enter a valid email address."],
                "role": ["The value \"5\" is not a valid role."],
            })),
        ),
        (
            json!({ "firstName": "" }),
            parameter_error(json!({ "firstName": [blank] })),
        ),
        (
            json!({ "email": "Other.Company@example.com" }),
            logical_error("Email already exists. ['Other.Company@example.com']"),
        ),
        (
            json!({ "email": "super.admin@example.com" }),
            logical_error("Email already exists. ['super.admin@example.com']"),
        ),
        (
            json!({ "email": "twice@example.com" }),
            logical_error("Email already exists. ['twice@example.com']"),
        ),
        (
            json!({ "channelIds": [99] }),
            logical_error("At least one B2B storefront needs to be enabled for a Company user."),
        ),
        (
            extra_field("Site", "A"),
            parameter_error(json!({ "extraFields": ["The store has no field \"Site\"."] })),
        ),
        (
            extra_field("Department", "finance"),
            parameter_error(json!({
                "extraFields": ["\"Department\" is not one of the choices."],
            })),
        ),
        (
            extra_field("Badge number", "B-1"),
            parameter_error(json!({ "extraFields": ["\"Badge number\" has to be unique."] })),
        ),
    ] {
        let reply = put(&store, 7001, changes.clone()).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{changes}");
        assert_eq!(reply.body, expected);
    }
    assert_eq!(store.sandbox.users(), before);
}

#[tokio::test]
async fn a_change_stores_what_a_create_would_store() {
    let store = Store::new();
    let variants = json!({ "dropUuid": true, "unknownExtraFields": true });
    store.control("/_sandbox/variant", &variants).await;
    let fields = json!([
        { "fieldName": "Site", "fieldValue": "A" },
        { "fieldName": "Badge number", "fieldValue": "B-2" },
    ]);
    let changes = json!({ "channelIds": [1, 999], "uuid": "u-1", "extraFields": fields });
    // The second time the badge is taken, and by the same user.
    for _ in 0..2 {
        let reply = put(&store, 7001, changes.clone()).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    }
    let user = &store.sandbox.users()[0];
    assert_eq!((user.id, &*user.uuid), (7001, ""));
    assert_eq!(user.channel_ids, [1]);
    assert_eq!(json!(user.extra_fields), json!([fields[1]]));
}

#[tokio::test]
async fn a_value_that_stays_is_not_checked_again() {
    let store = Store::new();
    let late = json!({ "lateCommitMs": 1_000, "racy": true });
    store.control("/_sandbox/variant", &late).await;
    for _ in 0..2 {
        store.post(USERS, &user("Twin@example.com")).await;
    }
    store.turn_clock(Duration::from_secs(1));
    store.sandbox.set_extra_fields(vec![ExtraFieldDefinition {
        required: true,
        ..ExtraFieldDefinition::text("Site")
    }]);
    let holder = |changes| put(&store, 7102, changes);
    for changes in [
        json!({ "lastName": "Joliot" }),
        json!({ "email": "Twin@example.com" }),
        json!({ "email": "twin@example.com" }),
    ] {
        let reply = holder(changes.clone()).await;
        assert_eq!(reply.status, StatusCode::OK, "{changes} {}", reply.body);
    }
    let other = holder(json!({ "email": "other@example.com" })).await;
    assert_eq!(other.status, StatusCode::OK);
    let back = holder(json!({ "email": "twin@example.com" })).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_deleted_user_leaves_a_customer_behind() {
    let store = Store::new();
    store.post(USERS, &user("a@example.com")).await;
    let reply = delete(&store, 7101).await;
    assert_eq!(
        (reply.status, &reply.body["data"]),
        (StatusCode::OK, &json!({ "userId": 7101 }))
    );
    assert!(store.created().is_empty());
    let reply = store.post(USERS, &user("A@example.com")).await;
    assert_eq!(
        reply.body["data"],
        json!({ "userId": 7102, "bcId": 20_101 })
    );
    assert!(store.created()[0].linked_customer);
}

#[tokio::test]
async fn the_last_user_of_a_company_stays() {
    let store = Store::new();
    let users = store.sandbox.users();
    let ids: Vec<u64> = users
        .iter()
        .filter(|user| user.company_id == 43)
        .map(|user| user.id)
        .collect();
    let (last, others) = ids.split_last().unwrap();
    for id in others {
        assert_eq!(delete(&store, *id).await.status, StatusCode::OK);
    }
    let reply = delete(&store, *last).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sentence = "The last user in company can not be deleted.";
    assert_eq!(reply.body, logical_error(sentence));
}
