//! What is worth knowing about users as a whole.

use super::names;
use crate::notice::{Notice, NoticeCode};

/// What it is and what to do.
fn notice(notice: &Notice) -> String {
    let company = notice
        .company
        .map(|id| names::company(&notice.name, id, "Company"));
    let company = company.unwrap_or_default();
    match notice.code {
        NoticeCode::CompanyWithoutAdmin => format!(
            "{company} has no admin and gets none. Make one of its users an admin, or nobody there can manage users."
        ),
        NoticeCode::CompanyAllAdmins => format!(
            "All {} new users of {company} are admins. Check that this is meant: admins manage users and orders of all.",
            notice.users
        ),
        NoticeCode::CompanyPending => format!(
            "{company} is not approved yet. Its users cannot buy before somebody approves it in the store."
        ),
        NoticeCode::CompanyRejected => format!(
            "{company} was rejected in the store. Its users cannot buy."
        ),
        NoticeCode::CompanyInactive => format!(
            "{company} is inactive. Its users cannot buy before somebody activates it in the store."
        ),
        NoticeCode::NobodyTells => match notice.users {
            1 => "No welcome email is sent. Tell the new user to set a password through \"Forgot your password\".".to_owned(),
            users => format!(
                "{users} users get no welcome email. Tell those who are new to the store to set a password through \"Forgot your password\"."
            ),
        },
    }
}

impl Notice {
    /// An English sentence that says what it is and what to do.
    #[must_use]
    pub fn message(&self) -> String {
        notice(self)
    }
}
