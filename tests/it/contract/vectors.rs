//! Reading the vectors.

use b2b_users_core::check::{Checked, check_user};
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::user::{ExtraField, Field, UserDraft};
use serde_json::Value;

/// Which request must leave for which user.
pub(crate) fn requests() -> Value {
    read(include_str!("../../fixtures/contract/requests.json"))
}

/// What a reply means.
pub(crate) fn replies() -> Value {
    read(include_str!("../../fixtures/contract/replies.json"))
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The text at a key.
pub(crate) fn text<'a>(vector: &'a Value, key: &str) -> &'a str {
    vector[key]
        .as_str()
        .unwrap_or_else(|| panic!("no text {key} in {vector}"))
}

/// The texts at a key.
pub(crate) fn texts<'a>(vector: &'a Value, key: &str) -> Vec<&'a str> {
    let items = vector[key].as_array();
    let items = items.unwrap_or_else(|| panic!("no list {key} in {vector}"));
    items.iter().map(|item| item.as_str().unwrap()).collect()
}

/// The list at a key.
pub(crate) fn list<'a>(vector: &'a Value, key: &str) -> &'a [Value] {
    vector[key].as_array().unwrap()
}

/// The dialect that a vector is about, by the name that the configuration uses.
pub(crate) fn dialect(vector: &Value) -> Dialect {
    Dialect::named(text(vector, "dialect")).unwrap()
}

/// A user as the vectors have it typed.
pub(crate) fn draft(vectors: &Value, name: &str) -> UserDraft {
    let typed = vectors["users"][name]
        .as_object()
        .unwrap_or_else(|| panic!("no user {name}"));
    let mut draft = UserDraft::default();
    for (key, value) in typed {
        // Exactly the name: an alias would hide a slip in a vector.
        let field = Field::ALL.into_iter().find(|field| field.name() == key);
        let field = field.unwrap_or_else(|| panic!("{name} has {key}"));
        match draft.get_mut(field) {
            Some(place) => value.as_str().unwrap().clone_into(place),
            None => {
                draft.extra_fields = list(&vectors["users"][name], key)
                    .iter()
                    .map(extra)
                    .collect();
            }
        }
    }
    draft
}

fn extra(typed: &Value) -> ExtraField {
    ExtraField {
        name: text(typed, "name").to_owned(),
        value: text(typed, "value").to_owned(),
    }
}

/// What the check makes of a user, sent alone or with others.
pub(crate) fn checked(draft: &UserDraft, dialect: Dialect, in_bulk: bool) -> Checked {
    let rules = Rules {
        in_bulk,
        ..Rules::for_dialect(dialect)
    };
    check_user(draft, &rules)
}
