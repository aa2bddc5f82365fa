//! Checked names.
//!
//! The limit is the one of the buyer portal's own forms; the API's present pages name none.

/// A first or last name: not blank, shorter than 200 characters, no hidden characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// Takes the name unchecked: only checks call it.
    pub(crate) fn trusted(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// The name as it is sent: as typed, without blanks around it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
