//! Replies of every kind and none, for tests of properties.

use b2b_users_core::wire::ApiReply;
use proptest::prelude::*;
use serde_json::Value;

/// JSON of any shape, mostly with the names and texts that the store uses.
pub(crate) fn json() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        Just("user1@example.com".to_owned()),
        Just("Email already exists. ['user2@example.com']".to_owned()),
        Just("email is existed".to_owned()),
        Just("40101".to_owned()),
        Just("7".to_owned()),
        ".{0,8}",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0..9_u64).prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    let name = prop_oneof![
        Just("code"),
        Just("data"),
        Just("meta"),
        Just("message"),
        Just("errMsg"),
        Just("errors"),
        Just("userId"),
        Just("id"),
        Just("email"),
        Just("detail"),
        Just("_detail"),
        Just("applied"),
        Just("0"),
        Just("1"),
        Just("2"),
        Just("last_name"),
        Just("non_field_errors"),
        Just("successfulItems"),
        Just("failedItems"),
        Just("title"),
        Just("users"),
        Just("edges"),
        Just("node"),
        Just("totalCount"),
        Just("list"),
        Just("pagination"),
        Just("userCreate"),
        Just("user"),
        Just("extensions"),
        Just("e0"),
        Just("userType"),
    ];
    leaf.prop_recursive(5, 40, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..5).prop_map(|pairs| {
                pairs
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect()
            }),
        ]
    })
}

/// A body that may or may not be one of the store's.
pub(crate) fn body() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => json().prop_map(|value| value.to_string()),
        2 => json().prop_map(|value| serde_json::json!({ "code": 422, "data": { "errMsg": value }, "meta": {} }).to_string()),
        2 => json().prop_map(|value| serde_json::json!({ "code": 200, "data": value }).to_string()),
        2 => json().prop_map(|value| serde_json::json!({ "data": value }).to_string()),
        1 => (json(), json()).prop_map(|(data, errors)| serde_json::json!({ "data": data, "errors": [errors] }).to_string()),
        1 => (json(), 0..60_usize).prop_map(|(value, end)| value.to_string().chars().take(end).collect()),
        1 => ".{0,40}",
    ]
}

/// A reply of any status.
pub(crate) fn reply() -> impl Strategy<Value = ApiReply> {
    let status = prop_oneof![
        Just(200),
        Just(201),
        Just(400),
        Just(401),
        Just(403),
        Just(409),
        Just(413),
        Just(422),
        Just(429),
        Just(500),
        Just(502),
        any::<u16>(),
    ];
    (
        status,
        body(),
        prop::option::of(any::<u64>().prop_map(|wait| wait % 3_600_001)),
    )
        .prop_map(|(status, body, retry_after)| ApiReply {
            status,
            body,
            retry_after,
            request_id: (status % 3 == 0).then(|| "a1-b2".to_owned()),
        })
}
