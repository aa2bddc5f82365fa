//! Sending the form.

use super::model::{ALL_FIELDS, FormModel};
use super::summary::errors;
use crate::parts::{PartMissing, begins};
use crate::session::{Kind, WidgetEvent};
use b2b_users_client::{Driver, is_offline, now};
use b2b_users_core::import::{Import, ImportView, Phase};
use b2b_users_core::issue::{Code, Issue};
use b2b_users_core::lookup::LookupResults;
use b2b_users_core::notice::Person;
use b2b_users_core::outcome::Refusal;
use b2b_users_core::user::{Field, NewUser, UserDraft};
use b2b_users_core::{find, folded};
use b2b_users_flow::{Ended, FormAction, FormFlow, Progress, Submission, Typed};
use b2b_users_text::keys;
use leptos::prelude::untrack;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

impl FormModel {
    /// Whether the form is on its way.
    pub(super) fn is_busy(self) -> bool {
        self.flow.with(FormFlow::is_busy)
    }

    /// Whether it ended in a way that has to be looked into by hand.
    pub(super) fn is_in_doubt(self) -> bool {
        self.flow.with(FormFlow::is_in_doubt)
    }

    /// Gives up waiting: the user is not created.
    pub(super) fn cancel(self) {
        self.import
            .with(|import| import.iter().for_each(Driver::cancel));
    }

    /// Sends the form, unless it has errors or is being sent already.
    pub(super) fn submit(self) {
        if untrack(|| self.is_busy()) {
            return;
        }
        self.left.set(ALL_FIELDS);
        self.refused.set(None);
        let typed = Typed {
            unknown: self.unknown_candidate(),
            ..self.typed()
        };
        self.step(|form, may_send| form.submit(&typed, may_send));
    }

    /// Sends the form with what is known by now.
    pub(super) fn send_now(self) {
        let typed = self.typed();
        self.step(|form, may_send| form.send(&typed, may_send));
    }

    /// Lets the form go on, and does what it asks for.
    pub(super) fn step(
        self,
        step: impl FnOnce(&mut FormFlow, &dyn Fn() -> bool) -> Option<FormAction>,
    ) {
        // The page may be asked on the way, so the form is not held meanwhile.
        let mut flow = self.flow.get_untracked();
        // What it was asked about is what is created, whatever is typed meanwhile.
        let user = self.checked.with_untracked(|checked| checked.user.clone());
        let sent = self.draft.get_untracked();
        let may_send = || user.as_ref().is_some_and(|user| self.may_send(user));
        let action = step(&mut flow, &may_send);
        self.flow.set(flow);
        // It may have taken the widget away.
        if !self.session.is_alive() {
            return;
        }
        match action {
            None => {}
            Some(FormAction::ShowErrors) => self.focus_soon("summary"),
            Some(FormAction::ShowLogin) => self.focus_soon("token"),
            Some(FormAction::LookUp(candidate)) => self.start_look(candidate),
            Some(FormAction::Create) => {
                if let Some(user) = user {
                    self.create(user, sent);
                }
            }
        }
    }

    fn focus_soon(self, name: &str) {
        self.session.accessibility().focus_soon(name);
    }

    fn typed(self) -> Typed {
        self.checked.with_untracked(|checked| Typed {
            is_user: checked.user.is_some(),
            has_errors: !errors(&checked.issues).is_empty(),
            has_login: self.session.connection().is_some(),
            unknown: None,
        })
    }

    /// Asks the page around the widget.
    fn may_send(self, user: &NewUser) -> bool {
        let session = self.session;
        let mails_always = !session.dialect().carries(Field::AcceptWelcomeEmail);
        let person = Person::of(user, &LookupResults::default());
        session.host().tell(&WidgetEvent::before_send(
            Kind::One,
            &[person],
            mails_always,
        ))
    }

    fn create(self, user: NewUser, sent: UserDraft) {
        self.session
            .accessibility()
            .announce(untrack(|| self.session.text(keys::SENT_ANNOUNCED)));
        let user = self.findings.get_untracked().prepared(user);
        spawn_local(async move {
            if create(self, user, sent).await == Err(PartMissing) {
                self.flow.update(FormFlow::fail_to_load);
            }
        });
    }

