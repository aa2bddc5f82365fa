//! A store with rules of its own, as it has them and as settings tell them.

use b2b_users_sandbox::{ExtraFieldDefinition, ExtraFieldKind};
use serde_json::{Value, json};

/// A field of each kind, each with a limit.
pub(super) fn defined() -> Vec<ExtraFieldDefinition> {
    let limit = |limit: &str| Some(limit.to_owned());
    let text = ExtraFieldDefinition::text;
    vec![
        ExtraFieldDefinition {
            required: true,
            maximum_length: limit("6"),
            ..text("Cost center")
        },
        ExtraFieldDefinition {
            kind: ExtraFieldKind::Multiline,
            number_of_rows: limit("2"),
            ..text("Notes")
        },
        ExtraFieldDefinition {
            kind: ExtraFieldKind::Number,
            maximum_value: limit("10000"),
            ..text("Order limit")
        },
        ExtraFieldDefinition {
            kind: ExtraFieldKind::Dropdown,
            values: vec!["North".to_owned(), "South".to_owned()],
            ..text("Site")
        },
        ExtraFieldDefinition {
            unique: true,
            ..text("Badge")
        },
    ]
}

/// The same store as settings tell it, with records as its interface has them.
pub(super) fn offline() -> Value {
    let company = |id: &str, name: &str, status: &str| json!({ "companyId": id, "companyName": name, "companyStatus": status });
    let field = |name: &str, kind: u8, more: Value| {
        let mut field = json!({ "fieldName": name, "fieldType": kind });
        field
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        field
    };
    json!({
        "roles": [{ "id": 10021, "name": "Approver", "roleType": 2, "roleLevel": 1 }],
        "channels": [
            { "channelId": 1, "channelName": "Default Storefront", "b2bEnabled": true },
            { "channelId": 2, "channelName": "Trade Counter", "b2bEnabled": true },
            { "channelId": 3, "channelName": "Outlet", "b2bEnabled": false },
        ],
        "companies": [
            company("42", "Acme Industrial Supply", "1"),
            company("43", "Borealis Trading", "1"),
            company("44", "Cobalt Foods", "0"),
        ],
        "extraFields": [
            field("Cost center", 0, json!({ "isRequired": true, "maximumLength": "6" })),
            field("Notes", 1, json!({ "numberOfRows": "2" })),
            field("Order limit", 2, json!({ "maximumValue": "10000" })),
            field("Site", 3, json!({ "listOfValue": ["North", "South"] })),
            field("Badge", 0, json!({ "isUnique": true })),
        ],
    })
}
