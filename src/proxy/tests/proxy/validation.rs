//! Users that the proxy turns away, in the upstream's own shape.

use crate::support::{
    ARCHIVE, ARCHIVE_BULK, Answered, BULK, USERS, Upstream, app, archive_user, archive_users, ask,
    post, user, users,
};
use serde_json::{Value, json};

async fn refused(target: &str, body: &Value) -> Answered {
    let upstream = Upstream::content().await;
    let answer = ask(&app(&upstream.url), post(target, body)).await;
    assert_eq!(upstream.seen().len(), 0, "{body} reached the upstream");
    answer
}

fn with(field: &str, value: Value) -> Value {
    let mut user = user("marie@example.com");
    user[field] = value;
    user
}

fn fields(faults: &Value) -> Vec<&str> {
    let faults = faults.as_object().unwrap();
    for messages in faults.values() {
        let messages = messages.as_array().unwrap();
        assert!(
            !messages.is_empty() && messages.iter().all(Value::is_string),
            "{faults:?}"
        );
    }
    faults.keys().map(String::as_str).collect()
}

#[tokio::test]
async fn a_bad_user_is_refused_with_its_fields() {
    let cases = [
        (with("email", json!("nobody")), "email"),
        (with("email", json!(null)), "email"),
        (with("firstName", json!("  ")), "firstName"),
        (with("companyId", json!(0)), "companyId"),
        (with("companyId", json!(12.5)), "companyId"),
        (
            with("companyId", json!(9_007_199_254_740_992_u64)),
            "companyId",
        ),
        (with("role", json!(3)), "role"),
        (with("channelIds", json!([])), "channelIds"),
        (with("originChannelId", json!(0)), "originChannelId"),
        (
            with("acceptWelcomeEmail", json!("perhaps")),
            "acceptWelcomeEmail",
        ),
        (with("phone", json!("555")), "phone"),
        (
            with("extraFields", json!({ "Department": "Buying" })),
            "extraFields",
        ),
        (
            with("extraFields", json!([{ "name": "Department" }])),
            "extraFields",
        ),
        (with("constructor", json!({})), "constructor"),
        (json!([user("marie@example.com")]), "non_field_errors"),
        (json!("marie@example.com"), "non_field_errors"),
    ];
    for (body, field) in &cases {
        let answer = refused(USERS, body).await;
        assert_eq!(
            fields(&answer.refusal(422, &json!(false))),
            [*field],
            "{body}"
        );
        assert_eq!(answer.json()["meta"]["message"], "Parameter Error");
    }
}

#[tokio::test]
async fn a_bad_user_of_version_2_is_refused_with_its_own_field_names() {
    let cases = [
        ("email", json!("nobody"), "email"),
        ("phone", json!(""), "phone"),
        ("phone", json!(null), "phone"),
        ("userRole", json!("3"), "userRole"),
        ("userRole", json!("Emperor"), "userRole"),
        ("companyRoleId", json!("x"), "companyRoleId"),
        ("channelIds", json!("x"), "channelIds"),
        ("acceptWelcomeEmail", json!("perhaps"), "acceptWelcomeEmail"),
        ("extraFields", json!({ "Department": "x" }), "extraFields"),
        // The names of version 3, and the company, which stands in the path.
        ("phoneNumber", json!("112233"), "phoneNumber"),
        ("role", json!(1), "role"),
        ("companyId", json!("42"), "companyId"),
    ];
    for (field, value, named) in cases {
        let mut user = archive_user("marie@example.com");
        user[field] = value;
        let answer = refused(ARCHIVE, &user).await;
        assert_eq!(
            fields(&answer.refusal(422, &json!(false))),
            [named],
            "{user}"
        );
    }
}

#[tokio::test]
async fn the_bulk_call_of_version_2_has_no_place_for_what_is_one_users() {
    for (field, value) in [
        ("acceptWelcomeEmail", "1"),
        ("uuid", "erp-7"),
        ("companyId", "42"),
    ] {
        let mut batch = archive_users(3);
        batch["users"][1][field] = json!(value);
        let faults = refused(ARCHIVE_BULK, &batch)
            .await
            .refusal(422, &json!(false));
        assert_eq!((&faults[0], &faults[2]), (&json!({}), &json!({})));
        assert_eq!(fields(&faults[1]), [field]);
    }
}

