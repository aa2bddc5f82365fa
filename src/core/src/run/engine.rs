//! The engine itself.

use super::task::Task;
use super::{Counts, Millis, Pace, Pause, Phase, RowState, RunView};
use crate::dialect::Dialect;
use crate::plan::plan;
use crate::user::NewUser;
use crate::wire::{ApiReply, ApiRequest, Fault};
use std::collections::VecDeque;

/// Names a request, so that a late reply cannot be taken for another one's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RequestId(u32);

impl RequestId {
    pub(crate) const fn new(number: u32) -> Self {
        Self(number)
    }
}

/// How a run goes about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RunOptions {
    /// The way to create users.
    pub dialect: Dialect,
    /// How fast.
    pub pace: Pace,
    /// The most users of one request, if fewer than the dialect allows. With one, each row
    /// gets a reason of its own, at the price of as many requests as rows.
    pub users_per_request: Option<usize>,
    /// Whether a look into the store has just shown that it can be reached and who is in
    /// it, so that the run need not look again before it sends.
    pub checked_ahead: bool,
}

/// What the driver has to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// Send this at once and exactly once, then tell what came back.
    Send(RequestId, ApiRequest),
    /// Ask again at this moment, or after an event.
    WaitUntil(Millis),
    /// A reply is still out; ask again after it.
    AwaitReply,
    /// The run is paused; ask again after [`Event::Resume`] or [`Event::Cancel`].
    AwaitUser,
    /// Every row has its final state.
    Done,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// A request came back, or did not.
    Reply(RequestId, Result<ApiReply, Fault>),
    /// Somebody wants the run to stand still after the request under way.
    Pause,
    /// Somebody has mended what stopped it, or just wants to go on.
    Resume,
    /// Somebody wants no more users created.
    Cancel,
    /// As [`Event::Cancel`], but because nobody is there who could mend what stopped it.
    GiveUp,
    /// There may be a connection again: what waits to try one does so now.
    Online,
}

/// Something that decides which request comes next, for a driver that sends it.
pub trait Engine {
    /// What to do next.
    fn next(&mut self, now: Millis) -> Step;

    /// Takes note of what happened. A reply to a request that is not out is ignored.
    fn on(&mut self, event: Event, now: Millis);

    /// No request starts before this moment: others have spent the budget that they share. A driver
    /// says so before it asks what to do next, since whatever it is told to send, it sends at once.
    fn hold_until(&mut self, moment: Millis);
}

impl Engine for Run {
    fn next(&mut self, now: Millis) -> Step {
        Self::next(self, now)
    }

    fn on(&mut self, event: Event, now: Millis) {
        Self::on(self, event, now);
    }

    fn hold_until(&mut self, moment: Millis) {
        self.not_before = self.not_before.max(moment);
    }
}

/// One import under way.
#[derive(Debug, Clone)]
pub struct Run {
    pub(super) dialect: Dialect,
    pub(super) users: Vec<NewUser>,
    pub(super) rows: Vec<RowState>,
    /// When each row was first sent.
    pub(super) first_sent: Vec<Option<Millis>>,
    /// How many creates of each row may have had an effect.
    pub(super) creates: Vec<u8>,
    pub(super) tasks: VecDeque<Task>,
    pub(super) paused: Option<Pause>,
    /// No request starts earlier: the store asked for patience.
    pub(super) not_before: Millis,
    /// When a store that could not be reached is tried again.
    pub(super) retry_at: Millis,
    /// Tries in a row that did not reach it.
    pub(super) unreached: u32,
    /// 429 replies in a row.
    pub(super) slowed_down: u32,
    /// Refusals in a row.
    pub(super) refusals: usize,
    /// Creates in a row of which nobody can say what they did.
    pub(super) doubts: u32,
    /// What becomes of rows that are not sent any more, once that is decided.
    end: Option<RowState>,
    users_per_request: Option<usize>,
    pub(super) in_flight: Option<(RequestId, Task, Millis)>,
    pace: Pace,
    requests: u32,
    latency: Millis,
}

/// What a request is taken to last until one has been timed, in milliseconds.
pub const ASSUMED_LATENCY: Millis = 600;

impl Run {
    /// A run that creates these users. Nothing is sent before [`Run::next`] is asked.
    #[must_use]
    pub fn new(users: Vec<NewUser>, options: RunOptions) -> Self {
        let mut tasks = VecDeque::new();
        if !options.checked_ahead && !options.dialect.uses_login() {
            match users.len() {
                0 => {}
                1 if options.dialect == Dialect::Management => {
                    tasks.push_back(Task::LookBefore { row: 0 });
                }
                _ => tasks.push_back(Task::Probe),
            }
        }
        let mut run = Self {
            dialect: options.dialect,
            rows: vec![RowState::Queued; users.len()],
            first_sent: vec![None; users.len()],
            creates: vec![0; users.len()],
            users,
            tasks,
            paused: None,
            not_before: 0,
            retry_at: 0,
            unreached: 0,
            slowed_down: 0,
            refusals: 0,
            doubts: 0,
            end: None,
            users_per_request: options.users_per_request,
            in_flight: None,
            pace: options.pace,
            requests: 0,
            latency: ASSUMED_LATENCY,
        };
        run.plan();
        run
    }

