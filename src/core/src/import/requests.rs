//! The requests that an import makes.
//!
//! A create leaves in two moves: its intent is recorded and handed over, and once the driver
//! has made that durable it is sent, unless a pause, a cancel or a wait has come up in between.
//! A look-up leaves at once, since it changes nothing that a journal would have to know.

use super::engine::Prepared;
use super::task::{Search, Task, Where};
use super::{Import, Millis, Record, Stage, Step};
use crate::engine::RequestKey;
use crate::outcome::Outcome;
use crate::user::{CompanyId, NewUser};
use crate::wire::{ApiRequest, create_request, look_up};

impl Import {
    /// Prepares the next create or sends the next look-up; `None` if there is no request for it.
    ///
    /// Tasks that wait go before the plan. The caller has the grant and asks again after
    /// `None`.
    pub(super) fn send_next(&mut self, now: Millis) -> Option<Step> {
        let waiting = self.queue.waiting.take_first();
        let task = waiting.or_else(|| {
            let rows = &self.state.rows;
            let rows = self.plan.take(&|row| rows.is(row, Stage::Queued))?;
            Some(Task::Create { rows })
        })?;
        let request = match &task {
            Task::Create { rows } => self.create(rows),
            task => self.lookup(task),
        };
        match (task, request) {
            (Task::Create { rows }, Some(request)) => Some(self.prepare(rows, request, now)),
            (task, Some(request)) => {
                let key = RequestKey::lookup(self.state.import, self.queue.requests + 1);
                self.queue.sent(key, task, now);
                Some(Step::Send(key, request))
            }
            // No row may be left without an end.
            (task, None) => {
                self.give_up(task.rows());
                None
            }
        }
    }

    /// Records that a create is about to leave. It leaves once that is durable.
    ///
    /// The number of the attempt is part of the record, and with it the key of the request, so
    /// no later create gets the same one even after a restart.
    fn prepare(&mut self, rows: Vec<u32>, request: ApiRequest, now: Millis) -> Step {
        let attempt = self.state.next_attempt;
        let trial = self.is_trial(&rows);
        // A form knows by itself whom it adds to the storefront; the records have to know it, too.
        if let [row] = *rows
            && !self.state.is_joining(row)
            && self.user(row).is_some_and(|user| user.joins_channel())
        {
            self.record(Record::Joining { rows: vec![row] });
        }
        self.record(Record::Intent {
            attempt,
            rows: rows.clone(),
            at: now,
            trial,
        });
        self.prepared = Some(Prepared {
            attempt,
            rows,
            request,
        });
        self.persist()
    }

    /// A create that is not wanted any more after all is recorded as one without effect.
    ///
    /// Its rows wait again. The grant is used up all the same; see [`engine`](crate::engine).
    pub(super) fn withdraw(&mut self, prepared: &Prepared, now: Millis) {
        self.queue.granted = false;
        self.record(Record::Answered {
            attempt: prepared.attempt,
            named: false,
            outcomes: vec![Outcome::Deferred; prepared.rows.len()],
            at: now,
        });
    }

    /// The user of a row, as it is to be sent.
    ///
    /// `None` if the list has no user at this place.
    pub(super) fn user(&self, row: u32) -> Option<NewUser> {
        let user = self.users.user(row as usize)?;
        Some(self.prepared(row, user))
    }

    /// The users of these rows, as they are to be sent; `None` if there is not one for each.
    ///
    /// A list that gives fewer than it was asked for would shift outcomes to the wrong rows.
    pub(super) fn users_of(&self, rows: &[u32]) -> Option<Vec<NewUser>> {
        let indexes: Vec<usize> = rows.iter().map(|row| *row as usize).collect();
        let users = self.users.users(&indexes);
        let is_whole = users.len() == rows.len();
        let users = rows.iter().zip(users);
        is_whole.then(|| users.map(|(row, user)| self.prepared(*row, user)).collect())
    }

    /// Users who are there but not on this storefront carry the order to be put on it, others the key of their row.
    fn prepared(&self, row: u32, user: NewUser) -> NewUser {
        let joins = user.joins_channel() || self.state.is_joining(row);
        match self.state.keys {
            _ if joins => user.joining_channel(),
            Some(keys) => user.or_uuid(|| keys.of(row)),
            None => user,
        }
    }

    /// Without building the whole user.
    pub(super) fn company(&self, row: u32) -> Option<CompanyId> {
        self.users.company(row as usize)
    }

    /// `None` if users are missing.
    fn create(&self, rows: &[u32]) -> Option<ApiRequest> {
        let users = self.users_of(rows)?;
        let users: Vec<&NewUser> = users.iter().collect();
        create_request(self.options.dialect, &users)
    }

    /// A list is asked for the company of the task's first row; tasks hold rows of one company
    /// only. A probe without rows takes the company of the first row of all.
    fn lookup(&self, task: &Task) -> Option<ApiRequest> {
        let dialect = self.options.dialect;
        let company = self.company(task.rows().first().copied().unwrap_or_default())?;
        match task {
            Task::Probe => look_up::probe(dialect, company),
            Task::Find(Search {
                since,
                place: Where::Company { offset, .. },
                ..
            }) => look_up::company_page(dialect, company, *since, *offset),
            Task::LookBefore { .. } | Task::Find(_) | Task::ConfirmCompany { .. } => {
                let user = self.user(*task.rows().first()?)?;
                look_up::find_by_email(dialect, company, user.email().as_str())
            }
            Task::Create { .. } => None,
        }
    }
}
