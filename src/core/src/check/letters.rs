//! Addresses in other letters than a to z: where a store does not take them, and where they pretend.
//!
//! Addresses of ASCII characters pass at once. What is found is told and never mended: an address
//! that was changed would reach another person.

use super::Found;
use crate::dialect::Dialect;
use crate::issue::{Code, Reason};
use crate::user::Field;

/// Small letters of the Cyrillic and Greek alphabets that look like Latin ones.
const LOOK_ALIKES: &str = "асеорхуѕіјӏһԁԛԝοαρν";

/// Adds what is to be said about an address with letters of other scripts.
pub(super) fn flag_letters(address: &str, dialect: Dialect, found: &mut Found) {
    if address.is_ascii() {
        return;
    }
    let Some((local, domain)) = address.rsplit_once('@') else {
        return;
    };
    let invalid = |reason: Reason, found: &mut Found| {
        found
            .add(Code::EmailInvalid, Field::Email)
            .with("value", address)
            .with("reason", reason.as_str());
    };
    if !local.is_ascii() && dialect == Dialect::Management {
        invalid(Reason::LocalLetters, found);
    } else if !local.is_ascii() {
        found.add(Code::EmailInternational, Field::Email);
    }
    // A domain of other letters has one way of writing only, or the store and this check mean
    // different ones.
    if domain
        .chars()
        .any(|letter| !letter.is_ascii() && (letter.is_uppercase() || is_part(letter)))
    {
        invalid(Reason::DomainLetters, found);
    }
    if std::iter::once(local)
        .chain(domain.split('.'))
        .any(pretends)
    {
        found.add(Code::EmailLookAlike, Field::Email);
    }
}

/// An accent that follows its letter.
const fn is_part(character: char) -> bool {
    matches!(character, '\u{0300}'..='\u{036F}')
}

/// Whether a part mixes Latin letters with those that look like them, or has no others.
///
/// Parts of the address are looked at one by one: a Latin name before the @ of a Cyrillic domain is
/// usual, and a mixture within one part is not.
fn pretends(part: &str) -> bool {
    let foreign =
        |letter: char| matches!(letter, '\u{0370}'..='\u{03FF}' | '\u{0400}'..='\u{052F}');
    let mut letters = part.chars().filter(|letter| letter.is_alphabetic());
    let has_latin = part.bytes().any(|byte| byte.is_ascii_alphabetic());
    let looks_alike = |letter| LOOK_ALIKES.chars().any(|known| known == letter);
    part.chars().any(foreign) && (has_latin || letters.all(looks_alike))
}
