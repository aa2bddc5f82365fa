//! The query of a look-up: documented parameters only, each checked (Users API, list).

use crate::envelope::Refusal;
use b2b_users_core::user::MAXIMUM_IDENTIFIER;
use serde_json::{Map, Value, json};
use url::form_urlencoded;

/// The longest search text that is passed on.
const MAXIMUM_TEXT: usize = 254;

/// The kinds of values that a parameter takes.
#[derive(Clone, Copy)]
enum Kind {
    /// A whole number in digits, within these bounds.
    Number(u64, u64),
    /// As `Number`, and the parameter may be given several times: each adds to a choice.
    Choice(u64, u64),
    /// Printable text.
    Text,
    /// `0` or `1`.
    Flag,
}

impl Kind {
    fn repeats(self) -> bool {
        matches!(self, Self::Choice(..))
    }
}

const PARAMETERS: [(&str, Kind); 12] = [
    ("companyId", Kind::Number(1, MAXIMUM_IDENTIFIER)),
    ("email", Kind::Text),
    ("q", Kind::Text),
    // Wider than the codes that can be given to a user: stores hold users with others.
    ("roles", Kind::Choice(0, 4)),
    ("channelId", Kind::Number(1, MAXIMUM_IDENTIFIER)),
    ("minCreated", Kind::Number(0, MAXIMUM_IDENTIFIER)),
    ("maxCreated", Kind::Number(0, MAXIMUM_IDENTIFIER)),
    ("minModified", Kind::Number(0, MAXIMUM_IDENTIFIER)),
    ("maxModified", Kind::Number(0, MAXIMUM_IDENTIFIER)),
    ("limit", Kind::Number(1, 250)),
    ("offset", Kind::Number(0, MAXIMUM_IDENTIFIER)),
    ("isIncludeExtraFields", Kind::Flag),
];

/// The query to send upstream, written afresh from the checked values.
///
/// # Errors
/// 400 with each parameter that is unknown, repeated or wrong.
pub(crate) fn checked_query(query: &str) -> Result<String, Refusal> {
    let mut faults = Map::new();
    let mut seen: Vec<&str> = Vec::new();
    let mut checked = form_urlencoded::Serializer::new(String::new());
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let known = PARAMETERS.iter().find(|(known, _)| *known == name);
        let fault = match known {
            None => Some("This parameter is not known.".to_owned()),
            Some((known, kind)) if seen.contains(known) && !kind.repeats() => {
                Some("This parameter is given more than once.".to_owned())
            }
            Some((known, kind)) => {
                seen.push(known);
                fault(*kind, &value)
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

fn fault(kind: Kind, value: &str) -> Option<String> {
    match kind {
        Kind::Number(least, most) | Kind::Choice(least, most) => {
            let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
            let number = value.parse::<u64>().ok().filter(|_| digits);
            let fits = number.is_some_and(|number| (least..=most).contains(&number));
            (!fits).then(|| format!("Expected a whole number from {least} to {most}."))
        }
        Kind::Text => {
            // U+FFFD stands where the query was not UTF-8.
            let odd = value
                .chars()
                .any(|letter| letter.is_control() || letter == '\u{fffd}');
            let fits = !value.trim().is_empty() && value.len() <= MAXIMUM_TEXT && !odd;
            (!fits).then(|| format!("Expected 1 to {MAXIMUM_TEXT} bytes of printable text."))
        }
        Kind::Flag => (!matches!(value, "0" | "1")).then(|| "Expected 0 or 1.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documented_parameters_pass() {
        let cases = [
            ("", ""),
            (
                "companyId=42&limit=250&offset=0",
                "companyId=42&limit=250&offset=0",
            ),
            ("email=a%2Bb%40example.com", "email=a%2Bb%40example.com"),
            ("q=M%C3%BCller", "q=M%C3%BCller"),
            (
                "minCreated=1700000000&maxCreated=1700000001",
                "minCreated=1700000000&maxCreated=1700000001",
            ),
            (
                "isIncludeExtraFields=1&channelId=1",
                "isIncludeExtraFields=1&channelId=1",
            ),
            (
                "minModified=1700000000&maxModified=1700000001",
                "minModified=1700000000&maxModified=1700000001",
            ),
            ("roles=0", "roles=0"),
            (
                "roles=2&companyId=42&roles=4",
                "roles=2&companyId=42&roles=4",
            ),
        ];
        for (query, sent) in cases {
            assert_eq!(checked_query(query).unwrap(), sent);
        }
    }

    #[test]
    fn everything_else_is_refused() {
        let cases = [
            "roles=5",
            "roles=1&roles=5",
            "roles=5&roles=1",
            "roles=",
            "roles=admin",
            "roles=1,2",
            "roles[]=1",
            "role=1",
            "minModified=x",
            "maxModified=-1",
            "minModified=1&minModified=2",
            "companyid=1",
            "companyId",
            "companyId=0",
            "companyId=-1",
            "companyId=+1",
            "companyId=1e3",
            "companyId=1.0",
            "companyId=9007199254740992",
            "companyId=99999999999999999999999",
            "companyId=%EF%BC%91",
            "companyId=1&companyId=2",
            "limit=0",
            "limit=251",
            "offset=x",
            "email=",
            "email=a%0d%0aX:%20y",
            "email=%ff",
            "q=%00",
            "isIncludeExtraFields=true",
            "__proto__=1",
        ];
        for query in cases {
            assert!(checked_query(query).is_err(), "{query}");
        }
        assert!(checked_query(&format!("q={}", "x".repeat(255))).is_err());
    }

    #[test]
    fn a_value_cannot_add_a_parameter() {
        assert_eq!(checked_query("q=x%26limit%3D9").unwrap(), "q=x%26limit%3D9");
    }
}
