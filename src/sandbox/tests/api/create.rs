//! The management API: one user.

use crate::store::{
    START, Store, USERS, logical_error, management, parameter_error, user, user_with,
};
use axum::http::StatusCode;
use serde_json::{Value, json};

const NULL: &str = "This field may not be null.";

#[tokio::test]
async fn a_user_is_created_with_every_field() {
    let store = Store::new();
    let body = user_with(json!({
        "phoneNumber": "+1-555-123-4567",
        "companyRoleId": 10_021,
        "uuid": "user-uuid-1",
        "channelIds": [2, 1, 3, 99],
        "originChannelId": 2,
        "acceptWelcomeEmail": true,
        "extraFields": [{ "fieldName": "Department", "fieldValue": "" }],
        "phone": "an unknown key is passed over",
    }));
    let reply = store.post(USERS, &body).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(
        reply.body,
        json!({ "code": 200, "data": { "userId": 7101, "bcId": 20_101 }, "meta": { "message": "Success" } })
    );
    let [created] = store.created().try_into().unwrap();
    assert_eq!(
        serde_json::to_value(&created).unwrap(),
        json!({
            "id": 7101,
            "customerId": 20_101,
            "email": "marie.curie@example.com",
            "firstName": "Marie",
            "lastName": "Curie",
            "phoneNumber": "+1-555-123-4567",
            "companyId": 42,
            "companyStatus": 1,
            "role": 2,
            "companyRoleId": 10_021,
            "channelIds": [2, 1],
            "originChannelId": 2,
            "uuid": "user-uuid-1",
            "extraFields": [{ "fieldName": "Department", "fieldValue": "" }],
            "linkedCustomer": false,
            "createdAt": START,
            "updatedAt": START,
        })
    );
}

#[tokio::test]
async fn a_role_is_named_by_code_or_by_id_and_the_id_wins() {
    for (changes, role, company_role_id) in [
        (json!({ "role": 0 }), 0, 9979),
        (json!({ "role": 1 }), 1, 9980),
        (json!({ "role": 2 }), 2, 9981),
        (json!({ "role": null, "companyRoleId": 9979 }), 0, 9979),
        (json!({ "role": 0, "companyRoleId": 10_021 }), 2, 10_021),
    ] {
        let store = Store::new();
        let reply = store.post(USERS, &user_with(changes)).await;
        assert_eq!(reply.status, StatusCode::OK);
        let [created] = store.created().try_into().unwrap();
        assert_eq!(
            (created.role, created.company_role_id),
            (role, company_role_id)
        );
    }
}

#[tokio::test]
async fn fields_that_break_their_rule_are_named() {
    let long = "x".repeat(200);
    let too_long = "Ensure this field has no more than 199 characters.";
    let table: Vec<(Value, Value)> = vec![
        (
            json!({}),
            json!({ "firstName": [NULL], "lastName": [NULL], "email": [NULL], "companyId": [NULL] }),
        ),
        (
            user_with(json!({ "role": null })),
            json!({ "non_field_errors": ["User must have a role."] }),
        ),
        (
            user_with(json!({ "email": "marie", "role": 5 })),
            json!({ "email": ["Email is not correct."], "role": ["\"5\" is not a valid choice"] }),
        ),
        (
            user_with(json!({ "role": "1" })),
            json!({ "role": ["\"1\" is not a valid choice"] }),
        ),
        (
            user_with(json!({ "role": 3 })),
            json!({ "role": ["\"3\" is not a valid choice"] }),
        ),
        (
            user_with(json!({ "role": 1.5 })),
            json!({ "role": ["\"1.5\" is not a valid choice"] }),
        ),
        (
            user_with(json!({ "companyRoleId": 12 })),
            json!({ "companyRoleId": ["Invalid pk \"12\" - object does not exist."] }),
        ),
        (
            user_with(json!({ "companyId": 999 })),
            json!({ "companyId": ["Invalid pk \"999\" - object does not exist."] }),
        ),
        (
            user_with(json!({ "companyId": -1 })),
            json!({ "companyId": ["Invalid pk \"-1\" - object does not exist."] }),
        ),
        (
            user_with(json!({ "companyId": "42" })),
            json!({ "companyId": ["Incorrect type. Expected pk value, received str."] }),
        ),
        (
            user_with(json!({ "companyId": 42.0 })),
            json!({ "companyId": ["Incorrect type. Expected pk value, received float."] }),
        ),
        (
            user_with(json!({ "firstName": "  ", "lastName": 7 })),
            json!({ "firstName": ["This field may not be blank."], "lastName": ["Not a valid string."] }),
        ),
        (
            user_with(json!({ "firstName": long, "phoneNumber": long })),
            json!({ "firstName": [too_long], "phoneNumber": [too_long] }),
        ),
        (
            user_with(json!({ "channelIds": "1" })),
            json!({ "channelIds": ["Expected a list of items but got type \"str\"."] }),
        ),
        (
            user_with(json!({ "channelIds": [1, "2"] })),
            json!({ "channelIds": { "1": ["A valid integer is required."] } }),
        ),
        (
            user_with(json!({ "originChannelId": "1" })),
            json!({ "originChannelId": ["A valid integer is required."] }),
        ),
        (
            user_with(json!({ "acceptWelcomeEmail": "1" })),
            json!({ "acceptWelcomeEmail": ["Must be a valid boolean."] }),
        ),
        (
            user_with(json!({ "uuid": 1 })),
            json!({ "uuid": ["Not a valid string."] }),
        ),
        (
            user_with(
                json!({ "extraFields": [{ "fieldName": "A", "fieldValue": "1" }, { "fieldName": "B", "fieldValue": 1 }, { "fieldValue": "x" }] }),
            ),
            json!({ "extraFields": {
                "1": { "fieldValue": ["Not a valid string."] },
                "2": { "fieldName": [NULL] },
            } }),
        ),
        (
            json!([]),
            json!({ "non_field_errors": ["Invalid data. Expected a dictionary, but got list."] }),
        ),
    ];
    let store = Store::new();
    for (body, detail) in table {
        let reply = store.post(USERS, &body).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
        assert_eq!(reply.body, parameter_error(detail), "{body}");
    }
    assert!(store.created().is_empty());
}

