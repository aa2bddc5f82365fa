//! An import that looks first who is in the store.

use super::{
    End, Engine, Event, Import, ImportOptions, ImportView, Limiter, Millis, Phase, Record, Step,
    Users,
};
use crate::issue::{Code, Issue};
use crate::lookup::{ExistenceCheck, ExistenceCheckOptions, Lookup as _, LookupResults};
use std::rc::Rc;

impl Import {
    /// Goes by what a look-up has just found, before anything is sent: users who are there
    /// already, or would be refused, are not sent, and the store need not be probed again.
    fn apply_findings(&mut self, findings: &LookupResults) {
        let mut joining = Vec::new();
        for row in self.queued() {
            let Some(user) = self.user(row) else {
                continue;
            };
            let issues = findings.issues(&user, self.options.dialect);
            match issues.into_iter().find(Issue::is_error) {
                Some(issue) if issue.code == Code::EmailInThisCompany => {
                    let user_id = findings.user_id(&user);
                    self.close(row, End::Exists { user_id });
                }
                Some(issue) => self.close(row, End::Withheld(issue)),
                None if findings.prepared(user).joins_channel() => joining.push(row),
                None => {}
            }
        }
        if !joining.is_empty() {
            self.record(Record::Joining { rows: joining });
        }
        self.queue.waiting.clear();
        self.plan();
    }
}

/// A look into the store, and then the import that goes by it. Where the store cannot be asked, the
/// import continues as if there had been no look-up: the store refuses those whom it has.
#[derive(Debug, Clone)]
pub struct InformedImport {
    look: Option<ExistenceCheck>,
    import: Import,
    /// Requests that the look has made.
    looked: u32,
}

impl InformedImport {
    /// An import that creates these users, after a look for them if there are options for one. Nothing
    /// is sent before [`Engine::next`] is asked.
    ///
    /// ```
    /// use b2b_users_core::lookup::ExistenceCheckOptions;
    /// use b2b_users_core::engine::{Engine as _, Step};
    /// use b2b_users_core::import::{InformedImport, ImportOptions};
    /// use std::rc::Rc;
    ///
    /// let (options, look) = (ImportOptions::default(), ExistenceCheckOptions::default());
    /// let mut import = InformedImport::new(Rc::new(Vec::new()), options, Some(look));
    /// assert_eq!(import.next(0), Step::Done);
    /// ```
    #[must_use]
    pub fn new(
        users: Rc<dyn Users>,
        options: ImportOptions,
        look: Option<ExistenceCheckOptions>,
    ) -> Self {
        let candidates = || (0..users.len()).filter_map(|index| users.candidate(index));
        Self {
            look: look.map(|look| ExistenceCheck::new(candidates().collect(), look)),
            import: Import::of(users, options),
            looked: 0,
        }
    }

    /// The import itself.
    #[must_use]
    pub const fn import(&self) -> &Import {
        &self.import
    }

    /// A snapshot of look-up and import.
    #[must_use]
    pub fn view(&self, now: Millis, limiter: &Limiter) -> ImportView {
        let mut view = self.import.view(now, limiter);
        view.requests += self.looked;
        let Some(look) = &self.look else {
            return view;
        };
        let progress = look.progress();
        view.requests += progress.requests;
        if !matches!(view.phase, Phase::Finished) {
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
            self.import.apply_findings(look.results());
        }
        // Whoever asked for a pause while the last answer was out means the import, too.
        if progress.paused.is_some() {
            self.import.on(Event::Pause, now);
        }
    }
}

impl Engine for InformedImport {
    fn next(&mut self, now: Millis) -> Step {
        if let Some(look) = &mut self.look {
            let step = look.next(now);
            if !matches!(step, Step::Done) {
                return step;
            }
            self.end_look(now);
        }
        self.import.next(now)
    }

    fn on(&mut self, event: Event, now: Millis) {
        match (&mut self.look, &event) {
            (Some(look), Event::Cancel | Event::GiveUp) => {
                self.looked = look.progress().requests;
                self.look = None;
                self.import.on(event, now);
            }
            (Some(look), _) => look.on(event, now),
            (None, _) => self.import.on(event, now),
        }
    }
}
