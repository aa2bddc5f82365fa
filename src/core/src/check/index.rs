//! What was found in many rows, kept so that one changed row is one row's work.
//!
//! A row costs a verdict, a byte of facts and its company, its place in the groups of equal addresses, and
//! eight bytes for each issue. Sentences, and users themselves, are made for the few that are shown
//! or sent.

use super::extra_fields::unique_key;
use super::notes::{Noted, Notes, number};
use super::rows::Rows;
use super::verdict::Tally;
use super::{Cells, Checker, Found, RowVerdict, ValidUser};
use crate::config::{ExtraFieldDefinition, Rules};
use crate::issue::{Code, Issue, Severity};
use crate::order::distinct;
use crate::scan;
use crate::user::{CompanyId, Field, UserDraft, canonical_email};
use b2b_users_scan::groups::{Groups, ascii_hash, hash};

/// The user becomes an admin.
///
/// The facts of a row are bits of one byte, since four lists of flags would take four bytes a row.
const ADMIN: u8 = 1;
/// The user gets the welcome mail.
const MAIL: u8 = 2;
/// The user has an identifier of the merchant's own.
const UUID: u8 = 4;
/// There is something to say about the row.
const NOTED: u8 = 8;

/// The verdicts and issues of many rows, by their own texts.
///
/// Rows count from 0, below the header. The lists have one entry for each row that is checked, in
/// the order of the rows, and grow together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    rows: usize,
    verdicts: Vec<RowVerdict>,
    facts: Vec<u8>,
    /// The company of each row that would be a user.
    companies: Vec<Option<CompanyId>>,
    tally: Tally,
    notes: Notes,
    emails: Groups,
    /// Who has which value of the fields of the store that no two users may share, in their order.
    unique: Vec<Groups>,
}

/// Rows, rules and what is reused from row to row.
pub(crate) struct Pass<'a, 'r> {
    pub(super) rows: &'r dyn Rows<'a>,
    pub(super) rules: &'a Rules,
    pub(super) checker: Checker<'a>,
    pub(super) cells: Cells<'a>,
    /// The fields that no two users may share, as far as they are sent.
    unique: Vec<&'a ExtraFieldDefinition>,
}

impl<'a, 'r> Pass<'a, 'r> {
    /// A pass that keeps codes alone.
    pub(crate) fn brief(rows: &'r dyn Rows<'a>, rules: &'a Rules, defaults: &'a UserDraft) -> Self {
        Self {
            rows,
            rules,
            checker: Checker::new(rules, defaults, Found::brief()),
            cells: Cells::default(),
            unique: unique_fields(rules).collect(),
        }
    }

    /// A pass that keeps everything that there is to say.
    pub(crate) fn detailed(
        rows: &'r dyn Rows<'a>,
        rules: &'a Rules,
        defaults: &'a UserDraft,
    ) -> Self {
        Self {
            checker: Checker::new(rules, defaults, Found::default()),
            ..Self::brief(rows, rules, defaults)
        }
    }

    /// The rules.
    pub(crate) const fn rules(&self) -> &'a Rules {
        self.rules
    }

    /// The user of a row, without regard to the others.
    pub(crate) fn user(&mut self, row: usize) -> Option<ValidUser<'_>> {
        self.rows.fill(row, &mut self.cells);
        self.checker.check(&self.cells)
    }

    /// The address of the row that was looked at last, or the default.
    fn last_email(&self) -> &'a str {
        self.checker.filled(&self.cells, Field::Email).text
    }

    /// The address of a row, or the default.
    fn email(&self, row: usize) -> &'a str {
        let email = self.rows.text(row, Field::Email);
        if scan::is_blank(email) {
            self.checker.defaults().get(Field::Email)
        } else {
            email
        }
    }

    /// The value of a field that no two users may share, as it is compared.
    fn unique_value(
        &self,
        row: usize,
        definition: &'a ExtraFieldDefinition,
    ) -> Option<(&'a str, &'a str)> {
        let (name, value) = self.rows.extra_field(row, definition)?;
        Some((name, unique_key(definition, value)))
    }
}

/// The fields that no two users may share, as far as they are sent.
fn unique_fields(rules: &Rules) -> impl Iterator<Item = &ExtraFieldDefinition> {
    let fields = rules.store.extra_fields.iter().flatten();
    fields.filter(|field| field.unique && rules.carries(Field::ExtraFields))
}

impl Index {
    /// An index of so many rows, of which none is checked yet.
    pub(crate) fn new(rows: usize) -> Self {
        Self {
            rows,
            verdicts: Vec::with_capacity(rows),
            facts: Vec::with_capacity(rows),
            companies: Vec::with_capacity(rows),
            emails: Groups::new(rows),
            ..Self::default()
        }
    }