#[tokio::test]
async fn an_explicit_null_is_refused_in_every_field() {
    let store = Store::new();
    for field in [
        "firstName",
        "lastName",
        "email",
        "companyId",
        "phoneNumber",
        "role",
        "companyRoleId",
        "channelIds",
        "originChannelId",
        "acceptWelcomeEmail",
        "uuid",
        "extraFields",
    ] {
        let mut body = user("marie.curie@example.com");
        body[field] = Value::Null;
        let reply = store.post(USERS, &body).await;
        assert_eq!(reply.body, parameter_error(json!({ field: [NULL] })));
    }
}

#[tokio::test]
async fn a_name_of_199_characters_is_taken() {
    let store = Store::new();
    let body = user_with(json!({ "firstName": "é".repeat(199) }));
    assert_eq!(store.post(USERS, &body).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_storefront_with_b2b_is_needed() {
    let store = Store::new();
    for channels in [
        json!(null),
        json!([]),
        json!([3]),
        json!([3, 99]),
        json!([501]),
    ] {
        let body = user_with(json!({ "channelIds": channels }));
        let reply = store.post(USERS, &body).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            reply.body,
            logical_error("At least one B2B storefront needs to be enabled for a Company user."),
            "{body}"
        );
    }
}

#[tokio::test]
async fn an_address_is_unique_in_the_whole_store_whatever_its_case() {
    let store = Store::new();
    for email in [
        "existing.buyer@example.com",
        "Existing.Buyer@Example.com",
        "other.company@example.com",
    ] {
        let reply = store.post(USERS, &user(email)).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        let sentence = format!("Email already exists. ['{email}']");
        assert_eq!(reply.body, logical_error(&sentence));
    }
}

#[tokio::test]
async fn a_second_create_of_the_same_user_is_refused() {
    let store = Store::new();
    let body = user("o'brien@example.com");
    assert_eq!(store.post(USERS, &body).await.status, StatusCode::OK);
    let reply = store.post(USERS, &body).await;
    assert_eq!(
        reply.body,
        logical_error("Email already exists. [\"o'brien@example.com\"]")
    );
    assert_eq!(store.created().len(), 1);
}

#[tokio::test]
async fn a_customer_without_a_company_is_linked() {
    let store = Store::new();
    let reply = store.post(USERS, &user("Shopper@example.com")).await;
    assert_eq!(
        reply.body["data"],
        json!({ "userId": 7101, "bcId": 30_001 })
    );
    assert!(store.created()[0].linked_customer);
    let next = store.post(USERS, &user("new@example.com")).await;
    assert_eq!(next.body["data"], json!({ "userId": 7102, "bcId": 20_101 }));
}

#[tokio::test]
async fn pending_and_inactive_companies_take_users() {
    let store = Store::new();
    for (company, status) in [(44, 0), (45, 3)] {
        let email = format!("buyer@company{company}.example.com");
        let body = user_with(json!({ "companyId": company, "email": email }));
        assert_eq!(store.post(USERS, &body).await.status, StatusCode::OK);
        assert_eq!(store.created().last().unwrap().company_status, status);
    }
}

#[tokio::test]
async fn only_a_user_who_accepts_gets_a_mail_and_gets_it_once() {
    let store = Store::new();
    for (email, accepts) in [
        ("yes@example.com", json!(true)),
        ("no@example.com", json!(false)),
        ("silent@example.com", json!(null)),
    ] {
        let body = user_with(json!({ "email": email, "acceptWelcomeEmail": accepts }));
        assert_eq!(store.post(USERS, &body).await.status, StatusCode::OK);
        // A second try is refused and must not send another one.
        store.post(USERS, &body).await;
    }
    let [mail] = store.sandbox.mails().try_into().unwrap();
    assert_eq!(mail.to, "yes@example.com");
    assert_eq!(mail.user_id, 7101);
    assert_eq!(mail.at, START * 1_000);
}

#[tokio::test]
async fn a_body_that_is_not_json_is_refused() {
    let store = Store::new();
    let broken = store
        .send(management("POST", USERS, "{\"firstName\":".to_owned()))
        .await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
    assert_eq!(broken.body["code"], 400);
    assert_eq!(broken.body["meta"]["message"], "Bad Request");

    let mut form = management("POST", USERS, "firstName=Marie".to_owned());
    let form_type = "application/x-www-form-urlencoded".parse().unwrap();
    form.headers_mut().insert("content-type", form_type);
    let form = store.send(form).await;
    assert_eq!(form.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(form.body["code"], 415);

    let mut charset = management("POST", USERS, user("a@example.com").to_string());
    let json_type = "application/json; charset=utf-8".parse().unwrap();
    charset.headers_mut().insert("content-type", json_type);
    assert_eq!(store.send(charset).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_empty_body_misses_every_required_field() {
    let store = Store::new();
    let reply = store.send(management("POST", USERS, String::new())).await;
    assert_eq!(
        reply.body,
        parameter_error(
            json!({ "firstName": [NULL], "lastName": [NULL], "email": [NULL], "companyId": [NULL] })
        )
    );
}
