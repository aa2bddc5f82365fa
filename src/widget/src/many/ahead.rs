//! The look into the store before users are sent.

use super::lists::STORE;
use super::model::ManyModel;
use super::slices::{ROWS, slice};
use b2b_users_client::{Connection, Driver, next_task, now};
use b2b_users_core::check::RowVerdict;
use b2b_users_core::lookup::{ExistenceCheck, Lookup, LookupFailure};
use b2b_users_core::sheet::SheetCheck;
use b2b_users_flow::{Precheck, PrecheckStep, Press};
use leptos::prelude::untrack;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Adds everyone whom the store is asked about, in slices between which the page can draw.
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
        let has_unknown = untrack(|| self.check.has_unknown());
        let ahead = self.look.ahead;
        match ahead.with_untracked(|ahead| ahead.press(is_possible, has_unknown)) {
            Press::Nothing => {}
            Press::Look => self.start_look(true),
            Press::Send => self.send(),
        }
    }

    /// Asks the store about the rows that are sound, whatever was found about them before.
    pub(super) fn start_look(self, send: bool) {
        if untrack(|| self.look.is_asking()) {
            return;
        }
        // What is known about the rows may be about to change.
        let (Some(connection), Some(check)) = (self.session.connection(), self.check.settled())
        else {
            return;
        };
        let turn = self.look.begin();
        let asked = ExistenceCheck::of_nobody(self.session.preflight_options());
        spawn_local(async move {
            let asked = collect(asked, &check).await;
            // The widget may have gone in the meantime, or a person has stopped the look.
            if self.look.is_wanted(turn) {
                self.ask(asked, connection, check, send);
            }
        });
    }

    fn ask(
        self,
        asked: ExistenceCheck,
        connection: Connection,
        check: Arc<SheetCheck>,
        send: bool,
    ) {
        let budget = self.session.budget();
        let driver = Driver::start(asked, connection, budget, move |asked| {
            self.observe_look(asked, &check, send);
        });
        self.look.driver.set(Some(driver));
    }

    fn observe_look(self, preflight: &ExistenceCheck, asked: &Arc<SheetCheck>, send: bool) {
        let mut step = PrecheckStep::Open;
        self.look
            .ahead
            .update(|ahead| step = ahead.observe(preflight.progress()));
        match step {
            PrecheckStep::Open => {}
            PrecheckStep::RenewLogin => self.renew_login(),
            PrecheckStep::Over(failure) => {
                // What was found before may have been mended in the store since.
                let asked = Arc::clone(asked);
                let show = move || self.show_findings(failure, &asked, send);
                self.check
                    .lay_over(Arc::clone(preflight.results()), Box::new(show));
            }
        }
    }

    /// Shows what was found once it is laid over the rows.
    fn show_findings(self, failure: Option<LookupFailure>, asked: &Arc<SheetCheck>, send: bool) {
        let is_wanted = untrack(|| self.look.is_asking());
        let Some(check) = self.check.result.get_untracked().filter(|_| is_wanted) else {
            return;
        };
        let found = check.count_found();
        if found > 0 {
            self.check.filter.set(STORE.to_owned());
            // What is found shows above the buttons and moves them.
            self.session.accessibility().show_soon("review-actions");
        }
        // Columns may have been changed while the store was being asked: then the users that there are now
        // have to be confirmed.
        let is_wished = send && check.count(RowVerdict::Valid) > 0 && check.is_of_same_users(asked);
        let mut may_send = false;
        self.look
            .ahead
            .update(|ahead| may_send = ahead.end(failure, found, is_wished, now()));
        if may_send {
            self.send();
        }
    }

    /// Gives up asking; the users can be created without.
    pub(super) fn stop_look(self) {
        self.drop_look();
        self.look.ahead.update(Precheck::stop);
        self.session.accessibility().focus("many-heading");
    }

    fn renew_login(self) {
        let driver = move || self.look.driver.get();
        self.session.renew_login(Box::new(driver), Box::new(|_| {}));
    }
}
