//! A run that looks first who is in the store.

use super::{Engine, Event, Limiter, Millis, Phase, RowState, Run, RunOptions, RunView, Step};
use crate::inquiry::{Findings, Inquiry as _, Preflight, PreflightOptions, Subject};
use crate::issue::{Code, Issue};
use crate::user::NewUser;

impl Run {
    /// Goes by what a look into the store has just found, before anything is sent: who is there
    /// already, or would be refused, is not sent, and the store need not be asked again whether it
    /// lets us in.
    fn heed_findings(&mut self, findings: &Findings) {
        for (user, state) in self.users.iter_mut().zip(&mut self.rows) {
            let issues = findings.issues(user, self.dialect);
            match issues.into_iter().find(Issue::is_error) {
                Some(issue) if issue.code == Code::EmailInThisCompany => {
                    let user_id = findings.user_id(user);
                    *state = RowState::Exists { user_id };
                }
                Some(issue) => *state = RowState::Withheld(issue),
                None => *user = findings.prepared(user.clone()),
            }
        }
        self.queue.waiting.clear();
        self.plan();
    }
}

/// A look into the store, and then the run that goes by it. Where the store cannot be asked, the
/// run goes on as if nobody had tried: the store refuses those whom it has.
#[derive(Debug, Clone)]
pub struct InformedRun {
    look: Option<Preflight>,
    run: Run,
    /// Requests that the look has made.
    looked: u32,
}

impl InformedRun {
    /// A run that creates these users, after a look for them. Nothing is sent before
    /// [`Engine::next`] is asked.
    ///
    /// ```
    /// use b2b_users_core::inquiry::PreflightOptions;
    /// use b2b_users_core::engine::{Engine as _, Step};
    /// use b2b_users_core::run::{InformedRun, RunOptions};
    ///
    /// let mut run = InformedRun::new(Vec::new(), RunOptions::default(), PreflightOptions::default());
    /// assert_eq!(run.next(0), Step::Done);
    /// ```
    #[must_use]
    pub fn new(users: Vec<NewUser>, options: RunOptions, look: PreflightOptions) -> Self {
        let subjects = users.iter().map(Subject::from).collect();
        Self {
            look: Some(Preflight::new(subjects, look)),
            ..Self::without_look(users, options)
        }
    }

    /// A run that creates these users at once.
    #[must_use]
    pub fn without_look(users: Vec<NewUser>, options: RunOptions) -> Self {
        Self {
            look: None,
            run: Run::new(users, options),
            looked: 0,
        }
    }

    /// The run itself.
    #[must_use]
    pub const fn run(&self) -> &Run {
        &self.run
    }

    /// A picture of look and run.
    #[must_use]
    pub fn view(&self, now: Millis, limiter: &Limiter) -> RunView {
        let mut view = self.run.view(now, limiter);
        view.requests += self.looked;
        let Some(look) = &self.look else {
            return view;
        };
        let progress = look.progress();
        view.requests += progress.requests;
        if view.phase != Phase::Finished {
            view.phase = progress.paused.map_or(Phase::Looking, Phase::Paused);
        }
        view
    }

    /// Ends the look; what it found counts if it could ask about everybody.
    fn end_look(&mut self, now: Millis) {
        let Some(look) = self.look.take() else {
            return;
        };
        let progress = look.progress();
        self.looked = progress.requests;
        if progress.failure.is_none() {
            self.run.heed_findings(look.findings());
        }
        // Whoever asked for a pause while the last answer was out means the run, too.
        if progress.paused.is_some() {
            self.run.on(Event::Pause, now);
        }
    }
}

impl Engine for InformedRun {
    fn next(&mut self, now: Millis) -> Step {
        if let Some(look) = &mut self.look {
            let step = look.next(now);
            if step != Step::Done {
                return step;
            }
            self.end_look(now);
        }
        self.run.next(now)
    }

    fn on(&mut self, event: Event, now: Millis) {
        match (&mut self.look, &event) {
            (Some(look), Event::Cancel | Event::GiveUp) => {
                self.looked = look.progress().requests;
                self.look = None;
                self.run.on(event, now);
            }
            (Some(look), _) => look.on(event, now),
            (None, _) => self.run.on(event, now),
        }
    }
}
