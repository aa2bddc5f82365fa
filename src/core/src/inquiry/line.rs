//! Requests one after another, within the store's budget.

use crate::run::{Event, MOST_SLOW_DOWNS, Millis, Pace, Pause, RequestId, Step, patience};
use crate::wire::{ApiReply, ApiRequest, Fault};
use std::collections::VecDeque;

/// What is still to be asked, and what is being asked.
#[derive(Debug, Clone)]
pub(super) struct Line<T> {
    pub(super) waiting: VecDeque<T>,
    pub(super) requests: u32,
    pub(super) paused: Option<Pause>,
    pace: Pace,
    in_flight: Option<(RequestId, T)>,
    not_before: Millis,
    slowed_down: u32,
}

impl<T: Clone> Line<T> {
    pub(super) fn new(pace: Pace) -> Self {
        Self {
            waiting: VecDeque::new(),
            requests: 0,
            paused: None,
            pace,
            in_flight: None,
            not_before: 0,
            slowed_down: 0,
        }
    }

    /// No request starts before this moment.
    pub(super) fn hold_until(&mut self, moment: Millis) {
        self.not_before = self.not_before.max(moment);
    }

    pub(super) fn left(&self) -> usize {
        self.waiting.len() + usize::from(self.in_flight.is_some())
    }

    pub(super) fn next(&mut self, now: Millis, request: impl Fn(&T) -> Option<ApiRequest>) -> Step {
        if self.in_flight.is_some() {
            return Step::AwaitReply;
        }
        while let Some(task) = self.waiting.front() {
            if self.paused.is_some() {
                return Step::AwaitUser;
            }
            let earliest = self.pace.earliest(now).max(self.not_before);
            if earliest > now {
                return Step::WaitUntil(earliest);
            }
            let request = request(task);
            if let (Some(task), Some(request)) = (self.waiting.pop_front(), request) {
                self.requests += 1;
                let id = RequestId::new(self.requests);
                self.pace.start(now);
                self.in_flight = Some((id, task));
                return Step::Send(id, request);
            }
        }
        Step::Done
    }

    /// What was asked and the answer to it. Waiting out a 429 is settled here: the request
    /// is made again.
    pub(super) fn answered(
        &mut self,
        event: Event,
        now: Millis,
    ) -> Option<(T, Result<ApiReply, Fault>)> {
        match event {
            Event::Reply(id, reply) => {
                let (_, task) = self.in_flight.take_if(|(out, _)| *out == id)?;
                if let Ok(reply) = &reply
                    && reply.status == 429
                    && self.slowed_down < MOST_SLOW_DOWNS
                {
                    self.slowed_down += 1;
                    self.not_before =
                        now.saturating_add(patience(reply.retry_after, self.slowed_down));
                    self.waiting.push_front(task);
                    return None;
                }
                self.slowed_down = 0;
                Some((task, reply))
            }
            Event::Pause => {
                self.paused.get_or_insert(Pause::Asked);
                None
            }
            Event::Resume => {
                self.paused = None;
                None
            }
            Event::Online => None,
            Event::Cancel | Event::GiveUp => {
                self.waiting.clear();
                self.in_flight = None;
                self.paused = None;
                None
            }
        }
    }

    /// Stands still until the login was corrected, then asks the same again.
    pub(super) fn wait_for_login(&mut self, task: T, text: String) {
        self.waiting.push_front(task);
        self.paused = Some(Pause::SignIn(text));
    }
}
