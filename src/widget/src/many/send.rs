//! Starts to create users.

use super::import::observe;
use super::model::ManyModel;
use super::step::Step;
use super::told::Told;
use crate::session::{Kind, WidgetEvent};
use b2b_users_client::{Driver, now};
use b2b_users_core::import::Import;
use b2b_users_core::sheet::SheetUsers;
use b2b_users_core::user::Field;
use leptos::prelude::untrack;
use std::rc::Rc;
use std::sync::Arc;

impl ManyModel {
    /// Starts to create the valid rows.
    pub(super) fn send(self) {
        let session = self.session;
        let (Some(connection), Some(check)) = (session.connection(), self.check.settled()) else {
            return;
        };
        let mails_always = !session.dialect().carries(Field::AcceptWelcomeEmail);
        let event = WidgetEvent::before_send(Kind::Many, &check.people(), mails_always);
        let may = session.host().tell(&event);
        self.run.withheld.set(!may);
        if !may {
            return;
        }
        let users = SheetUsers::new(Arc::clone(&check));
        let rows = users.numbers();
        let known = self
            .look
            .ahead
            .with_untracked(|ahead| ahead.is_fresh(now()));
        let checked_ahead = known && !untrack(|| self.check.has_unknown());
        let run = Import::of(Rc::new(users), session.run_options(checked_ahead));
        self.run.begin();
        self.step.set(Step::Send);
        let told = Told::new(session, &rows);
        let observe = move |run: &Import, changed| {
            // First the page around the widget: what is shown next may end the run.
            told.tell(run, changed);
            observe(self, run, &rows, &check);
        };
        self.run.driver.set(Some(Driver::start_with_news(
            run,
            connection,
            session.budget(),
            Import::take_changes,
            observe,
        )));
    }
}
