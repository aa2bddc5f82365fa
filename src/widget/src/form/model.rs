//! What the form knows.

use crate::session::Session;
use b2b_users_core::check::check_user;
use b2b_users_core::issue::Issue;
use b2b_users_core::run::{Millis, Pause, Phase, RowState, Run};
use b2b_users_core::user::{Field, UserDraft};
use b2b_users_fetch::{Import, now};
use leptos::prelude::*;

/// What became of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Submission {
    /// It is being filled in.
    Editing,
    /// Sent with these errors; the summary shows them.
    Incomplete(Vec<Issue>),
    /// There is no storefront login yet.
    NoToken,
    /// Under way.
    Sending,
    /// Under way, but the store asks for patience until this moment.
    Waiting(Millis),
    /// It came to an end.
    Ended(RowState),
    /// Nothing was sent, or nothing had an effect.
    Stopped(Pause),
}

/// The signals of the form. A copy is the same form.
#[derive(Debug, Clone, Copy)]
pub(super) struct FormModel {
    session: StoredValue<Session>,
    pub(super) draft: RwSignal<UserDraft>,
    /// The fields that were left at least once.
    left: RwSignal<Vec<Field>>,
    pub(super) submission: RwSignal<Submission>,
    issues: Memo<Vec<Issue>>,
    import: StoredValue<Option<Import>, LocalStorage>,
}

impl FormModel {
    pub(super) fn new(session: Session) -> Self {
        let defaults = session.defaults();
        let rules = StoredValue::new(session.rules(UserDraft::default()));
        let draft = RwSignal::new(defaults);
        Self {
            session: StoredValue::new(session),
            draft,
            left: RwSignal::new(Vec::new()),
            submission: RwSignal::new(Submission::Editing),
            issues: Memo::new(move |_| {
                draft.with(|draft| rules.with_value(|rules| check_user(draft, rules).issues))
            }),
            import: StoredValue::new_local(None),
        }
    }

    /// The typed text of a field.
    pub(super) fn value(self, field: Field) -> Signal<String> {
        Signal::derive(move || self.draft.with(|draft| draft.get(field).to_owned()))
    }

    /// Takes in what is typed.
    pub(super) fn type_into(self, field: Field) -> Callback<String> {
        Callback::new(move |text: String| {
            self.draft.update(|draft| {
                if let Some(value) = draft.get_mut(field) {
                    *value = text;
                }
            });
        })
    }

    /// Notes that a field was left: from now on its problems show.
    pub(super) fn leave(self, field: Field) -> Callback<()> {
        Callback::new(move |()| {
            if self.left.with_untracked(|left| !left.contains(&field)) {
                self.left.update(|left| left.push(field));
            }
        })
    }

    /// The problems of a field, once it was left or the form was sent.
    pub(super) fn issues(self, field: Field) -> Signal<Vec<Issue>> {
        Signal::derive(move || {
            let show = self.left.with(|left| left.contains(&field));
            let mut issues = if show { self.issues.get() } else { Vec::new() };
            issues.retain(|issue| issue.field == Some(field));
            issues
        })
    }

    /// Whether the form is on its way.
    pub(super) fn is_busy(self) -> bool {
        self.submission
            .with(|submission| matches!(submission, Submission::Sending | Submission::Waiting(_)))
    }

    /// Gives up waiting: the user is not created.
    pub(super) fn cancel(self) {
        self.import.with_value(|import| {
            if let Some(import) = import {
                import.cancel();
            }
        });
    }

    /// Sends the form, unless it has errors or is being sent already.
    pub(super) fn submit(self) {
        if untrack(|| self.is_busy()) {
            return;
        }
        self.left.set(Field::ALL.to_vec());
        let session = self.session.get_value();
        let rules = session.rules(UserDraft::default());
        let checked = self.draft.with_untracked(|draft| check_user(draft, &rules));
        let Some(user) = checked.user else {
            let errors = checked.issues.into_iter().filter(Issue::is_error).collect();
            self.submission.set(Submission::Incomplete(errors));
            return crate::ui::focus_soon(session.id("summary"));
        };
        let Some(connection) = session.connection() else {
            self.submission.set(Submission::NoToken);
            return crate::ui::focus_soon(session.id("token"));
        };
        self.submission.set(Submission::Sending);
        session.announce("Creating the user.");
        let run = Run::new(vec![user], session.run_options());
        let sent = self.draft.get_untracked();
        let import = Import::start(run, connection, move |run| self.observe(run, &sent));
        self.import.set_value(Some(import));
    }

    fn observe(self, run: &Run, sent: &UserDraft) {
        let end = match (run.view(now()).phase, run.rows().first()) {
            (Phase::Paused(pause), _) => Submission::Stopped(pause),
            (Phase::Finished, Some(row)) => Submission::Ended(row.clone()),
            (Phase::Waiting { until }, _) => {
                return self.submission.set(Submission::Waiting(until));
            }
            _ => return self.submission.set(Submission::Sending),
        };
        let created = matches!(end, Submission::Ended(RowState::Created { .. }));
        // What was typed in the meantime is somebody's next user.
        if created && self.draft.with_untracked(|draft| draft == sent) {
            self.clear();
        }
        self.submission.set(end);
        // Only the last word of this run is wanted; a form that is sent again starts anew.
        let import = self.import;
        set_timeout(
            move || drop(import.try_update_value(Option::take)),
            std::time::Duration::ZERO,
        );
    }

    /// Empties the form after a success, but keeps what the next user shares.
    fn clear(self) {
        self.left.set(Vec::new());
        self.draft.update(|draft| {
            let kept = std::mem::take(draft);
            draft.company_id = kept.company_id;
            draft.role = kept.role;
            draft.company_role_id = kept.company_role_id;
            draft.channel_ids = kept.channel_ids;
            draft.origin_channel_id = kept.origin_channel_id;
            draft.accept_welcome_email = kept.accept_welcome_email;
        });
    }
}
