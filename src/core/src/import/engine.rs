//! The engine itself: what it holds, and what happens to it.

use super::looks::Looks;
use super::plan::Plan;
use super::state::ImportState;
use super::task::Task;
use super::{
    Counts, End, Engine, Event, ImportView, Limiter, Millis, Pace, Pause, Phase, Record, RowKeys,
    RowState, Stage, Step, Users,
};
use crate::dialect::{Dialect, Policy};
use crate::engine::{ASSUMED_LATENCY, RequestQueue};
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
    /// What the keys of rows are made of. With them a look-up tells users that this import made from others; without, it
    /// goes by names and time.
    ///
    /// They are sent as `uuid` where a row has none of its own and the dialect keeps it.
    pub row_keys: Option<RowKeys>,
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
    pub(super) latency: Option<Millis>,
    /// Whether the last create was answered without any trouble. Until one was, they go one at a time.
    pub(super) trusted: bool,
    /// Attempts before this one were sent before the last trouble was known, and tell nothing new.
    pub(super) trouble: u32,
    /// Requests that are planned once a trial has shown whether one may hold users of several
    /// companies.
    pub(super) after_trial: Option<usize>,
    /// Looks for rows in doubt that wait for their time.
    pub(super) looks: Looks,
    /// Whether a second cancel has ended the wait for look-ups.
    pub(super) hurries: bool,
    /// Whether creates wait until nothing is in doubt.
    pub(super) held: bool,
    /// Creates in a row of which nothing was found, and when the last of them ended.
    pub(super) fruitless: (u32, Millis),
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
                keys: options.row_keys.filter(|_| import.policy.keeps_row_keys),
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
            looks: Looks::default(),
            hurries: false,
            held: false,
            fruitless: (0, 0),
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
            self.hurries = true;
            while let Some(task) = self.queue.waiting.take_first() {
                self.give_up(task.rows());
            }
            for look in self.looks.take() {
                self.give_up(&look.rows);
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
        let looks = self.looks.len() + usize::from(self.prepared.is_some());
        self.queue.left() + self.plan.left() + looks
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

    /// When at the latest it is known what became of all rows that were sent, if any of them is looked for.
    fn settles_at(&self) -> Option<Millis> {
        let sent = self.queue.outstanding.iter().map(|sent| &sent.task);
        let tasks = sent.chain(self.queue.waiting.first());
        let ends = tasks.filter_map(|task| match task {
            Task::Find(search) => Some(search.ladder.end()),
            _ => None,
        });
        ends.chain(self.looks.end()).max()
    }

    /// Whether nothing is done but looking for rows.
    fn only_settles(&self) -> bool {
        let mut sent = self.queue.outstanding.iter();
        let next = self.queue.waiting.first();
        let goes_on = self.has_more() && !self.held && !next.is_some_and(Task::settles);
        !goes_on && sent.all(|sent| sent.task.settles())
    }

    /// A snapshot of the import. It costs the same however many rows there are.
    #[must_use]
    pub fn view(&self, now: Millis, limiter: &Limiter) -> ImportView {
        let left = self.left() + self.after_trial.unwrap_or_default();
        let not_before = self.queue.backoff.not_before();
        let earliest = limiter.earliest(now).max(not_before);
        // A gap of a blink between two requests is not worth telling.
        let waits = self.queue.outstanding.is_empty() && earliest > now + 1_000;
        let settling = self.settles_at();
        let phase = match &self.queue.paused {
            _ if left == 0 => Phase::Finished,
            Some(pause) => Phase::Paused(pause.clone()),
            None if self.state.is_stopped() => Phase::Stopping,
            None if waits => Phase::Waiting { until: earliest },
            None if let Some(until) = settling.filter(|_| self.only_settles()) => {
                Phase::Settling { until }
            }
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
                let known = settling.unwrap_or_default().max(not_before);
                limiter
                    .estimate(left, latency, now)
                    .max(known.saturating_sub(now))
            }),
        }
    }
}
