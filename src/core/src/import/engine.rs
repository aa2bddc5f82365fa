//! The engine itself: which step comes next.

use super::plan::Plan;
use super::state::ImportState;
use super::task::Task;
use super::{
    Counts, End, Engine, Event, ImportView, Limiter, Millis, Pace, Pause, Phase, Record, RowState,
    Stage, Step, Users,
};
use crate::dialect::{Dialect, Policy};
use crate::engine::{ASSUMED_LATENCY, RequestKey, RequestQueue};
use crate::user::NewUser;
use crate::wire::ApiRequest;
use std::fmt;
use std::rc::Rc;

/// How an import is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportOptions {
    /// Names the import; part of the keys of its requests. Two imports of a store should differ in it.
    pub id: u64,
    /// The interface that creates the users.
    pub dialect: Dialect,
    /// How fast.
    pub pace: Pace,
    /// The most users of one request, if fewer than the dialect allows. With one, each row
    /// gets a reason of its own, at the price of as many requests as rows.
    pub users_per_request: Option<usize>,
    /// Whether a look-up has just shown that the store can be reached and who is in
    /// it, so that the import need not probe it before it sends.
    pub skip_probe: bool,
}

/// A create that is recorded and has yet to leave.
#[derive(Debug, Clone)]
pub(super) struct Prepared {
    pub(super) attempt: u32,
    pub(super) rows: Vec<u32>,
    pub(super) request: ApiRequest,
}

/// One import.
#[derive(Clone)]
pub struct Import {
    pub(super) users: Rc<dyn Users>,
    pub(super) options: ImportOptions,
    pub(super) policy: Policy,
    pub(super) state: ImportState,
    pub(super) plan: Plan,
    pub(super) queue: RequestQueue<Task>,
    /// Records that the driver has yet to make durable.
    pub(super) outbox: Vec<Record>,
    /// Whether the driver is making records durable.
    pub(super) persisting: bool,
    pub(super) prepared: Option<Prepared>,
    /// How long replies take, once one came.
    ///
    /// In milliseconds; each new reply counts for a quarter.
    latency: Option<Millis>,
    /// Whether the last create was answered without any trouble. Until one was, they go one at a time.
    pub(super) trusted: bool,
    /// Attempts before this one were sent before the last trouble was known, and tell nothing new.
    pub(super) trouble: u32,
    /// Requests that are planned once a trial has shown whether one may hold users of several
    /// companies.
    pub(super) after_trial: Option<usize>,
    /// Refusals in a row.
    pub(super) refusals: usize,
    /// Creates in a row of which it cannot be decided what they did.
    pub(super) doubts: u32,
}

impl fmt::Debug for Import {
    /// Leaves the people out.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Import({:?})", self.counts())
    }
}

impl Engine for Import {
    fn next(&mut self, now: Millis) -> Step {
        Self::next(self, now)
    }

    fn on(&mut self, event: Event, now: Millis) {
        Self::on(self, event, now);
    }
}

impl Import {
    /// An import that creates these users. Nothing is sent before [`Import::next`] is called.
    #[must_use]
    pub fn new(users: Vec<NewUser>, options: ImportOptions) -> Self {
        Self::of(Rc::new(users), options)
    }

    /// As [`Import::new`], for users who are built when they are sent.
    #[must_use]
    pub fn of(users: Rc<dyn Users>, options: ImportOptions) -> Self {
        let mut import = Self::unplanned(users, options);
        if !import.users.is_empty() {
            import.record(Record::Planned {
                import: options.id,
                rows: u32::try_from(import.users.len()).unwrap_or(u32::MAX),
            });
        }
        import.probe_first();
        import.plan();
        import
    }

    /// An import without a plan and without records, to be filled from either.
    pub(super) fn unplanned(users: Rc<dyn Users>, options: ImportOptions) -> Self {
        let policy = options.dialect.policy();
        Self {
            policy,
            state: ImportState::new(users.len(), policy),
            users,
            options,
            plan: Plan::default(),
            queue: RequestQueue::new(),
            outbox: Vec::new(),
            persisting: false,
            prepared: None,
            latency: None,
            trusted: false,
            trouble: 0,
            after_trial: None,
            refusals: 0,
            doubts: 0,
        }
    }

