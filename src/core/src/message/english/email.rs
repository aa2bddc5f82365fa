//! What can be wrong with an address.

use crate::issue::Argument;
use crate::issue::Issue;

/// The codes of reasons without further particulars, and what they mean.
const REASONS: [(&str, &str); 18] = [
    ("no_at", "The address has no @"),
    ("local_empty", "There is nothing before the @"),
    (
        "local_too_long",
        "The part before the @ is longer than 64 characters",
    ),
    ("domain_empty", "There is nothing after the @"),
    ("domain_too_long", "The part after the @ is too long"),
    ("domain_dots", "The dots after the @ are misplaced"),
    (
        "no_ending",
        "The part after the @ has no ending such as .com",
    ),
    (
        "address_literal",
        "An address in square brackets is not accepted",
    ),
    ("name_around", "There is a name around the address"),
    (
        "unbalanced_quotes",
        "The quotes in the address do not match",
    ),
    ("local_dots", "The dots before the @ are misplaced"),
    (
        "character",
        "The address holds a character that is not allowed",
    ),
    ("not_a_domain", "The part after the @ is not a domain"),
    (
        "ending_invalid",
        "The part after the @ has no valid ending such as .com",
    ),
    ("blank", "The address holds a blank"),
    ("several", "There seems to be more than one address"),
    (
        "local_letters",
        "The part before the @ has letters other than a to z, which the store does not take",
    ),
    (
        "domain_letters",
        "The part after the @ has to be in small letters, each in one piece",
    ),
];

/// The reason of an invalid address, without a full stop.
pub(super) fn reason(issue: &Issue) -> String {
    let code = issue.param("reason");
    match (code, issue.argument("maximum")) {
        ("hidden_character", _) => format!(
            "The address holds the hidden character {}",
            issue.param("codePoint")
        ),
        ("too_long", Some(Argument::Number(maximum))) => {
            format!("The address is longer than {maximum} characters")
        }
        _ => {
            let known = REASONS.iter().find(|(known, _)| *known == code);
            known.map_or(code, |(_, words)| words).to_owned()
        }
    }
}
