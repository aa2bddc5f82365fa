//! A quick look at e-mail addresses: nearly all are of one plain shape.

/// The most bytes of an address, of its first part and of a label of its domain.
const ADDRESS: usize = 254;
const LOCAL: usize = 64;
const LABEL: usize = 63;

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
    let mut parts = bytes.splitn(2, |byte| *byte == b'@');
    let (Some(local), Some(domain)) = (parts.next(), parts.next()) else {
        return false;
    };
    bytes.len() <= ADDRESS && local.len() <= LOCAL && is_local(local) && is_domain(domain)
}

fn is_local(local: &[u8]) -> bool {
    // A dot is only good behind something else.
    let mut after_dot = true;
    for byte in local {
        match byte {
            b'.' if after_dot => return false,
            b'.' => after_dot = true,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'+' => after_dot = false,
            _ => return false,
        }
    }
    !after_dot
}

fn is_domain(domain: &[u8]) -> bool {
    let mut labels = 0;
    let mut last_is_good = false;
    for label in domain.split(|byte| *byte == b'.') {
        let edges = [label.first(), label.last()];
        let is_edge_good = |edge: Option<&u8>| edge.is_some_and(u8::is_ascii_alphanumeric);
        let is_good = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
        if label.len() > LABEL || !edges.into_iter().all(is_edge_good) || !label.iter().all(is_good)
        {
            return false;
        }
        labels += 1;
        last_is_good = label.len() > 1 && !label.iter().all(u8::is_ascii_digit);
    }
    labels > 1 && last_is_good
}
