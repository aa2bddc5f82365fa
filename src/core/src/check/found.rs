//! Collects what a check finds.

use super::Finding;
use crate::issue::Argument;
use crate::issue::{Code, Issue};
use crate::user::Field;

/// Issues, in the order in which they were found. A check of a whole file keeps the codes alone: what
/// an issue's sentence is made of is found out again for the few that are shown.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(super) issues: Vec<Issue>,
    /// Whether particulars are left out, as a check of a whole file does.
    brief: bool,
}

/// An issue that was just added.
pub(super) struct Added<'a> {
    issue: &'a mut Issue,
    brief: bool,
}

impl Found {
    /// Keeps codes and fields alone.
    pub(super) const fn brief() -> Self {
        Self {
            issues: Vec::new(),
            brief: true,
        }
    }

    /// What one check gives, with everything that was found.
    pub(super) fn collect<T>(check: impl FnOnce(&mut Self) -> Option<T>) -> Finding<T> {
        let mut found = Self::default();
        let value = check(&mut found);
        (value, found.issues)
    }

    pub(super) fn add(&mut self, code: Code, field: Field) -> Added<'_> {
        let brief = self.brief;
        let issue = self.issues.push_mut(Issue::new(code, field));
        Added { issue, brief }
    }

    pub(super) fn push(&mut self, issue: Issue) {
        self.issues.push(issue);
    }

    /// Adds the name of the store's own field that the issues since then are about.
    pub(super) fn name_since(&mut self, start: usize, name: &str) {
        if self.brief {
            return;
        }
        for issue in self.issues.iter_mut().skip(start) {
            issue.params.push(("name", name.into()));
        }
    }

    /// How many there are, to be asked later whether errors came in since.
    pub(super) const fn len(&self) -> usize {
        self.issues.len()
    }

    /// The issues that came in since there were so many.
    pub(super) fn since(&self, start: usize) -> &[Issue] {
        self.issues.get(start..).unwrap_or_default()
    }

    pub(super) fn has_error_since(&self, start: usize) -> bool {
        self.since(start).iter().any(Issue::is_error)
    }
}

impl Added<'_> {
    /// Adds a particular, if particulars are kept.
    pub(super) fn with(self, name: &'static str, value: &str) -> Self {
        if !self.brief {
            self.issue.params.push((name, value.into()));
        }
        self
    }

    /// Adds a number.
    pub(super) fn with_number(self, name: &'static str, number: u64) -> Self {
        if !self.brief {
            self.issue.params.push((name, number.into()));
        }
        self
    }

    /// Adds an identifier of the store, which may be greater than any number that JavaScript holds.
    pub(super) fn with_identifier(self, name: &'static str, identifier: u64) -> Self {
        self.with_made(name, || identifier.to_string())
    }

    /// Adds a particular that takes work to make.
    pub(super) fn with_made<T: Into<Argument>>(
        self,
        name: &'static str,
        make: impl FnOnce() -> T,
    ) -> Self {
        if !self.brief {
            self.issue.params.push((name, make().into()));
        }
        self
    }
}
