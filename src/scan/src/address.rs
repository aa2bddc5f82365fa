//! A quick look at e-mail addresses: nearly all are of one plain shape.

/// The most bytes of an address, of its first part and of a label of its domain.
const ADDRESS: usize = 254;
const LOCAL: usize = 64;
const LABEL: usize = 63;

/// What a byte may be part of.
const IN_LOCAL: u8 = 1;
const IN_DOMAIN: u8 = 2;
const DOT: u8 = 4;
/// A letter or a digit.
const EDGE: u8 = 8;
const DIGIT: u8 = 16;

const fn class(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' => IN_LOCAL | IN_DOMAIN | EDGE,
        b'0'..=b'9' => IN_LOCAL | IN_DOMAIN | EDGE | DIGIT,
        b'.' => IN_LOCAL | IN_DOMAIN | DOT,
        b'-' => IN_LOCAL | IN_DOMAIN,
        b'_' | b'+' => IN_LOCAL,
        _ => 0,
    }
}

const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::indexing_slicing, reason = "below 256")]
        {
            classes[byte] = class(byte as u8);
        }
        byte += 1;
    }
    classes
};

fn class_of(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Whether a text surely is an address that every store takes, such as `marie.curie+1@mail.example.com`:
/// letters, digits and a few signs before the @, dots only between them, and a domain of at least
/// two labels whose last one has a letter. `false` says nothing.
///
/// ```
/// use b2b_users_scan::address::is_usual;
///
/// assert!(is_usual("marie.curie@example.com"));
/// assert!(!is_usual("marie@localhost"));
/// ```
#[must_use]
pub fn is_usual(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() > ADDRESS {
        return false;
    }
    let mut rest = bytes.iter();
    // A dot is only good behind something else.
    let (mut before, mut length) = (DOT, 0);
    let has_at = loop {
        let Some(byte) = rest.next() else {
            break false;
        };
        let class = class_of(*byte);
        if class & IN_LOCAL == 0 || class & before & DOT != 0 {
            break *byte == b'@' && before & DOT == 0;
        }
        before = class;
        length += 1;
    };
    has_at && length <= LOCAL && is_domain(rest.as_slice())
}

fn is_domain(domain: &[u8]) -> bool {
    let (mut before, mut labels, mut length, mut others) = (DOT, 1, 0, 0);
    for byte in domain {
        let class = class_of(*byte);
        // Labels begin and end with a letter or a digit.
        let is_at_edge = (class | before) & DOT != 0;
        if class & IN_DOMAIN == 0 || (is_at_edge && (class | before) & EDGE == 0) {
            return false;
        }
        if class & DOT == 0 {
            length += 1;
            others |= !class & DIGIT;
            if length > LABEL {
                return false;
            }
        } else {
            (labels, length, others) = (labels + 1, 0, 0);
        }
        before = class;
    }
    labels > 1 && length > 1 && others != 0 && before & EDGE != 0
}
