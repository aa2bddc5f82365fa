//! An import that looks first who is in the store.
//!
//! The look costs a few requests and spares creates that would be refused, and with them the
//! question whether a refused batch was carried out in part. It also gives users of another
//! storefront the access that a plain create would not give them.

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
    ///
    /// Withheld are those about whom a look-up found an error; a warning is no reason not to
    /// send.
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
///
/// It is an engine like the import itself, so a driver needs to know nothing of the look.
#[derive(Debug, Clone)]
pub struct InformedImport {
    /// `None` once it has ended, or if none was asked for.
    look: Option<ExistenceCheck>,
    import: Import,
    /// Requests that the look has made.
    ///
    /// Kept when the look ends, since a report counts them as well.
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
    ///
    /// During the look it is there already, with all rows queued.
    #[must_use]
    pub const fn import(&self) -> &Import {
        &self.import
    }

    /// A snapshot of look-up and import.
    ///
    /// The time that is left is that of the import alone: how long the look takes is not known
    /// before its first replies.
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
    ///
    /// A look that could not ask about everybody is dropped as a whole.
    fn end_look(&mut self, now: Millis) {
        let Some(look) = self.look.take() else {
            return;
        };
        let progress = look.progress();
        self.looked = progress.requests;
        if progress.failure.is_none() {
            self.import.apply_findings(look.results());
        }
        // A person who asked for a pause while the last answer was out means the import, too.
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

    /// A cancel ends the look at once, since it only reads. Every other event goes to whichever
    /// of the two is at work.
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
