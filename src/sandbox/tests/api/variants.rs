//! The sorts of store that a sandbox can be.

use crate::store::{
    ARCHIVE, ARCHIVE_BULK, BULK, STOREFRONT, Store, USERS, logical_error, user, user_with, with,
};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use b2b_users_sandbox::{EmailRule, Variants};
use serde_json::{Value, json};

async fn store(changes: Value) -> Store {
    let store = Store::new();
    store.control("/_sandbox/variant", &changes).await;
    store
}

fn archived(changes: Value) -> Value {
    let user = json!({
        "firstName": "Marie",
        "lastName": "Curie",
        "email": "marie.curie@example.com",
        "phone": "112233",
    });
    with(user, changes)
}

#[tokio::test]
async fn a_variant_changes_what_it_names_and_a_reset_takes_it_back() {
    let store = store(json!({ "racy": true, "emails": "ascii" })).await;
    let shown = store
        .control("/_sandbox/variant", &json!({ "listLagMs": 5000 }))
        .await;
    assert_eq!(
        (&shown["racy"], &shown["emails"], &shown["listLagMs"]),
        (&json!(true), &json!("ascii"), &json!(5000))
    );
    let request = Request::get("/_sandbox/variant").body(Body::empty());
    assert_eq!(store.send(request.unwrap()).await.body, shown);
    assert_eq!(store.sandbox.variants().emails, EmailRule::Ascii);
    store.sandbox.reset();
    assert_eq!(store.sandbox.variants(), Variants::default());
}

#[tokio::test]
async fn a_variant_that_does_not_exist_is_refused() {
    let store = Store::new();
    for body in [
        json!({}),
        json!([]),
        json!({ "race": true }),
        json!({ "racy": "yes" }),
        json!({ "emails": "latin-1" }),
        json!({ "required": ["phonenumber"] }),
    ] {
        let request = Request::post("/_sandbox/variant").body(Body::from(body.to_string()));
        let reply = store.send(request.unwrap()).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{body}");
        assert!(reply.body["error"].is_string());
    }
    assert_eq!(store.sandbox.variants(), Variants::default());
}

#[tokio::test]
async fn a_batch_may_fail_in_part() {
    let store = store(json!({ "partialBatches": true })).await;
    let bad = user_with(json!({ "role": 7 }));
    let batch = json!([
        user("a@example.com"),
        bad,
        user("existing.buyer@example.com")
    ]);
    let reply = store.post(BULK, &batch).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(reply.body["meta"]["message"], "Unprocessable entity");
    let errors = &reply.body["data"]["errors"];
    assert_eq!(
        (&errors[0]["id"], &errors[0]["email"]),
        (&json!(7101), &json!("a@example.com"))
    );
    assert_eq!(errors[1]["detail"], "role: \"7\" is not a valid choice");
    let taken = "Email already exists. ['existing.buyer@example.com']";
    assert_eq!(
        (&errors[2]["detail"], errors[2].get("id")),
        (&json!(taken), None)
    );
    assert_eq!(store.created()[0].email, "a@example.com");
    assert_eq!(store.created().len(), 1);
    let good = json!([user("b@example.com"), user("c@example.com")]);
    let reply = store.post(BULK, &good).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.body["data"][1]["userId"], 7103);
}

#[tokio::test]
async fn a_batch_that_may_fail_in_part_is_still_of_one_company() {
    let mut other = user("b@example.com");
    other["companyId"] = json!(43);
    let batch = json!([user("a@example.com"), other]);
    for (in_part, mixed) in [(false, false), (false, true), (true, false), (true, true)] {
        let store = store(json!({ "partialBatches": in_part, "mixedCompanies": mixed })).await;
        let reply = store.post(BULK, &batch).await;
        if mixed {
            assert_eq!(reply.status, StatusCode::OK, "in part: {in_part}");
        } else {
            let sentence = "All of the user should be in same company";
            assert_eq!(reply.body, logical_error(sentence), "in part: {in_part}");
        }
        assert_eq!(store.created().len(), if mixed { 2 } else { 0 });
    }
}

#[tokio::test]
async fn unknown_extra_fields_may_be_taken_and_are_dropped() {
    let extra = json!({ "extraFields": [{ "fieldName": "Nothing", "fieldValue": "1" }] });
    let body = user_with(extra);
    let strict = Store::new().post(USERS, &body).await;
    assert_eq!(strict.status, StatusCode::UNPROCESSABLE_ENTITY);
    let lenient = store(json!({ "unknownExtraFields": true })).await;
    assert_eq!(lenient.post(USERS, &body).await.status, StatusCode::OK);
    assert!(lenient.created()[0].extra_fields.is_empty());
}

