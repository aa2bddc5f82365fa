//! Reading the query of a request.

use crate::field_errors::FieldErrors;
use crate::page::{self, Page};
use axum::extract::Query as Pairs;
use axum::http::Uri;
use serde_json::{Map, json};

const NOT_AN_INTEGER: &str = "A valid integer is required.";

/// Takes the query of a request apart and collects what is wrong with it. An empty value counts
/// as left out, and names that are not asked for are passed over.
#[derive(Debug)]
pub(crate) struct Query {
    pairs: Vec<(String, String)>,
    errors: FieldErrors,
}

impl Query {
    pub(crate) fn of(uri: &Uri) -> Self {
        Self {
            pairs: Pairs::try_from_uri(uri).map_or_else(|_| Vec::new(), |Pairs(pairs)| pairs),
            errors: FieldErrors::default(),
        }
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.pairs
            .iter()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn required_text(&mut self, name: &str) -> Option<String> {
        let text = self.text(name).map(str::to_owned);
        if text.is_none() {
            self.complain(name, "This field is required.");
        }
        text
    }

    /// In lower case, to be looked for in lower-case text.
    pub(crate) fn search_text(&self, name: &str) -> Option<String> {
        self.text(name).map(str::to_lowercase)
    }

    pub(crate) fn integer(&mut self, name: &str) -> Option<u64> {
        let number = self.text(name)?.parse().ok();
        if number.is_none() {
            self.complain(name, NOT_AN_INTEGER);
        }
        number
    }

    /// The place of the value among the choices.
    pub(crate) fn choice(&mut self, name: &str, choices: &[&str]) -> Option<usize> {
        let text = self.text(name)?;
        let found = choices.iter().position(|choice| *choice == text);
        if found.is_none() {
            let sentence = not_a_choice(text);
            self.complain(name, sentence);
        }
        found
    }

    pub(crate) fn switch(&mut self, name: &str) -> bool {
        self.choice(name, &["0", "1"]) == Some(1)
    }

    /// `limit` and `offset`, alike in every list of the API.
    pub(crate) fn page(&mut self) -> Page {
        let limit = self.integer("limit").unwrap_or(page::DEFAULT_LIMIT);
        if limit < 1 {
            self.complain("limit", "Ensure this value is greater than or equal to 1.");
        }
        if limit > page::MAXIMUM_LIMIT {
            let most = page::MAXIMUM_LIMIT;
            self.complain(
                "limit",
                format!("Ensure this value is less than or equal to {most}."),
            );
        }
        let offset = self.integer("offset").unwrap_or(0);
        let size = |number| usize::try_from(number).unwrap_or(usize::MAX);
        Page {
            limit: size(limit),
            offset: size(offset),
        }
    }

    /// The role codes up to `highest` of a key that may be repeated, and whose value may be a
    /// list with commas where `commas` says so; complaints nest by index.
    pub(crate) fn roles(&mut self, name: &str, highest: u8, commas: bool) -> Vec<u8> {
        let mut wrong = Map::new();
        let mut roles = Vec::new();
        let values = self
            .pairs
            .iter()
            .filter(|(key, _)| key == name)
            .flat_map(|(_, value)| {
                // Without commas nothing splits a value.
                value.split(move |character| commas && character == ',')
            });
        for (index, value) in values.enumerate() {
            match value.trim().parse() {
                Ok(role) if role <= highest => roles.push(role),
                _ => {
                    wrong.insert(index.to_string(), json!([not_a_choice(value)]));
                }
            }
        }
        self.errors.add_items(name, wrong);
        roles
    }

    pub(crate) fn complain(&mut self, name: &str, sentence: impl Into<String>) {
        self.errors.add(name, sentence);
    }

    /// The complaints about the query, if there are any.
    pub(crate) fn finish(self) -> Result<(), FieldErrors> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(self.errors)
        }
    }
}

fn not_a_choice(value: &str) -> String {
    format!("\"{value}\" is not a valid choice.")
}
