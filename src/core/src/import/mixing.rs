//! Whether one request may hold users of several companies.
//!
//! The documentation of the bulk call forbade it until August 2025 and has not mentioned it since. With
//! many companies of few users it decides between one request for ten users and one for each. So the
//! first create is a trial of just two users of two companies. Both are looked up before another create
//! leaves: if each is in its own company, ten go together; if not, each company has its own requests.

use super::plan::Plan;
use super::task::Task;
use super::{End, Import, Millis, Record};
use crate::outcome::{Doubt, Evidence, Outcome};
use crate::wire::ListedUser;

/// The store's list may lag behind: a user who is not in it is looked for so often.
const MAX_TRIES: u32 = 4;
/// The wait before the second try, then twice as long each time.
const FIRST_WAIT: Millis = 2_000;
/// Requests of a trial: the create and the look-ups of its two users.
const TRIAL: usize = 3;

impl Import {
    /// Plans these rows, behind a trial if one may save requests.
    pub(super) fn plan_rows(&mut self, rows: &[u32]) {
        let most = self.options.users_per_request;
        let mixed = self.state.mixing == Some(true);
        let plan = Plan::new(&*self.users, rows, &self.policy, most, mixed);
        let open = self.policy.tries_mixed_companies && self.state.mixing.is_none();
        self.after_trial = None;
        if open && let Some(pair) = self.pair(rows) {
            let most = most.map_or(usize::MAX, |most| most.max(1));
            let most = most.min(self.policy.users_per_request);
            let rest = (rows.len() - pair.len()).div_ceil(most);
            if TRIAL + rest < plan.left() {
                self.after_trial = Some(plan.left().saturating_sub(1));
                self.plan = Plan::one(pair);
                return;
            }
        }
        self.plan = plan;
    }

    /// The first row, and the first one of another company.
    fn pair(&self, rows: &[u32]) -> Option<Vec<u32>> {
        let first = *rows.first()?;
        let company = self.company(first);
        let mut others = rows.iter().copied();
        let other = others.find(|row| self.company(*row) != company)?;
        Some(vec![first, other])
    }

    /// Whether a create of these rows shows if companies may be mixed.
    pub(super) fn is_trial(&self, rows: &[u32]) -> bool {
        self.after_trial.is_some() && self.is_mixed(rows)
    }

    /// Whether these rows are of several companies.
    fn is_mixed(&self, rows: &[u32]) -> bool {
        let first = rows.first().and_then(|row| self.company(*row));
        rows.iter().any(|row| self.company(*row) != first)
    }

    /// Notes a trial that has failed by the reply to its create. It does so before the reply itself is
    /// noted: wherever the records end, no trial that failed counts as one that works.
    pub(super) fn judge_trial(&mut self, outcomes: &mut [Outcome]) {
        let mut failed = false;
        for outcome in outcomes {
            failed |= !matches!(outcome, Outcome::Created { .. } | Outcome::Deferred);
            // It may be refused for the sake of the other company, so by itself it may be right.
            if let Outcome::Rejected(refusal) = outcome {
                *outcome = Outcome::Unsettled(std::mem::take(refusal));
            }
        }
        if failed {
            self.end_trial(false);
        }
    }

    /// Notes the outcome of a trial, and plans what is left by it.
    pub(super) fn end_trial(&mut self, works: bool) {
        if self.after_trial.take().is_some() {
            self.record(Record::Mixing { works });
            // Rows of the trial that are sent again stand in the queue.
            let mut rows = self.queued();
            let waiting = &self.queue.waiting;
            rows.retain(|row| !waiting.any(|task| task.rows().contains(row)));
            self.plan_rows(&rows);
        }
    }

    /// Queues a task before all others, and a look for its time. A list shows one company, so rows of several are looked for
    /// one by one.
    pub(super) fn queue_first(&mut self, task: Task) {
        let search = match task {
            Task::Find(search) => search,
            task => return self.queue.waiting.put_first(task),
        };
        if self.hurries {
            self.give_up(&search.rows);
        } else if self.is_mixed(&search.rows) {
            self.look_for_each(&search);
        } else {
            self.looks.push(search);
        }
    }

    /// A user whom a trial has created was looked up.
    pub(super) fn on_company_shown(
        &mut self,
        row: u32,
        since: u64,
        tries: u32,
        listed: &[ListedUser],
        now: Millis,
    ) {
        let Some(user) = self.user(row) else {
            return;
        };
        let Some(there) = ListedUser::find(listed, &user) else {
            let tries = tries + 1;
            if tries < MAX_TRIES && !self.state.is_stopped() {
                let wait = FIRST_WAIT << tries.saturating_sub(1);
                self.queue.backoff.hold(Some(wait), now);
                let again = Task::ConfirmCompany { row, since, tries };
                return self.queue_first(again);
            }
            self.end_trial(false);
            return self.close(row, End::look_up_failed());
        };
        let wanted = user.company_id().get();
        if there.company_id == Some(wanted) {
            self.close(
                row,
                End::Created {
                    user_id: there.user_id,
                    evidence: Evidence::CompleteBatch,
                },
            );
            let waiting = &self.queue.waiting;
            if !waiting.any(|task| matches!(task, Task::ConfirmCompany { .. })) {
                self.end_trial(true);
            }
            return;
        }
        self.end_trial(false);
        self.close(
            row,
            End::Ambiguous {
                doubt: Doubt::WrongCompany(there.company_id),
                text: String::new(),
            },
        );
    }
}
