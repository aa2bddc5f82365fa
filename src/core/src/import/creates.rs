//! What the reply to a create means for the import.
//!
//! `decode_create` says what a reply means for each user and what it signals for the whole.
//! Here the outcomes are recorded, and the signal is turned into going on, slowing down,
//! pausing or probing. How a row goes on by its outcome is decided in `state`, from the record
//! alone.
//!
//! Several creates can be under way at once, so a reply may belong to a request that left
//! before a trouble was known. Such a reply counts for its rows, but is no news about whether
//! the trouble is over.

use super::task::Task;
use super::{Import, Millis, Pause, Record};
use crate::outcome::{Outcome, Refusal};
use crate::user::NewUser;
use crate::wire::{ApiReply, Signal, TransportError, decode_create};

/// So many refusals in a row look like a mistake that is common to all rows.
///
/// Rows, not requests: two refused batches of ten suffice.
const MANY: usize = 20;

impl Import {
    /// The order matters. A trial that failed is noted before its reply, and outcomes are
    /// recorded before the signal is acted on, so that a journal that ends in between still
    /// tells the truth.
    pub(super) fn on_create_reply(
        &mut self,
        attempt: u32,
        rows: &[u32],
        reply: &Result<ApiReply, TransportError>,
        now: Millis,
    ) {
        let users = self.users_of(rows).unwrap_or_default();
        let sent: Vec<&NewUser> = users.iter().collect();
        let mut decoded = decode_create(
            self.options.dialect,
            reply.as_ref().map_err(|error| error.kind),
            &sent,
        );
        for (outcome, user) in decoded.outcomes.iter_mut().zip(&users) {
            if let Outcome::Created { user_id, .. } = outcome
                && user.joins_channel()
            {
                *outcome = Outcome::Joined { user_id: *user_id };
            }
        }
        let trial = self.is_trial(rows);
        if trial {
            self.judge_trial(&mut decoded.outcomes);
        }
        let (doubtful, last) = self.count_refusals(&decoded.outcomes);
        // A success that lists who failed has named them, and a request with one user is about
        // that user: sending either again would tell no more.
        let succeeded = reply.as_ref().is_ok_and(|reply| reply.status < 300);
        self.record(Record::Answered {
            attempt,
            named: !trial && (rows.len() == 1 || succeeded),
            outcomes: decoded.outcomes,
            at: now,
        });
        // What was sent before a trouble was known says nothing about whether it is over.
        let is_news = attempt >= self.trouble;
        if is_news {
            self.doubts = if doubtful { self.doubts + 1 } else { 0 };
        }
        let clean = !doubtful && matches!(decoded.signal, Signal::Continue);
        self.trusted = clean && (is_news || self.trusted);
        if !clean {
            self.trouble = self.state.next_attempt;
        }
        self.apply_signal(decoded.signal, is_news, doubtful, now);
        self.pause_after_many_refusals(last);
    }

    /// Counts refusals in a row; says whether an outcome is ambiguous, and the last refusal.
    ///
    /// A create that succeeds sets the count to zero; outcomes that are not decided yet leave
    /// it as it is.
    fn count_refusals(&mut self, outcomes: &[Outcome]) -> (bool, Refusal) {
        let mut doubtful = false;
        let mut last = Refusal::default();
        for outcome in outcomes {
            match outcome {
                Outcome::Created { .. } | Outcome::Joined { .. } => {
                    self.refusals = 0;
                    self.fruitless.0 = 0;
                }
                Outcome::Rejected(refusal) => {
                    self.refusals += 1;
                    last.clone_from(refusal);
                }
                Outcome::Ambiguous { .. } => doubtful = true,
                _ => {}
            }
        }
        (doubtful, last)
    }

    /// `last` is the latest refusal, as an example for the user. A pause for another reason is not
    /// replaced.
    pub(super) fn pause_after_many_refusals(&mut self, last: Refusal) {
        if self.refusals >= MANY && self.queue.paused.is_none() {
            self.refusals = 0;
            self.queue.paused = Some(Pause::ManyRefusals(last));
        }
    }

    /// Two creates in a row that are in doubt hold back all others until it is known what became of them, even where
    /// a probe succeeds. Without a probe one is enough.
    fn apply_signal(&mut self, signal: Signal, is_news: bool, doubtful: bool, now: Millis) {
        // With a proxy there is a safe request that shows whether it makes sense to continue,
        // but if it succeeds and creates do not, asking again and again would leave every
        // row uncertain.
        let probes = self.policy.has_probe;
        match signal {
            Signal::SlowDown(wait) if is_news => return self.slow_down(wait, now),
            // Several creates that were outstanding together are one reason to wait, not three.
            Signal::SlowDown(wait) => return self.queue.backoff.hold(wait, now),
            Signal::SignIn(text) => self.queue.paused = Some(Pause::SignIn(text)),
            Signal::Unreachable(text) if is_news || self.queue.paused.is_none() => {
                self.unreachable(Pause::Unreachable(text), now);
            }
            Signal::Unreachable(_) => return,
            Signal::Continue if self.doubts >= 2 || (self.doubts > 0 && !probes) => {
                self.doubts = 0;
                self.held = true;
            }
            Signal::Continue if !doubtful => {
                if is_news {
                    self.queue.backoff.reset_slow_downs();
                }
                return;
            }
            Signal::Continue => {}
        }
        self.queue.backoff.reset_slow_downs();
        let waiting = &self.queue.waiting;
        let is_waiting = waiting.any(|task| matches!(task, Task::Probe));
        if probes && self.has_more() && !is_waiting {
            self.queue.waiting.put_first(Task::Probe);
        }
    }

    /// Waits until the store can be reached.
    ///
    /// `pause` says what is in the way.
    pub(super) fn unreachable(&mut self, pause: Pause, now: Millis) {
        self.queue.backoff.unreachable(now);
        // A pause that ends when the user says so stays; look-ups go on beside it.
        if !self.queue.paused.as_ref().is_some_and(Pause::lets_look) {
            self.queue.paused = Some(pause);
        }
    }

    /// Whether the import resumes by itself as soon as the store can be reached. Only a look-up
    /// is tried on the chance of it, never a create.
    ///
    /// What counts is the request under way, or else the one that is next.
    pub(super) fn tries_again(&self) -> bool {
        let paused = self.queue.paused.as_ref();
        let unreachable = paused.is_some_and(Pause::is_unreachable);
        let mut sent = self.queue.outstanding.iter().map(|sent| &sent.task);
        let next = sent.next().or(self.queue.waiting.first());
        unreachable && next.is_some_and(|task| !matches!(task, Task::Create { .. }))
    }

    /// Waits, and in the end asks whether to wait any longer.
    ///
    /// `wait` is in milliseconds; `None` if the store did not say.
    pub(super) fn slow_down(&mut self, wait: Option<Millis>, now: Millis) {
        self.queue.backoff.slow_down(wait, now);
        if self.queue.backoff.is_exhausted() {
            self.queue.backoff.reset_slow_downs();
            self.queue.paused = Some(Pause::Busy);
        }
    }
}
