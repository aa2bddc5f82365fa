//! What a look-up says about a row.

use super::End;
use crate::issue::{Code, Issue};
use crate::outcome::{Evidence, Refusal};
use crate::user::{Field, NewUser};
use crate::wire::ListedUser;

/// Whether a user who was found is the one that was sent, given the second from which on users count
/// as made by that request.
pub(super) fn attributed(there: &ListedUser, user: &NewUser, since: u64) -> End {
    let elsewhere = there
        .company_id
        .filter(|company| *company != user.company_id().get());
    match there.created_at {
        Some(created) if created < since && elsewhere.is_some() => {
            let company = elsewhere.map(|company| company.to_string());
            let issue = Issue::new(Code::EmailInOtherCompany, Field::Email)
                .with("company", company.unwrap_or_default());
            End::Rejected(Refusal {
                field: issue.field,
                text: issue.message(),
            })
        }
        Some(created) if created < since => End::Exists {
            user_id: there.user_id,
        },
        Some(_) if there.resembles(user) => End::Created {
            user_id: there.user_id,
            evidence: Evidence::LookUp,
        },
        _ => End::taken(String::new()),
    }
}
