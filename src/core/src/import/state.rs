//! The state of an import, and how a record changes it.
//!
//! It is a pure function of records: no clock, no chance and no reply comes in another way. The
//! running import and one that is resumed go through the same code, so they cannot disagree.
//! Besides the new state a record gives tasks, which are what the import has to ask next; they
//! are not part of the state and are worked out again after a restart.
//!
//! What it holds for each row is a few bytes: a state, the second of the first create, and the
//! number of creates.

use super::rows::Rows;
use super::task::{IfMissing, Task};
use super::{End, Record, RowState, Stage};
use crate::dialect::{Confirm, Policy};
use crate::engine::Millis;
use crate::outcome::{Doubt, Outcome, Refusal};

/// The store's clock may differ from ours by this many seconds.
///
/// Without it a store whose clock is behind ours would make new users look older than their
/// request.
const CLOCK_MARGIN: u32 = 300;
/// No row is sent more often than this once a request with it may have had an effect, whatever the
/// store answers. What a 429 or a refusal of the credentials turned away does not count.
///
/// After that a row ends as undecided.
const MAX_CREATES: u8 = 3;

/// A create that is not answered.
///
/// It is kept until its answer, and a restart finds here what was never answered.
#[derive(Debug, Clone)]
struct Attempt {
    /// As in its record, from 1.
    number: u32,
    rows: Vec<u32>,
    /// Whether it holds two companies to find out if that works.
    trial: bool,
}

/// What follows from the reply to a create.
///
/// The rows go into one task each, so that one list settles a whole batch.
#[derive(Default)]
struct Next {
    /// Look-ups of single rows.
    tasks: Vec<Task>,
    /// Rows to be looked for in the list of their company.
    unsettled: Vec<u32>,
    /// Rows to be sent once more.
    again: Vec<u32>,
}

/// Where every row stands and which creates are outstanding. It depends on the records that were applied,
/// and on nothing else.
#[derive(Debug, Clone)]
pub(super) struct ImportState {
    /// Decides which look-up settles a doubt; it does not change.
    policy: Policy,
    pub(super) import: u64,
    pub(super) rows: Rows,
    /// In which second of Unix time each row was sent first; 0 if it was not.
    ///
    /// Later creates do not change it: the first one may be the one that had an effect.
    sent: Vec<u32>,
    /// How many creates of each row may have had an effect.
    creates: Vec<u8>,
    /// Rows of users who are to be given access to the storefront.
    ///
    /// In the order of the records.
    joining: Vec<u32>,
    /// In the order of sending.
    attempts: Vec<Attempt>,
    /// The number of the attempt that is next.
    pub(super) next_attempt: u32,
    /// Whether a request may hold users of several companies, once that is known.
    pub(super) mixing: Option<bool>,
    /// How rows end that are not sent any more, once that is decided.
    end: Option<End>,
}

impl ImportState {
    /// All rows are queued.
    pub(super) fn new(rows: usize, policy: Policy) -> Self {
        Self {
            policy,
            import: 0,
            rows: Rows::new(rows),
            sent: vec![0; rows],
            creates: vec![0; rows],
            joining: Vec::new(),
            attempts: Vec::new(),
            next_attempt: 1,
            mixing: None,
            end: None,
        }
    }

    /// Whether no more users are created.
    pub(super) const fn is_stopped(&self) -> bool {
        self.end.is_some()
    }

    /// Whether a row's user is to be given access to the storefront.
    pub(super) fn is_joining(&self, row: u32) -> bool {
        self.joining.contains(&row)
    }

    /// Whether a create with the row may have had an effect, so that it goes alone from then on.
    pub(super) fn was_sent(&self, row: u32) -> bool {
        self.creates(row) > 0
    }

    /// Whether the row has been in as many creates as it may.
    pub(super) fn is_spent(&self, row: u32) -> bool {
        self.creates(row) >= MAX_CREATES
    }

    /// 0 for a row that does not exist.
    fn creates(&self, row: u32) -> u8 {
        self.creates.get(row as usize).copied().unwrap_or_default()
    }

