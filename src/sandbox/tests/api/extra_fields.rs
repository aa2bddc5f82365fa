//! Fields that the store has defined.

use crate::store::{ADMIN, ARCHIVE, BULK, Store, USERS, parameter_error, user, user_with, with};
use axum::http::StatusCode;
use b2b_users_sandbox::{ExtraFieldDefinition, ExtraFieldKind};
use serde_json::{Value, json};

fn field(name: &str, value: &str) -> Value {
    json!({ "extraFields": [{ "fieldName": name, "fieldValue": value }] })
}

fn with_field(email: &str, name: &str, value: &str) -> Value {
    with(user(email), field(name, value))
}

#[tokio::test]
async fn a_value_has_to_suit_the_kind_of_its_field() {
    let just = "x".repeat(20);
    let over = "é".repeat(21);
    let lines = "line\n".repeat(500);
    for (name, value, problem) in [
        ("Department", "Finance", None),
        ("Department", "Sales, \"North\"\nand West", None),
        ("Department", "", None),
        ("Department", "finance", Some("is not one of the choices")),
        ("Department", "Tools", Some("is not one of the choices")),
        ("Cost center", &just, None),
        ("Cost center", &over, Some("has more than 20 characters")),
        ("Notes", &lines, None),
        ("Order limit", "0", None),
        ("Order limit", "-3.5", None),
        ("Order limit", "10000", None),
        ("Order limit", "10000.01", Some("is above 10000")),
        ("Order limit", "1e3", Some("is not a number")),
        ("Order limit", "many", Some("is not a number")),
        ("Badge number", "B-1", None),
    ] {
        let store = Store::new();
        let reply = store.post(USERS, &user_with(field(name, value))).await;
        match problem {
            None => assert_eq!(reply.status, StatusCode::OK, "{name} {value}"),
            Some(problem) => {
                assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
                let sentence = format!("\"{name}\" {problem}.");
                assert_eq!(
                    reply.body,
                    parameter_error(json!({ "extraFields": [sentence] }))
                );
                assert!(store.created().is_empty());
            }
        }
    }
}

#[tokio::test]
async fn an_unknown_field_is_refused() {
    let store = Store::new();
    for name in ["Site", "department"] {
        let reply = store.post(USERS, &user_with(field(name, "A"))).await;
        let sentence = format!("The store has no field \"{name}\".");
        assert_eq!(
            reply.body,
            parameter_error(json!({ "extraFields": [sentence] }))
        );
    }
}

