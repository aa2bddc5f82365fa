//! What a look-up says about a row.

use super::End;
use crate::outcome::{Doubt, Evidence, Refusal, RefusalCode};
use crate::user::{Field, NewUser};
use crate::wire::ListedUser;

/// Whether a user who was found is the one that was sent, given the key of the row, if it was sent with one, and the second
/// from which on users count as made by that request.
///
/// The key decides. A store that does not show it, and a row that has an identifier of the merchant's own, which need not be
/// unique, leave time and names.
pub(super) fn attributed(there: &ListedUser, user: &NewUser, key: Option<&str>, since: u64) -> End {
    let company = there.company_id;
    let elsewhere = company.filter(|company| *company != user.company_id().get());
    let shown = there.uuid.as_deref().filter(|_| key.is_some());
    if shown.is_some() && shown == key {
        return match elsewhere {
            None => End::Created {
                user_id: there.user_id,
                evidence: Evidence::RowKey,
            },
            Some(_) => End::Ambiguous {
                doubt: Doubt::WrongCompany(company),
                text: String::new(),
            },
        };
    }
    let created = there.created_at;
    let is_other = shown.is_some() || created.is_some_and(|created| created < since);
    match elsewhere {
        Some(company) if is_other => End::Rejected(Refusal {
            field: Some(Field::Email),
            text: String::new(),
            code: RefusalCode::OtherCompany(company),
        }),
        None if is_other => End::Exists {
            user_id: there.user_id,
        },
        _ if created.is_some() && there.resembles(user) => End::Created {
            user_id: there.user_id,
            evidence: Evidence::LookUp,
        },
        _ => End::taken(String::new()),
    }
}
