//! Asks the store about the address while the rest of the form is being filled in.

use super::model::FormModel;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::inquiry::{Inquiry, Preflight, PreflightOptions, Subject};
use b2b_users_fetch::Driver;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

impl FormModel {
    /// Looks the typed address up, unless it is known already or the store cannot be
    /// asked. What is found shows beside the field; nobody waits for it.
    pub(super) fn look_ahead(self) {
        let session = self.session.get_value();
        let Some((email, company_id)) = self.subject() else {
            return;
        };
        let known = self
            .findings
            .with_untracked(|findings| findings.standing_of(&email, company_id));
        // What stood in the way may have been mended in the store in the meantime.
        let settled = known.is_some_and(|standing| {
            let issue = standing.issue(session.dialect());
            !issue.is_some_and(|issue| issue.is_error())
        });
        // The archived interface could only list the whole company.
        let asks = session.looks_up() && session.dialect() != Dialect::ArchiveV2;
        if settled || !asks || session.is_store_silent() {
            return;
        }
        let Some(connection) = session.connection() else {
            return;
        };
        let subject = Subject {
            email,
            company_id,
            admin: false,
        };
        let options = PreflightOptions {
            unique_fields: Vec::new(),
            about_companies: false,
            ..session.preflight_options()
        };
        let preflight = Rc::new(RefCell::new(Preflight::new(vec![subject], options)));
        let seen = Rc::clone(&preflight);
        let driver = Driver::start(preflight, connection, move || {
            let preflight = seen.borrow();
            if preflight.progress().left == 0 {
                session.keep_pace(preflight.pace());
                let found = preflight.findings().clone();
                self.findings
                    .update(|findings| Arc::make_mut(findings).extend(found));
            }
        });
        self.look.set_value(Some(driver));
    }
}
