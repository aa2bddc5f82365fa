//! The archived API: one user, and the list.

use crate::store::{ARCHIVE, ARCHIVE_BULK, START, Store, with};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

pub(crate) fn buyer() -> Value {
    json!({
        "email": "jane.smith@example.com",
        "firstName": "Jane",
        "lastName": "Smith",
        "phone": "5551234567",
    })
}

pub(crate) fn value_error() -> Value {
    json!({ "code": 10_012, "data": {}, "message": "PARAMETER VALUE ERROR" })
}

#[tokio::test]
async fn a_user_is_created_with_every_field() {
    let store = Store::new();
    let body = with(
        buyer(),
        json!({
            "userRole": "1",
            "companyRoleId": 10_021,
            "channelIds": [2, 1],
            "originChannelId": 2,
            "acceptWelcomeEmail": "1",
            "uuid": "u-1",
            "extraFields": [{ "fieldName": "Cost center", "fieldValue": "K-7" }],
            "phoneNumber": "an unknown key is passed over",
        }),
    );
    let reply = store.archive(ARCHIVE, Some(&body)).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(
        reply.body,
        json!({ "code": 200, "data": { "customerId": "20101", "userId": "7101" }, "message": "Success" })
    );
    let [created] = store.created().try_into().unwrap();
    assert_eq!(
        serde_json::to_value(&created).unwrap(),
        json!({
            "id": 7101,
            "customerId": 20_101,
            "email": "jane.smith@example.com",
            "firstName": "Jane",
            "lastName": "Smith",
            "phoneNumber": "5551234567",
            "companyId": 42,
            "companyStatus": 1,
            "role": 2,
            "companyRoleId": 10_021,
            "channelIds": [2, 1],
            "originChannelId": 2,
            "uuid": "u-1",
            "extraFields": [{ "fieldName": "Cost center", "fieldValue": "K-7" }],
            "linkedCustomer": false,
            "createdAt": START,
            "updatedAt": START,
        })
    );
    assert_eq!(store.sandbox.mails().len(), 1);
    assert_eq!(store.sandbox.history()[0].created, [7101]);
    assert_eq!(store.sandbox.history()[0].credentials, ["authtoken"]);
}

#[tokio::test]
async fn the_role_is_text_or_a_number_and_can_be_left_out() {
    for (changes, role, company_role_id) in [
        (json!({}), 2, 9981),
        (json!({ "userRole": "0" }), 0, 9979),
        (json!({ "userRole": 1 }), 1, 9980),
        (json!({ "userRole": "2" }), 2, 9981),
        (json!({ "userRole": "2", "companyRoleId": 9979 }), 0, 9979),
    ] {
        let store = Store::new();
        let reply = store
            .archive(ARCHIVE, Some(&with(buyer(), changes.clone())))
            .await;
        assert_eq!(reply.status, StatusCode::OK, "{changes}");
        let [created] = store.created().try_into().unwrap();
        assert_eq!(
            (created.role, created.company_role_id),
            (role, company_role_id)
        );
        // No channels were named, and no mail was asked for.
        assert_eq!(
            (created.channel_ids, created.origin_channel_id),
            (vec![1], 1)
        );
        assert!(store.sandbox.mails().is_empty());
    }
}

#[tokio::test]
async fn a_broken_rule_is_refused_without_a_reason() {
    let store = Store::new();
    for body in [
        json!({}),
        json!([]),
        with(buyer(), json!({ "email": null })),
        with(buyer(), json!({ "email": "jane" })),
        with(buyer(), json!({ "firstName": "" })),
        with(buyer(), json!({ "lastName": 7 })),
        with(buyer(), json!({ "phone": null })),
        with(
            buyer(),
            json!({ "phone": null, "phoneNumber": "5551234567" }),
        ),
        with(buyer(), json!({ "userRole": "3" })),
        with(buyer(), json!({ "userRole": 3 })),
        with(buyer(), json!({ "userRole": "admin" })),
        with(buyer(), json!({ "companyRoleId": 12 })),
        with(buyer(), json!({ "companyRoleId": "9979" })),
        with(buyer(), json!({ "channelIds": [] })),
        with(buyer(), json!({ "channelIds": [3] })),
        with(buyer(), json!({ "channelIds": ["1"] })),
        with(buyer(), json!({ "acceptWelcomeEmail": true })),
        with(buyer(), json!({ "acceptWelcomeEmail": 1 })),
        with(buyer(), json!({ "acceptWelcomeEmail": "yes" })),
        with(buyer(), json!({ "uuid": 1 })),
        with(
            buyer(),
            json!({ "extraFields": [{ "fieldName": "Notes" }] }),
        ),
        with(
            buyer(),
            json!({ "extraFields": [{ "fieldName": "Site", "fieldValue": "A" }] }),
        ),
        with(buyer(), json!({ "email": "existing.buyer@example.com" })),
        with(buyer(), json!({ "email": "super.admin@example.com" })),
    ] {
        let reply = store.archive(ARCHIVE, Some(&body)).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{body}");
        assert_eq!(reply.body, value_error(), "{body}");
    }
    assert!(store.created().is_empty() && store.sandbox.mails().is_empty());
}

