//! Writes JSON into one text, from values where they stand.
//!
//! It knows strings, numbers, lists and names of members: the encoder that uses it writes the braces of
//! objects itself. What it escapes is what `serde_json` escapes, byte for byte,
//! so a body does not change if one is put in the place of the other; a property test compares
//! the two.

use super::clean_bytes;

/// A JSON text that is being written. The caller writes the braces of objects.
///
/// ```
/// use b2b_users_scan::json::JsonText;
///
/// let mut json = JsonText::with_capacity(40);
/// json.raw("{");
/// json.key("name");
/// json.string("\"the boss\"");
/// json.key("id");
/// json.number(42);
/// json.raw("}");
/// assert_eq!(json.into_text(), r#"{"name":"\"the boss\"","id":42}"#);
/// ```
#[derive(Debug, Default)]
pub struct JsonText(String);

impl JsonText {
    /// So many bytes are reserved; a longer text still fits.
    #[must_use]
    pub fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Brackets, commas, `true`: what is JSON already.
    // Everything is written by this one: inlined, it would be many times as long as a call.
    #[inline(never)]
    pub fn raw(&mut self, json: &str) {
        self.0.push_str(json);
    }

    /// In decimal, straight into the text.
    #[inline(never)]
    pub fn number(&mut self, number: u64) {
        // The largest has 20 digits.
        let mut digits = [b'0'; 20];
        let mut left = number;
        let mut used = 0;
        for digit in digits.iter_mut().rev() {
            *digit += (left % 10) as u8;
            left /= 10;
            used += 1;
            if left == 0 {
                break;
            }
        }
        let digits = digits.iter().skip(20 - used);
        self.0.extend(digits.map(|digit| char::from(*digit)));
    }

    /// Text in quotation marks. Runs that need no escape are copied as a whole; characters
    /// beyond ASCII stay as they are, in UTF-8.
    // A crate that is built for size would build it for size, too; so would it the others.
    #[inline(never)]
    pub fn string(&mut self, text: &str) {
        self.raw("\"");
        let mut rest = text;
        while let Some((clean, after)) = rest.split_at_checked(clean_bytes(rest.as_bytes()))
            && !after.is_empty()
        {
            self.raw(clean);
            let mut characters = after.chars();
            if let Some(character) = characters.next() {
                self.escaped(character);
            }
            rest = characters.as_str();
        }
        self.raw(rest);
        self.raw("\"");
    }

    /// A name with its colon, behind a comma unless it is the first one of its object.
    ///
    /// Whether it is the first is seen from the last character that was written. Names hold nothing that
    /// needs an escape.
    #[inline(never)]
    pub fn key(&mut self, name: &str) {
        // One reservation for all pieces.
        self.0.reserve(name.len() + 4);
        self.0
            .push_str(if self.0.ends_with('{') { "\"" } else { ",\"" });
        self.0.push_str(name);
        self.0.push_str("\":");
    }

    /// A list, each item of which `write` writes.
    pub fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        let mut before = "[";
        for item in items {
            self.raw(before);
            write(self, item);
            before = ",";
        }
        self.raw(if before == "[" { "[]" } else { "]" });
    }

    /// A member that is a text, or `null`.
    pub fn text(&mut self, name: &str, text: Option<&str>) {
        self.key(name);
        match text {
            Some(text) => self.string(text),
            None => self.raw("null"),
        }
    }

    /// A member that is `true` or `false`.
    pub fn flag(&mut self, name: &str, is: bool) {
        self.key(name);
        self.raw(if is { "true" } else { "false" });
    }

    /// A member that is a number.
    pub fn count(&mut self, name: &str, number: u64) {
        self.key(name);
        self.number(number);
    }

    /// What was written.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }

    /// The short escapes where JSON has one, four hexadecimal digits in lower case otherwise.
    /// Only characters below 0x20 get there, so the first two digits are always zeros.
    fn escaped(&mut self, character: char) {
        let short = match character {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\u{8}' => "\\b",
            '\u{C}' => "\\f",
            _ => {
                let digit = |shift: u32| char::from_digit(u32::from(character) >> shift & 15, 16);
                self.raw("\\u00");
                self.0.extend([digit(4), digit(0)].into_iter().flatten());
                return;
            }
        };
        self.raw(short);
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn texts_and_numbers_are_written_as_any_writer_of_json_does(text in "[\\s\\S]{0,40}|[\\x00-\\x22a\\\\é]{0,40}|[ -~]{0,40}", number: u64) {
            let mut json = JsonText::default();
            json.string(&text);
            prop_assert_eq!(json.into_text(), serde_json::Value::from(text).to_string());
            let mut json = JsonText::default();
            json.number(number);
            prop_assert_eq!(json.into_text(), number.to_string());
        }
    }
}