    /// Creates the user. The form may have gone, or its login, while this part was loaded.
    fn send(self, user: NewUser, sent: UserDraft) {
        let session = self.session;
        if !session.is_alive() {
            return;
        }
        let Some(connection) = session.connection() else {
            return self.flow.update(FormFlow::lose_login);
        };
        let run = Import::new(vec![user], session.run_options(false));
        let observe = move |run: &Import| self.observe(run, &sent);
        let import = Driver::start(run, connection, session.budget(), observe);
        self.import.set(Some(import));
    }

    fn observe(self, run: &Import, sent: &UserDraft) {
        let phase = view(self, run).phase;
        if matches!(phase, Phase::Waiting { .. } | Phase::Settling { .. }) {
            self.import
                .with(|import| import.iter().for_each(Driver::count_down));
        }
        let is_as_sent = self.draft.with_untracked(|draft| draft == sent);
        let mut flow = self.flow.get_untracked();
        match flow.observe(&phase, run.rows().next(), is_offline(), is_as_sent) {
            Progress::Open => self.flow.set(flow),
            Progress::RenewLogin => {
                self.flow.set(flow);
                self.renew_login(phase);
            }
            Progress::GiveUp => self.give_up(),
            Progress::Over(ended) => {
                self.take_end(run, sent, &ended);
                self.tell(run, flow.submission());
                self.end(flow);
            }
        }
    }

    fn take_end(self, run: &Import, sent: &UserDraft, ended: &Ended) {
        if ended.is_created {
            let name = format!("{} {}", sent.first_name.trim(), sent.last_name.trim());
            self.created.set(name);
            if let Some(user) = run.users().user(0) {
                self.findings
                    .update(|findings| Arc::make_mut(findings).forget(&user));
            }
        }
        if ended.begins_next {
            self.clear();
            self.focus_soon(Field::Email.name());
        }
        if let Some(refusal) = &ended.refusal {
            self.refused.set(self.blame(refusal));
        }
        if ended.is_cancelled {
            self.focus_soon("create");
        }
    }

    /// Tells the page around the widget how it ended.
    fn tell(self, run: &Import, end: &Submission) {
        let session = self.session;
        match (end, run.users().user(0)) {
            (Submission::Ended(row), Some(user)) => {
                if let Some(event) =
                    WidgetEvent::created(None, user.email().as_str().to_owned(), row)
                {
                    session.host().tell(&event);
                }
                let counts = view(self, run).counts;
                let kind = Kind::One;
                session.host().tell(&WidgetEvent::Finished { kind, counts });
            }
            (Submission::Stopped(pause), _) => drop(session.host().tell(&session.paused(pause))),
            _ => {}
        }
    }

    /// A login that has expired is asked for once more before a person is asked.
    fn renew_login(self, phase: Phase) {
        let session = self.session;
        let renewed = move |renewed: bool| {
            if let (false, Phase::Paused(pause)) = (renewed, phase) {
                let mut flow = self.flow.get_untracked();
                session.host().tell(&session.paused(&pause));
                match flow.refuse_login(pause) {
                    Progress::GiveUp => self.give_up(),
                    _ => self.end(flow),
                }
            }
        };
        session.renew_login(Box::new(move || self.import.get()), Box::new(renewed));
    }

    fn give_up(self) {
        self.import
            .with(|import| import.iter().for_each(Driver::give_up));
    }

    fn end(self, flow: FormFlow) {
        // The page that was told may have taken the widget away.
        let session = self.session;
        if !session.is_alive() {
            return;
        }
        self.flow.set(flow);
        // The message says it now.
        session.accessibility().announce("");
        // Only the last word of this run is wanted; a form that is sent again begins a new one.
        self.import.set(None);
    }

    /// What the store refused, as a problem of the field that it is about.
    fn blame(self, refusal: &Refusal) -> Option<Issue> {
        let issue = Issue::new(Code::RefusedByStore, refusal.field?);
        let language = self.session.language();
        let reason = language.with_value(|language| language.refusal(refusal));
        let said = folded(&reason);
        let named = self.rules.with_untracked(|rules| {
            let fields = rules.store.extra_fields.iter().flatten();
            let mut named = fields.filter(|field| find(&said, &folded(&field.name)).is_some());
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
    let budget = model.session.budget();
    let limiter = budget.limiter();
    run.view(now(), &limiter)
}

begins! { engine:
    /// Creates the user of the form.
    fn create(form: FormModel, user: NewUser, sent: UserDraft) -> () {
        form.send(user, sent);
    }
}