    /// Sees first whether the credentials are accepted, where there is a harmless request for it.
    fn probe_first(&mut self) {
        if self.options.skip_probe || !self.policy.has_probe {
            return;
        }
        match self.users.len() {
            0 => {}
            1 if self.policy.looks_up_single_user => {
                self.queue.waiting.put_first(Task::LookBefore { row: 0 });
            }
            _ => self.queue.waiting.put_first(Task::Probe),
        }
    }

    /// Plans the requests that create all who wait.
    pub(super) fn plan(&mut self) {
        self.plan_rows(&self.queued());
    }

    /// The rows that wait for their turn.
    pub(super) fn queued(&self) -> Vec<u32> {
        let rows = 0..u32::try_from(self.state.rows.len()).unwrap_or_default();
        rows.filter(|row| self.state.rows.is(*row, Stage::Queued))
            .collect()
    }

    /// Changes the state by a record, keeps it for the journal and queues what follows from it.
    pub(super) fn record(&mut self, record: Record) {
        for task in self.state.apply(&record) {
            self.queue_first(task);
        }
        self.outbox.push(record);
    }

    /// Closes a row that is not closed by the reply to a create.
    pub(super) fn close(&mut self, row: u32, end: End) {
        self.record(Record::Settled { row, end });
    }

    /// What to do next.
    pub fn next(&mut self, now: Millis) -> Step {
        if self.persisting {
            return Step::AwaitReply;
        }
        if let Some(prepared) = self.prepared.take() {
            if self.may_still_send(now) {
                return self.dispatch(prepared, now);
            }
            self.withdraw(&prepared);
        }
        if !self.outbox.is_empty() {
            return self.persist();
        }
        loop {
            let outstanding = self.queue.outstanding.len();
            if !self.has_more() {
                return if outstanding == 0 {
                    Step::Done
                } else {
                    Step::AwaitReply
                };
            }
            if outstanding > 0 && !self.may_send_beside(outstanding) {
                return Step::AwaitReply;
            }
            if self.tries_again() {
                if self.queue.backoff.retry_at() > now {
                    return Step::WaitUntil(self.queue.backoff.retry_at());
                }
            } else if self.queue.paused.is_some() {
                return if outstanding == 0 {
                    Step::AwaitUser
                } else {
                    Step::AwaitReply
                };
            }
            if let Some(step) = self.queue.before_send(now) {
                return step;
            }
            if let Some(step) = self.send_next(now) {
                return step;
            }
        }
    }

    /// Whether another request waits.
    pub(super) fn has_more(&self) -> bool {
        !self.queue.waiting.is_empty() || self.plan.left() > 0
    }

    /// Whether the next request creates users.
    fn is_create_next(&self) -> bool {
        let front = self.queue.waiting.first();
        front.is_none_or(|task| matches!(task, Task::Create { .. }))
    }

    /// Whether the next request may leave while these are outstanding. Look-ups go alone: they settle
    /// what creates have done.
    fn may_send_beside(&self, outstanding: usize) -> bool {
        let latency = self.latency.filter(|_| self.trusted);
        let concurrency = latency.map_or(1, |latency| self.options.pace.concurrency(latency));
        let sent = &self.queue.outstanding;
        self.is_create_next()
            && sent.iter().all(|sent| sent.key.attempt().is_some())
            && outstanding < concurrency
    }

    /// Hands the records over to the driver.
    pub(super) fn persist(&mut self) -> Step {
        self.persisting = true;
        Step::Persist(std::mem::take(&mut self.outbox))
    }

    /// A grant or a disk may have taken long; a pause in between counts.
    fn may_still_send(&self, now: Millis) -> bool {
        let waits = self.queue.backoff.not_before() > now;
        !self.state.is_stopped() && self.queue.paused.is_none() && !waits
    }

    fn dispatch(&mut self, prepared: Prepared, now: Millis) -> Step {
        let key = RequestKey::create(self.state.import, prepared.attempt);
        let rows = prepared.rows;
        self.queue.sent(key, Task::Create { rows }, now);
        Step::Send(key, prepared.request)
    }

