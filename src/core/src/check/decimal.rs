//! Decimal numbers as text. They are compared without turning them into floating point,
//! which would round long ones and cost the module more bytes than this.
//!
//! The store writes the greatest value of a number field as text of any length (Users API, "List
//! extra fields"), so both sides of the comparison are texts.

use std::cmp::Ordering;

/// A decimal number in plain digits, with an optional sign and fraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal<'a> {
    /// Whether there is a minus in front; minus zero has one as well.
    negative: bool,
    /// The digits before the point without leading zeros, so that more of them are a greater
    /// number.
    whole: &'a str,
    /// The digits behind the point without trailing zeros; empty for a whole number.
    fraction: &'a str,
}

impl<'a> Decimal<'a> {
    /// Reads `-12.50`; `None` for exponents, thousands separators or a decimal comma.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        (digits(whole) && digits(fraction)).then(|| Self {
            negative: text.starts_with('-'),
            whole: whole.trim_start_matches('0'),
            fraction: fraction.trim_end_matches('0'),
        })
    }

    /// Whether this number is greater than another.
    pub(super) fn exceeds(self, other: Self) -> bool {
        self.compare(other) == Ordering::Greater
    }

    fn compare(self, other: Self) -> Ordering {
        let sizes = self.size().cmp(&other.size());
        match (self.is_negative(), other.is_negative()) {
            (false, false) => sizes,
            (true, true) => sizes.reverse(),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }

    /// Minus zero is zero.
    const fn is_negative(self) -> bool {
        self.negative && !(self.whole.is_empty() && self.fraction.is_empty())
    }

    /// More digits are more; as many digits compare like text, and so do fractions.
    const fn size(self) -> (usize, &'a str, &'a str) {
        (self.whole.len(), self.whole, self.fraction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_by_value() {
        for (less, more) in [
            ("9", "10"),
            ("-10", "-9"),
            ("0.5", "0.51"),
            ("-1", "0"),
            ("99999999999999999999", "100000000000000000000"),
            ("007", "8"),
            ("1.10", "1.2"),
        ] {
            let read = |text| Decimal::read(text).unwrap();
            assert!(read(more).exceeds(read(less)), "{more} > {less}");
            assert!(!read(less).exceeds(read(more)), "{less} < {more}");
        }
        for (one, other) in [("1", "1.0"), ("-0", "0"), ("+3", "3"), ("05", "5.00")] {
            let read = |text| Decimal::read(text).unwrap();
            assert_eq!(read(one).compare(read(other)), Ordering::Equal);
        }
    }

    #[test]
    fn what_is_no_plain_number_is_not_guessed() {
        for text in [
            "", "-", ".", "1.", ".5", "1,5", "1e3", "1 000", "--1", "٣", "1.2.3",
        ] {
            assert_eq!(Decimal::read(text), None, "{text}");
        }
    }
}
