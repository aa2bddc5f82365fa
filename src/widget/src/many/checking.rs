//! Keeps the check of a file up to date, in slices between which the page can draw and listen.

use super::file::LoadedFile;
use super::model::ManyModel;
use b2b_users_core::config::Rules;
use b2b_users_core::inquiry::Findings;
use b2b_users_core::mapping::Mapping;
use b2b_users_core::run::Millis;
use b2b_users_core::sheet::{Sheet, SheetCheck};
use b2b_users_fetch::{next_task, now};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// So many rows are checked between two looks at the clock.
const ROWS: usize = 500;
/// Milliseconds after which the page has its turn.
const SLICE: Millis = 8;

/// What the check of a file follows from.
struct Inputs {
    file: Arc<LoadedFile>,
    mapping: Mapping,
    rules: Arc<Rules>,
    findings: Arc<Findings>,
}

impl Inputs {
    /// A check that goes on from an earlier one of the same file, or begins anew.
    fn check(self, before: Option<Arc<SheetCheck>>) -> SheetCheck {
        let same_file =
            |check: &Arc<SheetCheck>| Arc::ptr_eq(check.sheet().table(), &self.file.table);
        let Some(before) = before.filter(same_file) else {
            let table = Arc::clone(&self.file.table);
            let sheet = Sheet::with(table, self.mapping, self.rules.defaults.clone());
            return SheetCheck::new(sheet, self.rules);
        };
        let mut check = SheetCheck::clone(&before);
        if check.sheet().mapping() != &self.mapping {
            check.change(|sheet| Some(sheet.map(self.mapping)));
        }
        if check.sheet().defaults() != &self.rules.defaults {
            let defaults = self.rules.defaults.clone();
            check.change(|sheet| Some(sheet.set_defaults(defaults)));
        }
        if **check.rules() != *self.rules {
            check.set_rules(self.rules);
        }
        if !Arc::ptr_eq(check.findings(), &self.findings) {
            check.set_findings(self.findings);
        }
        check
    }
}

impl ManyModel {
    /// Checks again whenever something changes that the check follows from.
    pub(super) fn follow_inputs(self) {
        Effect::new(move |_| {
            self.file.track();
            self.mapping.track();
            self.rules.track();
            self.findings.track();
            self.refresh(|| {});
        });
    }

    /// Checks what has changed: at once if that is little, else while the page goes on. The last one
    /// who asks is told when it is done.
    pub(super) fn refresh(self, then: impl FnOnce() + 'static) {
        let turn = self.turn.with_value(|turn| turn + 1);
        let Some(file) = self.file.get_untracked() else {
            self.turn.set_value(turn);
            self.checking.set(None);
            return self.check.set(None);
        };
        let inputs = Inputs {
            file,
            mapping: self.mapping.get_untracked(),
            rules: self.rules.get_untracked(),
            findings: self.findings.get_untracked(),
        };
        let before = self.check.get_untracked();
        let revision = before.as_ref().map(|check| check.revision());
        let mut check = inputs.check(before);
        let is_same = revision == Some(check.revision()) && check.is_done();
        if is_same && self.checking.with_untracked(Option::is_none) {
            let known = self.check.with_untracked(|known| {
                let known = known.as_ref();
                known.is_some_and(|known| Arc::ptr_eq(known.findings(), check.findings()))
            });
            if known {
                return then();
            }
        }
        self.turn.set_value(turn);
        if slice(&mut check) {
            self.publish(check);
            return then();
        }
        self.checking.set(Some(check.progress()));
        spawn_local(async move {
            loop {
                next_task().await;
                // The widget may have gone, or something may have changed once more.
                if self.turn.try_get_value() != Some(turn) {
                    return;
                }
                if slice(&mut check) {
                    self.publish(check);
                    return then();
                }
                self.checking.set(Some(check.progress()));
            }
        });
    }

    fn publish(self, check: SheetCheck) {
        self.checking.set(None);
        self.check.set(Some(Arc::new(check)));
    }

    /// Looks at the check, if there is one.
    pub(super) fn with_check<T: Default>(self, look: impl FnOnce(&SheetCheck) -> T) -> T {
        self.check
            .with(|check| check.as_deref().map(look).unwrap_or_default())
    }
}

/// Checks rows until all are checked, which gives `true`, or the page has to have its turn.
fn slice(check: &mut SheetCheck) -> bool {
    let end = now() + SLICE;
    while !check.advance(ROWS) {
        if now() >= end {
            return false;
        }
    }
    true
}