#[tokio::test]
async fn a_unique_value_is_taken_once_in_the_store_and_in_a_request() {
    let refused = parameter_error(json!({ "extraFields": ["\"Badge number\" has to be unique."] }));
    let store = Store::new();
    let twice = json!([
        with_field("a@example.com", "Badge number", "B-1"),
        with_field("b@example.com", "Badge number", "B-1"),
    ]);
    assert_eq!(store.post(BULK, &twice).await.body, refused);
    let first = with_field("a@example.com", "Badge number", "B-1");
    assert_eq!(store.post(USERS, &first).await.status, StatusCode::OK);
    let second = with(first, json!({ "email": "b@example.com", "companyId": 43 }));
    assert_eq!(store.post(USERS, &second).await.body, refused);
    // Values of fields that are not unique, and missing ones, may repeat.
    for email in ["c@example.com", "d@example.com"] {
        let body = with_field(email, "Cost center", "K-7");
        assert_eq!(store.post(USERS, &body).await.status, StatusCode::OK);
        let body = with_field(&format!("x.{email}"), "Badge number", "");
        assert_eq!(store.post(USERS, &body).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_required_field_closes_the_way_that_cannot_carry_it() {
    let store = Store::new();
    store.sandbox.set_extra_fields(vec![ExtraFieldDefinition {
        required: true,
        ..ExtraFieldDefinition::text("Site")
    }]);
    let errors = json!({ "extraFields": ["\"Site\" is required."] });
    for changes in [json!({}), field("Site", ""), field("Site", "  ")] {
        let reply = store.post(USERS, &user_with(changes)).await;
        assert_eq!(reply.body, parameter_error(errors.clone()));
    }
    let archived = json!({
        "email": "jane.smith@example.com",
        "firstName": "Jane",
        "lastName": "Smith",
        "phone": "5551234567",
    });
    let reply = store.archive(ARCHIVE, Some(&archived)).await;
    assert_eq!(reply.status, StatusCode::BAD_REQUEST);
    let reply = store
        .archive(ARCHIVE, Some(&with(archived, field("Site", "A"))))
        .await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(
        store
            .post(USERS, &user_with(field("Site", "A")))
            .await
            .status,
        200
    );

    let token = store.token(ADMIN).await;
    let poor = json!({
        "firstName": "Marie",
        "lastName": "Curie",
        "email": "m.curie@example.com",
        "companyId": "42",
        "phoneNumber": "8001234567",
        "role": "1",
        "extraFields": [{ "fieldName": "Site", "fieldValue": "A" }],
    });
    let reply = store.buyer(&token, &poor).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        reply.body,
        json!({ "code": 422, "data": { "errMsg": errors }, "message": "Parameter Error" })
    );
}

#[tokio::test]
async fn definitions_can_be_ordered_and_hold_for_every_request() {
    let store = Store::new();
    let definitions = json!([
        {
            "name": "Site",
            "label": "Your site",
            "kind": "dropdown",
            "values": ["A", "B"],
            "defaultValue": "A",
            "visibleToEndUser": false,
        },
        { "name": "Floor", "kind": "number", "maximumValue": "9", "unique": true, "required": true },
        { "name": "Remark", "kind": "multiline", "numberOfRows": "3" },
        { "name": "Desk", "maximumLength": "3" },
    ]);
    let answer = store.control("/_sandbox/extra-fields", &definitions).await;
    assert_eq!(answer, json!({ "extraFields": 4 }));
    let reply = store.get("/api/v3/io/users/extra-fields").await;
    let shown: Vec<Value> = reply.body["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| {
            json!([
                field["fieldName"],
                field["fieldType"],
                field["isRequired"],
                field["isUnique"],
                field["visibleToEnduser"],
                field["defaultValue"]
            ])
        })
        .collect();
    assert_eq!(
        json!(shown),
        json!([
            ["Site", 3, false, false, false, "A"],
            ["Floor", 2, true, true, true, ""],
            ["Remark", 1, false, false, true, ""],
            ["Desk", 0, false, false, true, ""],
        ])
    );
    // Every complaint about the users of a request is told at once.
    let fields = json!({ "extraFields": [
        { "fieldName": "Site", "fieldValue": "C" },
        { "fieldName": "Desk", "fieldValue": "D-17" },
        { "fieldName": "Department", "fieldValue": "Finance" },
    ] });
    let reply = store.post(USERS, &user_with(fields)).await;
    assert_eq!(
        reply.body,
        parameter_error(json!({ "extraFields": [
            "The store has no field \"Department\".",
            "\"Site\" is not one of the choices.",
            "\"Floor\" is required.",
            "\"Desk\" has more than 3 characters.",
        ] }))
    );
}

#[tokio::test]
async fn a_limit_that_is_no_number_limits_nothing() {
    let store = Store::new();
    store.sandbox.set_extra_fields(vec![
        ExtraFieldDefinition {
            maximum_length: Some("string".to_owned()),
            ..ExtraFieldDefinition::text("Site")
        },
        ExtraFieldDefinition {
            kind: ExtraFieldKind::Number,
            maximum_value: Some(String::new()),
            ..ExtraFieldDefinition::text("Floor")
        },
    ]);
    let fields = json!({ "extraFields": [
        { "fieldName": "Site", "fieldValue": "x".repeat(150) },
        { "fieldName": "Floor", "fieldValue": "99999999" },
    ] });
    let reply = store.post(USERS, &user_with(fields)).await;
    assert_eq!(reply.status, StatusCode::OK);
}
