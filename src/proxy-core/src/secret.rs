//! Text that must never be shown.

use http::HeaderValue;
use std::fmt;

/// A credential. Its `Debug` form hides it and it has no `Display`.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// Wraps a credential.
    #[must_use]
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// Whether there is nothing in it but blanks.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// The value of a request header, marked so that no library prints it.
    /// `None` if it holds characters that a header cannot carry.
    pub fn header(&self) -> Option<HeaderValue> {
        let visible = self.0.bytes().all(|byte| byte.is_ascii_graphic());
        let mut value = HeaderValue::from_str(&self.0).ok().filter(|_| visible)?;
        value.set_sensitive(true);
        Some(value)
    }

    /// The credential itself, to look for it.
    pub fn value(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(..)")
    }
}

impl From<&str> for Secret {
    fn from(value: &str) -> Self {
        Self::new(value)
    }
}

impl From<String> for Secret {
    fn from(value: String) -> Self {
        Self::new(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_form_hides_the_value() {
        assert_eq!(format!("{:?}", Secret::new("canary")), "Secret(..)");
    }

    #[test]
    fn header_is_sensitive_and_prints_nothing() {
        let header = Secret::new("canary").header().unwrap();
        assert!(header.is_sensitive());
        assert!(!format!("{header:?}").contains("canary"));
    }

    #[test]
    fn header_refuses_what_a_header_cannot_carry() {
        for value in ["two words", "line\nbreak", "naïve", "tab\there"] {
            assert!(Secret::new(value).header().is_none(), "{value:?}");
        }
    }
}
