//! Creating a user.

use crate::graphql::{CREATE_USER, ask, data, first_error, new_user};
use crate::store::{ADMIN, START, Store, USERS, user_with, with};
use serde_json::{Value, json};

async fn create(store: &Store, user: Value) -> Value {
    ask(store, ADMIN, CREATE_USER, json!({ "userData": user })).await
}

#[tokio::test]
async fn the_ids_and_the_user_come_back() {
    let store = Store::new();
    let answer = create(&store, new_user()).await;
    assert_eq!(
        answer,
        json!({ "data": { "userCreate": { "user": {
            "id": "7101", "bcId": 20_101, "email": "marie.curie@example.com",
        } } } })
    );
    let [user] = store.created().try_into().unwrap();
    assert_eq!((user.company_id, user.channel_ids), (42, vec![1]));
    assert_eq!((user.role, user.company_role_id), (1, 9980));
    assert_eq!(
        (user.phone_number, user.uuid),
        (String::new(), String::new())
    );
    assert!(store.sandbox.mails().is_empty());
    let [entry] = store.sandbox.history().try_into().unwrap();
    assert_eq!((entry.status, entry.created), (Some(200), vec![7101]));
}

#[tokio::test]
async fn every_value_is_kept() {
    let store = Store::new();
    let user = with(
        new_user(),
        json!({
            "firstName": " Marie ",
            "phone": "+1-555-0100",
            "companyRoleId": 10_021,
            "uuid": "crm-1",
            "acceptEmail": true,
            "extraFields": [{ "fieldName": "Department", "fieldValue": "Finance" }],
            "addChannel": false,
        }),
    );
    let query = "mutation($user: UserInputType!) { userCreate(userData: $user) { user {
        firstName lastName phone role companyRoleId companyRoleName uuid createdAt updatedAt
        masqueradingCompanyId extraFields { fieldName fieldValue }
        companyInfo { companyId companyName }
    } } }";
    let answer = data(&store, ADMIN, query, json!({ "user": user })).await;
    assert_eq!(
        answer["userCreate"]["user"],
        json!({
            "firstName": "Marie",
            "lastName": "Curie",
            "phone": "+1-555-0100",
            "role": 2,
            "companyRoleId": 10_021,
            "companyRoleName": "Approver",
            "uuid": "crm-1",
            "createdAt": 1_760_000_000,
            "updatedAt": 1_760_000_000,
            "masqueradingCompanyId": null,
            "extraFields": [{ "fieldName": "Department", "fieldValue": "Finance" }],
            "companyInfo": { "companyId": "42", "companyName": "Acme Industrial Supply" },
        })
    );
    assert_eq!(store.sandbox.mails().len(), 1);
}

#[tokio::test]
async fn the_welcome_mail_is_sent_on_true_only() {
    for (value, mails) in [(json!(true), 1), (json!(false), 0), (Value::Null, 0)] {
        let store = Store::new();
        let mut user = new_user();
        user["acceptEmail"] = value;
        let answer = create(&store, user).await;
        assert!(answer.get("errors").is_none(), "{answer}");
        assert_eq!(store.sandbox.mails().len(), mails);
    }
}

#[tokio::test]
async fn an_explicit_null_is_as_good_as_nothing() {
    let store = Store::new();
    let mut user = new_user();
    for name in [
        "phone",
        "companyRoleId",
        "uuid",
        "extraFields",
        "addChannel",
    ] {
        user[name] = Value::Null;
    }
    let answer = create(&store, user).await;
    assert!(answer.get("errors").is_none(), "{answer}");
}

#[tokio::test]
async fn a_role_may_be_named_either_way() {
    for (role, company_role_id, kept) in [
        (json!(0), Value::Null, (0, 9979)),
        (json!(2), Value::Null, (2, 9981)),
        (Value::Null, json!(9980), (1, 9980)),
        (json!(0), json!(10_021), (2, 10_021)),
    ] {
        let store = Store::new();
        let changes = json!({ "role": role, "companyRoleId": company_role_id });
        create(&store, with(new_user(), changes)).await;
        let [user] = store.created().try_into().unwrap();
        assert_eq!((user.role, user.company_role_id), kept);
    }
}

#[tokio::test]
async fn a_customer_is_linked() {
    let store = Store::new();
    let changes = json!({ "email": "Shopper@example.com" });
    let answer = create(&store, with(new_user(), changes)).await;
    let user = &answer["data"]["userCreate"]["user"];
    assert_eq!(
        (&user["id"], &user["bcId"]),
        (&json!("7101"), &json!(30_001))
    );
    assert!(store.created()[0].linked_customer);
}

#[tokio::test]
async fn a_user_of_another_channel_gets_this_one_when_asked_for() {
    let store = Store::new();
    let user = with(
        new_user(),
        json!({ "email": "trade.counter@example.com", "acceptEmail": true }),
    );
    let answer = create(&store, user.clone()).await;
    let taken = "Email already exists. ['trade.counter@example.com']";
    assert_eq!(first_error(&answer), (taken, &json!(42201)));

    let before = store.sandbox.users();
    let answer = create(&store, with(user, json!({ "addChannel": true }))).await;
    let answered = &answer["data"]["userCreate"]["user"];
    let mut expected = before;
    let user = expected
        .iter_mut()
        .find(|user| user.email == "trade.counter@example.com")
        .unwrap();
    assert_eq!(answered["id"], json!(user.id.to_string()));
    assert_eq!(answered["bcId"], json!(user.customer_id));
    user.channel_ids = vec![2, 1];
    user.updated_at = START;
    assert_eq!(store.sandbox.users(), expected);
    assert!(store.sandbox.mails().is_empty());
    let history = store.sandbox.history();
    assert!(history.iter().all(|entry| entry.created.is_empty()));
}

