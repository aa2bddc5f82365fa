//! Quick looks at text. Nearly every cell of nearly every file is plain ASCII without blanks around
//! it, which a look at its bytes shows; only the others are read character by character.

/// Whether a text holds printable ASCII characters and nothing else.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// What a byte tells about a text that holds it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    /// Part of a character that is neither hidden nor a blank other than the space.
    Harmless,
    /// It may be part of another one.
    Suspect,
}

/// Control characters are suspect, and what leads to characters among which hidden ones and blanks
/// are: U+0080 to U+00BF, U+0340 to U+037F, U+0600 to U+063F, U+1000 to U+3FFF, U+F000 to U+FFFF and
/// U+C0000 and above. A continuation byte says nothing that its first byte did not.
const fn of_byte(byte: u8) -> Byte {
    match byte {
        b' '..=b'~'
        | 0x80..=0xBF
        | 0xC3..=0xCC
        | 0xCE..=0xD7
        | 0xD9..=0xDF
        | 0xE4..=0xEE
        | 0xF0..=0xF2 => Byte::Harmless,
        _ => Byte::Suspect,
    }
}

const BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Suspect; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::indexing_slicing,
            reason = "below 256"
        )]
        {
            bytes[byte] = of_byte(byte as u8);
        }
        byte += 1;
    }
    bytes
};

/// Whether a text surely holds no control character, no other hidden one and no blank but spaces.
/// Letters of most scripts pass; `false` means that it has to be read character by character.
#[must_use]
pub fn is_harmless(text: &str) -> bool {
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    words.iter().all(is_word_harmless) && rest.iter().all(is_byte_harmless)
}

fn is_word_harmless(word: &[u8; 8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    let bytes = u64::from_le_bytes(*word);
    // The high bit of a byte is set if it is no ASCII, below the space, or the last ASCII character.
    let below_space = bytes.wrapping_sub(b' ' as u64 * ONES) & !bytes;
    let last = (bytes ^ (0x7F * ONES)).wrapping_sub(ONES);
    (bytes | below_space | last) & HIGH == 0 || word.iter().all(is_byte_harmless)
}

fn is_byte_harmless(byte: &u8) -> bool {
    BYTES.get(usize::from(*byte)) == Some(&Byte::Harmless)
}

/// As [`str::trim`].
#[must_use]
pub fn trim(text: &str) -> &str {
    if has_edge(text) { text.trim() } else { text }
}

/// Whether there is nothing but blanks in a text.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    match text.as_bytes().first() {
        None => true,
        Some(b'!'..=b'~') => false,
        Some(_) => text.trim_start().is_empty(),
    }
}

/// As [`str::to_lowercase`].
#[must_use]
pub fn lower_case(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.to_lowercase()
    }
}

/// As [`str::split`] at any of some ASCII characters.
pub fn split<'a>(text: &'a str, separators: &[u8]) -> impl Iterator<Item = &'a str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.bytes().position(|byte| separators.contains(&byte));
        let (part, after) = match end {
            Some(end) => (text.get(..end)?, text.get(end + 1..)),
            None => (text, None),
        };
        rest = after;
        Some(part)
    })
}

/// Whether a text may begin or end with a blank.
fn has_edge(text: &str) -> bool {
    let may_be_blank = |byte: &u8| !matches!(byte, b'!'..=b'~');
    let bytes = text.as_bytes();
    bytes.first().is_some_and(may_be_blank) || bytes.last().is_some_and(may_be_blank)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Texts of which many are plain, and many have blanks of some kind at an end.
    fn texts() -> impl Strategy<Value = String> {
        prop_oneof![
            "[ -~]{0,12}",
            ".{0,12}",
            "\\s{0,2}[ -~]{0,8}\\s{0,2}",
            "[\\s\\S]{0,8}"
        ]
    }

    proptest! {
        #[test]
        fn a_quick_look_sees_what_a_slow_one_sees(text in texts()) {
            prop_assert_eq!(trim(&text), text.trim());
            prop_assert_eq!(is_blank(&text), text.trim().is_empty());
            prop_assert_eq!(lower_case(&text), text.to_lowercase());
            let parts: Vec<&str> = text.split([';', ',', '|', ' ']).collect();
            prop_assert_eq!(split(&text, b";,| ").collect::<Vec<_>>(), parts);
            let plain = text.chars().all(|character| character == ' ' || character.is_ascii_graphic());
            prop_assert_eq!(is_plain(&text), plain);
        }
    }
}
