//! Reading the fields of a JSON object by strict types.

mod roles;
mod store_values;

pub(crate) use roles::RoleForm;

use crate::email::{self, EmailRule};
use crate::field_errors::FieldErrors;
use crate::python;
use crate::variants::Variants;
use serde_json::{Map, Value};

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
    /// What the store makes of users; none for an object that is no user.
    variants: Option<&'a Variants>,
    errors: FieldErrors,
}

impl<'a> Fields<'a> {
    /// Takes the body, or the item of a bulk body, apart.
    pub(crate) fn of(value: &'a Value) -> Result<Self, FieldErrors> {
        match value {
            Value::Object(object) => Ok(Self {
                object,
                variants: None,
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

    /// Takes a user apart, by what the store makes of users.
    pub(crate) fn of_user(value: &'a Value, variants: &'a Variants) -> Result<Self, FieldErrors> {
        let mut fields = Self::of(value)?;
        fields.variants = Some(variants);
        Ok(fields)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.object.contains_key(name)
    }

    pub(crate) fn complain(&mut self, name: &str, sentence: impl Into<String>) {
        self.errors.add(name, sentence);
    }

    /// The value of an optional field.
    pub(crate) fn optional(&mut self, name: &str) -> Option<&'a Value> {
        match self.object.get(name) {
            None => {
                self.miss(name);
                None
            }
            Some(Value::Null) => {
                self.complain(name, NULL);
                None
            }
            value => value,
        }
    }

    /// Takes note that an optional field is not there: some stores require it.
    pub(crate) fn miss(&mut self, name: &str) {
        if self
            .variants
            .is_some_and(|variants| variants.requires(name))
        {
            self.complain(name, NULL);
        }
    }

    /// The value of a required field; one that is missing reads as null.
    pub(crate) fn required(&mut self, name: &str) -> Option<&'a Value> {
        if !self.has(name) {
            self.complain(name, NULL);
            return None;
        }
        self.optional(name)
    }

    pub(crate) fn required_text(&mut self, name: &str) -> Option<String> {
        let value = self.required(name)?;
        let text = self.read_text(name, value)?;
        if text.is_empty() {
            self.complain(name, "This field may not be blank.");
            return None;
        }
        Some(text)
    }

    pub(crate) fn optional_text(&mut self, name: &str) -> Option<String> {
        let value = self.optional(name)?;
        self.read_text(name, value)
    }

    /// A text that may have to be there.
    pub(crate) fn text(&mut self, name: &str, required: bool) -> Option<String> {
        if required {
            self.required_text(name)
        } else {
            self.optional_text(name)
        }
    }

    /// The address of the user, in the wording of the create endpoints.
    pub(crate) fn email(&mut self) -> Option<String> {
        let text = self.required_text("email")?;
        let rule = self
            .variants
            .map_or_else(EmailRule::default, |variants| variants.emails);
        if email::is_address(&text, rule) {
            return Some(text);
        }
        self.complain("email", "Email is not correct.");
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

    /// An answer as the text "0" or "1", never a boolean or a number.
    pub(crate) fn optional_switch(&mut self, name: &str) -> Option<bool> {
        let value = self.optional(name)?;
        let answer = match value.as_str() {
            Some("0") => Some(false),
            Some("1") => Some(true),
            _ => None,
        };
        if answer.is_none() {
            self.complain(name, not_a_choice(value));
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

    fn read_text(&mut self, name: &str, value: &Value) -> Option<String> {
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
