//! Checks one user after another under the same rules.

use super::channels::{known_channels, origin_channel_id};
use super::company::company;
use super::email::email;
use super::extra_fields::extra_fields;
use super::letters::flag_letters;
use super::name::name;
use super::phone::{FEWEST_DIGITS, phone};
use super::remembered::Remembered;
use super::store_role::roles;
use super::text::uuid;
use super::welcome_email::welcome_email;
use super::{Cells, ExtraFields, Found, ValidUser};
use crate::config::Rules;
use crate::dialect::{Dialect, MAXIMUM_INTEGER, WireType};
use crate::issue::{Code, Issue};
use crate::order::by_number;
use crate::scan::{self, has_digits_alone};
use crate::user::{ChannelId, CompanyId, CompanyRoleId, Field, Role, UserDraft};
use b2b_users_scan::address::is_usual;
use b2b_users_scan::groups::hash;
use b2b_users_scan::record::{Cell, Shape};

/// So many different texts of companies are remembered.
const COMPANIES: usize = 2_000;

/// What follows from the rules for every user.
///
/// It is found out once per pass and not once per row.
struct Traits<'a> {
    /// Whether a request has a place for a field, by field.
    carries: [bool; Field::ALL.len()],
    not_carried: Vec<Field>,
    requires_channels: bool,
    /// Whether numbers end at 31 bits.
    short_numbers: bool,
    /// What stands in for blank texts, by field.
    defaults: [Cell<'a>; Field::ALL.len()],
}

impl<'a> Traits<'a> {
    fn of(rules: &Rules, defaults: &'a UserDraft) -> Self {
        let company = rules.dialect.carried(Field::CompanyId);
        let fields = Field::ALL.into_iter();
        Self {
            carries: Field::ALL.map(|field| rules.carries(field)),
            not_carried: fields.filter(|field| !rules.carries(*field)).collect(),
            requires_channels: rules.dialect.requires(Field::ChannelIds),
            short_numbers: company.is_some_and(|field| field.wire_type == WireType::ShortInteger),
            defaults: Field::ALL.map(|field| Cell::new(defaults.get(field))),
        }
    }

    fn carries(&self, field: Field) -> bool {
        self.carries.get(field as usize) == Some(&true)
    }

    /// The text, or the default if it was left blank.
    #[inline(always)]
    fn filled(&self, cells: &Cells<'a>, field: Field) -> Cell<'a> {
        let cell = cells.get(field);
        match cell.shape {
            Shape::Blank => self.default(field),
            Shape::Plain | Shape::Other => cell,
        }
    }

    fn default(&self, field: Field) -> Cell<'a> {
        let default = self.defaults.get(field as usize).copied();
        default.unwrap_or_default()
    }

    /// The same; nothing if the dialect has no place for it. What is not sent is not judged.
    #[inline(always)]
    fn sent(&self, cells: &Cells<'a>, field: Field) -> Cell<'a> {
        if self.carries(field) {
            self.filled(cells, field)
        } else {
            Cell::default()
        }
    }
}

/// The rules, what follows from them for every user, and what was found out about texts that many
/// users share. Its lists are reused from user to user.
///
/// A checker is for one set of rules and defaults: what it remembers would be wrong for another.
pub(crate) struct Checker<'a> {
    rules: &'a Rules,
    defaults: &'a UserDraft,
    traits: Traits<'a>,
    /// What was found out about texts of companies, by hash: a file names few companies, and a store may
    /// have thousands.
    companies: Vec<(u32, KnownCompany<'a>)>,
    /// Texts that name a built-in role.
    roles: Remembered<'a, Role>,
    welcomes: Remembered<'a, bool>,
    lists: Remembered<'a, Vec<ChannelId>>,
    channels: Vec<ChannelId>,
    extra_fields: Vec<(&'a str, &'a str)>,
    pub(crate) found: Found,
}

/// A text of a company, the company, and what is to be said.
type KnownCompany<'a> = (&'a str, Option<CompanyId>, Vec<Issue>);

impl<'a> Checker<'a> {
    /// A checker by these rules, with these texts in the place of blank ones.
    pub(crate) fn new(rules: &'a Rules, defaults: &'a UserDraft, found: Found) -> Self {
        Self {
            rules,
            defaults,
            traits: Traits::of(rules, defaults),
            companies: Vec::new(),
            roles: Remembered::new(),
            welcomes: Remembered::new(),
            lists: Remembered::new(),
            channels: Vec::new(),
            extra_fields: Vec::new(),
            found,
        }
    }

    /// A text of a user, or the default if it was left blank.
    pub(super) fn filled(&self, cells: &Cells<'a>, field: Field) -> Cell<'a> {
        self.traits.filled(cells, field)
    }

    /// What stands in for blank texts.
    pub(crate) const fn defaults(&self) -> &'a UserDraft {
        self.defaults
    }