    /// Plans the requests that create all who wait.
    pub(super) fn plan(&mut self) {
        let waits = |state: &RowState| *state == RowState::Queued;
        let queued = self.rows.iter().enumerate();
        let queued: Vec<usize> = queued
            .filter(|(_, state)| waits(state))
            .map(|(row, _)| row)
            .collect();
        let users = queued.iter().filter_map(|row| self.users.get(*row));
        for batch in plan(users, self.dialect, self.users_per_request) {
            let members = batch.members.iter();
            let rows = members.filter_map(|member| queued.get(*member).copied());
            self.tasks.push_back(Task::Create {
                rows: rows.collect(),
            });
        }
    }

    /// What to do next.
    pub fn next(&mut self, now: Millis) -> Step {
        if self.in_flight.is_some() {
            return Step::AwaitReply;
        }
        // A pause with nothing left to send has nobody to wait for.
        if self.tasks.is_empty() {
            return Step::Done;
        }
        if self.tries_again() && self.retry_at > now {
            return Step::WaitUntil(self.retry_at);
        }
        loop {
            let Some(task) = self.tasks.front() else {
                return Step::Done;
            };
            if self.paused.is_some() && !self.tries_again() {
                return Step::AwaitUser;
            }
            let earliest = self.pace.earliest(now).max(self.not_before);
            if earliest > now {
                return Step::WaitUntil(earliest);
            }
            let request = task.request(&self.users, self.dialect);
            match (self.tasks.pop_front(), request) {
                (Some(task), Some(request)) => return self.send(task, request, now),
                // No row may be left without an end.
                (Some(task), None) => self.give_up(task.rows()),
                (None, _) => {}
            }
        }
    }

    fn send(&mut self, task: Task, request: ApiRequest, now: Millis) -> Step {
        if let Task::Create { rows } = &task {
            for &row in rows {
                self.set(row, RowState::Sending);
                if let Some(sent) = self.first_sent.get_mut(row) {
                    sent.get_or_insert(now);
                }
            }
        }
        self.requests += 1;
        let id = RequestId(self.requests);
        self.pace.start(now);
        self.in_flight = Some((id, task, now));
        Step::Send(id, request)
    }

    /// Takes note of what happened. A reply to a request that is not out is ignored.
    pub fn on(&mut self, event: Event, now: Millis) {
        match event {
            Event::Reply(id, reply) => {
                if let Some((_, task, since)) = self.in_flight.take_if(|(out, ..)| *out == id) {
                    let taken = now.saturating_sub(since);
                    self.latency = (self.latency * 3 + taken) / 4;
                    self.settle(task, reply, now);
                    self.drop_if_cancelled();
                }
            }
            Event::Pause if self.paused.is_none() || self.tries_again() => {
                self.paused = Some(Pause::Asked);
            }
            Event::Pause => {}
            Event::Resume => self.paused = None,
            Event::Online => self.retry_at = now,
            Event::Cancel | Event::GiveUp => {
                // Asked twice, it does not even wait for look-ups.
                if self.is_ending() {
                    let tasks = std::mem::take(&mut self.tasks);
                    tasks.iter().for_each(|task| self.give_up(task.rows()));
                }
                let end = match event {
                    Event::GiveUp => RowState::Unsent,
                    _ => RowState::Cancelled,
                };
                self.end.get_or_insert(end);
                self.paused = None;
                self.drop_if_cancelled();
            }
        }
    }

    /// Whether no more users are created.
    pub(super) const fn is_ending(&self) -> bool {
        self.end.is_some()
    }

    /// After a cancel no user is created any more, but what was sent is still settled.
    fn drop_if_cancelled(&mut self) {
        let Some(end) = self.end.clone() else {
            return;
        };
        let (dropped, kept): (VecDeque<Task>, VecDeque<Task>) =
            self.tasks.drain(..).partition(Task::is_dropped_on_cancel);
        self.tasks = kept;
        for &row in dropped.iter().flat_map(Task::rows) {
            self.set(row, end.clone());
        }
        if self.tasks.is_empty() {
            self.paused = None;
        }
    }

    pub(super) fn set(&mut self, row: usize, state: RowState) {
        if let Some(place) = self.rows.get_mut(row) {
            *place = state;
        }
    }

    /// The rows, in the order of the users.
    #[must_use]
    pub fn rows(&self) -> &[RowState] {
        &self.rows
    }

    /// The users.
    #[must_use]
    pub fn users(&self) -> &[NewUser] {
        &self.users
    }

    /// A picture of the run.
    #[must_use]
    pub fn view(&self, now: Millis) -> RunView {
        let left = self.tasks.len() + usize::from(self.in_flight.is_some());
        let earliest = self.pace.earliest(now).max(self.not_before);
        // A gap of a blink between two requests is not worth telling.
        let waits = self.in_flight.is_none() && earliest > now + 1_000;
        let phase = match &self.paused {
            _ if left == 0 => Phase::Finished,
            Some(pause) => Phase::Paused(pause.clone()),
            None if self.is_ending() => Phase::Stopping,
            None if waits => Phase::Waiting { until: earliest },
            None => Phase::Running,
        };
        RunView {
            phase,
            counts: Counts::of(&self.rows),
            requests: self.requests,
            requests_per_minute: self.pace.requests_per_minute(),
            tries_again: self.tries_again(),
            remaining: (left > 0).then(|| {
                self.pace
                    .estimate(left, self.latency, now)
                    .max(self.not_before.saturating_sub(now))
            }),
        }
    }
}
