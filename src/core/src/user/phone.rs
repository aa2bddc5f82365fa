//! Phone numbers.

/// A phone number as typed. No format is documented anywhere, so none is forced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    pub(crate) fn trusted(number: &str) -> Self {
        Self(number.to_owned())
    }

    /// Exactly what was typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