#[tokio::test]
async fn a_taken_address_is_refused_even_with_a_channel_to_add() {
    let store = Store::new();
    for address in [
        "existing.buyer@example.com",
        "Existing.Buyer@example.com",
        "other.company@example.com",
        "twice@example.com",
        "super.admin@example.com",
    ] {
        for add_channel in [false, true] {
            let changes = json!({ "email": address, "addChannel": add_channel });
            let answer = create(&store, with(new_user(), changes)).await;
            let sentence = format!("Email already exists. ['{address}']");
            assert_eq!(first_error(&answer), (sentence.as_str(), &json!(42201)));
            assert_eq!(answer["data"], json!({ "userCreate": null }));
        }
    }
    assert!(store.created().is_empty());
}

#[tokio::test]
async fn a_user_that_breaks_a_rule_is_refused() {
    let long = "x".repeat(200);
    let field = |name: &str, value: &str| json!({ "extraFields": [{ "fieldName": name, "fieldValue": value }] });
    let table = [
        (json!({ "role": null }), "User must have a role."),
        (json!({ "role": 3 }), "role: \"3\" is not a valid choice"),
        (json!({ "role": -1 }), "role: \"-1\" is not a valid choice"),
        (
            json!({ "companyRoleId": 1 }),
            "companyRoleId: Invalid pk \"1\" - object does not exist.",
        ),
        (json!({ "email": "marie" }), "email: Email is not correct."),
        (
            json!({ "firstName": " ", "lastName": long }),
            "firstName: This field may not be blank. \
             lastName: Ensure this field has no more than 199 characters.",
        ),
        (
            field("Shoe size", "38"),
            "extraFields: The store has no field \"Shoe size\".",
        ),
        (
            field("Order limit", "10001"),
            "extraFields: \"Order limit\" is above 10000.",
        ),
    ];
    let store = Store::new();
    for (changes, sentence) in table {
        let answer = create(&store, with(new_user(), changes.clone())).await;
        assert_eq!(first_error(&answer), (sentence, &json!(42201)), "{changes}");
    }
    assert!(store.created().is_empty());
}

#[tokio::test]
async fn a_required_field_and_a_unique_value_are_insisted_on() {
    let store = Store::new();
    let definitions = json!([
        { "name": "Desk", "required": true },
        { "name": "Badge", "unique": true },
    ]);
    store.control("/_sandbox/extra-fields", &definitions).await;
    let fields = |desk: &str, badge: &str| {
        json!([
            { "fieldName": "Desk", "fieldValue": desk },
            { "fieldName": "Badge", "fieldValue": badge },
        ])
    };
    let other = json!({ "email": "o@example.com", "extraFields": fields("1", "B-1") });
    store.post(USERS, &user_with(other)).await;
    for (values, sentence) in [
        (fields("", "B-2"), "extraFields: \"Desk\" is required."),
        (
            fields("2", "B-1"),
            "extraFields: \"Badge\" has to be unique.",
        ),
    ] {
        let answer = create(&store, with(new_user(), json!({ "extraFields": values }))).await;
        assert_eq!(first_error(&answer).0, sentence);
    }
    let values = json!({ "extraFields": fields("2", "B-2") });
    let answer = create(&store, with(new_user(), values)).await;
    assert!(answer.get("errors").is_none(), "{answer}");
}

#[tokio::test]
async fn the_type_of_the_input_refuses_what_it_does_not_know() {
    let table = [
        json!({ "companyRoleName": "Admin" }),
        json!({ "phoneNumber": "112233" }),
        json!({ "channelIds": [1] }),
        json!({ "companyId": "42" }),
        json!({ "role": "1" }),
        json!({ "acceptEmail": "1" }),
        json!({ "email": null }),
        json!({ "extraFields": [{ "fieldName": "Notes" }] }),
        json!({ "extraFields": [{ "fieldName": "Notes", "fieldValue": 1 }] }),
    ];
    let store = Store::new();
    for changes in table {
        let answer = create(&store, with(new_user(), changes.clone())).await;
        assert_eq!(answer["data"], Value::Null, "{changes}");
        assert!(!first_error(&answer).0.is_empty(), "{changes}");
    }
    let written_out = "mutation { userCreate(userData: { companyId: 42, email: \"a@example.com\",
        firstName: \"A\", lastName: \"B\", role: 1, phoneNumber: \"1\" }) { user { id } } }";
    let answer = ask(&store, ADMIN, written_out, json!({})).await;
    assert_eq!(answer["data"], Value::Null);
    assert!(store.created().is_empty());
}

#[tokio::test]
async fn several_creates_of_one_operation_run_in_order_and_stand_alone() {
    let store = Store::new();
    let query = "mutation($a: UserInputType!, $b: UserInputType!) {
        a: userCreate(userData: $a) { user { id } }
        again: userCreate(userData: $a) { user { id } }
        b: userCreate(userData: $b) { user { id } }
    }";
    let variables = json!({
        "a": new_user(),
        "b": with(new_user(), json!({ "email": "b@example.com" })),
    });
    let answer = ask(&store, ADMIN, query, variables).await;
    assert_eq!(
        answer["data"],
        json!({
            "a": { "user": { "id": "7101" } },
            "again": null,
            "b": { "user": { "id": "7102" } },
        })
    );
    assert_eq!(answer["errors"][0]["path"], json!(["again"]));
    let [entry] = store.sandbox.history().try_into().unwrap();
    assert_eq!(entry.created, [7101, 7102]);
}
