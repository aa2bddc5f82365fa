//! Which step comes next.

use super::engine::Prepared;
use super::task::Task;
use super::{Import, Millis, Step};
use crate::engine::RequestKey;

impl Import {
    /// What to do next.
    pub fn next(&mut self, now: Millis) -> Step {
        if self.persisting {
            return Step::AwaitReply;
        }
        if let Some(prepared) = self.prepared.take() {
            if self.may_still_send(now) {
                return self.dispatch(prepared, now);
            }
            self.withdraw(&prepared, now);
        }
        if !self.outbox.is_empty() {
            return self.persist();
        }
        loop {
            while let Some(look) = self.looks.take_due(now) {
                self.queue.waiting.put_first(Task::Find(look));
            }
            if let Some(step) = self.wait(now) {
                return step;
            }
            if let Some(step) = self.queue.before_send(now) {
                return step;
            }
            if let Some(step) = self.send_next(now) {
                return step;
            }
        }
    }

    /// What has to happen before another request may be thought of; `None` if one may.
    fn wait(&mut self, now: Millis) -> Option<Step> {
        let outstanding = self.queue.outstanding.len();
        let idle = |step| match outstanding {
            0 => step,
            _ => Step::AwaitReply,
        };
        let until_look = |step| self.looks.due().map_or(step, Step::WaitUntil);
        if !self.has_more() {
            return Some(idle(until_look(Step::Done)));
        }
        if outstanding > 0 && !self.may_send_beside(outstanding) {
            return Some(Step::AwaitReply);
        }
        if self.tries_again() {
            let retry_at = self.queue.backoff.retry_at();
            return (retry_at > now).then_some(Step::WaitUntil(retry_at));
        }
        self.held = self.held && self.is_in_doubt();
        match &self.queue.paused {
            Some(pause) if !pause.lets_look() => Some(idle(Step::AwaitUser)),
            None if !self.held || !self.is_create_next() => None,
            // The last one failed.
            Some(_) if self.queue.backoff.retry_at() > now => {
                let retry_at = self.queue.backoff.retry_at();
                Some(idle(Step::WaitUntil(retry_at)))
            }
            // Look-ups go on, whatever stands before them.
            _ if self.queue.waiting.bring_first(Task::settles) => None,
            paused => {
                let person = paused.is_some();
                let step = if person {
                    Step::AwaitUser
                } else {
                    Step::AwaitReply
                };
                Some(idle(until_look(step)))
            }
        }
    }

    /// Whether it is not known yet what became of a row that was sent.
    fn is_in_doubt(&self) -> bool {
        let mut outstanding = self.queue.outstanding.iter();
        self.looks.len() > 0
            || self.queue.waiting.any(Task::settles)
            || outstanding.any(|sent| sent.task.settles())
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
}