#[tokio::test]
async fn a_store_may_lose_the_uuid() {
    let store = store(json!({ "dropUuid": true })).await;
    store
        .post(USERS, &user_with(json!({ "uuid": "u-1" })))
        .await;
    assert_eq!(store.created()[0].uuid, "");
    let list = store
        .get("/api/v3/io/users?email=marie.curie@example.com")
        .await;
    assert!(list.body["data"][0].get("uuid").is_none());
}

#[tokio::test]
async fn the_archived_api_may_take_sales_representatives() {
    let body = archived(json!({ "userRole": "3" }));
    let strict = Store::new().archive(ARCHIVE, Some(&body)).await;
    assert_eq!(strict.status, StatusCode::BAD_REQUEST);
    let store = store(json!({ "archiveSalesReps": true })).await;
    let reply = store.archive(ARCHIVE, Some(&body)).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    let list = store
        .archive("/api/v2/io/companies/42/users?role[]=3", None)
        .await;
    let [user] = list.body["data"]["list"].as_array().unwrap().as_slice() else {
        panic!("{}", list.body)
    };
    assert_eq!(user["role"], "3");
    let other = archived(json!({ "userRole": "4", "email": "other@example.com" }));
    let reply = store.archive(ARCHIVE, Some(&other)).await;
    assert_eq!(reply.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn international_addresses_may_be_taken_or_refused() {
    for (rule, taken) in [
        ("ascii", [true, false, false]),
        ("international-domain", [true, true, false]),
        ("international", [true, true, true]),
    ] {
        let store = store(json!({ "emails": rule })).await;
        for (email, taken) in ["a@example.com", "a@bücher.example", "ä@example.com"]
            .into_iter()
            .zip(taken)
        {
            let status = store.post(USERS, &user(email)).await.status;
            assert_eq!(status == StatusCode::OK, taken, "{rule} {email}");
        }
    }
}

#[tokio::test]
async fn complaints_may_stand_elsewhere_and_under_other_names() {
    let body = user_with(json!({ "firstName": "", "companyId": 4 }));
    for (changes, status, expected) in [
        (
            json!({ "snakeCaseErrors": true }),
            422,
            json!({ "code": 422, "data": { "errMsg": complaints() }, "meta": { "message": "Parameter Error" } }),
        ),
        (
            json!({ "snakeCaseErrors": true, "errorsInData": true }),
            400,
            json!({ "code": 400, "data": complaints(), "meta": { "message": "Bad Requests Error" } }),
        ),
    ] {
        let store = store(changes).await;
        let reply = store.post(USERS, &body).await;
        assert_eq!(reply.status, status);
        assert_eq!(reply.body, expected);
        assert!(reply.headers.contains_key("x-requests-remaining"));
        let taken = store.post(USERS, &user("existing.buyer@example.com")).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(taken.body["data"]["errMsg"].is_string());
    }
}

fn complaints() -> Value {
    json!({
        "first_name": ["This field may not be blank."],
        "company_id": ["Invalid pk \"4\" - object does not exist."],
    })
}

#[tokio::test]
async fn complaints_may_come_row_by_row() {
    let batch = json!([
        user("a@example.com"),
        user_with(json!({ "lastName": "" })),
        { "email": "b@example.com", "companyId": 42, "firstName": "B", "lastName": "B" },
    ]);
    let rows = json!([
        {},
        { "last_name": ["This field may not be blank."] },
        { "non_field_errors": ["User must have a role."] },
    ]);
    let by_row = store(json!({ "errorsByRow": true, "snakeCaseErrors": true })).await;
    let reply = by_row.post(BULK, &batch).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(reply.body["data"]["errMsg"], rows);
    let in_data = json!({ "errorsByRow": true, "snakeCaseErrors": true, "errorsInData": true });
    let reply = store(in_data).await.post(BULK, &batch).await;
    assert_eq!(
        (reply.status, &reply.body["data"]),
        (StatusCode::BAD_REQUEST, &rows)
    );
    assert!(by_row.created().is_empty());
}

#[tokio::test]
async fn complaints_about_extra_fields_come_row_by_row_too() {
    let extra = |name: &str| json!({ "extraFields": [{ "fieldName": name, "fieldValue": "1" }] });
    let unique = with(user("b@example.com"), extra("Badge number"));
    let batch = json!([
        with(user("a@example.com"), extra("Badge number")),
        unique,
        user_with(extra("Nothing")),
    ]);
    let missing = json!({ "extraFields": ["The store has no field \"Nothing\"."] });
    let store = store(json!({ "errorsByRow": true })).await;
    let reply = store.post(BULK, &batch).await;
    let taken = json!({ "extraFields": ["\"Badge number\" has to be unique."] });
    assert_eq!(
        reply.body["data"]["errMsg"],
        json!([{}, taken, missing.clone()])
    );
    // One user by themselves has no row.
    let reply = store.post(USERS, &batch[2]).await;
    assert_eq!(reply.body["data"]["errMsg"], missing);
    assert!(store.created().is_empty());
}

#[tokio::test]
async fn complaints_of_a_batch_that_failed_in_part_may_have_other_names() {
    let extra = json!([{ "fieldName": "", "fieldValue": "1" }]);
    let batch = json!([
        user("a@example.com"),
        user_with(json!({ "firstName": "", "extraFields": extra }))
    ]);
    let store = store(json!({ "partialBatches": true, "snakeCaseErrors": true })).await;
    let reply = store.post(BULK, &batch).await;
    let bad = &reply.body["data"]["errors"][1];
    let blank = "This field may not be blank.";
    let detail = format!("extra_fields.0.field_name: {blank} first_name: {blank}");
    assert_eq!(bad["detail"], detail);
    // The user is shown as they were sent.
    assert_eq!(bad["lastName"], "Curie");
}

#[tokio::test]
async fn a_store_may_mind_the_case_of_addresses() {
    let pair = json!([user("a@example.com"), user("A@example.com")]);
    let strict = Store::new().post(BULK, &pair).await;
    assert_eq!(strict.status, StatusCode::UNPROCESSABLE_ENTITY);
    let store = store(json!({ "caseSensitiveEmails": true })).await;
    assert_eq!(store.post(BULK, &pair).await.status, StatusCode::OK);
    let taken = store.post(USERS, &user("A@example.com")).await;
    assert_eq!(
        taken.body,
        logical_error("Email already exists. ['A@example.com']")
    );
    for (email, total) in [
        ("a@example.com", 1),
        ("A@example.com", 1),
        ("a@Example.com", 0),
    ] {
        let list = store.get(&format!("{USERS}?email={email}")).await;
        let found = &list.body["meta"]["pagination"]["totalCount"];
        assert_eq!(found, total, "{email}");
    }
}

#[tokio::test]
async fn the_storefront_follows_with_its_own_envelope() {
    let store = store(json!({ "errorsInData": true })).await;
    let token = store.token(crate::store::ADMIN).await;
    let reply = store.buyer(&token, &json!({ "firstName": "M" })).await;
    assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{STOREFRONT}");
    assert_eq!(reply.body["message"], "Bad Requests Error");
    assert!(reply.body["data"]["lastName"].is_array());
}

#[tokio::test]
async fn tomorrow_a_field_may_be_required() {
    let null = json!(["This field may not be null."]);
    for (field, value) in [
        ("phoneNumber", json!("112233")),
        ("companyRoleId", json!(9980)),
        ("originChannelId", json!(1)),
        ("acceptWelcomeEmail", json!(false)),
        ("uuid", json!("u-1")),
        ("extraFields", json!([])),
    ] {
        let store = store(json!({ "required": [field] })).await;
        let reply = store.post(USERS, &user_with(json!({}))).await;
        assert_eq!(reply.body["data"]["errMsg"][field], null, "{field}");
        let body = user_with(json!({ field: value }));
        assert_eq!(
            store.post(USERS, &body).await.status,
            StatusCode::OK,
            "{field}"
        );
    }
}

#[tokio::test]
async fn the_other_interfaces_require_their_own_fields() {
    let store = store(json!({ "required": ["userRole", "acceptEmail"] })).await;
    let reply = store.archive(ARCHIVE, Some(&archived(json!({})))).await;
    assert_eq!(reply.status, StatusCode::BAD_REQUEST);
    let batch = json!({ "users": [archived(json!({}))] });
    let reply = store.archive(ARCHIVE_BULK, Some(&batch)).await;
    assert_eq!(
        reply.body["data"]["failedItems"].as_array().unwrap().len(),
        1
    );
    let query = "mutation { userCreate(userData: { companyId: 42, email: \"a@b.example\", \
        firstName: \"A\", lastName: \"B\", role: 1 }) { user { id } } }";
    let token = store.token(crate::store::ADMIN).await;
    let request = Request::post("/graphql")
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json")
        .body(Body::from(json!({ "query": query }).to_string()));
    let reply = store.send(request.unwrap()).await;
    assert_eq!(
        reply.body["errors"][0]["message"],
        "acceptEmail: This field may not be null."
    );
}
