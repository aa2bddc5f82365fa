//! Drafts that programs hand over: what stands for which text, and what is refused.

use b2b_users_core::check::check_user;
use b2b_users_core::config::Rules;
use b2b_users_core::user::{Field, UserDraft};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn draft(json: Value) -> UserDraft {
    serde_json::from_value(json).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn every_plain_value_stands_for_its_text() {
    let cases = [
        (json!("42"), "42"),
        (json!(42), "42"),
        (json!(-1), "-1"),
        (json!(9_007_199_254_740_993_u64), "9007199254740993"),
        (json!(4.5), "4.5"),
        (json!(42.0), "42"),
        (json!(true), "true"),
        (json!(false), "false"),
        (json!(null), ""),
        (json!(" as typed "), " as typed "),
    ];
    for field in Field::ALL
        .into_iter()
        .filter(|field| *field != Field::ExtraFields)
    {
        for (value, text) in &cases {
            let read = draft(json!({ field.name(): value }));
            assert_eq!(read.get(field), *text, "{}: {value}", field.name());
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_list_of_channels_is_its_members() {
    for (value, text) in [
        (json!([1, "2", 3]), "1;2;3"),
        (json!([]), ""),
        (json!([7]), "7"),
        (json!("1, 2"), "1, 2"),
    ] {
        assert_eq!(draft(json!({ "channelIds": value })).channel_ids, text);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn extra_fields_come_as_a_list_or_as_an_object() {
    let list = json!([{ "fieldName": "Floor", "fieldValue": 3 }]);
    for fields in [list, json!({ "Floor": "3" })] {
        let read = draft(json!({ "extraFields": fields })).extra_fields;
        assert_eq!(
            (read.len(), &*read[0].name, &*read[0].value),
            (1, "Floor", "3")
        );
    }
    assert!(
        draft(json!({ "extraFields": null }))
            .extra_fields
            .is_empty()
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_no_draft_is_refused_and_named() {
    for (json, named) in [
        (json!({ "emial": "a@example.com" }), "emial"),
        (json!({ "email": {} }), "map"),
        (json!({ "email": ["a@example.com"] }), "email"),
        (json!({ "channelIds": [[1]] }), "draft.list_within_list"),
        (json!({ "extraFields": [{ "name": "Floor" }] }), "name"),
        (
            json!({ "extraFields": { "Floor": [1] } }),
            "draft.list_for_value",
        ),
        (json!({ "extraFields": "Floor" }), "Floor"),
        (json!([]), "sequence"),
        (json!("a@example.com"), "string"),
        (json!(null), "null"),
    ] {
        let error = serde_json::from_value::<UserDraft>(json.clone()).unwrap_err();
        assert!(error.to_string().contains(named), "{json}: {error}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_checked_user_is_a_draft_that_passes_again_unchanged() {
    let full = json!({
        "email": "zoe@example.com", "firstName": "Zoë", "lastName": "O’Brien",
        "phoneNumber": "(555) 010-4477", "companyId": 42, "role": "Senior buyer",
        "companyRoleId": "10021", "channelIds": [1, 2], "originChannelId": 2,
        "acceptWelcomeEmail": "yes", "uuid": "crm-1", "extraFields": { "Department": "Purchasing" }
    });
    let least = json!({
        "email": "a@example.com", "firstName": "A", "lastName": "B", "companyId": "7", "role": 0,
        "channelIds": 1
    });
    for typed in [full, least] {
        let rules = Rules::default();
        let first = check_user(&draft(typed), &rules).user.unwrap();
        let written = serde_json::to_value(&first).unwrap();
        let again = check_user(&draft(written), &rules);
        assert_eq!(again.user, Some(first));
        assert_eq!(again.issues, []);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn rules_are_read_from_json_and_a_misspelt_key_is_noticed() {
    let rules: Rules = serde_json::from_value(json!({
        "dialect": "storefront-graphql",
        "inBulk": true,
        "defaults": { "companyId": 42 },
        "store": { "channels": [{ "channelId": 1, "b2bEnabled": true }] }
    }))
    .unwrap();
    assert_eq!(rules.defaults.company_id, "42");
    assert!(rules.in_bulk && rules.store.channels.is_some());
    for wrong in [
        json!({ "dialekt": "management" }),
        json!({ "dialect": "telepathy" }),
        json!({ "store": { "roles": [{}] } }),
        json!({ "store": { "colours": [] } }),
        json!({ "defaults": { "emial": "" } }),
    ] {
        assert!(
            serde_json::from_value::<Rules>(wrong.clone()).is_err(),
            "{wrong}"
        );
    }
}
