//! Writes JSON into one text, from values where they stand.
//!
//! It knows strings, numbers and names of members, and nothing about nesting: the encoder that
//! uses it writes brackets itself. What it escapes is what `serde_json` escapes, byte for byte,
//! so a body does not change if one is put in the place of the other; a property test compares
//! the two.

/// A JSON text that is being written. The caller writes the brackets, and commas between the items of lists.
#[derive(Debug, Default)]
pub(super) struct JsonText(String);

impl JsonText {
    /// So many bytes are reserved; a longer text still fits.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Brackets, commas, `true`: what is JSON already.
    pub(super) fn raw(&mut self, json: &str) {
        self.0.push_str(json);
    }

    /// In decimal, straight into the text.
    pub(super) fn number(&mut self, number: u64) {
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
    pub(super) fn string(&mut self, text: &str) {
        self.0.push('"');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(needs_escape) {
            let (clean, after) = rest.split_at(at);
            self.0.push_str(clean);
            let mut characters = after.chars();
            if let Some(character) = characters.next() {
                self.escaped(character);
            }
            rest = characters.as_str();
        }
        self.0.push_str(rest);
        self.0.push('"');
    }

    /// A name with its colon, behind a comma unless it is the first one of its object.
    ///
    /// Whether it is the first is seen from the last character that was written.
    pub(super) fn key(&mut self, name: &str) {
        if !self.0.ends_with('{') {
            self.0.push(',');
        }
        self.string(name);
        self.0.push(':');
    }

    pub(super) fn into_text(self) -> String {
        self.0
    }

    /// The short escapes where JSON has one, four hexadecimal digits in lower case otherwise.
    /// Only characters below 0x20 get there, so the first two digits are always zeros.
    fn escaped(&mut self, character: char) {
        self.0.push('\\');
        match character {
            '"' | '\\' => self.0.push(character),
            '\n' => self.0.push('n'),
            '\r' => self.0.push('r'),
            '\t' => self.0.push('t'),
            '\u{8}' => self.0.push('b'),
            '\u{C}' => self.0.push('f'),
            _ => {
                let digit = |shift: u32| char::from_digit(u32::from(character) >> shift & 15, 16);
                self.0.push_str("u00");
                self.0.extend([digit(4), digit(0)].into_iter().flatten());
            }
        }
    }
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
        fn texts_and_numbers_are_written_as_any_writer_of_json_does(text in "[\\s\\S]{0,20}|[\\x00-\\x22a\\\\é]{0,20}", number: u64) {
            let mut json = JsonText::default();
            json.string(&text);
            prop_assert_eq!(json.into_text(), serde_json::Value::from(text).to_string());
            let mut json = JsonText::default();
            json.number(number);
            prop_assert_eq!(json.into_text(), number.to_string());
        }
    }
}
