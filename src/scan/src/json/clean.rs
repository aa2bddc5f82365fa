//! Text within JSON that stands there as it is.

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
