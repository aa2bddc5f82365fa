//! How long a reply asks to wait.

/// The wait in milliseconds that a reply's headers ask for. `header` looks a header up
/// by name, in any case.
///
/// B2B Edition writes seconds with their unit, `0.39 s`, under a name that is singular
/// where its sister headers are plural (About the B2B Edition APIs, "Rate limits");
/// BigCommerce's other interfaces write milliseconds.
pub fn retry_after(header: impl Fn(&str) -> Option<String>) -> Option<u64> {
    let number = |name: &str| {
        let text = header(name)?;
        let digits = text
            .trim()
            .split(|character: char| !character.is_ascii_digit() && character != '.')
            .next()?;
        digits
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite())
    };
    let seconds = number("Retry-After").or_else(|| number("X-Request-Window-Resets-After"));
    let milliseconds = seconds
        .map(|seconds| seconds * 1000.0)
        .or_else(|| number("X-Rate-Limit-Time-Reset-Ms"))?;
    // A header must not be able to stop an import for longer than an hour.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to an hour"
    )]
    Some(milliseconds.ceil().clamp(0.0, 3_600_000.0) as u64)
}
