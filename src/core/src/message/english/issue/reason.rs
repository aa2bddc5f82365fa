//! What can be wrong with an address.

use crate::issue::Argument;
use crate::issue::Issue;
use crate::issue::Reason;

/// What is wrong, without a full stop; what comes before a character or a number ends there.
const fn words(reason: Reason) -> &'static str {
    match reason {
        Reason::HiddenCharacter => "The address holds the hidden character ",
        Reason::TooLong => "The address is longer than ",
        Reason::NoAt => "The address has no @",
        Reason::LocalEmpty => "There is nothing before the @",
        Reason::LocalTooLong => "The part before the @ is longer than 64 characters",
        Reason::DomainEmpty => "There is nothing after the @",
        Reason::DomainTooLong => "The part after the @ is too long",
        Reason::DomainDots => "The dots after the @ are misplaced",
        Reason::NoEnding => "The part after the @ has no ending such as .com",
        Reason::AddressLiteral => "An address in square brackets is not accepted",
        Reason::NameAround => "There is a name around the address",
        Reason::UnbalancedQuotes => "The quotes in the address do not match",
        Reason::LocalDots => "The dots before the @ are misplaced",
        Reason::Character => "The address holds a character that is not allowed",
        Reason::NotADomain => "The part after the @ is not a domain",
        Reason::EndingInvalid => "The part after the @ has no valid ending such as .com",
        Reason::Blank => "The address holds a blank",
        Reason::Several => "There seems to be more than one address",
        Reason::LocalLetters => {
            "The part before the @ has letters other than a to z, which the store does not take"
        }
        Reason::DomainLetters => {
            "The part after the @ has to be in small letters, each in one piece"
        }
    }
}

/// The reason of an invalid address, without a full stop.
pub(super) fn reason(issue: &Issue) -> String {
    let code = issue.param("reason");
    let mut reasons = Reason::ALL.iter();
    let Some(reason) = reasons.find(|known| known.as_str() == code) else {
        return code.to_owned();
    };
    let words = words(*reason);
    match (reason, issue.argument("maximum")) {
        (Reason::HiddenCharacter, _) => format!("{words}{}", issue.param("codePoint")),
        (Reason::TooLong, Some(Argument::Number(maximum))) => {
            format!("{words}{maximum} characters")
        }
        _ => words.to_owned(),
    }
}