    /// The second from which on users count as made by the first create with one of these rows.
    ///
    /// In seconds of Unix time, by our clock, less the margin.
    fn since(&self, rows: &[u32]) -> u64 {
        let sent = rows.iter().filter_map(|row| self.sent.get(*row as usize));
        let first = sent.copied().min().unwrap_or_default();
        first.saturating_sub(CLOCK_MARGIN).into()
    }

    /// The creates that are not answered.
    pub(super) fn unanswered(&self) -> Vec<u32> {
        let attempts = self.attempts.iter();
        attempts.map(|attempt| attempt.number).collect()
    }

    /// Changes the state by a record, and gives what has to be done next: look-ups, and creates to be
    /// sent once more. Tasks that stand later in the list come first.
    ///
    /// Records that do not fit, such as an answer to an unknown attempt, change nothing.
    pub(super) fn apply(&mut self, record: &Record) -> Vec<Task> {
        match record {
            Record::Planned { import, .. } => self.import = *import,
            Record::Joining { rows } => self.joining.extend(rows),
            Record::Intent {
                attempt,
                rows,
                at,
                trial,
            } => self.intend(*attempt, rows, *at, *trial),
            Record::Mixing { works } => self.mixing = Some(*works),
            Record::Answered {
                attempt,
                named,
                outcomes,
            } => return self.answer(*attempt, *named, outcomes),
            Record::Lost { attempt } => return self.lose(*attempt),
            Record::Missing { row } => {
                self.rows.set(*row, self.waiting());
                if self.rows.is(*row, Stage::Queued) {
                    return vec![Task::Create { rows: vec![*row] }];
                }
            }
            Record::Settled { row, end } => self.rows.set(*row, end.clone().into()),
            Record::Stopped { end } => self.stop(end),
        }
        Vec::new()
    }

    /// `at` is in milliseconds; whole seconds are kept, since the store's lists count in
    /// seconds.
    fn intend(&mut self, attempt: u32, rows: &[u32], at: Millis, trial: bool) {
        let second = u32::try_from(at / 1000).unwrap_or(u32::MAX);
        for &row in rows {
            self.rows.set(row, Stage::Sending.into());
            if let Some(sent) = self.sent.get_mut(row as usize).filter(|sent| **sent == 0) {
                *sent = second.max(1);
            }
        }
        self.next_attempt = self.next_attempt.max(attempt + 1);
        self.attempts.push(Attempt {
            number: attempt,
            rows: rows.to_vec(),
            trial,
        });
    }

    /// An answer counts once: the second one finds nothing.
    fn take_attempt(&mut self, number: u32) -> Option<Attempt> {
        let mut attempts = self.attempts.iter();
        let index = attempts.position(|attempt| attempt.number == number)?;
        Some(self.attempts.remove(index))
    }

    /// Rows that have to be looked up go into one list, rows that were turned away into one new
    /// create.
    fn answer(&mut self, attempt: u32, named: bool, outcomes: &[Outcome]) -> Vec<Task> {
        let Some(attempt) = self.take_attempt(attempt) else {
            return Vec::new();
        };
        let mut next = Next::default();
        let mut if_missing = IfMissing::RetryIndividually;
        for (&row, outcome) in attempt.rows.iter().zip(outcomes) {
            if !matches!(outcome, Outcome::Deferred) {
                self.count_create(row);
            }
            if let Outcome::Unsettled(refusal) = outcome
                && named
            {
                if_missing = IfMissing::Close(End::Rejected(refusal.clone()));
            }
            let state = self.after(row, outcome, attempt.trial, &mut next);
            self.rows.set(row, state);
        }
        let mut tasks = next.tasks;
        if !next.unsettled.is_empty() {
            tasks.push(self.list(next.unsettled, if_missing));
        }
        if !next.again.is_empty() {
            tasks.push(Task::Create { rows: next.again });
        }
        tasks
    }