    /// How many rows are checked.
    pub(crate) const fn checked(&self) -> usize {
        self.verdicts.len()
    }

    /// Whether all rows are checked.
    pub(crate) const fn is_done(&self) -> bool {
        self.verdicts.len() == self.rows
    }

    /// By the texts of the row and of the others alone; `None` if the row is not checked yet.
    pub(crate) fn verdict(&self, row: usize) -> Option<RowVerdict> {
        self.verdicts.get(row).copied()
    }

    /// How many issues weigh so much.
    pub(crate) fn count_notes(&self, severity: Severity) -> usize {
        self.notes.count_of(severity)
    }

    pub(crate) fn count(&self, verdict: RowVerdict) -> usize {
        self.tally.of(verdict)
    }

    /// The company of a row that would be a user.
    pub(crate) fn company(&self, row: usize) -> Option<CompanyId> {
        self.companies.get(row).copied().flatten()
    }

    pub(crate) fn is_admin(&self, row: usize) -> bool {
        self.has(row, ADMIN)
    }

    pub(crate) fn gets_mail(&self, row: usize) -> bool {
        self.has(row, MAIL)
    }

    pub(crate) fn has_uuid(&self, row: usize) -> bool {
        self.has(row, UUID)
    }

    /// What there is to say about a row.
    pub(crate) fn notes(&self, row: usize) -> &[Noted] {
        if self.has(row, NOTED) {
            self.notes.of(row)
        } else {
            &[]
        }
    }

    fn has(&self, row: usize, fact: u8) -> bool {
        self.facts.get(row).is_some_and(|facts| facts & fact != 0)
    }

    /// Checks the next rows, at most so many.
    ///
    /// It goes on where it stopped. A row is compared with the rows before it alone, so what is
    /// found does not depend on how the rows were sliced.
    pub(crate) fn advance(&mut self, pass: &mut Pass<'_, '_>, most: usize) {
        let start = self.checked();
        for row in start..self.rows.min(start.saturating_add(most)) {
            self.examine(row, pass);
            let faulty = self.has_faulty_email(pass);
            self.join(row, faulty, pass);
            self.finish(row, pass);
            let verdict = self.judge(row, pass);
            for issue in &pass.checker.found.issues {
                self.notes.push(Noted::new(row, issue));
            }
            self.tally.add(verdict);
            self.verdicts.push(verdict);
        }
    }

    /// Checks rows again, after texts of them changed, and those whose addresses or values they share
    /// no longer or from now on. Gives the rows that were checked, each once.
    pub(crate) fn recheck(&mut self, rows: &[usize], pass: &mut Pass<'_, '_>) -> Vec<usize> {
        let rows = rows
            .iter()
            .copied()
            .filter(|row| *row < self.verdicts.len());
        let rows = distinct(rows.map(|row| row as u64));
        let mut touched = rows.clone();
        // All of them leave before one comes back: their texts are compared with the new ones.
        for &row in &rows {
            for groups in self.unique.iter_mut().chain([&mut self.emails]) {
                let left = groups.remove(row as u32);
                let promoted = left.filter(|left| left.before.is_some());
                touched.extend(promoted.map(|left| u64::from(left.first)));
            }
        }
        for &row in &rows {
            self.examine(row as usize, pass);
            let faulty = self.has_faulty_email(pass);
            let replaced = self.join(row as usize, faulty, pass);
            touched.extend(replaced.into_iter().map(u64::from));
        }
        let touched = distinct(touched.into_iter()).into_iter();
        let touched: Vec<usize> = touched.map(|row| row as usize).collect();
        for row in &touched {
            self.renew(*row, pass);
        }
        touched
    }

    fn renew(&mut self, row: usize, pass: &mut Pass<'_, '_>) {
        self.examine(row, pass);
        self.finish(row, pass);
        let verdict = self.judge(row, pass);
        let issues = pass.checker.found.issues.iter();
        let notes = issues.map(|issue| Noted::new(row, issue));
        self.notes.renew(row, notes.collect());
        if let Some(known) = self.verdicts.get_mut(row) {
            self.tally.take(*known);
            self.tally.add(verdict);
            *known = verdict;
        }
    }

    /// Everything that there is to say about a row, by a detailed pass.
    pub(crate) fn explain(&self, row: usize, pass: &mut Pass<'_, '_>) -> Vec<Issue> {
        pass.user(row);
        self.finish(row, pass);
        let number = pass.rows.number(row);
        let mut issues = std::mem::take(&mut pass.checker.found.issues);
        for issue in &mut issues {
            issue.row = Some(number);
        }
        issues
    }

