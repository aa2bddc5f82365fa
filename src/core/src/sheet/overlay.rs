//! What a look into the store found, laid over the check of a sheet.
//!
//! The check by texts stays as it is below: a new look into the store replaces the overlay alone. A
//! row costs a byte or two, and nothing before the store was asked.

use crate::check::{Index, Noted, Notes, Pass, RowVerdict, Tally, ValidUser};
use crate::issue::{Code, Issue, Severity};
use crate::lookup::LookupResults;
use crate::user::NewUser;
use std::sync::Arc;

/// Which issues are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Listed {
    /// Errors.
    #[default]
    Errors,
    /// Warnings.
    Warnings,
    /// What a look into the store found, whatever it weighs.
    Store,
    /// Everything.
    All,
}

/// The row is sound, and the store was not asked about it.
const UNKNOWN: u8 = 1;
/// The store has something to say about the row.
const NOTED: u8 = 2;

/// The verdicts and issues of rows that the store has something to say about.
#[derive(Debug, Clone, Default)]
pub(super) struct Overlay {
    findings: Arc<LookupResults>,
    /// How many rows were looked up, from the first one on.
    checked: usize,
    /// What is known about each row.
    marks: Vec<u8>,
    /// How many marks say so, kept along; the same for `noted`.
    unknown: usize,
    noted: usize,
    /// By row, as far as some row has one.
    verdicts: Vec<Option<RowVerdict>>,
    tally: Tally,
    notes: Notes,
}

impl Overlay {
    pub(super) fn new(findings: Arc<LookupResults>) -> Self {
        Self {
            findings,
            ..Self::default()
        }
    }

    pub(super) const fn findings(&self) -> &Arc<LookupResults> {
        &self.findings
    }

    /// True as well if the store was not asked: then there is nothing to lay over.
    pub(super) fn is_done(&self, rows: usize) -> bool {
        self.checked >= rows || self.findings.is_empty()
    }

    /// Looks the next valid rows up, at most so many.
    pub(super) fn advance(&mut self, index: &Index, pass: &mut Pass<'_, '_>, most: usize) {
        if self.findings.is_empty() {
            return;
        }
        let rows = index.checked();
        for row in self.checked..rows.min(self.checked.saturating_add(most)) {
            let issues = self.look_up(row, index, pass);
            for issue in &issues {
                self.notes.push(Noted::new(row, issue));
            }
            self.checked = row + 1;
        }
    }

    /// Looks a row up again.
    pub(super) fn renew(&mut self, row: usize, index: &Index, pass: &mut Pass<'_, '_>) {
        if self.findings.is_empty() {
            return;
        }
        let issues = self.look_up(row, index, pass);
        let notes = issues.iter().map(|issue| Noted::new(row, issue));
        self.notes.renew(row, notes.collect());
    }

    fn look_up(&mut self, row: usize, index: &Index, pass: &mut Pass<'_, '_>) -> Vec<Issue> {
        let user = Self::user(row, index, pass);
        let is_asked = user
            .as_ref()
            .is_none_or(|user| self.findings.status(user).is_some());
        let dialect = pass.rules().dialect;
        let issues = user.map_or_else(Vec::new, |user| self.findings.issues(&user, dialect));
        let mark = u8::from(!is_asked) * UNKNOWN + u8::from(!issues.is_empty()) * NOTED;
        if self.marks.len() <= row {
            self.marks.resize(row + 1, 0);
        }
        if let Some(before) = self.marks.get_mut(row) {
            let has = |mark: u8, bit: u8| usize::from(mark & bit != 0);
            self.unknown = self.unknown + has(mark, UNKNOWN) - has(*before, UNKNOWN);
            self.noted = self.noted + has(mark, NOTED) - has(*before, NOTED);
            *before = mark;
        }
        self.set_verdict(row, verdict_by(&issues));
        issues
    }

    /// The user of a row that is sound by itself.
    fn user(row: usize, index: &Index, pass: &mut Pass<'_, '_>) -> Option<NewUser> {
        if index.verdict(row) != Some(RowVerdict::Valid) {
            return None;
        }
        pass.user(row).map(ValidUser::to_user)
    }

    /// What the store has to say about a row.
    pub(super) fn notes(&self, row: usize) -> &[Noted] {
        match self.marks.get(row) {
            Some(mark) if mark & NOTED != 0 => self.notes.of(row),
            _ => &[],
        }
    }

    /// How many rows the store has something to say about.
    pub(super) const fn noted(&self) -> usize {
        self.noted
    }

    /// How many sound rows the store was not asked about.
    pub(super) const fn unknown(&self) -> usize {
        self.unknown
    }

    /// Whether the user of a row has an account in the store already.
    pub(super) fn has_account(&self, row: usize) -> bool {
        let has = |noted: &Noted| {
            matches!(
                noted.code,
                Code::EmailLinksCustomer | Code::EmailOnOtherChannel | Code::EmailChannelNotJoined
            )
        };
        self.notes(row).iter().any(has)
    }

    /// What the store has to say about the user of a row that is sound by itself.
    pub(super) fn issues(&self, row: usize, index: &Index, pass: &mut Pass<'_, '_>) -> Vec<Issue> {
        let dialect = pass.rules().dialect;
        let user = Self::user(row, index, pass);
        user.map_or_else(Vec::new, |user| self.findings.issues(&user, dialect))
    }

    /// The user as it is to be sent.
    pub(super) fn prepared(&self, user: NewUser) -> NewUser {
        self.findings.prepared(user)
    }

    /// `None` where the store has nothing against the row, so that the verdict of its texts counts.
    pub(super) fn verdict(&self, row: usize) -> Option<RowVerdict> {
        self.verdicts.get(row).copied().flatten()
    }

    pub(super) fn count(&self, verdict: RowVerdict) -> usize {
        self.tally.of(verdict)
    }

    /// Rows that are sound and are not sent all the same.
    pub(super) fn refused(&self) -> usize {
        RowVerdict::ALL
            .into_iter()
            .map(|verdict| self.tally.of(verdict))
            .sum()
    }

    pub(super) fn count_of(&self, severity: Severity) -> usize {
        self.notes.count_of(severity)
    }

    pub(super) fn heap_bytes(&self) -> usize {
        self.verdicts.capacity() + self.marks.capacity() + self.notes.heap_bytes()
    }

    fn set_verdict(&mut self, row: usize, verdict: Option<RowVerdict>) {
        if self.verdicts.len() <= row && verdict.is_some() {
            self.verdicts.resize(row + 1, None);
        }
        if let Some(known) = self.verdicts.get_mut(row) {
            known.iter().for_each(|before| self.tally.take(*before));
            verdict.iter().for_each(|after| self.tally.add(*after));
            *known = verdict;
        }
    }
}

/// Rows that the store would refuse, and those that are there already, are not sent.
fn verdict_by(issues: &[Issue]) -> Option<RowVerdict> {
    let is_there = |issue: &Issue| issue.code == Code::EmailInThisCompany;
    match issues.iter().any(Issue::is_error) {
        true if issues.iter().any(is_there) => Some(RowVerdict::InStore),
        true => Some(RowVerdict::Invalid),
        false => None,
    }
}
