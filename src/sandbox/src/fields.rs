mod store_values;

use serde_json::{Map, Value};

use crate::{email, field_errors::FieldErrors, python, store::Store};

/// The most characters of a text: the Buyer Portal refuses 200 and more.
const LONGEST_TEXT: usize = 199;

const NULL: &str = "This field may not be null.";
const NOT_AN_INTEGER: &str = "A valid integer is required.";
const NOT_TEXT: &str = "Not a valid string.";

/// Reads the fields of one JSON object by strict types and collects what is wrong.
///
/// An explicit null is refused for every known field, optional ones too; unknown fields are
/// passed over in silence, because no schema of the API forbids them.
#[derive(Debug)]
pub(crate) struct Fields<'a> {
    object: &'a Map<String, Value>,
    errors: FieldErrors,
}

impl<'a> Fields<'a> {
    /// Takes the body, or the item of a bulk body, apart.
    pub(crate) fn of(value: &'a Value) -> Result<Self, FieldErrors> {
        match value {
            Value::Object(object) => Ok(Self {
                object,
                errors: FieldErrors::default(),
            }),
            other => Err(FieldErrors::one(
                crate::field_errors::NON_FIELD,
                format!(
                    "Invalid data. Expected a dictionary, but got {}.",
                    python::type_name(other)
                ),
            )),
        }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.object.contains_key(name)
    }

    pub(crate) fn complain(&mut self, name: &str, sentence: impl Into<String>) {
        self.errors.add(name, sentence);
    }

    /// The value of an optional field.
    pub(crate) fn optional(&mut self, name: &str) -> Option<&'a Value> {
        match self.object.get(name)? {
            Value::Null => {
                self.complain(name, NULL);
                None
            }
            value => Some(value),
        }
    }

    /// The value of a required field; one that is missing reads as null.
    pub(crate) fn required(&mut self, name: &str) -> Option<&'a Value> {
        if !self.has(name) {
            self.complain(name, NULL);
        }
        self.optional(name)
    }

    pub(crate) fn required_text(&mut self, name: &str) -> Option<String> {
        let value = self.required(name)?;
        let text = self.text(name, value)?;
        if text.is_empty() {
            self.complain(name, "This field may not be blank.");
            return None;
        }
        Some(text)
    }

    pub(crate) fn optional_text(&mut self, name: &str) -> Option<String> {
        let value = self.optional(name)?;
        self.text(name, value)
    }

    /// The address of the user, in the wording of the create endpoints.
    pub(crate) fn email(&mut self, store: &Store) -> Option<String> {
        self.address(store, "Email is not correct.")
    }

    /// The same in the wording of a change.
    pub(crate) fn changed_email(&mut self, store: &Store) -> Option<String> {
        self.address(store, "Enter a valid email address.")
    }

    fn address(&mut self, store: &Store, complaint: &str) -> Option<String> {
        let text = self.required_text("email")?;
        let may_be = text.is_ascii() || !store.variants.ascii_emails;
        if may_be && email::is_address(&text) {
            return Some(text);
        }
        self.complain("email", complaint);
        None
    }

    pub(crate) fn optional_integer(&mut self, name: &str) -> Option<u64> {
        let value = self.optional(name)?;
        let number = value.as_u64();
        if number.is_none() {
            self.complain(name, NOT_AN_INTEGER);
        }
        number
    }

    pub(crate) fn optional_boolean(&mut self, name: &str) -> Option<bool> {
        let value = self.optional(name)?;
        let answer = value.as_bool();
        if answer.is_none() {
            self.complain(name, "Must be a valid boolean.");
        }
        answer
    }

    /// The items of a list field, each through `read`; complaints nest by index.
    pub(crate) fn optional_list<T>(
        &mut self,
        name: &str,
        read: impl Fn(&Value) -> Result<T, Value>,
    ) -> Option<Vec<T>> {
        let value = self.optional(name)?;
        let Some(items) = value.as_array() else {
            let kind = python::type_name(value);
            self.complain(
                name,
                format!("Expected a list of items but got type \"{kind}\"."),
            );
            return None;
        };
        let mut wrong = Map::new();
        let mut read_items = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            match read(item) {
                Ok(item) => read_items.push(item),
                Err(complaint) => {
                    wrong.insert(index.to_string(), complaint);
                }
            }
        }
        self.errors.add_items(name, wrong);
        Some(read_items)
    }

    /// The complaints of this object, if there are any.
    pub(crate) fn finish(self) -> Result<(), FieldErrors> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(self.errors)
        }
    }

    fn text(&mut self, name: &str, value: &Value) -> Option<String> {
        let Some(text) = value.as_str().map(str::trim) else {
            self.complain(name, NOT_TEXT);
            return None;
        };
        if text.chars().count() > LONGEST_TEXT {
            self.complain(
                name,
                format!("Ensure this field has no more than {LONGEST_TEXT} characters."),
            );
            return None;
        }
        Some(text.to_owned())
    }
}

/// A list item that must be a whole number.
pub(crate) fn integer_item(item: &Value) -> Result<u64, Value> {
    item.as_u64()
        .ok_or_else(|| serde_json::json!([NOT_AN_INTEGER]))
}

/// The wording for a value that is not among the choices of a field in a request body. The
/// documented sentence has no full stop here, unlike the one about a list filter.
pub(crate) fn not_a_choice(value: &Value) -> String {
    let shown = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    format!("\"{shown}\" is not a valid choice")
}
