//! What is worth knowing about a set of users as a whole, before it is sent.

use crate::config::{CompanyStatus, Rules};
use crate::lookup::{EmailStatus, LookupResults};
use crate::order::by_number;
use crate::user::{CompanyId, Field, NewUser};

/// What a notice is about. Nothing of it stops users from being created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NoticeCode {
    /// The company has no admin and gets none: nobody there can manage users or approve.
    CompanyWithoutAdmin,
    /// Every new user of the company is an admin.
    CompanyAllAdmins,
    /// Somebody has yet to approve the company; its users cannot buy until then.
    CompanyPending,
    /// The company was rejected.
    CompanyRejected,
    /// The company is inactive.
    CompanyInactive,
    /// People who are new to the store get no welcome mail, and nobody else tells them to
    /// set a password.
    NobodyTells,
}

impl NoticeCode {
    /// Every code there is.
    pub const ALL: [Self; 6] = [
        Self::CompanyWithoutAdmin,
        Self::CompanyAllAdmins,
        Self::CompanyPending,
        Self::CompanyRejected,
        Self::CompanyInactive,
        Self::NobodyTells,
    ];

    /// A stable name for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CompanyWithoutAdmin => "company.without_admin",
            Self::CompanyAllAdmins => "company.all_admins",
            Self::CompanyPending => "company.pending",
            Self::CompanyRejected => "company.rejected",
            Self::CompanyInactive => "company.inactive",
            Self::NobodyTells => "welcome_email.nobody_tells",
        }
    }
}

/// One thing worth knowing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub code: NoticeCode,
    /// The company as it is called, or its identifier; empty for a notice about people.
    pub company: String,
    /// How many users it is about.
    pub users: usize,
}

impl Notice {
    /// An English sentence that says what it is and what to do.
    #[must_use]
    pub fn message(&self) -> String {
        let company = &self.company;
        match self.code {
            NoticeCode::CompanyWithoutAdmin => format!(
                "{company} has no admin and gets none. Make one of its users an admin, or nobody there can manage users."
            ),
            NoticeCode::CompanyAllAdmins => format!(
                "All {} new users of {company} are admins. Check that this is meant: admins manage users and orders of all.",
                self.users
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
            NoticeCode::NobodyTells => match self.users {
                1 => "No welcome email is sent. Tell the new user to set a password through \"Forgot your password\".".to_owned(),
                users => format!(
                    "{users} users get no welcome email. Tell those who are new to the store to set a password through \"Forgot your password\"."
                ),
            },
        }
    }
}

/// The notices about users that are about to be sent, with what a look into the store
/// found, if there was one.
#[must_use]
pub fn notices<'a>(
    users: impl IntoIterator<Item = &'a NewUser>,
    rules: &Rules,
    findings: Option<&LookupResults>,
) -> Vec<Notice> {
    let users: Vec<&NewUser> = users.into_iter().collect();
    let mut untold = 0;
    for user in &users {
        let has_password = matches!(
            findings.and_then(|findings| findings.status(user)),
            Some(EmailStatus::Customer | EmailStatus::OtherChannel)
        );
        let silent = rules.carries(Field::AcceptWelcomeEmail) && !user.accept_welcome_email();
        untold += usize::from(silent && !has_password);
    }
    let mut notices = Vec::new();
    let users = by_number(users, |user| user.company_id().get());
    for members in users.chunk_by(|one, next| one.company_id() == next.company_id()) {
        let Some(company) = members.first().map(|user| user.company_id()) else {
            continue;
        };
        let tally = Tally {
            users: members.len(),
            admins: members.iter().filter(|user| user.is_admin()).count(),
        };
        for code in tally.codes(company, rules, findings) {
            notices.push(Notice {
                code,
                company: name_of(company, rules),
                users: tally.users,
            });
        }
    }
    if untold > 0 {
        notices.push(Notice {
            code: NoticeCode::NobodyTells,
            company: String::new(),
            users: untold,
        });
    }
    notices
}

/// The new users of one company.
#[derive(Default)]
struct Tally {
    users: usize,
    admins: usize,
}

impl Tally {
    fn codes(
        &self,
        company: CompanyId,
        rules: &Rules,
        findings: Option<&LookupResults>,
    ) -> impl Iterator<Item = NoticeCode> {
        let has_admin = findings.and_then(|findings| findings.has_admin(company));
        let without = self.admins == 0 && has_admin == Some(false);
        let all = self.users > 1 && self.admins == self.users;
        let companies = rules.store.companies.as_ref();
        let status = companies.and_then(|companies| companies.find(company));
        let status = status.and_then(|company| match company.status {
            CompanyStatus::Pending => Some(NoticeCode::CompanyPending),
            CompanyStatus::Rejected => Some(NoticeCode::CompanyRejected),
            CompanyStatus::Inactive => Some(NoticeCode::CompanyInactive),
            CompanyStatus::Approved | CompanyStatus::Unknown => None,
        });
        [
            without.then_some(NoticeCode::CompanyWithoutAdmin),
            all.then_some(NoticeCode::CompanyAllAdmins),
            status,
        ]
        .into_iter()
        .flatten()
    }
}

fn name_of(company: CompanyId, rules: &Rules) -> String {
    let companies = rules.store.companies.as_ref();
    let known = companies.and_then(|companies| companies.find(company));
    match known.map(|company| company.name.as_str()) {
        Some(name) if !name.is_empty() => format!("{name} ({company})"),
        _ => format!("Company {company}"),
    }
}
