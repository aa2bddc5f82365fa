//! Writes JSON into one text, from values where they stand.
//!
//! It knows strings, numbers and names of members, and nothing about nesting: the encoder that
//! uses it writes brackets itself. What it escapes is what `serde_json` escapes, byte for byte,
//! so a body does not change if one is put in the place of the other; a property test compares
//! the two.

/// A JSON text that is being written. The caller writes the brackets, and commas between the items of lists.
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
        let digits = digits.get(20 - used..).unwrap_or_default();
        self.raw(str::from_utf8(digits).unwrap_or_default());
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
        let comma = if self.0.ends_with('{') { "" } else { "," };
        for piece in [comma, "\"", name, "\":"] {
            self.raw(piece);
        }
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

/// How many bytes at the start of a text need no escape. Eight are looked at in one go.
///
/// ```
/// assert_eq!(b2b_users_scan::json::clean_bytes(b"Marie \\\"Curie\\\""), 6);
/// ```
#[must_use]
#[inline(never)]
pub fn clean_bytes(text: &[u8]) -> usize {
    let (words, _) = text.as_chunks::<8>();
    let clean = words.iter().take_while(|word| is_clean(**word)).count() * 8;
    let rest = text.get(clean..).unwrap_or_default();
    let dirty = rest.iter().position(|byte| needs_escape(*byte));
    clean + dirty.unwrap_or(rest.len())
}

/// Whether none of eight bytes needs an escape. `false` says nothing.
const fn is_clean(word: [u8; 8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let word = u64::from_le_bytes(word);
    let below_space = word.wrapping_sub(0x20 * ONES) & !word;
    let quote = word ^ (b'"' as u64 * ONES);
    let backslash = word ^ (b'\\' as u64 * ONES);
    let zeros = quote.wrapping_sub(ONES) & !quote | backslash.wrapping_sub(ONES) & !backslash;
    (below_space | zeros) & (0x80 * ONES) == 0
}

/// Bytes of longer UTF-8 sequences are all above 0x7F and never match.
const fn needs_escape(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
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
