//! What is known about a store, as settings give it and as the store's pages show it.

#![allow(clippy::needless_pass_by_value, reason = "JSON is made on the spot")]

use b2b_users_core::config::{
    CompanyStatus, ExtraFieldType, Permission, StoreRules, StoreRulesError,
};
use b2b_users_core::json::Json;
use b2b_users_core::user::{CompanyId, Role};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn rules(json: &Value) -> Result<StoreRules, StoreRulesError> {
    StoreRules::from_json(&Json::read(&json.to_string()).unwrap())
}

fn read(json: Value) -> StoreRules {
    rules(&json).unwrap()
}

fn error(json: Value) -> StoreRulesError {
    rules(&json).unwrap_err()
}

const fn record(list: &'static str, entry: usize, needs: &'static str) -> StoreRulesError {
    StoreRulesError::Record { list, entry, needs }
}

#[wasm_bindgen_test(unsupported = test)]
fn nothing_known_is_nothing_judged() {
    assert_eq!(read(json!({})), StoreRules::default());
    let empty = read(json!({ "roles": [], "channels": [], "companies": [], "extraFields": [] }));
    assert_eq!(empty.roles, Some(vec![]));
    assert_eq!(empty.channels, Some(vec![]));
    assert_eq!(empty.extra_fields, Some(vec![]));
    assert!(
        empty.companies.unwrap().complete,
        "settings name all there are"
    );
    assert_eq!(empty.permissions, None);
}

#[wasm_bindgen_test(unsupported = test)]
fn identifiers_may_be_numbers_or_text() {
    for id in [json!(42), json!("42"), json!(" 42 ")] {
        let rules = read(json!({
            "roles": [{ "id": id }],
            "channels": [{ "channelId": id, "id": 7 }],
            "companies": [{ "companyId": id }],
        }));
        assert_eq!(rules.roles.unwrap()[0].id.get(), 42);
        assert_eq!(rules.channels.unwrap()[0].id.get(), 42, "channelId, not id");
        assert_eq!(rules.companies.unwrap().known[0].id.get(), 42);
    }
    let by_id = read(json!({ "companies": [{ "id": "7", "name": "Acme" }] }));
    assert_eq!(by_id.companies.unwrap().known[0].name, "Acme");
}

