//! What an engine has yet to ask, and what is outstanding.
//!
//! The import and both look-ups hold one. It knows nothing about what a task is: that is `T`.
//! It keeps the order of tasks, matches replies to requests, remembers the grant, and holds
//! back what a pause or a 429 holds back.

use super::{Backoff, Event, Millis, Pause, RequestKey, Step, TaskList};
use crate::wire::{ApiReply, ApiRequest, TransportError};

/// A request that was sent and is not answered.
#[derive(Debug, Clone)]
pub(crate) struct Outstanding<T> {
    /// The reply has to bear the same one.
    pub(crate) key: RequestKey,
    /// What was asked for, so that it can be asked again or settled.
    pub(crate) task: T,
    /// When it was sent.
    pub(crate) since: Millis,
}

/// Tasks in their order, the requests that are outstanding, and what holds the next one back.
#[derive(Debug, Clone)]
pub(crate) struct RequestQueue<T> {
    /// The next one is in front. What has to be asked again goes to the front, too.
    pub(crate) waiting: TaskList<T>,
    /// In the order of sending. Three at most, so a search through them is cheap.
    pub(crate) outstanding: Vec<Outstanding<T>>,
    /// `None` while it runs.
    pub(crate) paused: Option<Pause>,
    pub(crate) backoff: Backoff,
    /// Whether the limiter's room for the next request was taken already.
    pub(crate) granted: bool,
    /// Requests sent so far.
    ///
    /// Repeats count; what was withdrawn before it left does not.
    pub(crate) requests: u32,
}

impl<T> RequestQueue<T> {
    pub(crate) const fn new() -> Self {
        Self {
            waiting: TaskList::new(),
            outstanding: Vec::new(),
            paused: None,
            backoff: Backoff::new(),
            granted: false,
            requests: 0,
        }
    }

    /// Tasks that are not answered.
    ///
    /// Outstanding ones are among them.
    pub(crate) fn left(&self) -> usize {
        self.waiting.len() + self.outstanding.len()
    }

    /// The step before the next request can be sent; `None` if it can be sent now.
    ///
    /// The wait comes before the grant, so that no room is taken for a request that may not
    /// leave yet.
    pub(crate) fn before_send(&self, now: Millis) -> Option<Step> {
        if self.backoff.not_before() > now {
            return Some(Step::WaitUntil(self.backoff.not_before()));
        }
        (!self.granted).then_some(Step::Grant)
    }

    /// Notes that this request is sent now. It uses up the grant.
    ///
    /// The next request needs a grant of its own.
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
    ///
    /// A second reply with the same key therefore finds nothing, and has no effect.
    pub(crate) fn take(&mut self, key: RequestKey) -> Option<Outstanding<T>> {
        let mut outstanding = self.outstanding.iter();
        let index = outstanding.position(|sent| sent.key == key)?;
        Some(self.outstanding.remove(index))
    }
}

/// For engines that only read, one request at a time.
impl<T: Clone> RequestQueue<T> {
    /// The next step. A task for which there is no request is passed over.
    ///
    /// While one request is outstanding there is nothing to do. It is done once no task is
    /// left.
    pub(crate) fn next(&mut self, now: Millis, request: &dyn Fn(&T) -> Option<ApiRequest>) -> Step {
        if !self.outstanding.is_empty() {
            return Step::AwaitReply;
        }
        while let Some(task) = self.waiting.first() {
            if self.paused.is_some() {
                return Step::AwaitUser;
            }
            if let Some(step) = self.before_send(now) {
                return step;
            }
            let request = request(task);
            if let (Some(task), Some(request)) = (self.waiting.take_first(), request) {
                let key = RequestKey::lookup(0, self.requests + 1);
                self.sent(key, task, now);
                return Step::Send(key, request);
            }
        }
        Step::Done
    }

    /// The task and the reply to it. A 429 is dealt with here: the same is asked again later.
    ///
    /// `None` if there is nothing to read: for any other event, for an unknown key, and after a
    /// 429. Once the store has been busy too often, its last 429 is given to the caller like
    /// any other reply. A cancel forgets what is outstanding as well: it only reads, so its
    /// reply does not matter.
    pub(crate) fn on_reply(
        &mut self,
        event: Event,
        now: Millis,
    ) -> Option<(T, Result<ApiReply, TransportError>)> {
        match event {
            Event::Reply(key, reply) => {
                let task = self.take(key)?.task;
                if let Ok(reply) = &reply
                    && reply.status == 429
                    && !self.backoff.is_exhausted()
                {
                    self.backoff.slow_down(reply.retry_after, now);
                    self.waiting.put_first(task);
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
    ///
    /// The task goes to the front again; `text` is what the server said.
    pub(crate) fn wait_for_login(&mut self, task: T, text: String) {
        self.waiting.put_first(task);
        self.paused = Some(Pause::SignIn(text));
    }
}
