//! The engine itself.

use super::task::Task;
use super::{Counts, Engine, Event, Limiter, Millis, Pace, Pause, Phase, RowState, RunView, Step};
use crate::dialect::Dialect;
use crate::engine::{ASSUMED_LATENCY, RequestKey, RequestQueue};
use crate::plan::plan;
use crate::user::NewUser;
use crate::wire::ApiRequest;
use std::collections::VecDeque;

/// How a run goes about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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

impl Engine for Run {
    fn next(&mut self, now: Millis) -> Step {
        Self::next(self, now)
    }

    fn on(&mut self, event: Event, now: Millis) {
        Self::on(self, event, now);
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
    pub(super) queue: RequestQueue<Task>,
    /// Refusals in a row.
    pub(super) refusals: usize,
    /// Creates in a row of which nobody can say what they did.
    pub(super) doubts: u32,
    /// What becomes of rows that are not sent any more, once that is decided.
    end: Option<RowState>,
    users_per_request: Option<usize>,
    pace: Pace,
    latency: Millis,
}

impl Run {
    /// A run that creates these users. Nothing is sent before [`Run::next`] is asked.
    #[must_use]
    pub fn new(users: Vec<NewUser>, options: RunOptions) -> Self {
        let mut queue = RequestQueue::new();
        let tasks = &mut queue.waiting;
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
            queue,
            refusals: 0,
            doubts: 0,
            end: None,
            users_per_request: options.users_per_request,
            pace: options.pace,
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
            self.queue.waiting.push_back(Task::Create {
                rows: rows.collect(),
            });
        }
    }

    /// What to do next.
    pub fn next(&mut self, now: Millis) -> Step {
        if !self.queue.outstanding.is_empty() {
            return Step::AwaitReply;
        }
        while let Some(task) = self.queue.waiting.front() {
            if self.tries_again() {
                if self.queue.backoff.retry_at() > now {
                    return Step::WaitUntil(self.queue.backoff.retry_at());
                }
            } else if self.queue.paused.is_some() {
                return Step::AwaitUser;
            }
            if let Some(step) = self.queue.before_send(now) {
                return step;
            }
            let request = task.request(&self.users, self.dialect);
            match (self.queue.waiting.pop_front(), request) {
                (Some(task), Some(request)) => return self.send(task, request, now),
                // No row may be left without an end.
                (Some(task), None) => self.give_up(task.rows()),
                (None, _) => {}
            }
        }
        Step::Done
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
        let key = RequestKey::create(0, self.queue.requests + 1);
        self.queue.sent(key, task, now);
        Step::Send(key, request)
    }

    /// Takes note of what happened. A reply to a request that is not out is ignored.
    pub fn on(&mut self, event: Event, now: Millis) {
        match event {
            Event::Reply(key, reply) => {
                if let Some(sent) = self.queue.take(key) {
                    let taken = now.saturating_sub(sent.since);
                    self.latency = (self.latency * 3 + taken) / 4;
                    self.settle(sent.task, reply, now);
                    self.drop_if_cancelled();
                }
            }
            Event::Granted => self.queue.granted = true,
            Event::Pause if self.queue.paused.is_none() || self.tries_again() => {
                self.queue.paused = Some(Pause::Asked);
            }
            Event::Pause => {}
            Event::Resume => self.queue.paused = None,
            Event::Online => self.queue.backoff.retry_now(now),
            Event::Cancel | Event::GiveUp => {
                // Asked twice, it does not even wait for look-ups.
                if self.is_ending() {
                    let tasks = std::mem::take(&mut self.queue.waiting);
                    tasks.iter().for_each(|task| self.give_up(task.rows()));
                }
                let end = match event {
                    Event::GiveUp => RowState::Unsent,
                    _ => RowState::Cancelled,
                };
                self.end.get_or_insert(end);
                self.queue.paused = None;
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
        let (dropped, kept): (VecDeque<Task>, VecDeque<Task>) = self
            .queue
            .waiting
            .drain(..)
            .partition(Task::is_dropped_on_cancel);
        self.queue.waiting = kept;
        for &row in dropped.iter().flat_map(Task::rows) {
            self.set(row, end.clone());
        }
        if self.queue.waiting.is_empty() {
            self.queue.paused = None;
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

    /// A snapshot of the run.
    #[must_use]
    pub fn view(&self, now: Millis, limiter: &Limiter) -> RunView {
        let left = self.queue.left();
        let not_before = self.queue.backoff.not_before();
        let earliest = limiter.earliest(now).max(not_before);
        // A gap of a blink between two requests is not worth telling.
        let waits = self.queue.outstanding.is_empty() && earliest > now + 1_000;
        let phase = match &self.queue.paused {
            _ if left == 0 => Phase::Finished,
            Some(pause) => Phase::Paused(pause.clone()),
            None if self.is_ending() => Phase::Stopping,
            None if waits => Phase::Waiting { until: earliest },
            None => Phase::Running,
        };
        RunView {
            phase,
            counts: Counts::of(&self.rows),
            requests: self.queue.requests,
            requests_per_minute: self.pace.requests_per_minute(),
            tries_again: self.tries_again(),
            remaining: (left > 0).then(|| {
                limiter
                    .estimate(left, self.latency, now)
                    .max(not_before.saturating_sub(now))
            }),
        }
    }
}
