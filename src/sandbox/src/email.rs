//! The form of an address.

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

/// Which letters an address may have. Nothing is published about them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum EmailRule {
    /// No letters but those of ASCII.
    Ascii,
    /// An international domain after a name in ASCII, which is what the framework of the service
    /// takes by itself.
    #[default]
    InternationalDomain,
    /// International letters on both sides.
    International,
}

/// Whether an address has the form that the store takes: a dotted name, and a domain of at least
/// two labels. Close to what the service's framework checks, and written here on purpose: the
/// oracle must not borrow the client's rule.
pub(crate) fn is_address(text: &str, rule: EmailRule) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    text.chars().count() <= 254
        && is_local_part(local, rule)
        && is_domain(domain)
        && (rule != EmailRule::Ascii || text.is_ascii())
}

fn is_local_part(local: &str, rule: EmailRule) -> bool {
    let allowed = |character: char| {
        character.is_ascii_alphanumeric()
            || "!#$%&'*+/=?^_`{|}~-".contains(character)
            || (rule == EmailRule::International && character.is_alphanumeric())
    };
    local.len() <= 64
        && local
            .split('.')
            .all(|atom| !atom.is_empty() && atom.chars().all(allowed))
}

fn is_domain(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let Some(top_level) = labels.last() else {
        return false;
    };
    labels.len() >= 2
        && labels.iter().all(|label| is_label(label))
        && top_level.chars().count() >= 2
        && !top_level
            .chars()
            .all(|character| character.is_ascii_digit())
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.chars().count())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .chars()
            .all(|character| character.is_alphanumeric() || character == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_other_text() {
        for address in [
            "marie.curie@example.com",
            "o'brien+orders@sub.example.org",
            "a@b.co",
            "kontakt@bücher.example",
        ] {
            assert!(is_address(address, EmailRule::default()), "{address}");
        }
        let long_name = format!("{}@example.com", "a".repeat(65));
        for text in [
            "",
            "marie",
            "@example.com",
            "marie@",
            "marie@example",
            "marie@example.1",
            "marie@-example.com",
            "marie..curie@example.com",
            ".marie@example.com",
            "marie curie@example.com",
            "Marie <marie@example.com>",
            "marie@[127.0.0.1]",
            "marie@exa mple.com",
            "marié@example.com",
            &long_name,
        ] {
            assert!(!is_address(text, EmailRule::default()), "{text}");
        }
    }

    #[test]
    fn a_rule_decides_where_international_letters_may_stand() {
        use EmailRule::{Ascii, International, InternationalDomain};
        for (address, takes) in [
            (
                "marie@example.com",
                &[Ascii, InternationalDomain, International][..],
            ),
            (
                "marie@bücher.example",
                &[InternationalDomain, International],
            ),
            ("marié@example.com", &[International]),
            ("ma rié@example.com", &[]),
        ] {
            for rule in [Ascii, InternationalDomain, International] {
                assert_eq!(
                    is_address(address, rule),
                    takes.contains(&rule),
                    "{address} {rule:?}"
                );
            }
        }
    }
}
