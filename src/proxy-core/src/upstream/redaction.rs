//! Blotting the proxy's own secrets out of what the upstream answers.

use crate::secret::Secret;
use http::HeaderValue;
use serde_json::Value;

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

    /// A JSON text without the secrets in its strings and names, however they are escaped there. One that holds none
    /// comes back to the letter. `None` for one whose escapes cannot be read, since it is nested too deep.
    pub fn apply_to_json(&self, json: String) -> Option<String> {
        let json = self.apply(json);
        if !json.contains('\\') {
            return Some(json);
        }
        let mut value = serde_json::from_str(&json).ok()?;
        match self.apply_to_value(&mut value) {
            true => Some(value.to_string()),
            false => Some(json),
        }
    }

    /// Whether something was blotted out.
    fn apply_to_value(&self, value: &mut Value) -> bool {
        match value {
            Value::String(text) => self.apply_to_text(text),
            Value::Array(items) => {
                let changed = items.iter_mut().map(|item| self.apply_to_value(item));
                changed.fold(false, |any, one| any | one)
            }
            Value::Object(members) => {
                let mut is_changed = false;
                for (mut name, mut member) in std::mem::take(members) {
                    is_changed |= self.apply_to_text(&mut name);
                    is_changed |= self.apply_to_value(&mut member);
                    members.insert(name, member);
                }
                is_changed
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
    }

    fn apply_to_text(&self, text: &mut String) -> bool {
        let redacted = self.apply(text.clone());
        let is_changed = redacted != *text;
        *text = redacted;
        is_changed
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

/// The text with a word blotted out wherever no letter or digit touches it. The digits of `%2F` and its like stand for
/// a character of their own.
fn without_word(text: &str, word: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(word) {
        result.push_str(before);
        let touches = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
        let touches_before = touches(result.chars().next_back()) && !ends_with_escape(&result);
        let is_part = touches_before || touches(after.chars().next());
        result.push_str(if is_part { word } else { BLOT });
        rest = after;
    }
    result.push_str(rest);
    result
}

/// Whether a text ends with a percent sign and two hexadecimal digits.
fn ends_with_escape(text: &str) -> bool {
    matches!(text.as_bytes(), [.., b'%', one, other] if one.is_ascii_hexdigit() && other.is_ascii_hexdigit())
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
            ("stores%2Fabc12de3%2Fv3", "stores%2F***%2Fv3"),
            ("store_abc12de3", "store_***"),
            (
                "https://abc12de3.example/?x=abc12de3&y",
                "https://***.example/?x=***&y",
            ),
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
