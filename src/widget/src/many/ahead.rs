//! The look into the store before users are sent.

use super::model::ManyModel;
use crate::session::Session;
use crate::ui::Tone;
use b2b_users_core::check::RowVerdict;
use b2b_users_core::inquiry::{Inquiry, Preflight, Progress, Subject};
use b2b_users_core::issue::{Code, Issue};
use b2b_users_core::run::Pause;
use b2b_users_fetch::Driver;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// How far the look into the store has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ahead {
    /// Nobody asked yet.
    Unasked,
    /// Under way; `send` says whether users are created if nothing is found.
    Asking { progress: Progress, send: bool },
    /// Done. `found` says how many rows it is about.
    Known { found: usize },
    /// The store could not be asked; why, in words.
    Failed(String),
}

impl Ahead {
    /// Whether the store was asked about everybody.
    pub(super) const fn is_known(&self) -> bool {
        matches!(self, Self::Known { .. })
    }

    /// Tone, a name for tests, and the words.
    pub(super) fn words(&self) -> Option<(Tone, &'static str, String)> {
        Some(match self {
            Self::Unasked => return None,
            Self::Asking { progress, .. } => (
                Tone::Info,
                "asking",
                format!(
                    "Asking the store who is in it already: {} requests made, {} to go.",
                    progress.requests, progress.left
                ),
            ),
            Self::Known { found: 0 } => (
                Tone::Success,
                "known",
                "The store was asked: none of these addresses is in the way.".to_owned(),
            ),
            Self::Known { found } => (
                Tone::Warning,
                "known",
                format!(
                    "The store was asked and has something to say about these rows, {found} in all. Look at the problems before you go on."
                ),
            ),
            Self::Failed(why) => (
                Tone::Warning,
                "failed",
                format!(
                    "Who is in the store already could not be found out. {why} You can create the users all the same: the store refuses those whom it has."
                ),
            ),
        })
    }

    /// How much of the asking is done, in per cent.
    pub(super) fn percent(&self) -> Option<usize> {
        let Self::Asking { progress, .. } = self else {
            return None;
        };
        let done = (progress.requests as usize).saturating_sub(1);
        (done * 100).checked_div(done + progress.left)
    }

    pub(super) const fn is_asking(&self) -> bool {
        matches!(self, Self::Asking { .. })
    }
}

impl ManyModel {
    /// Creates the users; the store is asked about them first. What is found is shown and
    /// has to be confirmed by asking once more.
    pub(super) fn look_then_send(self) {
        let possible = self.session.with_value(Session::looks_up);
        match self.ahead.get_untracked() {
            Ahead::Unasked if possible => self.look(true),
            Ahead::Known { .. } if possible && self.has_unknown() => self.look(true),
            Ahead::Asking { .. } => {}
            _ => self.send(),
        }
    }

    /// Asks the store about the valid rows.
    pub(super) fn look(self, send: bool) {
        let session = self.session.get_value();
        let Some(connection) = session.connection() else {
            return;
        };
        let check = self.check.get_untracked();
        let subjects = check.users.iter().map(|(_, user)| Subject::from(user));
        let preflight = Preflight::new(subjects.collect(), session.preflight_options());
        let preflight = Rc::new(RefCell::new(preflight));
        let seen = Rc::clone(&preflight);
        self.ahead.set(Ahead::Asking {
            progress: Progress::default(),
            send,
        });
        session.announce("Asking the store who is in it already.");
        let driver = Driver::start(preflight, connection, move || {
            self.observe_look(&seen.borrow(), send);
        });
        self.look.set_value(Some(driver));
    }

    fn observe_look(self, preflight: &Preflight, send: bool) {
        let progress = preflight.progress();
        if !self.ahead.with_untracked(Ahead::is_asking) {
            return;
        }
        let refused = matches!(progress.paused, Some(Pause::SignIn(_)));
        let left = progress.left;
        let failure = progress.failure.clone();
        self.ahead.set(Ahead::Asking { progress, send });
        if refused {
            return self.renew_login();
        }
        if left > 0 {
            return;
        }
        self.session
            .with_value(|session| session.keep_pace(preflight.pace()));
        let before = self
            .check
            .with_untracked(|check| about_store(&check.issues));
        let found = preflight.findings().clone();
        self.findings
            .update(|findings| Arc::make_mut(findings).extend(found));
        let after = self
            .check
            .with_untracked(|check| about_store(&check.issues));
        let ahead = match failure {
            Some(why) => Ahead::Failed(why),
            None => Ahead::Known { found: after },
        };
        if let Some((_, _, text)) = ahead.words() {
            self.session.with_value(|session| session.announce(text));
        }
        self.ahead.set(ahead);
        let clean = after == before && self.ahead.with_untracked(Ahead::is_known);
        if send && clean && self.check.with_untracked(|check| !check.users.is_empty()) {
            // Not from within the engine that has just found out.
            set_timeout(move || self.send(), std::time::Duration::ZERO);
        }
    }

    /// Gives up asking; the users can be created without.
    pub(super) fn stop_looking(self) {
        self.look.set_value(None);
        let why = "You stopped it.".to_owned();
        self.ahead.set(Ahead::Failed(why));
    }

    fn renew_login(self) {
        let session = self.session.get_value();
        session.login().renew(move |renewed| {
            let connection = self.session.with_value(Session::connection);
            let look = self.look.get_value().filter(|_| renewed);
            if let (Some(look), Some(connection)) = (look, connection) {
                look.resume_with(connection);
            }
        });
    }

    /// Whether there are users now that the store was not asked about.
    fn has_unknown(self) -> bool {
        let check = self.check.get_untracked();
        self.findings.with_untracked(|findings| {
            let mut users = check.users.iter();
            users.any(|(_, user)| findings.standing(user).is_none())
        })
    }

    /// How many rows the store has already.
    pub(super) fn in_store(self) -> Signal<usize> {
        Signal::derive(move || self.check.with(|check| check.count(RowVerdict::InStore)))
    }
}

/// How many issues come from a look into the store.
fn about_store(issues: &[Issue]) -> usize {
    let from_store = |issue: &&Issue| {
        matches!(
            issue.code,
            Code::EmailInThisCompany
                | Code::EmailInOtherCompany
                | Code::EmailOnOtherChannel
                | Code::EmailChannelNotJoined
                | Code::EmailLinksCustomer
                | Code::EmailSeveralCustomers
                | Code::EmailSuperAdmin
                | Code::ExtraFieldTaken
        )
    };
    issues.iter().filter(from_store).count()
}
