//! Checks one user after another under the same rules.

use super::channels::{known_channels, origin_channel_id};
use super::company::company;
use super::email::email;
use super::extra_fields::extra_fields;
use super::letters::flag_letters;
use super::name::name;
use super::phone::phone;
use super::store_role::roles;
use super::text::uuid;
use super::welcome_email::welcome_email;
use super::{Cells, ExtraFields, Found, ValidUser};
use crate::config::Rules;
use crate::dialect::{Dialect, WireType};
use crate::issue::{Code, Issue};
use crate::order::by_number;
use crate::scan;
use crate::user::{ChannelId, CompanyId, CompanyRoleId, Field, Role};
use crate::wire::graphql::MAXIMUM_INTEGER;
use std::collections::HashMap;

/// So many different texts of roles and of welcome mails are remembered; a file has few.
const REMEMBERED: usize = 6;

/// What follows from the rules for every user.
struct Traits {
    /// Whether a request has a place for a field, by field.
    carries: [bool; Field::ALL.len()],
    not_carried: Vec<Field>,
    requires_channels: bool,
    /// Whether numbers end at 31 bits.
    short_numbers: bool,
    /// Whether no text that stands in for a blank one needs a closer look.
    harmless_defaults: bool,
}

impl Traits {
    fn of(rules: &Rules) -> Self {
        let company = rules.dialect.carried(Field::CompanyId);
        let fields = Field::ALL.into_iter();
        let mut defaults = fields.clone().map(|field| rules.defaults.get(field));
        Self {
            carries: Field::ALL.map(|field| rules.carries(field)),
            not_carried: fields.filter(|field| !rules.carries(*field)).collect(),
            requires_channels: rules.dialect.requires(Field::ChannelIds),
            short_numbers: company.is_some_and(|field| field.wire_type == WireType::ShortInteger),
            harmless_defaults: defaults.all(scan::is_harmless),
        }
    }

    fn carries(&self, field: Field) -> bool {
        self.carries.get(field as usize) == Some(&true)
    }
}

