//! Keeps the check of a file up to date, in slices between which the page can draw and listen.

use super::chosen::ChosenFile;
use super::lists::ERRORS;
use super::slices::{ROWS, slice};
use crate::state::{State, Stored};
use crate::ui::follow;
use b2b_users_client::next_task;
use b2b_users_core::check::RowVerdict;
use b2b_users_core::lookup::LookupResults;
use b2b_users_core::sheet::{Sheet, SheetCheck};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// What is to be done once, when a check is complete.
type Then = Option<Box<dyn FnOnce()>>;

/// The check of a file. A copy is the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowCheck {
    /// The rows with what a look into the store found; while they are checked again, as they were.
    pub(super) result: State<Option<Arc<SheetCheck>>>,
    /// While rows are checked again.
    pub(super) is_under_way: State<bool>,
    /// Which problems are listed.
    pub(super) filter: State<String>,
    /// What looks into the store found; they stay true when columns change.
    findings: State<Arc<LookupResults>>,
    /// Which check is the newest one.
    turn: Stored<u32>,
    /// What is to be done when it is complete.
    then: Stored<Then>,
}

impl RowCheck {
    /// Checks a file now, and again whenever something changes that the check follows from.
    pub(super) fn of(file: ChosenFile) -> Self {
        let check = Self {
            result: State::new(None),
            is_under_way: State::new(false),
            filter: State::new(ERRORS.to_owned()),
            findings: State::new(Arc::default()),
            turn: Stored::new(0),
            then: Stored::new(None),
        };
        follow(move || check.begin(file));
        check
    }

    fn begin(self, file: ChosenFile) {
        let (loaded, mapping) = (file.loaded.get(), file.mapping.get());
        let (rules, findings) = (file.rules.get(), self.findings.get());
        let turn = self.turn.with(|turn| turn + 1);
        self.turn.set(turn);
        let Some(file) = loaded else {
            self.is_under_way.set(false);
            return self.result.set(None);
        };
        let sheet = Sheet::with(Arc::clone(&file.table), mapping, rules.defaults.clone());
        let mut check = Box::new(SheetCheck::new(sheet, rules));
        check.set_lookup_results(findings);
        if check.row_count() <= ROWS && check.advance(ROWS) {
            self.publish(check);
        } else {
            self.go_on(check, turn);
        }
    }

    /// Checks rows until all are checked, unless something changes once more. Each slice has a task of its
    /// own, and so has what the page shows then.
    fn go_on(self, mut check: Box<SheetCheck>, turn: u32) {
        self.is_under_way.set(true);
        spawn_local(async move {
            let mut is_done = false;
            while !is_done {
                next_task().await;
                // The widget may have gone in the meantime.
                if self.turn.try_get() != Some(turn) {
                    return;
                }
                is_done = slice(|| check.advance(ROWS));
            }
            next_task().await;
            if self.turn.try_get() == Some(turn) {
                self.publish(check);
            }
        });
    }

    fn publish(self, check: Box<SheetCheck>) {
        let findings = self.findings.get_untracked();
        // A check without what was just found would say that no one is in the way.
        let is_newest = Arc::ptr_eq(check.lookup_results(), &findings);
        self.is_under_way.set(false);
        self.result.set(Some(Arc::from(check)));
        let then = self.then.update(Option::take);
        if let Some(then) = then.filter(|_| is_newest) {
            then();
        }
    }

    /// Looks at the check, if there is one.
    pub(super) fn with<T: Default>(&self, look: impl FnOnce(&SheetCheck) -> T) -> T {
        self.result
            .with(|check| check.as_deref().map(look).unwrap_or_default())
    }

    /// The check, unless rows are being checked again. Does not follow it.
    pub(super) fn settled(&self) -> Option<Arc<SheetCheck>> {
        let is_settled = !self.is_under_way.get_untracked();
        self.result.get_untracked().filter(|_| is_settled)
    }

    /// How many users can be created.
    pub(super) fn ready(&self) -> usize {
        self.with(|check| check.count(RowVerdict::Valid))
    }

    /// Whether there are sound rows that the store was not asked about.
    pub(super) fn has_unknown(&self) -> bool {
        self.with(SheetCheck::has_unknown)
    }

    /// Lays over the rows what the store was found to hold, then does something.
    pub(super) fn lay_over(&self, findings: Arc<LookupResults>, then: Box<dyn FnOnce()>) {
        self.then.set(Some(then));
        self.findings.set(findings);
    }

    /// Does nothing more when the check is complete.
    pub(super) fn drop_then(&self) {
        self.then.set(None);
    }

    /// Forgets what the store was found to hold: it may have changed since it was asked.
    pub(super) fn forget_findings(&self) {
        self.findings.set(Arc::default());
        self.filter.set(ERRORS.to_owned());
    }
}
