//! What a look-up says about a row.

use super::End;
use crate::outcome::{Evidence, Refusal, RefusalCode};
use crate::user::{Field, NewUser};
use crate::wire::ListedUser;

/// Whether a user who was found is the one that was sent, given the second from which on users count
/// as made by that request.
pub(super) fn attributed(there: &ListedUser, user: &NewUser, since: u64) -> End {
    let elsewhere = there
        .company_id
        .filter(|company| *company != user.company_id().get());
    match (there.created_at, elsewhere) {
        (Some(created), Some(company)) if created < since => End::Rejected(Refusal {
            field: Some(Field::Email),
            text: String::new(),
            code: RefusalCode::OtherCompany(company),
        }),
        (Some(created), None) if created < since => End::Exists {
            user_id: there.user_id,
        },
        (Some(_), _) if there.resembles(user) => End::Created {
            user_id: there.user_id,
            evidence: Evidence::LookUp,
        },
        _ => End::taken(String::new()),
    }
}