/// The rules, what follows from them for every user, and what was found out about texts that many
/// users share. Its lists are reused from user to user.
pub(crate) struct Checker<'a> {
    rules: &'a Rules,
    traits: Traits,
    /// A file names few companies, and a store may have thousands.
    companies: HashMap<&'a str, (Option<CompanyId>, Vec<Issue>)>,
    /// Texts that name a built-in role, and about which nothing is to be said.
    roles: Vec<(&'a str, Role)>,
    /// The same for the welcome mail.
    welcomes: Vec<(&'a str, bool)>,
    /// The list of channels that was read last, if there was nothing to say about it.
    last_channels: Option<&'a str>,
    channels: Vec<ChannelId>,
    extra_fields: Vec<(&'a str, &'a str)>,
    pub(crate) found: Found,
}

impl<'a> Checker<'a> {
    /// A checker that keeps everything that there is to say.
    pub(crate) fn new(rules: &'a Rules) -> Self {
        Self::with(rules, Found::default())
    }

    /// A checker that keeps codes alone.
    pub(crate) fn brief(rules: &'a Rules) -> Self {
        Self::with(rules, Found::brief())
    }

    fn with(rules: &'a Rules, found: Found) -> Self {
        Self {
            rules,
            traits: Traits::of(rules),
            companies: HashMap::new(),
            roles: Vec::new(),
            welcomes: Vec::new(),
            last_channels: None,
            channels: Vec::new(),
            extra_fields: Vec::new(),
            found,
        }
    }

    /// Checks one user. What was found about the one before is forgotten; what is found now is in
    /// `found`, in the order of [`Field::ALL`].
    pub(crate) fn check(&mut self, cells: &Cells<'a>) -> Option<ValidUser<'_>> {
        self.found.issues.clear();
        self.found.is_harmless = cells.are_harmless && self.traits.harmless_defaults;
        let rules = self.rules;
        let filled = |field: Field| cells.filled(field, rules);
        // What the dialect has no place for is not judged: it is not sent.
        let sent = |field: Field, traits: &Traits| {
            if traits.carries(field) {
                filled(field)
            } else {
                ""
            }
        };
        let email = self.email(filled(Field::Email));
        let first_name = name(filled(Field::FirstName), Field::FirstName, &mut self.found);
        let last_name = name(filled(Field::LastName), Field::LastName, &mut self.found);
        let phone_number = phone(filled(Field::PhoneNumber), rules.dialect, &mut self.found);
        let company_id = self.company(filled(Field::CompanyId));
        let custom = filled(Field::CompanyRoleId);
        let (role, company_role_id) = self.roles(filled(Field::Role), custom, company_id);
        let has_channels = self.channels(sent(Field::ChannelIds, &self.traits));
        let listed = has_channels.then_some(self.channels.as_slice());
        let origin = sent(Field::OriginChannelId, &self.traits);
        let origin_channel_id = origin_channel_id(origin, listed, &mut self.found);
        let welcome = self.welcome(filled(Field::AcceptWelcomeEmail));
        let uuid = uuid(sent(Field::Uuid, &self.traits), &mut self.found);
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

    fn email(&mut self, typed: &'a str) -> Option<&'a str> {
        let address = email(typed, &mut self.found)?;
        flag_letters(address, self.rules.dialect, &mut self.found);
        Some(address)
    }

    fn company(&mut self, typed: &'a str) -> Option<CompanyId> {
        let Some(companies) = &self.rules.store.companies else {
            return company(typed, None, &mut self.found);
        };
        if let Some((company, issues)) = self.companies.get(typed) {
            self.found.issues.extend_from_slice(issues);
            return *company;
        }
        let start = self.found.len();
        let company = company(typed, Some(companies), &mut self.found);
        let issues = self.found.since(start).to_vec();
        self.companies.insert(typed, (company, issues));
        company
    }

    fn roles(
        &mut self,
        role: &'a str,
        custom: &str,
        company: Option<CompanyId>,
    ) -> (Option<Role>, Option<CompanyRoleId>) {
        let is_alone = scan::is_blank(custom);
        let known = self.roles.iter().find(|(text, _)| *text == role);
        if let Some((_, role)) = known.filter(|_| is_alone) {
            return (Some(*role), None);
        }
        let start = self.found.len();
        let roles = roles(role, custom, company, self.rules, &mut self.found);
        if let (Some(known), None) = roles
            && is_alone
            && self.found.len() == start
            && self.roles.len() < REMEMBERED
        {
            self.roles.push((role, known));
        }
        roles
    }

    fn channels(&mut self, typed: &'a str) -> bool {
        if self.last_channels == Some(typed) {
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
        self.last_channels = (good && self.found.len() == start).then_some(typed);
        good
    }

    fn welcome(&mut self, typed: &'a str) -> Option<bool> {
        let known = self.welcomes.iter().find(|(text, _)| *text == typed);
        if let Some((_, welcome)) = known {
            return Some(*welcome);
        }
        let start = self.found.len();
        let welcome = welcome_email(typed, &mut self.found);
        if !self.traits.carries(Field::AcceptWelcomeEmail) {
            self.found.issues.truncate(start);
        }
        if let Some(welcome) = welcome
            && self.found.len() == start
            && self.welcomes.len() < REMEMBERED
        {
            self.welcomes.push((typed, welcome));
        }
        welcome
    }

    fn extra_fields(&mut self, cells: &Cells<'a>) -> bool {
        let store = &self.rules.store;
        if self.traits.carries(Field::ExtraFields) {
            let fields = &mut self.extra_fields;
            return extra_fields(&cells.extra_fields, store, fields, &mut self.found);
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
                added.with_number("value", number);
            }
        }
    }

    /// Nothing is dropped in silence: what the dialect has no place for is said.
    fn flag_not_carried(&mut self, cells: &Cells<'_>, welcome: Option<bool>) {
        for field in &self.traits.not_carried {
            let mut fields = cells.extra_fields.iter();
            let given = match field {
                Field::AcceptWelcomeEmail => false,
                Field::ExtraFields => fields.any(|(_, value)| !scan::is_blank(value)),
                _ => !scan::is_blank(cells.get(*field)),
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
        .with("dialect", rules.dialect.label())
        .with("instead", Dialect::able_to_carry(field))
}