    /// The state of a row after this outcome, and what has to be done about it next.
    ///
    /// An outcome that is final closes the row. One that is in doubt without a hint closes it
    /// as undecided, since sending it again could make a second user.
    fn after(&self, row: u32, outcome: &Outcome, trial: bool, next: &mut Next) -> RowState {
        let end = match outcome {
            // That all were created says nothing about where.
            Outcome::Created { .. } if trial => {
                next.tasks.push(Task::ConfirmCompany {
                    row,
                    since: self.since(&[row]),
                    tries: 0,
                });
                return Stage::Settling.into();
            }
            Outcome::Created { user_id, evidence } => End::Created {
                user_id: *user_id,
                evidence: *evidence,
            },
            Outcome::Joined { user_id } => End::Joined { user_id: *user_id },
            Outcome::Exists { user_id } => End::Exists { user_id: *user_id },
            Outcome::Rejected(refusal) => End::Rejected(refusal.clone()),
            Outcome::Ambiguous { doubt, text } => End::Ambiguous {
                doubt: *doubt,
                text: text.clone(),
            },
            Outcome::Deferred => {
                if self.end.is_none() {
                    next.again.push(row);
                }
                return self.waiting();
            }
            Outcome::Unsettled(refusal) => {
                match self.policy.confirm_refused {
                    Confirm::FindByEmail => next.tasks.push(self.find_refused(row, refusal)),
                    Confirm::ListCompany => next.unsettled.push(row),
                }
                return Stage::Settling.into();
            }
            Outcome::Taken(refusal) => {
                next.tasks.push(self.find_taken(row, refusal));
                return Stage::Settling.into();
            }
        };
        end.into()
    }

    fn count_create(&mut self, row: u32) {
        if let Some(creates) = self.creates.get_mut(row as usize) {
            *creates = creates.saturating_add(1);
        }
    }

    /// The state of a row that waits for its turn, unless there are no more turns.
    fn waiting(&self) -> RowState {
        let end = self.end.clone();
        end.map_or(Stage::Queued.into(), RowState::from)
    }

    /// The look-up that shows whether a refused user is there all the same.
    fn find_refused(&self, row: u32, refusal: &Refusal) -> Task {
        Task::FindByEmail {
            row,
            since: self.since(&[row]),
            if_missing: End::Rejected(refusal.clone()),
            if_useless: End::taken(refusal.text.clone()),
        }
    }

    /// The look-up that shows who has an email that the store calls taken.
    fn find_taken(&self, row: u32, refusal: &Refusal) -> Task {
        let end = End::taken(refusal.text.clone());
        match self.policy.confirm_taken {
            Confirm::ListCompany => self.list(vec![row], IfMissing::Close(end)),
            // Super Admins hold emails but are not listed as users, nor are those of
            // other companies where a login looks.
            Confirm::FindByEmail => Task::FindByEmail {
                row,
                since: self.since(&[row]),
                if_missing: end.clone(),
                if_useless: end,
            },
        }
    }

    fn list(&self, rows: Vec<u32>, if_missing: IfMissing) -> Task {
        Task::ListCompany {
            since: self.since(&rows),
            rows,
            page: 0,
            offset: 0,
            if_missing,
        }
    }

    /// What was sent and never answered is looked up. Not to be found proves nothing, since the request
    /// may have arrived late.
    fn lose(&mut self, attempt: u32) -> Vec<Task> {
        let attempt = self.take_attempt(attempt);
        let rows = attempt.map(|attempt| attempt.rows).unwrap_or_default();
        for &row in &rows {
            self.count_create(row);
            self.rows.set(row, Stage::Settling.into());
        }
        let unanswered = || End::Ambiguous {
            doubt: Doubt::Connection,
            text: String::new(),
        };
        match self.policy.confirm_refused {
            _ if rows.is_empty() => Vec::new(),
            Confirm::ListCompany => vec![self.list(rows, IfMissing::Close(unanswered()))],
            Confirm::FindByEmail => {
                let one = |row: u32| Task::FindByEmail {
                    row,
                    since: self.since(&[row]),
                    if_missing: unanswered(),
                    if_useless: unanswered(),
                };
                rows.into_iter().map(one).collect()
            }
        }
    }

    /// Rows under way keep their state and are still settled.
    fn stop(&mut self, end: &End) {
        self.end.get_or_insert_with(|| end.clone());
        for row in 0..u32::try_from(self.rows.len()).unwrap_or_default() {
            if self.rows.is(row, Stage::Queued) {
                self.rows.set(row, self.waiting());
            }
        }
    }
}
