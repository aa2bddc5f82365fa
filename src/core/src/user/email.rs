//! Checked e-mail addresses.

use super::punycode;
use crate::scan;
use std::fmt;

/// An address that passed [`check_email`](crate::check::check_email).
///
/// Equal as texts; [`Email::canonical`] is what tells whether two are one person's.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Takes the address unchecked: only checks call it.
    pub(crate) fn trusted(address: &str) -> Self {
        Self(address.to_owned())
    }

    /// The address as it is sent: as typed, without blanks around it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address in the form that duplicates are compared by. Whether the store
    /// minds case is not documented, so two spellings are taken for one person.
    ///
    /// ```
    /// use b2b_users_core::check::check_email;
    ///
    /// let email = check_email("Marie@Müller.de").0.unwrap();
    /// assert_eq!(email.as_str(), "Marie@Müller.de");
    /// assert_eq!(email.canonical(), "marie@xn--mller-kva.de");
    /// ```
    #[must_use]
    pub fn canonical(&self) -> String {
        canonical(&self.0)
    }
}

/// Lower case, without blanks around, an international domain as mail servers know it: two addresses
/// with the same canonical form are one person.
pub(crate) fn canonical(address: &str) -> String {
    let address = scan::lower_case(scan::trim(address));
    match address.rsplit_once('@') {
        Some((local, domain)) if !domain.is_ascii() => {
            format!("{local}@{}", punycode::ascii(domain))
        }
        _ => address,
    }
}

impl fmt::Debug for Email {
    /// Masks the person: addresses must not end up in logs.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let domain = self.0.rsplit_once('@').map_or("", |(_, domain)| domain);
        write!(formatter, "Email(***@{domain})")
    }
}
