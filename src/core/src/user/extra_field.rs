//! Fields that a store defined itself.

use serde::Serialize;

/// The name and value of one of the store's own fields. The value is always text,
/// whatever the field's type (Users API, `extraFields`).
///
/// ```
/// use b2b_users_core::{check::check_extra_fields, config::StoreRules, json::Json, user::ExtraField};
///
/// let store = r#"{
///     "extraFields": [{ "fieldName": "Size", "fieldType": 3, "listOfValue": ["Small", "Large"] }]
/// }"#;
/// let store = StoreRules::from_json(&Json::read(store).unwrap()).unwrap();
/// let typed = ExtraField { name: "size".into(), value: "large".into() };
/// // The name and the value take the store's own spelling.
/// let fields = check_extra_fields(&[typed], &store).0.unwrap();
/// assert_eq!((fields[0].name.as_str(), fields[0].value.as_str()), ("Size", "Large"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ExtraField {
    /// The field's name in the store, such as "Department".
    #[serde(rename = "fieldName")]
    pub name: String,
    /// Its value.
    #[serde(rename = "fieldValue")]
    pub value: String,
}
