//! Complaints about the fields of a request.

use serde_json::{Map, Value, json};

/// The pseudo-field of complaints about an object as a whole.
pub(crate) const NON_FIELD: &str = "non_field_errors";

/// Complaints by field, each a list of sentences; complaints about the items of a list nest
/// by index, as the Users API shows for its `roles` filter.
#[derive(Clone, Debug, Default)]
pub(crate) struct FieldErrors(Map<String, Value>);

impl FieldErrors {
    pub(crate) fn one(field: &str, sentence: impl Into<String>) -> Self {
        let mut errors = Self::default();
        errors.add(field, sentence);
        errors
    }

    pub(crate) fn add(&mut self, field: &str, sentence: impl Into<String>) {
        self.merge_value(field, json!([sentence.into()]));
    }

    /// Complaints about list items: index to whatever is wrong there.
    pub(crate) fn add_items(&mut self, field: &str, items: Map<String, Value>) {
        if !items.is_empty() {
            self.merge_value(field, Value::Object(items));
        }
    }

    /// Takes over the complaints of another object.
    fn merge(&mut self, other: Self) {
        for (field, value) in other.0 {
            self.merge_value(&field, value);
        }
    }

    /// The complaints of several objects as those of one. The answer to a bulk request has no row
    /// index: it is the single-user shape (Users API, one error schema for both).
    pub(crate) fn merged(all: impl IntoIterator<Item = Self>) -> Self {
        let mut errors = Self::default();
        for other in all {
            errors.merge(other);
        }
        errors
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn into_value(self) -> Value {
        Value::Object(self.0)
    }

    fn merge_value(&mut self, field: &str, value: Value) {
        match (self.0.get_mut(field), value) {
            (Some(Value::Array(known)), Value::Array(sentences)) => {
                for sentence in sentences {
                    if !known.contains(&sentence) {
                        known.push(sentence);
                    }
                }
            }
            (Some(Value::Object(known)), Value::Object(items)) => {
                for (index, item) in items {
                    known.entry(index).or_insert(item);
                }
            }
            // A list of sentences and complaints by index do not mix: the first one stays.
            (Some(_), _) => {}
            (None, value) => {
                self.0.insert(field.to_owned(), value);
            }
        }
    }
}

/// Complaints by field in one line, each with the name of its field in front.
pub(crate) fn sentence(field: Option<&str>, detail: &Value) -> String {
    match detail {
        Value::Object(fields) => {
            let parts = fields.iter().map(|(name, detail)| match field {
                Some(field) => sentence(Some(&format!("{field}.{name}")), detail),
                None => sentence(Some(name), detail),
            });
            parts.collect::<Vec<_>>().join(" ")
        }
        Value::Array(sentences) => {
            let parts = sentences.iter().map(|detail| sentence(field, detail));
            parts.collect::<Vec<_>>().join(" ")
        }
        other => {
            let text = other
                .as_str()
                .map_or_else(|| other.to_string(), str::to_owned);
            match field.filter(|field| *field != NON_FIELD) {
                Some(field) => format!("{field}: {text}"),
                None => text,
            }
        }
    }
}

/// The same complaints with their fields renamed, however deep they are.
pub(crate) fn in_snake_case(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let renamed: Map<String, Value> = fields
                .into_iter()
                .map(|(name, value)| (snake_case(&name), in_snake_case(value)))
                .collect();
            Value::Object(renamed)
        }
        Value::Array(rows) => rows.into_iter().map(in_snake_case).collect(),
        other => other,
    }
}

fn snake_case(name: &str) -> String {
    let mut renamed = String::with_capacity(name.len() + 2);
    for character in name.chars() {
        if character.is_ascii_uppercase() {
            renamed.push('_');
        }
        renamed.push(character.to_ascii_lowercase());
    }
    renamed
}
