//! Follows a run and keeps its results.

use super::imported::Imported;
use super::model::ManyModel;
use super::step::Step;
use b2b_users_client::{Driver, now};
use b2b_users_core::import::{Counts, Import, Phase};
use b2b_users_core::sheet::SheetCheck;
use b2b_users_flow::{Announcements, observe_import};
use b2b_users_text::{Language, keys};
use leptos::prelude::untrack;
use std::sync::Arc;

/// Shows a run, and its results when it is over.
pub(super) fn observe(model: ManyModel, run: &Import, rows: &[u32], check: &SheetCheck) {
    let budget = model.session.budget();
    let view = run.view(now(), &budget.limiter());
    announce(model, &view.counts, &view.phase);
    let progress = observe_import(&view.phase);
    if progress.counts_down {
        model.run.tell(Driver::count_down);
    }
    let counts = view.counts;
    let made = counts.created + counts.found;
    model.session.accessibility().note_stop(progress.is_stopped);
    model.run.view.set(Some(view));
    if progress.renews_login {
        renew_login(model);
    }
    if !progress.is_over || model.run.imported.with(Option::is_some) {
        return;
    }
    let language = model.session.language();
    let imported = language.with_value(|language| {
        let imported = Imported::of(run, counts, rows, check, language);
        Some(Arc::new(imported))
    });
    model.run.imported.set(imported);
    model.step.set(Step::Done);
    let numbers = [("made", made), ("total", counts.total)];
    let numbers = numbers.map(|(name, number)| (name, (number as u64).into()));
    let told = untrack(|| language.fill(keys::SENDING_ENDED, &numbers));
    model.session.accessibility().announce(told);
}

/// A login that has expired is asked for once more before a person is asked.
fn renew_login(model: ManyModel) {
    let driver = move || model.run.driver.get();
    model
        .session
        .renew_login(Box::new(driver), Box::new(|_| {}));
}

/// Tells screen readers how far it is.
fn announce(model: ManyModel, counts: &Counts, phase: &Phase) {
    let next = |announced: &mut Announcements| announced.next(counts, phase, now());
    let Some(next) = model.run.announced.update(next) else {
        return;
    };
    let key = match next.wait {
        Some(_) => keys::SENDING_TOLD_WAITING,
        None => keys::SENDING_TOLD,
    };
    let language = model.session.language();
    let said = |language: &Language| {
        let words = [
            ("done", (next.done as u64).into()),
            ("total", (next.total as u64).into()),
            ("duration", language.duration(next.wait.unwrap_or(0)).into()),
        ];
        language.fill(key, &words)
    };
    let text = untrack(|| language.with_value(said));
    model.session.accessibility().announce(text);
}