#[tokio::test]
async fn the_reason_tells_an_unknown_field_from_a_misshapen_one() {
    for (field, reason) in [("phone", "not known"), ("extraFields", "fieldName")] {
        let answer = refused(USERS, &with(field, json!("x"))).await;
        let faults = answer.refusal(422, &json!(false));
        assert!(
            faults[field][0].as_str().unwrap().contains(reason),
            "{faults}"
        );
    }
}

#[tokio::test]
async fn an_empty_user_names_every_missing_field() {
    let answer = refused(USERS, &json!({})).await;
    let faults = answer.refusal(422, &json!(false));
    let mut named = fields(&faults);
    named.sort_unstable();
    assert_eq!(
        named,
        [
            "channelIds",
            "companyId",
            "email",
            "firstName",
            "lastName",
            "role"
        ]
    );
}

#[tokio::test]
async fn faults_of_a_bulk_request_stand_at_their_row() {
    // The other version's name of the phone number is not known.
    for (target, mut body, place, phone) in [
        (BULK, users(4), "", "phone"),
        (ARCHIVE_BULK, archive_users(4), "/users", "phoneNumber"),
    ] {
        let list = body.pointer_mut(place).unwrap();
        list[1]["email"] = json!("nobody");
        list[2][phone] = json!("555");
        let answer = refused(target, &body).await;
        let faults = answer.refusal(422, &json!(false));
        let rows = faults.as_array().unwrap();
        assert_eq!(rows.len(), 4);
        assert_eq!((&rows[0], &rows[3]), (&json!({}), &json!({})));
        assert_eq!(
            (fields(&rows[1]), fields(&rows[2])),
            (vec!["email"], vec![phone])
        );
    }
}

#[tokio::test]
async fn a_row_that_is_no_object_stands_at_its_place() {
    let list = json!([user("marie@example.com"), 7]);
    let faults = refused(BULK, &list).await.refusal(422, &json!(false));
    assert_eq!(faults[0], json!({}));
    assert_eq!(fields(&faults[1]), ["non_field_errors"]);
}

#[tokio::test]
async fn whether_companies_may_be_mixed_is_for_the_store_to_say() {
    let mut list = users(3);
    list[1]["companyId"] = json!(43);
    let upstream = Upstream::content().await;
    let answer = ask(&app(&upstream.url), post(BULK, &list)).await;
    assert_eq!((answer.status.as_u16(), upstream.seen().len()), (200, 1));
    let sent: Value = serde_json::from_slice(&upstream.seen()[0].body).unwrap();
    assert_eq!(
        (&sent[0]["companyId"], &sent[1]["companyId"]),
        (&json!(42), &json!(43))
    );
}

#[tokio::test]
async fn a_bulk_body_must_be_a_list_of_users() {
    for body in [
        json!([]),
        json!({}),
        json!({ "users": users(1) }),
        json!(1),
        json!(null),
    ] {
        let answer = refused(BULK, &body).await;
        assert_eq!(
            fields(&answer.refusal(422, &json!(false))),
            ["non_field_errors"],
            "{body}"
        );
    }
}

#[tokio::test]
async fn a_bulk_body_of_version_2_is_an_object_with_a_list_and_a_switch() {
    let cases = [
        (json!({}), "users"),
        (json!([]), "users"),
        (json!("x"), "users"),
        (archive_users(2)["users"].clone(), "users"),
        (json!({ "acceptWelcomeEmail": "1" }), "users"),
        (json!({ "users": [] }), "users"),
        (json!({ "users": null }), "users"),
        (json!({ "users": { "0": {} } }), "users"),
        (with_switch(json!(true)), "acceptWelcomeEmail"),
        (with_switch(json!(null)), "acceptWelcomeEmail"),
        (with_switch(json!("yes")), "acceptWelcomeEmail"),
        (with_switch(json!("")), "acceptWelcomeEmail"),
        (json!({ "users": [], "companyId": 42 }), "companyId"),
    ];
    for (body, field) in &cases {
        let answer = refused(ARCHIVE_BULK, body).await;
        assert_eq!(
            fields(&answer.refusal(422, &json!(false))),
            [*field],
            "{body}"
        );
    }
}

fn with_switch(value: Value) -> Value {
    let mut batch = archive_users(1);
    batch["acceptWelcomeEmail"] = value;
    batch
}
