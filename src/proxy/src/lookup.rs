//! The query of a look-up: documented parameters only, each checked.

mod tables;

pub(crate) use tables::{ARCHIVE_USERS, COMPANY, LISTS, LookUp, USERS};

use crate::envelope::Refusal;
use serde_json::{Map, Value, json};
use url::form_urlencoded;

/// The longest search text that is passed on.
const MAXIMUM_TEXT: usize = 254;

/// The kinds of values that a parameter takes.
#[derive(Debug, Clone, Copy)]
enum Kind {
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
type Parameters = &'static [(&'static str, Kind)];

impl LookUp {
    /// The query to send upstream, written afresh from the checked values.
    ///
    /// # Errors
    /// 400 with each parameter that is unknown, repeated or wrong.
    pub(crate) fn checked_query(&self, query: &str) -> Result<String, Refusal> {
        let mut faults = Map::new();
        let mut seen: Vec<&str> = Vec::new();
        let mut checked = form_urlencoded::Serializer::new(String::new());
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let known = self.parameters.iter().find(|(known, _)| *known == name);
            let fault = match known {
                None => Some("This parameter is not known.".to_owned()),
                Some((known, kind)) if seen.contains(known) && !kind.repeats() => {
                    Some("This parameter is given more than once.".to_owned())
                }
                Some((known, kind)) => {
                    seen.push(known);
                    kind.fault(&value)
                }
            };
            match fault {
                Some(fault) => drop(faults.insert(name.into_owned(), json!([fault]))),
                None => drop(checked.append_pair(&name, &value)),
            }
        }
        if faults.is_empty() {
            Ok(checked.finish())
        } else {
            Err(Refusal::bad_request(Value::Object(faults)))
        }
    }
}

impl Kind {
    fn repeats(self) -> bool {
        matches!(self, Self::Choice(..))
    }

    /// What is wrong with a value.
    fn fault(self, value: &str) -> Option<String> {
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

#[cfg(test)]
mod tests;