    /// Takes note of what happened. A reply with a key that is not outstanding is ignored.
    pub fn on(&mut self, event: Event, now: Millis) {
        match event {
            Event::Reply(key, reply) => {
                let Some(sent) = self.queue.take(key) else {
                    return;
                };
                if reply.is_ok() {
                    let taken = now.saturating_sub(sent.since);
                    let before = self.latency.unwrap_or(taken);
                    self.latency = Some((before * 3 + taken) / 4);
                }
                match (sent.task, key.attempt()) {
                    (Task::Create { rows }, Some(attempt)) => {
                        self.on_create_reply(attempt, &rows, &reply, now);
                    }
                    (task, _) => self.on_lookup_reply(task, reply, now),
                }
            }
            Event::Granted => self.queue.granted = true,
            Event::Persisted => self.persisting = false,
            Event::Pause if self.queue.paused.is_none() || self.tries_again() => {
                self.queue.paused = Some(Pause::Asked);
                self.trusted = false;
            }
            Event::Pause => {}
            Event::Resume => self.queue.paused = None,
            Event::Online => self.queue.backoff.retry_now(now),
            Event::Cancel => self.stop(End::Cancelled),
            Event::GiveUp => self.stop(End::Unsent),
        }
        self.drop_what_is_over();
    }

    /// `end` is how rows that were not sent end.
    fn stop(&mut self, end: End) {
        // Asked twice, it does not even wait for look-ups.
        if self.state.is_stopped() {
            while let Some(task) = self.queue.waiting.take_first() {
                self.give_up(task.rows());
            }
        } else {
            self.record(Record::Stopped { end });
        }
        self.queue.paused = None;
    }

    /// After a cancel no user is created any more, but what was sent is still settled.
    fn drop_what_is_over(&mut self) {
        if self.state.is_stopped() {
            self.plan = Plan::default();
            self.after_trial = None;
            self.queue.waiting.retain(Task::settles);
            if self.queue.waiting.is_empty() {
                self.queue.paused = None;
            }
        }
        let rows = &self.state.rows;
        self.plan.skip(&|row| rows.is(row, Stage::Queued));
        // A trial that came to nothing on the way is over.
        if self.after_trial.is_some() && self.prepared.is_none() && self.left() == 0 {
            self.end_trial(false);
        }
    }

    /// Requests that are outstanding or wait.
    fn left(&self) -> usize {
        self.queue.left() + self.plan.left() + usize::from(self.prepared.is_some())
    }

    /// The rows by state.
    #[must_use]
    pub const fn counts(&self) -> Counts {
        self.state.rows.counts()
    }

    /// The state of a row.
    #[must_use]
    pub fn row(&self, index: usize) -> &RowState {
        self.state.rows.get(index)
    }

    /// The states of all rows, in the order of the users.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &RowState> {
        (0..self.state.rows.len()).map(|row| self.row(row))
    }

    /// The rows that have changed since this was called last, each once.
    pub fn take_changes(&mut self) -> Vec<u32> {
        self.state.rows.take_changes()
    }

    /// The users.
    #[must_use]
    pub fn users(&self) -> &dyn Users {
        &*self.users
    }

    /// A snapshot of the import. It costs the same however many rows there are.
    #[must_use]
    pub fn view(&self, now: Millis, limiter: &Limiter) -> ImportView {
        let left = self.left() + self.after_trial.unwrap_or_default();
        let not_before = self.queue.backoff.not_before();
        let earliest = limiter.earliest(now).max(not_before);
        // A gap of a blink between two requests is not worth telling.
        let waits = self.queue.outstanding.is_empty() && earliest > now + 1_000;
        let phase = match &self.queue.paused {
            _ if left == 0 => Phase::Finished,
            Some(pause) => Phase::Paused(pause.clone()),
            None if self.state.is_stopped() => Phase::Stopping,
            None if waits => Phase::Waiting { until: earliest },
            None => Phase::Running,
        };
        ImportView {
            phase,
            counts: self.counts(),
            requests: self.queue.requests,
            requests_per_minute: self.options.pace.requests_per_minute(),
            tries_again: self.tries_again(),
            remaining: (left > 0).then(|| {
                let latency = self.latency.unwrap_or(ASSUMED_LATENCY);
                limiter
                    .estimate(left, latency, now)
                    .max(not_before.saturating_sub(now))
            }),
        }
    }
}
