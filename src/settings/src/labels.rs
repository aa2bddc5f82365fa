//! Texts that a page may replace.

use serde_json::Value;

/// Texts in the place of the widget's own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels {
    /// The title above everything.
    pub title: Option<String>,
    /// The sentence below the title.
    pub lead: Option<String>,
    /// The tab with the form.
    pub add_one: Option<String>,
    /// The tab for files.
    pub add_many: Option<String>,
}

impl Labels {
    /// The names of the labels, in the order of the fields.
    pub const NAMES: [&str; 4] = ["title", "lead", "addOne", "addMany"];

    /// Reads an object with some of them; one that is null is not set.
    pub(crate) fn read(json: &Value) -> Option<Self> {
        let mut labels = Self::default();
        for (name, value) in json.as_object()? {
            let label = match name.as_str() {
                "title" => &mut labels.title,
                "lead" => &mut labels.lead,
                "addOne" => &mut labels.add_one,
                "addMany" => &mut labels.add_many,
                _ => return None,
            };
            if !value.is_null() {
                *label = Some(value.as_str()?.to_owned());
            }
        }
        Some(labels)
    }
}
