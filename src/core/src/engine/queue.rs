//! What an engine has yet to ask, and what is outstanding.

use super::{Backoff, Event, Millis, Pause, RequestKey, Step};
use crate::wire::{ApiReply, ApiRequest, Fault};
use std::collections::VecDeque;

/// A request that was sent and is not answered.
#[derive(Debug, Clone)]
pub(crate) struct Outstanding<T> {
    pub(crate) key: RequestKey,
    pub(crate) task: T,
    pub(crate) since: Millis,
}

/// Tasks in their order, the requests that are outstanding, and what holds the next one back.
#[derive(Debug, Clone)]
pub(crate) struct RequestQueue<T> {
    pub(crate) waiting: VecDeque<T>,
    pub(crate) outstanding: Vec<Outstanding<T>>,
    pub(crate) paused: Option<Pause>,
    pub(crate) backoff: Backoff,
    /// Whether the limiter's room for the next request was taken already.
    pub(crate) granted: bool,
    /// Requests sent so far.
    pub(crate) requests: u32,
}

impl<T> RequestQueue<T> {
    pub(crate) const fn new() -> Self {
        Self {
            waiting: VecDeque::new(),
            outstanding: Vec::new(),
            paused: None,
            backoff: Backoff::new(),
            granted: false,
            requests: 0,
        }
    }

    /// Tasks that are not answered.
    pub(crate) fn left(&self) -> usize {
        self.waiting.len() + self.outstanding.len()
    }

    /// The step before the next request can be sent; `None` if it can be sent now.
    pub(crate) fn before_send(&self, now: Millis) -> Option<Step> {
        if self.backoff.not_before() > now {
            return Some(Step::WaitUntil(self.backoff.not_before()));
        }
        (!self.granted).then_some(Step::Grant)
    }

    /// Notes that this request is sent now. It uses up the grant.
    pub(crate) fn sent(&mut self, key: RequestKey, task: T, now: Millis) {
        self.granted = false;
        self.requests += 1;
        self.outstanding.push(Outstanding {
            key,
            task,
            since: now,
        });
    }

    /// The task that this reply is about and when it was sent; `None` if the key is not outstanding.
    pub(crate) fn take(&mut self, key: RequestKey) -> Option<Outstanding<T>> {
        let mut outstanding = self.outstanding.iter();
        let index = outstanding.position(|sent| sent.key == key)?;
        Some(self.outstanding.remove(index))
    }
}

/// For engines that only read, one request at a time.
impl<T: Clone> RequestQueue<T> {
    /// The next step. A task for which there is no request is passed over.
    pub(crate) fn next(&mut self, now: Millis, request: &dyn Fn(&T) -> Option<ApiRequest>) -> Step {
        if !self.outstanding.is_empty() {
            return Step::AwaitReply;
        }
        while let Some(task) = self.waiting.front() {
            if self.paused.is_some() {
                return Step::AwaitUser;
            }
            if let Some(step) = self.before_send(now) {
                return step;
            }
            let request = request(task);
            if let (Some(task), Some(request)) = (self.waiting.pop_front(), request) {
                let key = RequestKey::lookup(0, self.requests + 1);
                self.sent(key, task, now);
                return Step::Send(key, request);
            }
        }
        Step::Done
    }

    /// The task and the reply to it. A 429 is dealt with here: the same is asked again later.
    pub(crate) fn on_reply(
        &mut self,
        event: Event,
        now: Millis,
    ) -> Option<(T, Result<ApiReply, Fault>)> {
        match event {
            Event::Reply(key, reply) => {
                let task = self.take(key)?.task;
                if let Ok(reply) = &reply
                    && reply.status == 429
                    && !self.backoff.is_exhausted()
                {
                    self.backoff.slow_down(reply.retry_after, now);
                    self.waiting.push_front(task);
                    return None;
                }
                self.backoff.reset_slow_downs();
                return Some((task, reply));
            }
            Event::Granted => self.granted = true,
            Event::Pause => drop(self.paused.get_or_insert(Pause::Asked)),
            Event::Resume => self.paused = None,
            Event::Online | Event::Persisted => {}
            Event::Cancel | Event::GiveUp => {
                self.waiting.clear();
                self.outstanding.clear();
                self.paused = None;
            }
        }
        None
    }

    /// Pauses until the login was corrected, then asks the same again.
    pub(crate) fn wait_for_login(&mut self, task: T, text: String) {
        self.waiting.push_front(task);
        self.paused = Some(Pause::SignIn(text));
    }
}
