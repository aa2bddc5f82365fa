//! How long a reply asks to wait.
//!
//! Headers differ between the vendor's interfaces in name and unit, so they are read here once,
//! into milliseconds. Whether to wait, and how long if no header says so, is decided by the
//! engine.

/// A header must not be able to stop an import for longer than an hour.
const LONGEST: u64 = 3_600_000;

/// The wait in milliseconds that a reply's headers ask for. `header` looks a header up
/// by name, in any case.
///
/// B2B Edition writes seconds with their unit, `0.39 s`, under a name that is singular
/// where its sister headers are plural (About the B2B Edition APIs, "Rate limits");
/// BigCommerce's other interfaces write milliseconds.
///
/// The first header that can be read counts, in this order: `Retry-After`,
/// `X-Request-Window-Resets-After`, both in seconds, and `X-Rate-Limit-Time-Reset-Ms` in
/// milliseconds. `None` if there is none; a date in `Retry-After` is not read. A browser
/// usually sees none of them, because the store does not expose them to pages (About the B2B
/// Edition APIs, its table of headers).
///
/// ```
/// use b2b_users_core::wire::retry_after;
///
/// let b2b = |name: &str| (name == "X-Request-Window-Resets-After").then(|| "0.3973 s".to_owned());
/// assert_eq!(retry_after(b2b), Some(398));
/// assert_eq!(retry_after(|_| None), None);
/// ```
pub fn retry_after(header: impl Fn(&str) -> Option<String>) -> Option<u64> {
    let thousandths = |name: &str| thousandths(&header(name)?);
    thousandths("Retry-After")
        .or_else(|| thousandths("X-Request-Window-Resets-After"))
        .or_else(|| thousandths("X-Rate-Limit-Time-Reset-Ms").map(|wait| wait.div_ceil(1000)))
        .map(|wait| wait.min(LONGEST))
}

/// A decimal number at the beginning of a text, in thousandths, rounded up. Whole
/// numbers do: reading floating point would cost the module more bytes than all of
/// this.
///
/// What follows the number, such as a unit, is ignored. `None` if there is no digit, and for a
/// number with an exponent.
fn thousandths(text: &str) -> Option<u64> {
    // What a digit counts behind the point.
    let mut weight = None;
    let (mut sum, mut has_digits, mut is_more) = (0_u64, false, false);
    for byte in text.trim().bytes() {
        match byte {
            b'0'..=b'9' => {
                let digit = u64::from(byte - b'0');
                has_digits = true;
                // More digits than a number can hold are a very long wait.
                sum = match weight {
                    None => sum.saturating_mul(10).saturating_add(digit * 1000),
                    Some(weight) => sum.saturating_add(digit * weight),
                };
                is_more |= weight == Some(0) && digit != 0;
                weight = weight.map(|weight| weight / 10);
            }
            b'.' if weight.is_none() => weight = Some(100),
            // "1e9" is not one second.
            b'e' | b'E' if has_digits => return None,
            _ => break,
        }
    }
    has_digits.then(|| sum.saturating_add(u64::from(is_more)))
}
