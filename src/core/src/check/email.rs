//! E-mail addresses.
//!
//! What mail allows is in `address`; a few rules narrow that to what a store can deliver to, and what is wrong
//! is named in a way that a person can act on.
//! Most addresses of a file never come here: a quick look at their bytes has passed them, and it
//! passes nothing that these rules refuse.

use super::address::address_fault;
use super::text::{code_point, is_hidden, trimmed};
use super::{Finding, Found};
use crate::issue::{Code, Reason};
use crate::scan;
use crate::user::{Email, Field};

/// The most bytes that an address may have in all (RFC 5321, path without brackets).
const MAXIMUM_BYTES: usize = 254;

/// Checks an address: one plain address, no display name, no address in brackets, a
/// domain with a top level, at most 64 bytes before the @ and 254 in all. Letters of
/// every script are allowed on both sides.
///
/// ```
/// use b2b_users_core::check::check_email;
///
/// assert_eq!(check_email(" marie@example.com ").0.unwrap().as_str(), "marie@example.com");
/// assert!(check_email("Marie <marie@example.com>").0.is_none());
/// ```
#[must_use]
pub fn check_email(typed: &str) -> Finding<Email> {
    Found::collect(|found| email(typed, found).map(Email::trusted))
}

/// A view of the text that was typed, without blanks around it. `None` after an error.
pub(super) fn email<'a>(typed: &'a str, found: &mut Found) -> Option<&'a str> {
    let address = trimmed(typed, Field::Email, found);
    if address.is_empty() {
        found.add(Code::EmailRequired, Field::Email);
        return None;
    }
    let Some((reason, hidden)) = fault(address) else {
        return Some(address);
    };
    let mut added = found
        .add(Code::EmailInvalid, Field::Email)
        .with("value", address)
        .with("reason", reason.as_str());
    if reason == Reason::TooLong {
        added = added.with_number("maximum", MAXIMUM_BYTES as u64);
    }
    if let Some(hidden) = hidden {
        added.with("codePoint", &hidden);
    }
    None
}

/// What is wrong with an address, and the hidden character if it is one;
/// `None` if nothing is.
fn fault(address: &str) -> Option<(Reason, Option<String>)> {
    let plain = scan::is_plain(address);
    let mut characters = address.chars();
    let hidden = (!plain).then(|| characters.find(|character| is_hidden(*character)));
    if let Some(hidden) = hidden.flatten() {
        return Some((Reason::HiddenCharacter, Some(code_point(hidden))));
    }
    if address.len() > MAXIMUM_BYTES {
        return Some((Reason::TooLong, None));
    }
    // Looking for a character brings the search for a text along.
    let has = |byte| address.as_bytes().contains(&byte);
    let blank = if plain {
        has(b' ')
    } else {
        address.chars().any(char::is_whitespace)
    };
    if blank && !has(b'<') {
        return Some((Reason::Blank, None));
    }
    if has(b',') || has(b';') {
        return Some((Reason::Several, None));
    }
    if let Some(reason) = address_fault(address) {
        return Some((reason, None));
    }
    let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
    domain_fault(domain).map(|reason| (reason, None))
}

/// Stores deliver to real domains only, which is narrower than what mail allows.
fn domain_fault(domain: &str) -> Option<Reason> {
    let label_is_good = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && (label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                || label.chars().all(|character| {
                    character.is_ascii_alphanumeric()
                        || character == '-'
                        || is_domain_letter(character)
                }))
    };
    if !domain.split('.').all(label_is_good) {
        return Some(Reason::NotADomain);
    }
    let top_level = domain.rsplit('.').next().unwrap_or_default();
    if top_level.chars().count() < 2
        || top_level
            .chars()
            .all(|character| character.is_ascii_digit())
    {
        return Some(Reason::EndingInvalid);
    }
    None
}

/// Letters and marks of other scripts. Full-width forms and ideographic full stops
/// look like the plain ones and are refused.
fn is_domain_letter(character: char) -> bool {
    !character.is_ascii()
        && !matches!(character, '\u{3002}' | '\u{FF00}'..='\u{FFEF}' | '\u{2000}'..='\u{206F}')
        && !character.is_whitespace()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use b2b_users_scan::address::is_usual;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        /// Labels of every length up to the limits are made of few letters, so that many pass.
        #[test]
        fn a_quick_look_takes_nothing_that_a_slow_one_refuses(
            address in prop_oneof![
                "[ab.+_-]{0,5}@[a0.-]{0,8}",
                "[a.]{60,66}@[a]{1,3}\\.[a-z0-9]{1,3}",
                "[a]{1,3}@([a]{60,65}\\.){1,4}[a-z]{1,3}",
                "[a-z0-9.+_-]{1,10}@[a-z0-9-]{1,5}(\\.[a-z0-9-]{1,4}){1,3}",
            ]
        ) {
            if is_usual(&address) {
                prop_assert_eq!(fault(&address), None);
            }
        }
    }
}