#[wasm_bindgen_test(unsupported = test)]
fn roles_are_built_in_only_if_the_store_predefined_them() {
    for (record, built_in) in [
        (json!({ "name": "Admin", "roleType": 1 }), Some(Role::Admin)),
        (
            json!({ "name": "Senior Buyer", "roleType": "1" }),
            Some(Role::SeniorBuyer),
        ),
        (
            json!({ "name": " junior buyer", "roleType": 1 }),
            Some(Role::JuniorBuyer),
        ),
        (json!({ "name": "Admin", "roleType": 2 }), None),
        (json!({ "name": "Admin" }), None),
        (json!({ "name": "Auditor", "roleType": 1 }), None),
        (json!({ "roleType": null, "name": null }), None),
    ] {
        let mut role = record.clone();
        role["id"] = json!(9979);
        let roles = read(json!({ "roles": [role] })).roles.unwrap();
        assert_eq!(roles[0].built_in, built_in, "{record}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_role_of_one_company_fits_no_other() {
    let role = |company: Value| {
        let roles = json!({ "roles": [{ "id": 1, "companyId": company }] });
        read(roles).roles.unwrap().remove(0)
    };
    let company = |number| CompanyId::new(number);
    for (of, asked, fits) in [
        (json!(null), company(42), true),
        (json!(0), company(42), true),
        (json!("42"), company(42), true),
        (json!(42), company(43), false),
        (json!(42), None, true),
    ] {
        assert_eq!(role(of.clone()).fits(asked), fits, "{of} {asked:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn only_enabled_channels_are_offered() {
    let rules = read(json!({ "channels": [
        { "channelId": 1, "channelName": "Main", "b2bEnabled": true },
        { "channelId": 2, "b2bEnabled": false },
        { "channelId": 3, "b2bEnabled": "0", "name": "Outlet" },
        { "channelId": 4, "b2bEnabled": 1 },
        { "channelId": 5, "b2bEnabled": "true" },
        { "channelId": 6 },
        { "channelId": 7, "b2bEnabled": 0 },
    ] }));
    let offered: Vec<u64> = rules
        .b2b_channels()
        .map(|channel| channel.id.get())
        .collect();
    assert_eq!(offered, [1, 4, 5, 6]);
    let channels = rules.channels.unwrap();
    let names: Vec<&str> = channels
        .iter()
        .take(3)
        .map(|channel| channel.name.as_str())
        .collect();
    assert_eq!(names, ["Main", "Channel 2", "Outlet"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_status_of_a_company_may_be_a_number_or_text() {
    use CompanyStatus::{Approved, Inactive, Pending, Rejected, Unknown};
    for (status, expected) in [
        (json!(0), Pending),
        (json!("1"), Approved),
        (json!(1), Approved),
        (json!("2"), Rejected),
        (json!(3), Inactive),
        (json!(4), Unknown),
        (json!(null), Unknown),
        (json!("approved"), Unknown),
    ] {
        let rules = read(json!({ "companies": [{ "companyId": 1, "companyStatus": status }] }));
        let found = rules.companies.unwrap().known[0].status;
        assert_eq!(found, expected, "{status}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn companies_are_found_by_id_and_by_exact_name_in_any_case() {
    let companies = read(json!({ "companies": [
        { "companyId": 1, "companyName": "Acme" },
        { "companyId": 2, "companyName": " ACME " },
        { "companyId": 3, "companyName": "Äcme GmbH" },
    ] }));
    let companies = companies.companies.unwrap();
    let named = |name: &str| -> Vec<u64> {
        companies
            .named(name)
            .map(|company| company.id.get())
            .collect()
    };
    assert_eq!(named("acme "), [1, 2]);
    assert_eq!(named("äCME gmbh"), [3]);
    assert_eq!(named("Acm"), [] as [u64; 0]);
    let find = |number| companies.find(CompanyId::new(number).unwrap());
    assert_eq!(find(3).unwrap().name, "Äcme GmbH");
    assert_eq!(find(4), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn limits_of_extra_fields_may_be_numbers_or_text_or_missing() {
    let text = |maximum_length| ExtraFieldType::Text { maximum_length };
    let multiline = |lines| ExtraFieldType::Multiline { lines };
    let number = |maximum: Option<&str>| ExtraFieldType::Number {
        maximum: maximum.map(str::to_owned),
    };
    let dropdown = |values: &[&str]| ExtraFieldType::Dropdown {
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    };
    for (record, expected) in [
        (
            json!({ "fieldType": 0, "maximumLength": "20" }),
            text(Some(20)),
        ),
        (
            json!({ "fieldType": "0", "maximumLength": 20 }),
            text(Some(20)),
        ),
        (json!({ "fieldType": 0, "maximumLength": "" }), text(None)),
        (json!({ "fieldType": 0, "maximumLength": "0" }), text(None)),
        (json!({ "fieldType": 0, "maximumLength": null }), text(None)),
        (
            json!({ "fieldType": 0, "maximumLength": "many" }),
            text(None),
        ),
        (json!({}), text(None)),
        (json!({ "fieldType": 9 }), text(None)),
        (
            json!({ "fieldType": 1, "numberOfRows": 4 }),
            multiline(Some(4)),
        ),
        (
            json!({ "fieldType": 1, "numberOfRows": "4" }),
            multiline(Some(4)),
        ),
        (
            json!({ "fieldType": 1, "numberOfRows": "0" }),
            multiline(None),
        ),
        (
            json!({ "fieldType": 1, "maximumLength": "9" }),
            multiline(None),
        ),
        (
            json!({ "fieldType": 2, "maximumValue": "99.5" }),
            number(Some("99.5")),
        ),
        (
            json!({ "fieldType": 2, "maximumValue": 99 }),
            number(Some("99")),
        ),
        (json!({ "fieldType": 2, "maximumValue": " " }), number(None)),
        (
            json!({ "fieldType": 3, "listOfValue": ["A", "B"] }),
            dropdown(&["A", "B"]),
        ),
        (
            json!({ "fieldType": 3, "listOfValue": null }),
            dropdown(&[]),
        ),
        (json!({ "fieldType": 3 }), dropdown(&[])),
    ] {
        let mut field = record.clone();
        field["fieldName"] = json!("x");
        let fields = read(json!({ "extraFields": [field] }))
            .extra_fields
            .unwrap();
        assert_eq!(fields[0].value_type, expected, "{record}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_extra_field_is_known_by_its_name_and_by_its_label() {
    let rules = read(json!({ "extraFields": [{
        "id": 1, "fieldName": "cost_center", "labelName": "Cost center", "isRequired": "1",
        "isUnique": true, "defaultValue": "K-1", "configType": 2, "visibleToEnduser": false,
    }, { "fieldName": "Floor", "labelName": " ", "isRequired": 0, "defaultValue": "" }] }));
    let field = rules.extra_field(" COST_CENTER").unwrap();
    assert_eq!(rules.extra_field("cost CENTER "), Some(field));
    assert_eq!(rules.extra_field("cost"), None);
    assert!(field.required && field.unique);
    assert_eq!(field.default_value.as_deref(), Some("K-1"));
    let plain = rules.extra_field("floor").unwrap();
    assert_eq!(
        (plain.label.as_str(), plain.required, plain.unique),
        ("Floor", false, false)
    );
    assert_eq!(plain.default_value, None);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_field_of_exactly_this_name_comes_before_one_of_this_label() {
    let rules = read(json!({ "extraFields": [
        { "fieldName": "dept", "labelName": "Cost" }, { "fieldName": "Cost" },
    ] }));
    assert_eq!(rules.extra_field("Cost").unwrap().name, "Cost");
    assert_eq!(rules.extra_field("DEPT").unwrap().name, "dept");
}

#[wasm_bindgen_test(unsupported = test)]
fn what_cannot_be_used_is_named() {
    for (json, expected) in [
        (json!([]), StoreRulesError::NotAnObject),
        (json!(null), StoreRulesError::NotAnObject),
        (
            json!({ "channel": [] }),
            StoreRulesError::UnknownKey("channel".to_owned()),
        ),
        (
            json!({ "permissions": [] }),
            StoreRulesError::UnknownKey("permissions".to_owned()),
        ),
        (json!({ "roles": {} }), StoreRulesError::NotAList("roles")),
        (
            json!({ "roles": [{ "id": 1 }, { "name": "x" }] }),
            record("roles", 2, "id"),
        ),
        (
            json!({ "roles": [{ "id": "x" }] }),
            record("roles", 1, "id"),
        ),
        (json!({ "roles": [{ "id": 0 }] }), record("roles", 1, "id")),
        (
            json!({ "channels": [{ "id": 1 }] }),
            record("channels", 1, "channelId"),
        ),
        (
            json!({ "channels": [{ "channelId": -1 }] }),
            record("channels", 1, "channelId"),
        ),
        (
            json!({ "companies": [7] }),
            record("companies", 1, "companyId"),
        ),
        (
            json!({ "extraFields": [{ "fieldName": " " }] }),
            record("extraFields", 1, "fieldName"),
        ),
        (
            json!({ "extraFields": [{ "name": "x" }] }),
            record("extraFields", 1, "fieldName"),
        ),
    ] {
        assert_eq!(error(json.clone()), expected, "{json}");
    }
    assert_eq!(
        rules(&json!({ "x": 1 })),
        Err(StoreRulesError::UnknownKey("x".into()))
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn unknown_keys_of_a_record_do_not_matter() {
    let pasted = json!({ "channels": [{
        "id": 88, "channelId": 1, "channelName": "Main", "b2bEnabled": true, "isEnabled": true,
        "status": "active", "platform": "bigcommerce", "allowGlobalLogins": false, "urls": ["x"],
    }] });
    assert_eq!(read(pasted).channels.unwrap()[0].id.get(), 1);
}

#[wasm_bindgen_test(unsupported = test)]
fn whether_a_login_may_create_is_open_until_its_permissions_are_known() {
    assert_eq!(StoreRules::default().may_create(), None);
    let with = |permissions: &[(&str, u64)]| StoreRules {
        permissions: Some(
            permissions
                .iter()
                .map(|(code, level)| Permission {
                    code: (*code).into(),
                    level: *level,
                })
                .collect(),
        ),
        ..StoreRules::default()
    };
    for (permissions, may) in [
        (&[][..], false),
        (&[("get_users", 2), ("update_user", 3)], false),
        (&[("get_users", 1), ("create_user", 2)], true),
        (&[("create_user", 3)], true),
        (&[("create_user", 1)], false),
    ] {
        assert_eq!(with(permissions).may_create(), Some(may), "{permissions:?}");
    }
}
