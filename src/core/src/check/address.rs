//! What mail allows as an address (RFC 5321 and 5322, with letters of every script as in RFC 6531).
//!
//! Written out, since a parser of any form of address brings searches and messages along that a browser would
//! have to load. Property tests compare it with the `email_address` crate.

use crate::issue::Reason;

/// The most bytes before the @ (RFC 5321, local-part).
const MAXIMUM_LOCAL: usize = 64;
/// The most bytes behind it (RFC 3696, erratum 1690).
const MAXIMUM_DOMAIN: usize = 254;
/// The most bytes between two dots of a domain (RFC 1034).
const MAXIMUM_LABEL: usize = 63;

/// What is wrong with a plain address; `None` if nothing is.
pub(super) fn address_fault(address: &str) -> Option<Reason> {
    let (around, plain) = unframed(address);
    let Some(plain) = plain else {
        return Some(Reason::NameAround);
    };
    let Some((local, domain)) = plain.rsplit_once('@') else {
        return Some(Reason::NoAt);
    };
    if around.is_empty() {
        local_fault(local).or_else(|| domain_fault(domain))
    } else {
        Some(Reason::NameAround)
    }
}

/// The name around an address, and what is in the brackets; `None` if they are not closed.
fn unframed(address: &str) -> (&str, Option<&str>) {
    let mut pairs = address.as_bytes().windows(2);
    let Some(place) = pairs.rposition(|pair| pair == b" <") else {
        return ("", Some(address));
    };
    let around = address.get(..place).unwrap_or_default();
    let framed = address.get(place + 2..).unwrap_or_default();
    (around.trim(), framed.trim().strip_suffix('>'))
}

fn local_fault(local: &str) -> Option<Reason> {
    let quoted = local
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    let is_sound = match quoted {
        _ if local.is_empty() || local == "\"" => return Some(Reason::LocalEmpty),
        _ if local.len() > MAXIMUM_LOCAL => return Some(Reason::LocalTooLong),
        Some("") => return Some(Reason::LocalEmpty),
        Some(text) => is_quotable(text),
        None => local.split('.').all(is_atom),
    };
    let has_dots = local.split('.').any(str::is_empty);
    let reason = if has_dots {
        Reason::LocalDots
    } else {
        Reason::Character
    };
    (!is_sound).then_some(reason)
}

fn domain_fault(domain: &str) -> Option<Reason> {
    if domain.is_empty() {
        return Some(Reason::DomainEmpty);
    }
    if domain.len() > MAXIMUM_DOMAIN {
        return Some(Reason::DomainTooLong);
    }
    if domain.starts_with('[') && domain.ends_with(']') {
        return Some(Reason::AddressLiteral);
    }
    let fault = domain.split('.').find_map(label_fault);
    fault.or_else(|| (!domain.as_bytes().contains(&b'.')).then_some(Reason::NoEnding))
}

fn label_fault(label: &str) -> Option<Reason> {
    let is_framed =
        label.starts_with(char::is_alphanumeric) && label.ends_with(char::is_alphanumeric);
    if label.is_empty() {
        Some(Reason::DomainDots)
    } else if !is_framed {
        Some(Reason::Character)
    } else if label.len() > MAXIMUM_LABEL {
        Some(Reason::DomainTooLong)
    } else {
        (!is_atom(label)).then_some(Reason::Character)
    }
}

/// Letters, digits and some signs (RFC 5322, atext).
fn is_atom(text: &str) -> bool {
    let is_sign = |byte: &u8| b"!#$%&'*+-/=?^_`{|}~".contains(byte);
    let is_one = |letter: char| {
        letter.is_alphanumeric() || u8::try_from(letter).is_ok_and(|byte| is_sign(&byte))
    };
    !text.is_empty() && text.chars().all(is_one)
}

/// What may stand between quotation marks: ASCII, with a backslash before either itself or a quotation mark
/// (RFC 5322, qcontent).
fn is_quotable(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let is_good = match byte {
            b'\\' => bytes
                .next()
                .is_some_and(|escaped| escaped.is_ascii_graphic()),
            b'"' => false,
            b' ' | b'\t' => true,
            _ => byte.is_ascii_graphic(),
        };
        if !is_good {
            return false;
        }
    }
    true
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use email_address::{EmailAddress, Error, Options};
    use proptest::prelude::*;

    /// What an error of the other parser means.
    fn reason(error: &Error, has_dots: bool) -> Reason {
        match error {
            Error::MissingSeparator => Reason::NoAt,
            Error::LocalPartEmpty => Reason::LocalEmpty,
            Error::LocalPartTooLong => Reason::LocalTooLong,
            Error::DomainEmpty => Reason::DomainEmpty,
            Error::DomainTooLong | Error::SubDomainTooLong => Reason::DomainTooLong,
            Error::SubDomainEmpty => Reason::DomainDots,
            Error::DomainTooFew => Reason::NoEnding,
            Error::UnsupportedDomainLiteral => Reason::AddressLiteral,
            Error::UnsupportedDisplayName | Error::MissingEndBracket => Reason::NameAround,
            Error::InvalidCharacter if has_dots => Reason::LocalDots,
            Error::InvalidCharacter => Reason::Character,
            // It gives no other, and this one is given by none of ours.
            _ => Reason::HiddenCharacter,
        }
    }

    fn by_the_other(address: &str) -> Option<Reason> {
        let options = Options::default()
            .with_required_tld()
            .without_display_text()
            .without_domain_literal();
        let error = EmailAddress::parse_with_options(address, options).err()?;
        let local = address.rsplit_once('@').map_or("", |(local, _)| local);
        Some(reason(&error, local.split('.').any(str::is_empty)))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 6_000, failure_persistence: None, ..ProptestConfig::default() })]

        /// Text in quotation marks has no dots here: the other parser names them as the fault of the domain, too.
        #[test]
        fn another_parser_finds_the_same(
            address in prop_oneof![
                "[ab@. <>\\[\\]]{0,9}",
                "[!-~]{0,5}@[a-z.-]{0,6}",
                "\"[ !#-\\-/-~\"\\\\]{0,6}\"@[ab.]{1,5}",
                "[aé漢ß.+-]{0,6}@[aé漢ß._-]{0,6}",
                "[a.]{60,66}@[a]{1,3}\\.[a-z0-9]{1,3}",
                "[a]{1,3}@([a]{60,65}\\.){1,4}[a-z]{1,3}",
                "[A-Z][a-z]{1,3} <[a]{1,2}@[a.]{1,4}>?",
                "[a]{0,1}[\\PC\u{1}-\u{9}]{0,2}@[\\PC]{0,2}\\.de",
            ]
        ) {
            prop_assert_eq!(address_fault(&address), by_the_other(&address), "{:?}", address);
        }
    }
}
