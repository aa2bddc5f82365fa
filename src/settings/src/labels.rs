//! Texts that a page may replace.

use b2b_users_core::json::Json;
use b2b_users_text::is_name;

/// Texts in the place of the widget's own: keys of the tables with patterns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels(Vec<(String, String)>);

impl Labels {
    /// Reads an object with some of them; one that is null is not set.
    pub(crate) fn read(json: &Json) -> Option<Self> {
        let mut labels = Vec::new();
        for (key, value) in json.as_object()? {
            if !is_name(key) {
                return None;
            }
            if !value.is_null() {
                labels.push((key.clone(), value.as_str()?.to_owned()));
            }
        }
        Some(Self(labels))
    }

    /// The keys with their patterns.
    #[must_use]
    pub fn all(&self) -> &[(String, String)] {
        &self.0
    }
}
