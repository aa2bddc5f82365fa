//! Sending the form.

use super::model::{ALL_FIELDS, FormModel};
use super::summary::errors;
use crate::parts::{PartMissing, begins};
use crate::session::{Kind, Session, WidgetEvent};
use b2b_users_client::{Driver, is_offline, now};
use b2b_users_core::engine::{Millis, Pause};
use b2b_users_core::folded;
use b2b_users_core::import::{End, Import, ImportView, Phase, RowState};
use b2b_users_core::issue::{Code, Issue};
use b2b_users_core::lookup::LookupResults;
use b2b_users_core::notice::Person;
use b2b_users_core::outcome::Refusal;
use b2b_users_core::user::{Field, NewUser, UserDraft};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// What became of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Submission {
    /// It is being filled in.
    Editing,
    /// Sent with errors; the summary shows them.
    Incomplete,
    /// There is no storefront login yet.
    NoToken,
    /// The page around the widget did not let it be sent.
    Withheld,
    /// The part of the tool that creates users could not be loaded.
    Unloaded,
    /// The store is asked about the address first.
    Asking,
    /// Under way.
    Sending,
    /// Waiting for a connection.
    Offline,
    /// Under way, but the store asks for patience until this moment.
    Waiting(Millis),
    /// It came to an end.
    Ended(RowState),
    /// Nothing was sent, or nothing had an effect.
    Stopped(Pause),
}

impl FormModel {
    /// Whether the form is on its way.
    pub(super) fn is_busy(self) -> bool {
        self.submission.with(|submission| {
            matches!(
                submission,
                Submission::Asking
                    | Submission::Sending
                    | Submission::Offline
                    | Submission::Waiting(_)
            )
        })
    }

    /// Whether it ended in a way that has to be looked into by hand.
    pub(super) fn is_in_doubt(self) -> bool {
        self.submission.with(|submission| {
            matches!(
                submission,
                Submission::Ended(RowState::Closed(End::Ambiguous { .. }))
            )
        })
    }

    /// Gives up waiting: the user is not created.
    pub(super) fn cancel(self) {
        self.import
            .with_value(|import| import.iter().for_each(Driver::cancel));
    }

    /// Sends the form, unless it has errors or is being sent already.
    pub(super) fn submit(self) {
        if untrack(|| self.is_busy()) {
            return;
        }
        self.left.set(ALL_FIELDS);
        self.refused.set(None);
        // Somebody may be faster than the look that leaving the email began.
        let sound = self
            .checked
            .with_untracked(|checked| checked.user.is_some());
        if sound && self.look_ahead(true) {
            return self.submission.set(Submission::Asking);
        }
        self.submit_checked();
    }

    /// Sends the form with what is known by now.
    pub(super) fn submit_checked(self) {
        let session = self.session.get_value();
        let checked = self.checked.get_untracked();
        let sound = errors(&checked.issues).is_empty();
        let Some(user) = checked.user.clone().filter(|_| sound) else {
            self.submission.set(Submission::Incomplete);
            return session.focus_soon("summary");
        };
        if session.connection().is_none() {
            self.submission.set(Submission::NoToken);
            return session.focus_soon("token");
        }
        let mails_always = !session.dialect().carries(Field::AcceptWelcomeEmail);
        let person = Person::of(&user, &LookupResults::default());
        let event = WidgetEvent::before_send(Kind::One, &[person], mails_always);
        if !session.tell(&event) {
            return self.submission.set(Submission::Withheld);
        }
        self.submission.set(Submission::Sending);
        session.announce("Creating the user.");
        let user = self
            .findings
            .with_untracked(|findings| findings.prepared(user));
        spawn_local(async move {
            if create(self, user).await == Err(PartMissing) {
                self.submission.try_set(Submission::Unloaded);
            }
        });
    }

    /// Creates the user. The form may have gone, or its login, while this part was loaded.
    fn send(self, user: NewUser) {
        let Some(session) = self.session.try_get_value() else {
            return;
        };
        let Some(connection) = session.connection() else {
            return self.submission.set(Submission::NoToken);
        };
        let run = Import::new(vec![user], session.run_options(false));
        let sent = self.draft.get_untracked();
        let observe = move |run: &Import| self.observe(run, &sent);
        let import = Driver::start(run, connection, session.budget(), observe);
        self.import.set_value(Some(import));
    }

