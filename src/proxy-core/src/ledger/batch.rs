//! What the ledger notes of a batch: nothing of a person in clear.

use http::StatusCode;
use sha2::{Digest as _, Sha256};
use std::fmt;

/// The longest key, in bytes.
const LONGEST_KEY: usize = 255;

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Of parts, which are told apart: the length of each is part of the digest.
    #[must_use]
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut digest = Sha256::new();
        for part in parts {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part);
        }
        Self(digest.finalize().into())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second, third, fourth, ..] = self.0;
        let start = u32::from_be_bytes([first, second, third, fourth]);
        write!(formatter, "Digest({start:08x}…)")
    }
}

/// The key that a client gives a batch.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BatchKey(Box<str>);

impl BatchKey {
    /// Reads the value of an `Idempotency-Key` header: a string in quotation marks (RFC 8941, as the draft
    /// "The Idempotency-Key HTTP Header Field" asks for). A blank, a backslash or a quotation mark within it is not taken: no
    /// client needs one in a key. `None` for anything else.
    ///
    /// ```
    /// use b2b_users_proxy_core::ledger::BatchKey;
    ///
    /// assert!(BatchKey::parse("\"8e03978e-40d5-43dd-bc93-6894a57f9324\"").is_some());
    /// assert!(BatchKey::parse("8e03978e").is_none());
    /// ```
    #[must_use]
    pub fn parse(header: &str) -> Option<Self> {
        let key = header.trim_matches(' ');
        let key = key.strip_prefix('"')?.strip_suffix('"')?;
        let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\');
        let fits = !key.is_empty() && key.len() <= LONGEST_KEY && key.bytes().all(is_plain);
        fits.then(|| Self(key.into()))
    }
}

/// A batch that is about to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBatch {
    /// Its key.
    pub key: BatchKey,
    /// Of caller, path and body: the same key with another one is a mistake of the client.
    pub digest: Digest,
    /// Of the address of each user in the form that is compared.
    pub claims: Vec<Digest>,
}

/// An answer that is given again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its body, which is JSON.
    pub body: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_string_in_quotation_marks() {
        let longest = format!("\"{}\"", "k".repeat(LONGEST_KEY));
        let too_long = format!("\"{}\"", "k".repeat(LONGEST_KEY + 1));
        for (header, is_key) in [
            ("\"a\"", true),
            (" \"a;b=c\" ", true),
            (&longest, true),
            (&too_long, false),
            ("\"\"", false),
            ("\"", false),
            ("", false),
            ("a", false),
            ("\"a", false),
            ("\"a b\"", false),
            ("\"a\"b\"", false),
            ("\"a\\b\"", false),
            ("\"é\"", false),
            ("\"a\", \"b\"", false),
        ] {
            assert_eq!(BatchKey::parse(header).is_some(), is_key, "{header}");
        }
    }

    #[test]
    fn parts_are_told_apart() {
        assert_ne!(Digest::of(&[b"ab", b"c"]), Digest::of(&[b"a", b"bc"]));
        assert_eq!(Digest::of(&[b"ab"]), Digest::of(&[b"ab"]));
    }
}
