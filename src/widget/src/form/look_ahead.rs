//! Asks the store about the address while the rest of the form is being filled in.

use super::model::FormModel;
use crate::parts::{PartMissing, begins};
use b2b_users_client::{Connection, Driver, is_offline};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::Pause;
use b2b_users_core::lookup::{
    Candidate, ExistenceCheck, ExistenceCheckOptions, Lookup, LookupResults,
};
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

impl FormModel {
    /// Looks the typed address up while the rest is filled in, unless it is known already or the store cannot be
    /// asked. What is found shows beside the field.
    pub(super) fn look_ahead(self) {
        if let Some(candidate) = self.unknown_candidate() {
            self.step(|form, _| form.look_up(candidate));
        }
    }

    /// Who is typed, if the store can and should be asked about that.
    pub(super) fn unknown_candidate(self) -> Option<Candidate> {
        let session = self.session;
        // The archived interface could only list the whole company.
        let asks = session.looks_up() && session.dialect() != Dialect::ArchiveV2;
        // Offline a look would only wait; the create says so and can be cancelled.
        if !asks || session.store().is_silent() || is_offline() || session.connection().is_none() {
            return None;
        }
        self.candidate()
            .filter(|candidate| self.is_unknown(candidate))
    }

    /// What stood in the way may have been mended in the store in the meantime, so only
    /// what does not is settled.
    fn is_unknown(
        self,
        Candidate {
            email, company_id, ..
        }: &Candidate,
    ) -> bool {
        let standing = self
            .findings
            .with_untracked(|findings| findings.status_of(email, *company_id));
        let dialect = self.session.dialect();
        standing.is_none_or(|standing| {
            standing
                .issue(dialect)
                .is_some_and(|issue| issue.is_error())
        })
    }

    pub(super) fn start_look(self, candidate: Candidate) {
        let Some(connection) = self.session.connection() else {
            return self.end_look(&candidate);
        };
        spawn_local(async move {
            let asked = look_up(self, candidate.clone(), connection).await;
            // A form that waits is sent all the same, which tries to load the part again.
            if asked == Err(PartMissing) && self.session.is_alive() {
                self.end_look(&candidate);
            }
        });
    }

    fn end_look(self, candidate: &Candidate) {
        let mut waits = false;
        self.flow.update(|form| waits = form.end_look(candidate));
        if waits {
            self.send_now();
        }
    }

    /// Asks the store. The form may have gone while this part was loaded.
    fn ask(self, candidate: Candidate, connection: Connection) {
        let session = self.session;
        if !session.is_alive() {
            return;
        }
        let options = ExistenceCheckOptions {
            unique_fields: Vec::new(),
            about_companies: false,
            ..session.preflight_options()
        };
        let preflight = ExistenceCheck::new(vec![candidate], options);
        let driver = Driver::start(preflight, connection, session.budget(), move |preflight| {
            self.observe_look(preflight);
        });
        self.look.set(Some(driver));
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
        let session = self.session;
        let Some(candidate) = self.flow.with_untracked(|form| form.asked().cloned()) else {
            return;
        };
        let standing = preflight
            .results()
            .status_of(&candidate.email, candidate.company_id);
        if let Some(issue) = standing.and_then(|standing| standing.issue(session.dialect())) {
            let text = session
                .language()
                .with_value(|language| language.issue(&issue));
            session.accessibility().announce(text);
        }
        self.look.set(None);
        self.end_look(&candidate);
    }
}

begins! { engine:
    /// Asks the store about the address of the form.
    fn look_up(form: FormModel, candidate: Candidate, connection: Connection) -> () {
        form.ask(candidate, connection);
    }
}
