//! Drafts that programs hand over: what stands for which text, and what is refused.

use b2b_users_core::check::{RowVerdict, check_list_json, check_user};
use b2b_users_core::config::Rules;
use b2b_users_core::json::{Json, JsonError};
use b2b_users_core::user::{DraftError, Field, UserDraft};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

fn draft(json: &Value) -> UserDraft {
    UserDraft::read(&json.to_string()).unwrap()
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
            let read = draft(&json!({ field.name(): value }));
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
        assert_eq!(draft(&json!({ "channelIds": value })).channel_ids, text);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn extra_fields_come_as_a_list_or_as_an_object() {
    let list = json!([{ "fieldName": "Floor", "fieldValue": 3 }]);
    for fields in [list, json!({ "Floor": "3" })] {
        let read = draft(&json!({ "extraFields": fields })).extra_fields;
        assert_eq!(
            (read.len(), &*read[0].name, &*read[0].value),
            (1, "Floor", "3")
        );
    }
    assert!(
        draft(&json!({ "extraFields": null }))
            .extra_fields
            .is_empty()
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_no_draft_is_refused_and_named() {
    for (json, code) in [
        (json!({ "emial": "a@example.com" }), "draft.unknown_field"),
        (json!({ "email": {} }), "draft.not_a_value"),
        (json!({ "email": ["a@example.com"] }), "draft.not_a_value"),
        (json!({ "channelIds": [[1]] }), "draft.list_within_list"),
        (json!({ "channelIds": [{}] }), "draft.not_a_value"),
        (
            json!({ "extraFields": [{ "name": "Floor" }] }),
            "draft.extra_field",
        ),
        (json!({ "extraFields": [1] }), "draft.extra_field"),
        (
            json!({ "extraFields": { "Floor": [1] } }),
            "draft.not_a_value",
        ),
        (json!({ "extraFields": "Floor" }), "draft.extra_fields"),
        (json!([]), "draft.not_an_object"),
        (json!("a@example.com"), "draft.not_an_object"),
        (json!(null), "draft.not_an_object"),
    ] {
        let error = UserDraft::read(&json.to_string()).unwrap_err();
        assert_eq!(error.code(), code, "{json}");
        assert_eq!(error.to_string(), code, "{json}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_text_that_is_no_json_is_refused_where_it_stops_to_be() {
    for (text, column) in [
        ("", 0),
        ("{", 1),
        (r#"{"email":}"#, 10),
        (r#"{"email":01}"#, 11),
        (r#"{"email":"a",}"#, 14),
        (r#"{"channelIds":[1,]}"#, 18),
        (r#"{"extraFields":{"a":tru}}"#, 24),
        (r#"{"email":"a"} {"#, 15),
    ] {
        let error = UserDraft::read(text).unwrap_err();
        let place = JsonError { line: 1, column };
        assert_eq!(error, DraftError::NotJson(place), "{text}");
        assert_eq!(Json::read(text), Err(place), "{text}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_list_of_drafts_says_which_of_them_is_wrong() {
    let rules = Rules::default();
    let check = check_list_json(r#"[{"email":"a"},{"email":"b"}]"#, &rules).unwrap();
    assert_eq!(check.verdicts, [RowVerdict::Invalid; 2]);
    for (text, place) in [("7", 0), ("[7]", 1), (r#"[{},{},{"e":1}]"#, 3), ("[{},", 2)] {
        assert_eq!(
            check_list_json(text, &rules).unwrap_err().0,
            place,
            "{text}"
        );
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
        let first = check_user(&draft(&typed), &rules).user.unwrap();
        let written = serde_json::to_value(&first).unwrap();
        let again = check_user(&draft(&written), &rules);
        assert_eq!(again.user, Some(first));
        assert_eq!(again.issues, []);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn rules_are_read_from_json_and_a_misspelt_key_is_noticed() {
    let rules = json!({
        "dialect": "storefront-graphql",
        "inBulk": true,
        "defaults": { "companyId": 42 },
        "store": { "channels": [{ "channelId": 1, "b2bEnabled": true }] }
    });
    let rules = Rules::read(&rules.to_string()).unwrap();
    assert_eq!(rules.defaults.company_id, "42");
    assert!(rules.in_bulk && rules.store.channels.is_some());
    for (wrong, code) in [
        (json!({ "dialekt": "management" }), "rules.no_rule"),
        (json!({ "dialect": "telepathy" }), "rules.dialect"),
        (json!({ "dialect": 1 }), "rules.dialect"),
        (json!({ "inBulk": "yes" }), "rules.in_bulk"),
        (json!({ "store": { "roles": [{}] } }), "rules.record"),
        (json!({ "store": { "colours": [] } }), "rules.unknown_key"),
        (json!({ "store": [] }), "rules.not_an_object"),
        (
            json!({ "defaults": { "emial": "" } }),
            "draft.unknown_field",
        ),
        (json!([]), "rules.no_object"),
    ] {
        let error = Rules::read(&wrong.to_string()).unwrap_err();
        assert_eq!(error.code(), code, "{wrong}");
        assert_eq!(error.to_string(), code, "{wrong}");
    }
    assert_eq!(Rules::read("{").unwrap_err().code(), "rules.not_json");
}
