//! The look into the store before users are sent.

use super::model::ManyModel;
use super::problems;
use super::slices::{ROWS, slice};
use crate::ui::Tone;
use b2b_users_client::{Connection, Driver, next_task, now};
use b2b_users_core::check::RowVerdict;
use b2b_users_core::lookup::{ExistenceCheck, Lookup, LookupFailure};
use b2b_users_core::sheet::SheetCheck;
use b2b_users_flow::{Precheck, PrecheckFailure, PrecheckStep, Press};
use b2b_users_text::{Language, keys};
use leptos::prelude::untrack;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Tone, a name for tests, and the words, where so many users are left to create.
pub(super) fn words(
    ahead: &Precheck,
    left: usize,
    language: &Language,
) -> Option<(Tone, &'static str, String)> {
    let about = |key, rows: usize| language.fill(key, &[("rows", (rows as u64).into())]);
    Some(match ahead {
        Precheck::Idle => return None,
        Precheck::Running(_) => (Tone::Info, "asking", language.text(keys::AHEAD_ASKING)),
        Precheck::Done { found: 0, .. } => {
            (Tone::Success, "known", language.text(keys::AHEAD_CLEAN))
        }
        Precheck::Done { found, .. } if left == 0 => {
            (Tone::Warning, "known", about(keys::AHEAD_FOUND_ALL, *found))
        }
        Precheck::Done { found, .. } => (Tone::Warning, "known", about(keys::AHEAD_FOUND, *found)),
        Precheck::Failed(why) => {
            let why = match why {
                PrecheckFailure::Stopped => language.text(keys::AHEAD_STOPPED),
                PrecheckFailure::Store(failure) => language.lookup_failure(failure),
            };
            let reason = [("reason", why.into())];
            (
                Tone::Warning,
                "failed",
                language.fill(keys::AHEAD_FAILED, &reason),
            )
        }
    })
}

/// What has been asked and what is left, while it is under way.
pub(super) fn counts(ahead: &Precheck, language: &Language) -> Option<String> {
    let Precheck::Running(progress) = ahead else {
        return None;
    };
    let numbers = [
        ("made", u64::from(progress.requests).into()),
        ("left", (progress.left as u64).into()),
    ];
    Some(language.fill(keys::AHEAD_COUNTS, &numbers))
}

/// Adds everybody whom the store is asked about, in slices between which the page can draw.
async fn collect(mut look: ExistenceCheck, check: &SheetCheck) -> ExistenceCheck {
    let mut from = 0;
    let mut step = || {
        let to = from + ROWS;
        look.add(check.candidates(&mut (from..to)));
        from = to;
        from >= check.row_count()
    };
    while !slice(&mut step) {
        next_task().await;
    }
    look
}

impl ManyModel {
    /// Creates the users; the store is asked about them first. What is found is shown and
    /// has to be confirmed by asking once more.
    pub(super) fn look_then_send(self) {
        let is_possible = self.session.looks_up();
        let has_unknown = untrack(|| self.has_unknown());
        let pressed = self
            .ahead
            .with_untracked(|ahead| ahead.press(is_possible, has_unknown));
        match pressed {
            Press::Nothing => {}
            Press::Look => self.look(true),
            Press::Send => self.send(),
        }
    }

    /// Asks the store about the rows that are sound, whatever was found about them before.
    pub(super) fn look(self, send: bool) {
        let session = self.session;
        let is_asking = self.ahead.with_untracked(Precheck::is_asking);
        // What is known about the rows may be about to change.
        let is_busy = is_asking || self.checking.get_untracked();
        let Some(connection) = session.connection().filter(|_| !is_busy) else {
            return;
        };
        let Some(check) = self.check.get_untracked() else {
            return;
        };
        self.ahead.update(Precheck::begin);
        let turn = self.looks.with(|looks| looks + 1);
        self.looks.set(turn);
        let look = ExistenceCheck::of_nobody(session.preflight_options());
        spawn_local(async move {
            let look = collect(look, &check).await;
            // The widget may have gone in the meantime, or somebody has stopped the look.
            let is_newest = self.looks.try_get() == Some(turn);
            if is_newest && self.ahead.with_untracked(Precheck::is_asking) {
                self.ask(look, connection, check, send);
            }
        });
    }

    fn ask(self, look: ExistenceCheck, connection: Connection, check: Arc<SheetCheck>, send: bool) {
        let budget = self.session.budget();
        let driver = Driver::start(look, connection, budget, move |look| {
            self.observe_look(look, &check, send);
        });
        self.look.set(Some(driver));
    }

    fn observe_look(self, preflight: &ExistenceCheck, asked: &Arc<SheetCheck>, send: bool) {
        let mut step = PrecheckStep::Open;
        self.ahead
            .update(|ahead| step = ahead.observe(preflight.progress()));
        match step {
            PrecheckStep::Open => {}
            PrecheckStep::RenewLogin => self.renew_login(),
            PrecheckStep::Over(failure) => self.take_findings(preflight, failure, asked, send),
        }
    }

    fn take_findings(
        self,
        preflight: &ExistenceCheck,
        failure: Option<LookupFailure>,
        asked: &Arc<SheetCheck>,
        send: bool,
    ) {
        // What was found before may have been mended in the store since.
        let asked = Arc::clone(asked);
        let show = move || self.show_findings(failure, &asked, send);
        self.then.set(Some(Box::new(show)));
        self.findings.set(Arc::clone(preflight.results()));
    }

    /// Shows what was found once it is laid over the rows.
    fn show_findings(self, failure: Option<LookupFailure>, asked: &Arc<SheetCheck>, send: bool) {
        let is_wanted = self.ahead.with_untracked(Precheck::is_asking);
        let Some(check) = self.check.get_untracked().filter(|_| is_wanted) else {
            return;
        };
        let found = check.count_found();
        if found > 0 {
            self.filter.set(problems::STORE.to_owned());
            // What is found shows above the buttons and moves them.
            self.session.accessibility().show_soon("review-actions");
        }
        // Columns may have been changed while the store was being asked: then the users that there are now
        // have to be confirmed.
        let is_wished = send && check.count(RowVerdict::Valid) > 0 && check.is_of_same_users(asked);
        let mut may_send = false;
        self.ahead
            .update(|ahead| may_send = ahead.end(failure, found, is_wished, now()));
        if may_send {
            self.send();
        }
    }

    /// Ends a look, also one whose findings are still being laid over the rows.
    pub(super) fn drop_look(self) {
        self.look.set(None);
        self.then.set(None);
    }

    /// Gives up asking; the users can be created without.
    pub(super) fn stop_looking(self) {
        self.drop_look();
        self.ahead.update(Precheck::stop);
        let session = self.session;
        session.accessibility().focus("many-heading");
    }

    fn renew_login(self) {
        let session = self.session;
        session.renew_login(Box::new(move || self.look.get()), Box::new(|_| {}));
    }
}
