//! What a look into the store brought to light, and what it means for the rows.

use super::EmailStatus;
use crate::dialect::Dialect;
use crate::issue::{Code, Issue};
use crate::user::{CompanyId, Email, Field, NewUser};
use std::collections::HashMap;

/// What an address is, with what a list told about the user who has it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) status: EmailStatus,
    pub(super) user_id: Option<u64>,
    /// The storefronts that the user may log in to; none if it was not told.
    pub(super) channels: Vec<u64>,
}

impl From<EmailStatus> for Found {
    fn from(status: EmailStatus) -> Self {
        Self {
            status,
            user_id: None,
            channels: Vec::new(),
        }
    }
}

/// What is known about addresses, values and companies in the store.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct LookupResults {
    /// By address in lower case and the company that it was asked for.
    pub(super) statuses: HashMap<(String, CompanyId), Found>,
    /// Values of fields that no two users may share: the field's name and the value.
    pub(super) taken_values: HashMap<(String, String), u32>,
    /// Whether companies have an admin already, of the few that are asked about.
    pub(super) admins: Vec<(CompanyId, bool)>,
}

impl std::fmt::Debug for LookupResults {
    /// Leaves the people out.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "LookupResults({} addresses)",
            self.statuses.len()
        )
    }
}

impl LookupResults {
    /// What the address of this user is in the store; `None` if it was not found out.
    #[must_use]
    pub fn status(&self, user: &NewUser) -> Option<EmailStatus> {
        self.status_of(user.email(), user.company_id())
    }

    /// What an address is to a company; `None` if it was not found out.
    #[must_use]
    pub fn status_of(&self, email: &Email, company: CompanyId) -> Option<EmailStatus> {
        let known = self.statuses.get(&(email.canonical(), company));
        known.map(|found| found.status)
    }

    /// The identifier of the user who has this address in this company, where a list told it.
    #[must_use]
    pub fn user_id(&self, user: &NewUser) -> Option<u64> {
        let key = (user.email().canonical(), user.company_id());
        self.statuses.get(&key).and_then(|found| found.user_id)
    }

    /// Whether the user is there and lacks one of the storefronts that it is to have.
    fn lacks_a_channel(&self, user: &NewUser) -> bool {
        let key = (user.email().canonical(), user.company_id());
        self.statuses.get(&key).is_some_and(|found| {
            let mut wanted = user.channel_ids().iter();
            found.status == EmailStatus::ThisCompany
                && !found.channels.is_empty()
                && wanted.any(|channel| !found.channels.contains(&channel.get()))
        })
    }

    /// Whether nothing was found out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.statuses.is_empty() && self.taken_values.is_empty()
    }

    /// Adds what another look found; where both know something, the newer one counts.
    pub fn extend(&mut self, newer: Self) {
        self.statuses.extend(newer.statuses);
        self.taken_values.extend(newer.taken_values);
        for (company, has_admin) in newer.admins {
            self.note_admin(company, has_admin);
        }
    }

    /// Forgets what the address of this user is, because it has just changed.
    pub fn forget(&mut self, user: &NewUser) {
        let key = (user.email().canonical(), user.company_id());
        self.statuses.remove(&key);
    }

    /// Whether the company has an admin in the store; `None` if it was not found out.
    #[must_use]
    pub fn has_admin(&self, company: CompanyId) -> Option<bool> {
        let known = self.admins.iter().find(|(known, _)| *known == company);
        known.map(|(_, has_admin)| *has_admin)
    }

    /// Notes whether a company has an admin.
    pub(super) fn note_admin(&mut self, company: CompanyId, has_admin: bool) {
        self.admins.retain(|(known, _)| *known != company);
        self.admins.push((company, has_admin));
    }

    /// What there is to say about this user.
    #[must_use]
    pub fn issues(&self, user: &NewUser, dialect: Dialect) -> Vec<Issue> {
        let status = match self.lacks_a_channel(user) {
            true => Some(EmailStatus::OtherChannel),
            false => self.status(user),
        };
        let status = status.and_then(|status| status.issue(dialect));
        let taken = user.extra_fields().iter().filter(|field| {
            let value = (field.name.clone(), field.value.trim().to_owned());
            self.taken_values.contains_key(&value)
        });
        let taken = taken.map(|field| {
            Issue::new(Code::ExtraFieldTaken, Field::ExtraFields)
                .with("name", &field.name)
                .with("value", field.value.trim())
        });
        status.into_iter().chain(taken).collect()
    }

    /// The user as it is to be sent: one who is on another storefront is put on this one.
    #[must_use]
    pub fn prepared(&self, user: NewUser) -> NewUser {
        match self.status(&user) {
            Some(EmailStatus::OtherChannel) => user.joining_channel(),
            _ => user,
        }
    }
}
