//! Asks the store about the address while the rest of the form is being filled in.

use super::model::FormModel;
use super::submission::Submission;
use crate::parts::{PartMissing, begins};
use b2b_users_client::{Connection, Driver, is_offline};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::Pause;
use b2b_users_core::lookup::{
    Candidate, ExistenceCheck, ExistenceCheckOptions, Lookup, LookupResults,
};
use b2b_users_core::user::{CompanyId, Email};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

impl FormModel {
    /// Looks the typed address up, unless it is known already or the store cannot be
    /// asked; says whether it is being asked. What is found shows beside the field. Nobody
    /// waits for it, except a form that is to be sent.
    pub(super) fn look_ahead(self, send: bool) -> bool {
        let session = self.session.get_value();
        let Some(subject) = self.subject().filter(|subject| self.is_unknown(subject)) else {
            return false;
        };
        // The archived interface could only list the whole company.
        let asks = session.looks_up() && session.dialect() != Dialect::ArchiveV2;
        // Offline a look would only wait; the create says so and can be cancelled.
        if !asks || session.is_store_silent() || is_offline() {
            return false;
        }
        let Some(connection) = session.connection() else {
            return false;
        };
        self.send_after_look.set_value(send);
        // Leaving one field after the other must not ask twice.
        if self.asked.get_value().as_ref() == Some(&subject) {
            return true;
        }
        self.asked.set_value(Some(subject.clone()));
        spawn_local(async move {
            let asked = look_up(self, subject, connection).await;
            if asked == Err(PartMissing) {
                self.go_on_without_look();
            }
        });
        true
    }

    /// What stood in the way may have been mended in the store in the meantime, so only
    /// what does not is settled.
    fn is_unknown(self, (email, company): &(Email, CompanyId)) -> bool {
        let standing = self
            .findings
            .with_untracked(|findings| findings.status_of(email, *company));
        let dialect = self.session.with_value(crate::session::Session::dialect);
        standing.is_none_or(|standing| {
            standing
                .issue(dialect)
                .is_some_and(|issue| issue.is_error())
        })
    }

    /// The part that asks could not be loaded: a form that waits is sent, which tries to load it again.
    fn go_on_without_look(self) {
        let was_asked = self.asked.try_update_value(Option::take).is_some();
        if was_asked && self.is_waiting_for_look() {
            self.submit_checked();
        }
    }

    /// Whether the form is to be sent when the look comes back.
    fn is_waiting_for_look(self) -> bool {
        let waiting = self
            .submission
            .with_untracked(|submission| *submission == Submission::Asking);
        self.send_after_look.get_value() && waiting
    }

    /// Asks the store. The form may have gone while this part was loaded.
    fn ask(self, (email, company_id): (Email, CompanyId), connection: Connection) {
        let Some(session) = self.session.try_get_value() else {
            return;
        };
        let subject = Candidate {
            email,
            company_id,
            admin: false,
        };
        let options = ExistenceCheckOptions {
            unique_fields: Vec::new(),
            about_companies: false,
            ..session.preflight_options()
        };
        let preflight = ExistenceCheck::new(vec![subject], options);
        let driver = Driver::start(preflight, connection, session.budget(), move |preflight| {
            self.observe_look(preflight);
        });
        self.look.set_value(Some(driver));
    }

    fn observe_look(self, preflight: &ExistenceCheck) {
        let progress = preflight.progress();
        let refused = matches!(progress.paused, Some(Pause::SignIn(_)));
        if progress.left > 0 && !refused {
            return;
        }
        let found = LookupResults::clone(preflight.results());
        self.findings
            .update(|findings| Arc::make_mut(findings).extend(found));
        let session = self.session.get_value();
        let subject = self.asked.get_value();
        let standing = subject
            .as_ref()
            .and_then(|(email, company)| preflight.results().status_of(email, *company));
        if let Some(issue) = standing.and_then(|standing| standing.issue(session.dialect())) {
            let text = session
                .language()
                .with_value(|language| language.issue(&issue));
            session.announce(text);
        }
        let send = self.is_waiting_for_look();
        let gone = self.look.try_update_value(Option::take).is_none();
        // The same address may be asked about again.
        self.asked.try_set_value(None);
        if send && !gone {
            self.submit_checked();
        }
    }
}

begins! { engine:
    /// Asks the store about the address of the form.
    fn look_up(form: FormModel, subject: (Email, CompanyId), connection: Connection) -> () {
        form.ask(subject, connection);
    }
}
