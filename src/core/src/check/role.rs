//! Built-in roles, by number or by word.

use super::text::{is_hidden, trimmed};
use super::{Finding, Found};
use crate::issue::Code;
use crate::mapping::normalise;
use crate::scan;
use crate::user::{Field, Role};

/// Checks a role: 0, 1 or 2, or its name in any case, with blanks, hyphens or
/// underscores between the words.
///
/// Words of a few other languages are known too. "Buyer" alone is not taken, since it could be the
/// senior or the junior one. The store's own roles are not looked at.
///
/// ```
/// use b2b_users_core::check::check_role;
/// use b2b_users_core::user::Role;
///
/// assert_eq!(check_role("senior_buyer").0, Some(Role::SeniorBuyer));
/// assert_eq!(check_role("0").0, Some(Role::Admin));
/// // The number of store staff, which cannot be given to a company user.
/// assert_eq!(check_role("3").1[0].code.as_str(), "role.not_allowed");
/// ```
#[must_use]
pub fn check_role(typed: &str) -> Finding<Role> {
    Found::collect(|found| role(typed, found, || None))
}

/// As [`check_role`]; the store's own roles are `choices` for an unknown one.
pub(super) fn role(
    typed: &str,
    found: &mut Found,
    choices: impl FnOnce() -> Option<Vec<String>>,
) -> Option<Role> {
    let value = trimmed(typed, Field::Role, found);
    if value.is_empty() {
        found.add(Code::RoleRequired, Field::Role);
        return None;
    }
    let pretends = !scan::is_harmless(value) && value.chars().any(is_hidden);
    let role = by_number(value).or_else(|| by_word(value).filter(|_| !pretends));
    if role.is_none() {
        // 3 is Super Admin in the storefront's filter and a sales representative in the
        // deprecated API; neither can be made by creating a company user.
        if value == "3" {
            found
                .add(Code::RoleNotAllowed, Field::Role)
                .with("value", value);
        } else {
            let added = found
                .add(Code::RoleUnknown, Field::Role)
                .with("value", value);
            if let Some(choices) = choices() {
                added.with_made("choices", || choices);
            }
        }
    }
    role
}

/// Written out, so that "00" and "1.0" are no roles.
fn by_number(value: &str) -> Option<Role> {
    match value {
        "0" => Some(Role::Admin),
        "1" => Some(Role::SeniorBuyer),
        "2" => Some(Role::JuniorBuyer),
        _ => None,
    }
}

/// The role that a word names, whatever stands between its parts.
fn by_word(value: &str) -> Option<Role> {
    let mut word = scan::lower_case(value);
    word.retain(|character| !matches!(character, ' ' | '-' | '_') && !character.is_whitespace());
    named(&word).or_else(|| {
        // Accents and other marks aside.
        let mut word = normalise(value);
        word.retain(|character| character != ' ');
        named(&word)
    })
}

/// The role behind a word in one of a few languages. A word for a buyer alone
/// could be either of two.
fn named(word: &str) -> Option<Role> {
    Some(match word {
        "admin"
        | "administrator"
        | "companyadmin"
        | "companyadministrator"
        | "administrateur"
        | "administrador"
        | "amministratore"
        | "beheerder" => Role::Admin,
        "senior" | "seniorbuyer" | "senioreinkaufer" | "acheteursenior" | "compradorsenior"
        | "acquirentesenior" => Role::SeniorBuyer,
        "junior" | "juniorbuyer" | "junioreinkaufer" | "acheteurjunior" | "compradorjunior"
        | "acquirentejunior" => Role::JuniorBuyer,
        _ => return None,
    })
}