    /// Checks the texts of a row and keeps the facts.
    fn examine(&mut self, row: usize, pass: &mut Pass<'_, '_>) {
        let user = pass.user(row);
        // By reference: a user is too large to be copied for each row.
        let user = user.as_ref();
        let facts = user.map_or(0, |user| {
            u8::from(user.is_admin) * ADMIN
                + u8::from(user.accept_welcome_email) * MAIL
                + u8::from(user.uuid.is_some()) * UUID
        });
        let company = user.map(|user| user.company_id);
        match (self.facts.get_mut(row), self.companies.get_mut(row)) {
            (Some(known), Some(place)) => (*known, *place) = (facts, company),
            _ => {
                self.facts.push(facts);
                self.companies.push(company);
            }
        }
    }

    /// One that cannot be an email at all has one problem, not two.
    fn has_faulty_email(&self, pass: &Pass<'_, '_>) -> bool {
        let issues = &pass.checker.found.issues;
        let is_about_it = |issue: &Issue| issue.field == Some(Field::Email) && issue.is_error();
        issues.iter().any(is_about_it)
    }

    /// Puts a row into the groups of its address and values. Gives the rows that were the first of
    /// one until now.
    fn join(&mut self, row: usize, faulty_email: bool, pass: &Pass<'_, '_>) -> Vec<u32> {
        let mut replaced = Vec::new();
        for (place, definition) in pass.unique.iter().copied().enumerate() {
            let Some((_, value)) = pass.unique_value(row, definition) else {
                continue;
            };
            while self.unique.len() <= place {
                self.unique.push(Groups::new(self.rows));
            }
            if let Some(groups) = self.unique.get_mut(place) {
                let same = |other: u32| {
                    let other = pass.unique_value(other as usize, definition);
                    other.is_some_and(|(_, other)| other == value)
                };
                replaced.extend(groups.insert(number(row), hash(value), &same).before);
            }
        }
        if !faulty_email {
            let email = pass.last_email();
            let same = |other: u32| is_same_email(email, pass.email(other as usize));
            let placed = self.emails.insert(number(row), hash_of_email(email), &same);
            replaced.extend(placed.before);
        }
        replaced
    }

    /// Adds to what was found in the texts of a row what is to be said of it among the others.
    fn finish(&self, row: usize, pass: &mut Pass<'_, '_>) {
        for (place, groups) in self.unique.iter().enumerate() {
            if let Some(definition) = pass.unique.get(place).copied()
                && let Some(first) = first_other(groups, row)
                && let Some((name, value)) = pass.unique_value(row, definition)
            {
                let first = u64::from(pass.rows.number(first));
                let added = pass
                    .checker
                    .found
                    .add(Code::ExtraFieldDuplicate, Field::ExtraFields);
                added
                    .with("name", name)
                    .with("value", value)
                    .with_number("firstRow", first);
            }
        }
        if let Some(issue) = pass.rows.about_row(row) {
            pass.checker.found.push(issue);
        }
        if let Some(first) = first_other(&self.emails, row) {
            let first = u64::from(pass.rows.number(first));
            let added = pass.checker.found.add(Code::EmailDuplicate, Field::Email);
            added.with_number("firstRow", first);
        }
    }

    fn judge(&mut self, row: usize, pass: &Pass<'_, '_>) -> RowVerdict {
        let issues = &pass.checker.found.issues;
        if let Some(facts) = self.facts.get_mut(row).filter(|_| !issues.is_empty()) {
            *facts |= NOTED;
        }
        match issues.iter().find(|issue| issue.is_error()) {
            None => RowVerdict::Valid,
            Some(issue) if issue.code == Code::EmailDuplicate => RowVerdict::Duplicate,
            Some(_) => RowVerdict::Invalid,
        }
    }

    pub(crate) fn heap_bytes(&self) -> usize {
        let groups = self.unique.iter().chain([&self.emails]);
        self.verdicts.capacity()
            + self.facts.capacity()
            + self.companies.capacity() * size_of::<Option<CompanyId>>()
            + self.notes.heap_bytes()
            + groups.map(Groups::heap_bytes).sum::<usize>()
    }
}

/// The first row of a group, if it is another one.
fn first_other(groups: &Groups, row: usize) -> Option<usize> {
    let first = groups.first(number(row))? as usize;
    (first != row).then_some(first)
}

fn hash_of_email(email: &str) -> u32 {
    let email = scan::trim(email);
    ascii_hash(email).unwrap_or_else(|| hash(&canonical_email(email)))
}

/// Whether two addresses are one person's.
fn is_same_email(one: &str, other: &str) -> bool {
    let (one, other) = (scan::trim(one), scan::trim(other));
    if one.is_ascii() && other.is_ascii() {
        one.eq_ignore_ascii_case(other)
    } else {
        canonical_email(one) == canonical_email(other)
    }
}