#[tokio::test]
async fn a_company_that_is_not_there_is_named() {
    let store = Store::new();
    for company in ["999", "acme", "-1", "+42", "042"] {
        let path = format!("/api/v2/io/companies/{company}/users");
        let bulk = json!({ "users": [buyer()] });
        for reply in [
            store.archive(&path, Some(&buyer())).await,
            store.archive(&path, None).await,
            store
                .archive(&format!("{path}/bulk_create"), Some(&bulk))
                .await,
        ] {
            assert_eq!(reply.status, StatusCode::NOT_FOUND);
            assert_eq!(
                reply.body,
                json!({
                    "code": 404,
                    "data": { "errMsg": "Companies Does not Exist" },
                    "message": "Not Found Error",
                })
            );
        }
    }
}

#[tokio::test]
async fn the_archive_wants_a_token_of_its_own_and_nothing_else() {
    let store = Store::new();
    for (headers, status) in [
        (&[][..], 401),
        (&[("authToken", "sandbox-management")][..], 401),
        (
            &[
                ("X-Auth-Token", "sandbox-management"),
                ("X-Store-Hash", "sandbox"),
            ][..],
            401,
        ),
        (
            &[("authToken", "sandbox-v2"), ("X-Store-Hash", "sandbox")][..],
            500,
        ),
        (&[("authToken", "sandbox-v2")][..], 200),
    ] {
        for (method, path) in [("GET", ARCHIVE), ("POST", ARCHIVE), ("POST", ARCHIVE_BULK)] {
            let mut request = Request::builder().method(method).uri(path);
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let reply = store.send(request.body(Body::empty()).unwrap()).await;
            // With the right token an empty body only misses its fields.
            let status = if status == 200 && method == "POST" {
                400
            } else {
                status
            };
            assert_eq!(reply.status, status, "{method} {path} {headers:?}");
        }
    }
}

#[tokio::test]
async fn a_company_lists_its_users_as_documented() {
    let store = Store::new();
    let body = with(
        buyer(),
        json!({ "userRole": "0", "uuid": "u-1", "extraFields": [{ "fieldName": "Notes", "fieldValue": "n" }] }),
    );
    store.archive(ARCHIVE, Some(&body)).await;
    let reply = store
        .archive(
            &format!("{ARCHIVE}?offset=8&limit=5&isIncludeExtraFields=1"),
            None,
        )
        .await;
    let mut record = json!({
        "catalogId": "1",
        "channelList": [{
            "channelId": 1,
            "channelName": "Default Storefront",
            "iconUrl": "https://cdn.example.com/channels/501.svg",
        }],
        "companyRoleId": 9979,
        "companyRoleName": "Admin",
        "createdAt": START.to_string(),
        "email": "jane.smith@example.com",
        "extraFields": [{ "fieldName": "Notes", "fieldValue": "n" }],
        "firstName": "Jane",
        "id": "7101",
        "lastName": "Smith",
        "phoneNumber": "5551234567",
        "role": "0",
        "updatedAt": START.to_string(),
        "uuid": "u-1",
    });
    assert_eq!(
        reply.body,
        json!({
            "code": 200,
            "data": { "list": [record], "pagination": { "limit": 5, "offset": 8, "totalCount": 9 } },
            "message": "SUCCESS",
        })
    );
    record.as_object_mut().unwrap().remove("extraFields");
    let reply = store.archive(&format!("{ARCHIVE}?offset=8"), None).await;
    assert_eq!(reply.body["data"]["list"], json!([record]));
}

#[tokio::test]
async fn the_list_of_a_company_is_filtered_and_paged() {
    let store = Store::new();
    for (query, total, shown) in [
        ("", 8, 8),
        ("limit=3", 8, 3),
        ("limit=3&offset=6", 8, 2),
        ("offset=8", 8, 0),
        ("role[]=0", 1, 1),
        ("role[]=0&role[]=1", 4, 4),
        ("role[]=0,%201", 4, 4),
        ("role%5B%5D=1,2", 7, 7),
        ("role[]=3", 0, 0),
    ] {
        let reply = store.archive(&format!("{ARCHIVE}?{query}"), None).await;
        let data = &reply.body["data"];
        assert_eq!(data["pagination"]["totalCount"], total, "{query}");
        assert_eq!(data["list"].as_array().unwrap().len(), shown, "{query}");
    }
    for query in [
        "limit=0",
        "limit=251",
        "offset=x",
        "role[]=4",
        "isIncludeExtraFields=yes",
    ] {
        let reply = store.archive(&format!("{ARCHIVE}?{query}"), None).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{query}");
        assert_eq!(reply.body, value_error());
    }
}
