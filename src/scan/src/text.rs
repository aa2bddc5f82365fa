//! Quick looks at text. Nearly every cell of nearly every file is plain ASCII without blanks around
//! it, which a look at its bytes shows; only the others are read character by character.

use crate::letters::small;

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
    are_harmless(text.as_bytes())
}

/// The same for a text that may have several lines and tabs.
#[must_use]
pub fn is_harmless_in_lines(text: &str) -> bool {
    let is_between = |byte: &u8| matches!(byte, b'\n' | b'\r' | b'\t');
    text.as_bytes().split(is_between).all(are_harmless)
}

fn are_harmless(bytes: &[u8]) -> bool {
    let (words, rest) = bytes.as_chunks::<8>();
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
#[inline]
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

/// The number that a text writes in plain digits without leading zeros, as long as it has at most 15.
///
/// ```
/// use b2b_users_scan::text::short_number;
///
/// assert_eq!((short_number("42"), short_number("042"), short_number("4.2")), (Some(42), None, None));
/// ```
#[must_use]
pub fn short_number(text: &str) -> Option<u64> {
    let bytes = text.as_bytes();
    if bytes.is_empty() || bytes.len() > 15 || bytes.first() == Some(&b'0') {
        return None;
    }
    bytes.iter().try_fold(0, |number: u64, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + u64::from(byte - b'0'))
    })
}

/// Whether a text of ASCII characters has so many digits and no letter.
#[inline(never)]
#[must_use]
pub fn has_digits_alone(text: &str, digits: usize) -> bool {
    let mut count = 0;
    for byte in text.bytes() {
        if byte.is_ascii_alphabetic() || !byte.is_ascii() {
            return false;
        }
        count += usize::from(byte.is_ascii_digit());
    }
    count >= digits
}

/// A text in small letters, character by character: unlike [`str::to_lowercase`], a capital sigma at the
/// end of a word becomes the usual small one. The tables for that exception are kilobytes.
#[must_use]
#[inline]
pub fn lower_case(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.chars().flat_map(small).collect()
    }
}

/// A text for comparing without regard to case and outer blanks.
#[must_use]
#[inline]
pub fn folded(text: &str) -> String {
    let usual_sigma = |letter| if letter == 'ς' { 'σ' } else { letter };
    let letters = trim(text).chars().flat_map(small);
    letters.map(usual_sigma).collect()
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

/// Where a text begins within another. The search of the standard library is quicker in long texts, and four
/// kilobytes of a browser's module.
///
/// ```
/// use b2b_users_scan::text::find;
///
/// assert_eq!(find("email is existed", "is e"), Some(6));
/// assert_eq!(find("a", "ab"), None);
/// ```
#[must_use]
pub fn find(text: &str, part: &str) -> Option<usize> {
    let last = text.len().checked_sub(part.len())?;
    let mut places = 0..=last;
    places.find(|place| {
        let rest = text.as_bytes().get(*place..).unwrap_or_default();
        rest.starts_with(part.as_bytes())
    })
}

/// Where the first of two ASCII characters is. Eight bytes are looked at in one go.
///
/// ```
/// use b2b_users_scan::text::find_either;
///
/// assert_eq!(find_either("a longer text {in braces}", b'{', b'}'), Some(14));
/// assert_eq!(find_either("é", b'{', b'}'), None);
/// ```
#[must_use]
#[inline(never)]
pub fn find_either(text: &str, one: u8, other: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let (words, _) = bytes.as_chunks::<8>();
    let free = words
        .iter()
        .take_while(|word| !has(word, one) && !has(word, other));
    let start = free.count() * 8;
    let rest = bytes.get(start..)?;
    let place = rest.iter().position(|byte| *byte == one || *byte == other);
    place.map(|place| start + place)
}

/// Where an ASCII character stands last in a text, in bytes.
///
/// ```
/// use b2b_users_scan::text::find_last;
///
/// assert_eq!(find_last("one line\nand another\nand", b'\n'), Some(20));
/// assert_eq!(find_last("é", b'\n'), None);
/// ```
#[must_use]
#[inline(never)]
pub fn find_last(text: &str, wanted: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let (_, words) = bytes.as_rchunks::<8>();
    let free = words.iter().rev().take_while(|word| !has(word, wanted));
    let end = bytes.len() - free.count() * 8;
    bytes.get(..end)?.iter().rposition(|byte| *byte == wanted)
}

/// Whether one of eight bytes is this one.
fn has(word: &[u8; 8], byte: u8) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let differences = u64::from_le_bytes(*word) ^ (ONES * u64::from(byte));
    differences.wrapping_sub(ONES) & !differences & (0x80 * ONES) != 0
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
            let sigma = |text: &str| text.replace('ς', "σ");
            prop_assert_eq!(sigma(&lower_case(&text)), sigma(&text.to_lowercase()));
            prop_assert_eq!(folded(&text), sigma(&text.trim().to_lowercase()));
            let parts: Vec<&str> = text.split([';', ',', '|', ' ']).collect();
            prop_assert_eq!(split(&text, b";,| ").collect::<Vec<_>>(), parts);
            let plain = text.chars().all(|character| character == ' ' || character.is_ascii_graphic());
            prop_assert_eq!(is_plain(&text), plain);
        }

        #[test]
        fn a_character_is_found_where_a_slow_look_finds_it(text in "[ab\u{1}é\n]{0,40}") {
            prop_assert_eq!(find_either(&text, b'a', b'\n'), text.find(['a', '\n']));
            prop_assert_eq!(find_last(&text, b'a'), text.rfind('a'));
        }
    }
}
