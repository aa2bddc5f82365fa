//! Keeps the check of a file up to date, in slices between which the page can draw and listen.

use super::model::ManyModel;
use super::slices::{ROWS, slice};
use crate::ui::follow;
use b2b_users_client::next_task;
use b2b_users_core::sheet::{Sheet, SheetCheck};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

impl ManyModel {
    /// Checks again whenever something changes that the check follows from.
    pub(super) fn follow_inputs(self) {
        follow(move || {
            let (file, mapping, rules) = (self.file.get(), self.mapping.get(), self.rules.get());
            let findings = self.findings.get();
            let turn = self.turn.with(|turn| turn + 1);
            self.turn.set(turn);
            let Some(file) = file else {
                self.checking.set(false);
                return self.check.set(None);
            };
            let sheet = Sheet::with(Arc::clone(&file.table), mapping, rules.defaults.clone());
            let mut check = Box::new(SheetCheck::new(sheet, rules));
            check.set_lookup_results(findings);
            if check.row_count() <= ROWS && check.advance(ROWS) {
                self.publish(check);
            } else {
                self.go_on(check, turn);
            }
        });
    }

    /// Checks rows until all are checked, unless something changes once more. Each slice has a task of its
    /// own, and so has what the page shows then.
    fn go_on(self, mut check: Box<SheetCheck>, turn: u32) {
        self.checking.set(true);
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
        // A check without what was just found would say that nobody is in the way.
        let is_newest = Arc::ptr_eq(check.lookup_results(), &findings);
        self.checking.set(false);
        self.check.set(Some(Arc::from(check)));
        let then = self.then.update(Option::take);
        if let Some(then) = then.filter(|_| is_newest) {
            then();
        }
    }

    /// Looks at the check, if there is one.
    pub(super) fn with_check<T: Default>(self, look: impl FnOnce(&SheetCheck) -> T) -> T {
        self.check
            .with(|check| check.as_deref().map(look).unwrap_or_default())
    }
}