    fn observe(self, run: &Import, sent: &UserDraft) {
        let end = match (view(self, run).phase, run.rows().next()) {
            (Phase::Paused(pause), _) => Submission::Stopped(pause),
            (Phase::Finished, Some(row)) => Submission::Ended(row.clone()),
            (Phase::Waiting { until }, _) => {
                self.import
                    .with_value(|import| import.iter().for_each(Session::count_down));
                return self.submission.set(Submission::Waiting(until));
            }
            _ if is_offline() => return self.submission.set(Submission::Offline),
            _ => return self.submission.set(Submission::Sending),
        };
        let created = matches!(
            end,
            Submission::Ended(RowState::Closed(End::Created { .. } | End::Joined { .. }))
        );
        if let (true, Some(user)) = (created, run.users().user(0)) {
            self.findings
                .update(|findings| Arc::make_mut(findings).forget(&user));
        }
        if created {
            let name = format!("{} {}", sent.first_name.trim(), sent.last_name.trim());
            self.created.set_value(name);
        }
        // What was typed in the meantime is somebody's next user.
        if created && self.draft.with_untracked(|draft| draft == sent) {
            self.clear();
            self.session
                .with_value(|session| session.focus_soon(Field::Email.name()));
        }
        if let Submission::Stopped(Pause::SignIn(_)) = &end {
            return self.renew_login(end);
        }
        self.tell(run, &end);
        if let Submission::Ended(RowState::Closed(End::Rejected(refusal))) = &end {
            self.refused.set(self.blame(refusal));
        }
        if matches!(end, Submission::Ended(RowState::Closed(End::Cancelled))) {
            self.session
                .with_value(|session| session.focus_soon("create"));
        }
        self.end(end);
    }

    /// Tells the page around the widget how it ended.
    fn tell(self, run: &Import, end: &Submission) {
        let session = self.session.get_value();
        match (end, run.users().user(0)) {
            (Submission::Ended(row), Some(user)) => {
                if let Some(event) =
                    WidgetEvent::created(None, user.email().as_str().to_owned(), row)
                {
                    session.tell(&event);
                }
                let counts = view(self, run).counts;
                let kind = Kind::One;
                session.tell(&WidgetEvent::Finished { kind, counts });
            }
            (Submission::Stopped(pause), _) => drop(session.tell(&session.paused(pause))),
            _ => {}
        }
    }

    /// A login that has expired is asked for once more before anybody is bothered.
    fn renew_login(self, end: Submission) {
        let session = self.session.get_value();
        session.renew_login(move |renewed| {
            let connection = self.session.with_value(Session::connection);
            let import = self.import.get_value().filter(|_| renewed);
            match (import, connection) {
                (Some(import), Some(connection)) => import.resume_with(connection),
                _ => {
                    if let Submission::Stopped(pause) = &end {
                        self.session
                            .with_value(|session| session.tell(&session.paused(pause)));
                    }
                    self.end(end);
                }
            }
        });
    }

    fn end(self, end: Submission) {
        self.submission.set(end);
        // The message says it now.
        self.session.with_value(|session| session.announce(""));
        // Only the last word of this run is wanted; a form that is sent again starts anew.
        drop(self.import.try_update_value(Option::take));
    }

    /// What the store refused, as a problem of the field that it is about.
    fn blame(self, refusal: &Refusal) -> Option<Issue> {
        let issue = Issue::new(Code::RefusedByStore, refusal.field?);
        let language = self.session.with_value(Session::language);
        let reason = language.with_value(|language| language.refusal(refusal));
        let said = folded(&reason);
        let named = self.rules.with_untracked(|rules| {
            let fields = rules.store.extra_fields.iter().flatten();
            let mut named = fields.filter(|field| said.contains(&folded(&field.name)));
            named.next().map(|field| field.name.clone())
        });
        let text = format!("{}.", reason.trim_end_matches('.'));
        let issue = issue.with("reason", text);
        Some(match named {
            Some(name) => issue.with("name", name),
            None => issue,
        })
    }
}

/// A snapshot of a run.
fn view(model: FormModel, run: &Import) -> ImportView {
    let budget = model.session.with_value(Session::budget);
    let limiter = budget.limiter();
    run.view(now(), &limiter)
}

begins! { engine:
    /// Creates the user of the form.
    fn create(form: FormModel, user: NewUser) -> () {
        form.send(user);
    }
}
