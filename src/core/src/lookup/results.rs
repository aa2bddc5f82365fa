//! What a look into the store brought to light, and what it means for the rows.
//!
//! The results are kept apart from the rows: they are laid over a check instead of being copied
//! into it, and a second look adds to them. Addresses and values are held as one block of text
//! with places, since there may be hundreds of thousands.

use super::EmailStatus;
use crate::dialect::Dialect;
use crate::issue::{Code, Issue};
use crate::user::{CompanyId, Email, ExtraField, Field, NewUser, canonical_email};
use b2b_users_scan::texts::Texts;

/// What an address is, with what a list told about the user who has it.
///
/// The same address may be something else to another company.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) status: EmailStatus,
    /// The identifier in B2B Edition, where a list told it.
    pub(super) user_id: Option<u64>,
    /// The storefronts that the user may log in to; none if it was not told.
    pub(super) channels: Vec<u64>,
}

impl Found {
    /// What it means for this user, who may lack one of the storefronts that it is to have.
    ///
    /// An empty list of storefronts means that nothing was told, and is no lack.
    fn status_for(&self, user: &NewUser) -> EmailStatus {
        let mut wanted = user.channel_ids().iter();
        let lacks_a_channel = self.status == EmailStatus::ThisCompany
            && !self.channels.is_empty()
            && wanted.any(|channel| !self.channels.contains(&channel.get()));
        match lacks_a_channel {
            true => EmailStatus::OtherChannel,
            false => self.status,
        }
    }
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
    /// Addresses in lower case with the company that each was asked for.
    ///
    /// One entry for each pair; places count from 0 and never change.
    asked: Texts,
    /// What each of them is; none once it is forgotten.
    ///
    /// At the same places as in `asked`.
    found: Vec<Option<Found>>,
    /// Values of fields that no two users may share, with the field's name.
    taken_values: Texts,
    /// Whether companies have an admin already, of the few that are asked about.
    ///
    /// So few that a search through all of them is cheap.
    admins: Vec<(CompanyId, bool)>,
}

impl std::fmt::Debug for LookupResults {
    /// Leaves the people out.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "LookupResults({} addresses)",
            self.found.iter().flatten().count()
        )
    }
}

impl LookupResults {
    /// What the address of this user is in the store; `None` if it was not found out.
    ///
    /// The pair of address and company counts, not the address alone.
    #[must_use]
    pub fn status(&self, user: &NewUser) -> Option<EmailStatus> {
        self.status_of(user.email(), user.company_id())
    }

    /// What an address is to a company; `None` if it was not found out.
    #[must_use]
    pub fn status_of(&self, email: &Email, company: CompanyId) -> Option<EmailStatus> {
        self.found(email, company).map(|found| found.status)
    }

    /// The identifier of the user who has this address in this company, where a list told it.
    ///
    /// `None` also after a look that tells no identifiers, such as the storefront's check.
    #[must_use]
    pub fn user_id(&self, user: &NewUser) -> Option<u64> {
        let found = self.found(user.email(), user.company_id());
        found.and_then(|found| found.user_id)
    }

    /// What was forgotten counts as never found out.
    fn found(&self, email: &Email, company: CompanyId) -> Option<&Found> {
        let place = self.asked.find(&key(email.canonical(), company))?;
        self.found.get(place)?.as_ref()
    }

    /// Notes what an address is to a company.
    ///
    /// What was known about the same pair is replaced.
    pub(super) fn note(&mut self, email: &str, company: CompanyId, found: Found) {
        self.place(&key(canonical_email(email), company), found);
    }

    /// Notes that an address is in no company, unless it is known to be in one.
    ///
    /// It is called for everybody at the end of a list, when those who were in it are known
    /// already.
    pub(super) fn note_absent(&mut self, email: &Email, company: CompanyId) {
        if self.found(email, company).is_none() {
            self.note(email.as_str(), company, EmailStatus::NotInCompanies.into());
        }
    }

    /// Notes that a user of the store has this value.
    ///
    /// Whose value it is does not matter, and is not kept.
    pub(super) fn note_taken(&mut self, name: &str, value: &str) {
        self.taken_values.add(&value_key(name, value));
    }

    /// Gives a key its place, if it is new, and puts what was found there.
    fn place(&mut self, key: &str, found: Found) {
        let place = self.asked.add(key);
        if place == self.found.len() {
            self.found.push(None);
        }
        if let Some(known) = self.found.get_mut(place) {
            *known = Some(found);
        }
    }

    /// Whether nothing was found out.
    ///
    /// Companies' admins do not count here.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.iter().all(Option::is_none) && self.taken_values.is_empty()
    }

    /// Adds what another look found; where both know something, the newer one counts.
    ///
    /// Nothing that only the older one knows is lost.
    pub fn extend(&mut self, newer: Self) {
        for (place, found) in newer.found.into_iter().enumerate() {
            if let Some(found) = found {
                self.place(newer.asked.get(place), found);
            }
        }
        for place in 0..newer.taken_values.len() {
            self.taken_values.add(newer.taken_values.get(place));
        }
        for (company, has_admin) in newer.admins {
            self.note_admin(company, has_admin);
        }
    }

    /// Forgets what the address of this user is, because it has just changed.
    ///
    /// What the address is to other companies is kept.
    pub fn forget(&mut self, user: &NewUser) {
        let place = self
            .asked
            .find(&key(user.email().canonical(), user.company_id()));
        if let Some(known) = place.and_then(|place| self.found.get_mut(place)) {
            *known = None;
        }
    }

    /// Whether the company has an admin in the store; `None` if it was not found out.
    ///
    /// Twenty companies at most are asked about, so `None` is common.
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
    ///
    /// Nothing was found out and nothing is wrong look the same: both give an empty list. The
    /// address comes first, then each value of an extra field that another user has already.
    #[must_use]
    pub fn issues(&self, user: &NewUser, dialect: Dialect) -> Vec<Issue> {
        let found = self.found(user.email(), user.company_id());
        let status = found.map(|found| found.status_for(user));
        let mut issues = Vec::new();
        issues.extend(status.and_then(|status| status.issue(dialect)));
        for ExtraField { name, value } in user.extra_fields() {
            let value = value.trim();
            if self.taken_values.find(&value_key(name, value)).is_some() {
                let taken = Issue::new(Code::ExtraFieldTaken, Field::ExtraFields);
                issues.push(taken.with("name", name).with("value", value));
            }
        }
        issues
    }

    /// The user as it is to be sent: one who is on another storefront is put on this one.
    ///
    /// Without such a finding the user comes back unchanged.
    #[must_use]
    pub fn prepared(&self, user: NewUser) -> NewUser {
        match self.status(&user) {
            Some(EmailStatus::OtherChannel) => user.joining_channel(),
            _ => user,
        }
    }
}

/// An address in lower case and a company as one text.
///
/// An address holds no blank, so no two pairs give the same text.
fn key(mut email: String, company: CompanyId) -> String {
    email.push(' ');
    email.push_str(&company.to_string());
    email
}

/// A name and a value as one text, which no other two give.
///
/// The length of the name in front makes sure of that.
fn value_key(name: &str, value: &str) -> String {
    format!("{} {name}{value}", name.len())
}
