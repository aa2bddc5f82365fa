//! What is worth knowing about a set of users as a whole, before it is sent.

use crate::config::{Company, CompanyStatus, Rules};
use crate::lookup::{EmailStatus, LookupResults};
use crate::order::by_number;
use crate::user::{CompanyId, Field, NewUser};
use b2b_users_scan::numbers::Numbers;

/// What a notice is about. Nothing of it stops users from being created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeCode {
    /// The company has no admin and gets none: no one there can manage users or approve.
    CompanyWithoutAdmin,
    /// Every new user of the company is an admin.
    CompanyAllAdmins,
    /// A person has yet to approve the company; its users cannot buy until then.
    CompanyPending,
    /// The company was rejected.
    CompanyRejected,
    /// The company is inactive.
    CompanyInactive,
    /// People who are new to the store get no welcome mail, and no one else tells them to
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
    /// The company; `None` for a notice about people.
    pub company: Option<CompanyId>,
    /// The company's name; empty if it is not known.
    pub name: String,
    /// How many users it is about.
    pub users: usize,
}

/// What notices go by: a user who is about to be sent, without the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// The company that the user joins.
    pub company: CompanyId,
    /// Whether the user becomes an admin of it.
    pub is_admin: bool,
    /// Whether the store is asked to send its welcome mail.
    pub gets_mail: bool,
    /// Whether the user has an identifier of the merchant's own.
    pub has_uuid: bool,
    /// Whether the user has an account in the store already, and with it a password.
    pub has_account: bool,
}

impl Person {
    /// A user, with what a look into the store found.
    #[must_use]
    pub fn of(user: &NewUser, findings: &LookupResults) -> Self {
        let status = findings.status(user);
        Self {
            company: user.company_id(),
            is_admin: user.is_admin(),
            gets_mail: user.accept_welcome_email(),
            has_uuid: user.uuid().is_some(),
            has_account: matches!(
                status,
                Some(EmailStatus::Customer | EmailStatus::OtherChannel)
            ),
        }
    }
}

/// The notices about users that are about to be sent, with what a look into the store
/// found about their companies.
#[must_use]
pub fn notices(people: &[Person], rules: &Rules, findings: &LookupResults) -> Vec<Notice> {
    let carries_mail = rules.carries(Field::AcceptWelcomeEmail);
    let mut untold = 0;
    let mut companies = Numbers::default();
    let mut tallies: Vec<Tally> = Vec::new();
    for person in people {
        let is_silent = carries_mail && !person.gets_mail;
        untold += usize::from(is_silent && !person.has_account);
        let place = companies.add(person.company.get());
        if place == tallies.len() {
            tallies.push(Tally::of(person.company));
        }
        if let Some(tally) = tallies.get_mut(place) {
            tally.users += 1;
            tally.admins += usize::from(person.is_admin);
        }
    }
    for known in rules.store.companies.iter().flat_map(|all| &all.known) {
        let place = companies.find(known.id.get());
        if let Some(tally) = place.and_then(|place| tallies.get_mut(place)) {
            tally.known.get_or_insert(known);
        }
    }
    let mut noticed = Vec::new();
    for tally in tallies {
        for code in tally.codes(findings) {
            noticed.push((tally, code));
        }
    }
    let noticed = by_number(noticed, |(tally, _)| tally.company.get()).into_iter();
    let mut notices: Vec<Notice> = noticed
        .map(|(tally, code)| Notice {
            code,
            company: Some(tally.company),
            name: tally
                .known
                .map_or_else(String::new, |known| known.name.clone()),
            users: tally.users,
        })
        .collect();
    if untold > 0 {
        notices.push(Notice {
            code: NoticeCode::NobodyTells,
            company: None,
            name: String::new(),
            users: untold,
        });
    }
    notices
}

/// The new users of one company.
#[derive(Clone, Copy)]
struct Tally<'a> {
    company: CompanyId,
    /// The company, if it is among those of the store that are known.
    known: Option<&'a Company>,
    users: usize,
    admins: usize,
}

impl Tally<'_> {
    const fn of(company: CompanyId) -> Self {
        Self {
            company,
            known: None,
            users: 0,
            admins: 0,
        }
    }

    fn codes(&self, findings: &LookupResults) -> impl Iterator<Item = NoticeCode> {
        let has_admin = findings.has_admin(self.company);
        let without = self.admins == 0 && has_admin == Some(false);
        let all = self.users > 1 && self.admins == self.users;
        let status = self.known.and_then(|company| match company.status {
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
