//! Text that must never be shown.

use axum::http::HeaderValue;
use std::fmt;

/// The shortest secret, in bytes, that is looked for in what others send. Real tokens are
/// longer. A short one, such as a test store's, is an ordinary word that honest answers
/// hold too, in an address or the name of a key: blotting it out there would corrupt them.
const SHORTEST_SOUGHT: usize = 16;

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
    pub(crate) fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// The value of a request header, marked so that no library prints it.
    /// `None` if it holds characters that a header cannot carry.
    pub(crate) fn header(&self) -> Option<HeaderValue> {
        let visible = self.0.bytes().all(|byte| byte.is_ascii_graphic());
        let mut value = HeaderValue::from_str(&self.0).ok().filter(|_| visible)?;
        value.set_sensitive(true);
        Some(value)
    }

    /// Whether a header's value repeats the secret. A secret of less than 16 bytes is not
    /// looked for.
    pub(crate) fn is_within(&self, value: &HeaderValue) -> bool {
        self.is_sought()
            && value
                .as_bytes()
                .windows(self.0.len())
                .any(|part| part == self.0.as_bytes())
    }

    /// The text with every occurrence of the secret blotted out. A secret of less than
    /// 16 bytes is not looked for.
    pub(crate) fn redact(&self, text: String) -> String {
        if self.is_sought() && text.contains(&self.0) {
            text.replace(&self.0, "***")
        } else {
            text
        }
    }

    fn is_sought(&self) -> bool {
        self.0.len() >= SHORTEST_SOUGHT
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

    #[test]
    fn redact_blots_out_every_occurrence() {
        let secret = Secret::new("canary-of-16-byt");
        assert_eq!(
            secret.redact("a canary-of-16-byt, a canary-of-16-byt".to_owned()),
            "a ***, a ***"
        );
        assert_eq!(secret.redact("nothing".to_owned()), "nothing");
        assert!(secret.is_within(&HeaderValue::from_static("a canary-of-16-byt!")));
        assert!(!secret.is_within(&HeaderValue::from_static("a canary")));
    }

    #[test]
    fn a_secret_that_may_be_an_ordinary_word_is_left_alone() {
        for short in ["", "e", "data", "canary-of-15-by"] {
            let secret = Secret::new(short);
            let text = format!("{{\"data\":\"{short}\"}}");
            assert_eq!(secret.redact(text.clone()), text);
            assert!(!secret.is_within(&HeaderValue::from_str(&text).unwrap()));
        }
    }
}
