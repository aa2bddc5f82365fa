//! Phone numbers.
//!
//! The examples on the API's pages range from `112233` to `+1-555-123-4567`, so anything that
//! tidied numbers up would change some that are right.

/// A phone number as typed. No format is documented anywhere, so none is forced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Takes the number unchecked: only checks call it.
    pub(crate) fn trusted(number: &str) -> Self {
        Self(number.to_owned())
    }

    /// Exactly what was typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
