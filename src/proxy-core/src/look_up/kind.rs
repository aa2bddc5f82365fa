//! The kinds of values that parameters take.

/// The longest search text that is passed on.
const MAXIMUM_TEXT: usize = 254;

/// The kinds of values that a parameter takes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A whole number in digits, within these bounds.
    Number(u64, u64),
    /// As `Number`, and the parameter may be given several times: each adds to a choice.
    Choice(u64, u64),
    /// Such numbers in one value, with commas between them.
    Numbers(u64, u64),
    /// Printable text.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
}

/// The parameters that one look-up takes, by their names.
pub(super) type Parameters = &'static [(&'static str, Kind)];

impl Kind {
    pub(super) fn repeats(self) -> bool {
        matches!(self, Self::Choice(..))
    }

    /// What is wrong with a value.
    pub(super) fn fault(self, value: &str) -> Option<String> {
        let (fits, expected) = match self {
            Self::Number(least, most) | Self::Choice(least, most) => (
                is_number(value, least, most),
                format!("a whole number from {least} to {most}"),
            ),
            Self::Numbers(least, most) => (
                value
                    .split(',')
                    .all(|part| is_number(part.trim_matches(' '), least, most)),
                format!("whole numbers from {least} to {most}, separated by commas"),
            ),
            Self::Text => (
                is_text(value),
                format!("1 to {MAXIMUM_TEXT} bytes of printable text"),
            ),
            Self::Word(words) => (words.contains(&value), words.join(" or ")),
        };
        (!fits).then(|| format!("Expected {expected}."))
    }
}

fn is_number(value: &str, least: u64, most: u64) -> bool {
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    let number = value.parse::<u64>().ok().filter(|_| digits);
    number.is_some_and(|number| (least..=most).contains(&number))
}

fn is_text(value: &str) -> bool {
    // U+FFFD stands where the query was not UTF-8.
    let odd = value
        .chars()
        .any(|letter| letter.is_control() || letter == '\u{fffd}');
    !value.trim().is_empty() && value.len() <= MAXIMUM_TEXT && !odd
}
