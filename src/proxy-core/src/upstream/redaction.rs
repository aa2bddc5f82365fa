//! Blotting the proxy's own secrets out of what the upstream answers.

use crate::secret::Secret;
use http::HeaderValue;

/// The shortest token, in bytes, that is looked for. Real ones are longer. A short one, such
/// as a test store's, is an ordinary word that honest answers hold too, in an address or the
/// name of a key: blotting it out there would corrupt them.
const SHORTEST_TOKEN: usize = 16;

/// The shortest store hash, in bytes, that is looked for.
const SHORTEST_STORE_HASH: usize = 6;

/// What stands in a secret's place.
const BLOT: &str = "***";

/// What to look for: a token anywhere, and a store hash where it stands alone. A hash is so
/// short that a longer word may hold it by chance.
#[derive(Debug, Clone)]
pub struct Redaction {
    token: Option<Secret>,
    store_hash: Option<Secret>,
}

impl Redaction {
    /// Looks for these, as far as they are long enough.
    pub fn new(token: &Secret, store_hash: Option<&Secret>) -> Self {
        let long = |secret: &Secret, least| secret.value().len() >= least;
        let store_hash = store_hash.filter(|hash| long(hash, SHORTEST_STORE_HASH));
        Self {
            token: Some(token.clone()).filter(|token| long(token, SHORTEST_TOKEN)),
            store_hash: store_hash.cloned(),
        }
    }

    /// Whether a header's value repeats a secret.
    pub fn is_needed(&self, value: &HeaderValue) -> bool {
        let text = String::from_utf8_lossy(value.as_bytes());
        self.apply(text.clone().into_owned()) != text
    }

    /// The text with every occurrence of a secret blotted out.
    pub fn apply(&self, text: String) -> String {
        let text = match &self.token {
            Some(token) if text.contains(token.value()) => text.replace(token.value(), BLOT),
            _ => text,
        };
        match &self.store_hash {
            Some(hash) if text.contains(hash.value()) => without_word(&text, hash.value()),
            _ => text,
        }
    }
}

/// The text with a word blotted out wherever no letter or digit touches it.
fn without_word(text: &str, word: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(word) {
        result.push_str(before);
        let touches = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
        let is_part = touches(result.chars().next_back()) || touches(after.chars().next());
        result.push_str(if is_part { word } else { BLOT });
        rest = after;
    }
    result.push_str(rest);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redaction(token: &str, hash: &str) -> Redaction {
        Redaction::new(&Secret::new(token), Some(&Secret::new(hash)))
    }

    #[test]
    fn secrets_are_blotted_out_wherever_they_are_repeated() {
        let redaction = redaction("canary-of-16-byt", "abc12de3");
        let cases = [
            ("a canary-of-16-byt, a canary-of-16-byt", "a ***, a ***"),
            ("acanary-of-16-byte", "a***e"),
            ("stores/abc12de3/v3 of abc12de3", "stores/***/v3 of ***"),
            (r#"{"hash":"abc12de3"}"#, r#"{"hash":"***"}"#),
            ("abc12de3abc12de3 xabc12de3", "abc12de3abc12de3 xabc12de3"),
            ("nothing", "nothing"),
        ];
        for (text, redacted) in cases {
            assert_eq!(redaction.apply(text.to_owned()), redacted);
            let value = HeaderValue::from_str(text).unwrap();
            assert_eq!(redaction.is_needed(&value), text != redacted, "{text}");
        }
    }

    #[test]
    fn a_secret_that_may_be_an_ordinary_word_is_left_alone() {
        for short in ["", "e", "data", "canary-of-15-by"] {
            let redaction = redaction(short, "store");
            let text = format!("{{\"data\":\"{short}\",\"store\":1}}");
            assert_eq!(redaction.apply(text.clone()), text);
        }
    }
}
