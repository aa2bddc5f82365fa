//! A quick look at e-mail addresses: nearly all are of one plain shape.
//!
//! The look is an automaton. What a state becomes by a byte is six bits of a word that belongs to the
//! kind of the byte, and the state is the place of these bits: a step is a shift, without a branch.

/// The most bytes of an address that is looked at. None of its parts can be too long then, so nothing has
/// to be counted.
const LONGEST: usize = 64;

/// The states, as places in a word. Of the last place only four bits are in the word, enough for
/// the two smallest states.
mod state {
    /// It is no usual address.
    pub(super) const OTHER: u8 = 0;
    /// Behind something in front of the @.
    pub(super) const LOCAL: u8 = 6;
    /// Behind the @.
    pub(super) const DOMAIN: u8 = 12;
    /// Behind a letter or a digit of the first label.
    pub(super) const FIRST: u8 = 18;
    /// Behind a hyphen of the first label.
    pub(super) const FIRST_HYPHEN: u8 = 24;
    /// Behind a dot of the domain.
    pub(super) const LABEL: u8 = 30;
    /// Behind digits, with which a label began.
    pub(super) const DIGITS: u8 = 36;
    /// Behind a letter, with which a label began.
    pub(super) const LETTER: u8 = 42;
    /// Behind a letter or a digit of a label of two bytes at least, which are not all digits.
    pub(super) const USUAL: u8 = 48;
    /// Behind a hyphen of a later label.
    pub(super) const HYPHEN: u8 = 54;
    /// At the start, or behind a dot in front of the @.
    pub(super) const START: u8 = 60;
}

/// The state behind a byte.
const fn next(state: u8, byte: u8) -> u8 {
    use state::{
        DIGITS, DOMAIN, FIRST, FIRST_HYPHEN, HYPHEN, LABEL, LETTER, LOCAL, OTHER, START, USUAL,
    };
    match (state, byte) {
        (START | LOCAL, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'+') => LOCAL,
        (LOCAL, b'.') => START,
        (LOCAL, b'@') => DOMAIN,
        (DOMAIN | FIRST | FIRST_HYPHEN, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9') => FIRST,
        (FIRST | FIRST_HYPHEN, b'-') => FIRST_HYPHEN,
        (FIRST | DIGITS | LETTER | USUAL, b'.') => LABEL,
        (LABEL | DIGITS, b'0'..=b'9') => DIGITS,
        (LABEL, b'a'..=b'z' | b'A'..=b'Z') => LETTER,
        (DIGITS | LETTER | USUAL | HYPHEN, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9') => USUAL,
        (DIGITS | LETTER | USUAL | HYPHEN, b'-') => HYPHEN,
        _ => OTHER,
    }
}

/// The words by byte.
const WORDS: [u64; 256] = {
    let mut words = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut state = 0;
        while state <= state::START {
            #[expect(clippy::indexing_slicing, reason = "below 256")]
            {
                words[byte] |= (next(state, byte as u8) as u64) << state;
            }
            state += 6;
        }
        byte += 1;
    }
    words
};

/// Whether a text surely is an address that every store takes, such as `marie.curie+1@mail.example.com`:
/// at most 64 bytes, letters, digits and a few signs before the @, dots only between them, and a domain
/// of at least two labels whose last one has two characters or more and is no number. `false` says
/// nothing.
///
/// ```
/// use b2b_users_scan::address::is_usual;
///
/// assert!(is_usual("marie.curie@example.com"));
/// assert!(!is_usual("marie@localhost"));
/// ```
// A crate that is built for size would build it for size, too.
#[inline(never)]
#[must_use]
pub fn is_usual(text: &str) -> bool {
    let step = |state: u64, byte: u8| {
        let word = WORDS.get(usize::from(byte)).copied().unwrap_or_default();
        word >> state & 63
    };
    let start = u64::from(state::START);
    text.len() <= LONGEST && text.bytes().fold(start, step) == u64::from(state::USUAL)
}