    /// Checks one user. What was found about the one before is forgotten; what is found now is in
    /// `found`, in the order of [`Field::ALL`].
    ///
    /// `None` if any error was found; warnings and notes do not keep a user back. What is given
    /// borrows the checker's lists, so it has to be used or copied before the next user is checked.
    pub(crate) fn check(&mut self, cells: &Cells<'a>) -> Option<ValidUser<'_>> {
        self.found.issues.clear();
        let rules = self.rules;
        let email = self.email(self.traits.filled(cells, Field::Email));
        let first_name = self.name(cells, Field::FirstName);
        let last_name = self.name(cells, Field::LastName);
        let phone_number = self.phone(self.traits.filled(cells, Field::PhoneNumber));
        let company_id = self.company(self.traits.filled(cells, Field::CompanyId));
        let custom = self.traits.filled(cells, Field::CompanyRoleId);
        let role = self.traits.filled(cells, Field::Role);
        let (role, company_role_id) = self.roles(role.text, custom, company_id);
        let has_channels = self.channels(self.traits.sent(cells, Field::ChannelIds).text);
        let listed = has_channels.then_some(self.channels.as_slice());
        let origin = self.traits.sent(cells, Field::OriginChannelId);
        let origin_channel_id = match origin.shape {
            Shape::Blank => None,
            _ => origin_channel_id(origin.text, listed, &mut self.found),
        };
        let welcome = self.welcome(self.traits.filled(cells, Field::AcceptWelcomeEmail));
        let uuid = match self.traits.sent(cells, Field::Uuid) {
            Cell {
                shape: Shape::Blank,
                ..
            } => None,
            Cell {
                shape: Shape::Plain,
                text,
            } => Some(text),
            Cell { text, .. } => uuid(text, &mut self.found),
        };
        let has_extra_fields = self.extra_fields(cells);
        self.flag_too_large(company_id, company_role_id);
        self.flag_not_carried(cells, welcome);
        self.sort();
        if !has_channels || !has_extra_fields || self.found.has_error_since(0) {
            return None;
        }
        let role = role?;
        Some(ValidUser {
            email: email?,
            first_name: first_name?,
            last_name: last_name?,
            phone_number,
            company_id: company_id?,
            role,
            company_role_id,
            channel_ids: &self.channels,
            origin_channel_id,
            accept_welcome_email: welcome.unwrap_or(false),
            uuid,
            extra_fields: ExtraFields::Views(&self.extra_fields),
            is_admin: is_admin(role, company_role_id, rules),
            joins_channel: false,
        })
    }

    fn email(&mut self, typed: Cell<'a>) -> Option<&'a str> {
        if typed.shape == Shape::Plain && is_usual(typed.text) {
            return Some(typed.text);
        }
        let address = email(typed.text, &mut self.found)?;
        flag_letters(address, self.rules.dialect, &mut self.found);
        Some(address)
    }

    fn name(&mut self, cells: &Cells<'a>, field: Field) -> Option<&'a str> {
        match self.traits.filled(cells, field) {
            // It is not as long as a name that stores may refuse.
            Cell {
                shape: Shape::Plain,
                text,
            } => Some(text),
            Cell { text, .. } => name(text, field, &mut self.found),
        }
    }

    fn phone(&mut self, typed: Cell<'a>) -> Option<&'a str> {
        if typed.shape == Shape::Plain && has_digits_alone(typed.text, FEWEST_DIGITS) {
            return Some(typed.text);
        }
        phone(typed.text, self.rules.dialect, &mut self.found)
    }

    fn company(&mut self, typed: Cell<'a>) -> Option<CompanyId> {
        let typed = typed.text;
        let Some(companies) = &self.rules.store.companies else {
            let number = scan::short_number(typed).and_then(CompanyId::new);
            return number.or_else(|| company(typed, None, &mut self.found));
        };
        let hash = hash(typed);
        let place = self.companies.partition_point(|(known, _)| *known < hash);
        // Spellings that differ in the case of letters have one hash.
        let mut alike = self.companies.iter().skip(place);
        let known = alike.find(|(other, (text, ..))| *other != hash || *text == typed);
        if let Some((_, (_, company, issues))) = known.filter(|(other, _)| *other == hash) {
            self.found.issues.extend_from_slice(issues);
            return *company;
        }
        let start = self.found.len();
        let company = company(typed, Some(companies), &mut self.found);
        let issues = self.found.since(start).to_vec();
        if self.companies.len() < COMPANIES {
            self.companies
                .insert(place, (hash, (typed, company, issues)));
        }
        company
    }

    fn roles(
        &mut self,
        role: &'a str,
        custom: Cell<'a>,
        company: Option<CompanyId>,
    ) -> (Option<Role>, Option<CompanyRoleId>) {
        let is_alone = custom.shape == Shape::Blank;
        if let Some(role) = self.roles.get(role).filter(|_| is_alone) {
            return (Some(*role), None);
        }
        let start = self.found.len();
        let roles = roles(role, custom.text, company, self.rules, &mut self.found);
        if let (Some(known), None) = roles
            && is_alone
            && self.found.len() == start
        {
            self.roles.add(role, || known);
        }
        roles
    }

    fn channels(&mut self, typed: &'a str) -> bool {
        if let Some(known) = self.lists.get(typed) {
            self.channels.clear();
            self.channels.extend_from_slice(known);
            return true;
        }
        let start = self.found.len();
        let good = known_channels(
            typed,
            self.traits.requires_channels,
            &self.rules.store,
            &mut self.channels,
            &mut self.found,
        );
        if good && self.found.len() == start {
            self.lists.add(typed, || self.channels.clone());
        }
        good
    }

    fn welcome(&mut self, typed: Cell<'a>) -> Option<bool> {
        if typed.shape == Shape::Blank {
            return None;
        }
        let typed = typed.text;
        if let Some(welcome) = self.welcomes.get(typed) {
            return Some(*welcome);
        }
        let start = self.found.len();
        let welcome = welcome_email(typed, &mut self.found);
        if !self.traits.carries(Field::AcceptWelcomeEmail) {
            self.found.issues.truncate(start);
        }
        if let Some(welcome) = welcome
            && self.found.len() == start
        {
            self.welcomes.add(typed, || welcome);
        }
        welcome
    }

    fn extra_fields(&mut self, cells: &Cells<'a>) -> bool {
        let store = &self.rules.store;
        if self.traits.carries(Field::ExtraFields) {
            let fields = &mut self.extra_fields;
            return extra_fields(cells, store, fields, &mut self.found);
        }
        // A dialect without a place for them cannot create users of a store that requires one.
        let fields = store.extra_fields.iter().flatten();
        for field in fields.filter(|field| field.required) {
            let issue = not_carried(Code::ExtraFieldNotCarried, Field::ExtraFields, self.rules);
            self.found.push(issue.with("name", &field.name));
        }
        true
    }

    /// GraphQL's numbers end at 31 bits; a store's identifiers may go beyond.
    fn flag_too_large(&mut self, company: Option<CompanyId>, role: Option<CompanyRoleId>) {
        if !self.traits.short_numbers {
            return;
        }
        let identifiers = [
            company.map(|id| (Field::CompanyId, id.get())),
            role.map(|id| (Field::CompanyRoleId, id.get())),
        ];
        for (field, number) in identifiers.into_iter().flatten() {
            if number > MAXIMUM_INTEGER {
                let added = self.found.add(Code::IdentifierTooLarge, field);
                added.with_identifier("value", number);
            }
        }
    }

    /// Nothing is dropped in silence: what the dialect has no place for is said.
    fn flag_not_carried(&mut self, cells: &Cells<'_>, welcome: Option<bool>) {
        for field in &self.traits.not_carried {
            let is_given = |cell: Cell<'_>| cell.shape != Shape::Blank;
            let given = match field {
                Field::AcceptWelcomeEmail => false,
                Field::ExtraFields => cells.extra_fields().any(|(_, cell)| is_given(cell)),
                _ => is_given(cells.get(*field)),
            };
            if given {
                let issue = not_carried(Code::FieldNotCarried, *field, self.rules);
                self.found.push(issue);
            }
        }
        let field = Field::AcceptWelcomeEmail;
        if !self.traits.carries(field) && welcome == Some(false) {
            let issue = not_carried(Code::WelcomeEmailAlwaysSent, field, self.rules);
            self.found.push(issue);
        }
    }

    /// Puts the issues into the order of their fields.
    fn sort(&mut self) {
        if self.found.len() > 1 {
            let issues = std::mem::take(&mut self.found.issues);
            let place = |issue: &Issue| issue.field.map_or(0, |field| field as u64 + 1);
            self.found.issues = by_number(issues, place);
        }
    }
}

/// Whether the roles make an admin: the custom one counts where there is one.
fn is_admin(role: Role, custom: Option<CompanyRoleId>, rules: &Rules) -> bool {
    let Some(custom) = custom else {
        return role == Role::Admin;
    };
    let mut roles = rules.store.roles.iter().flatten();
    let known = roles.find(|known| known.id == custom);
    known.is_some_and(|known| known.built_in == Some(Role::Admin))
}

/// An issue about what the dialect has no place for, with the dialects that have.
fn not_carried(code: Code, field: Field, rules: &Rules) -> Issue {
    Issue::new(code, field)
        .with("dialect", rules.dialect.name())
        .with("instead", Dialect::able_to_carry(field))
}
