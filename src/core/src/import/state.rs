//! The state of an import, and how a record changes it.
//!
//! It is a pure function of records: no clock, no chance and no reply comes in another way. The
//! running import and one that is resumed go through the same code, so they cannot disagree.
//! Besides the new state a record gives tasks, which are what the import has to ask next; they
//! are not part of the state and are worked out again after a restart.
//!
//! What it holds for each row is a few bytes: a state, the second of the first create, and the
//! number of creates.

use super::ladder::Ladder;
use super::rows::Rows;
use super::task::{IfMissing, Search, Task, Where};
use super::{End, Record, RowKeys, RowState, Stage};
use crate::dialect::Policy;
use crate::engine::Millis;
use crate::outcome::{Doubt, Outcome};

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
    /// Rows of a batch that was refused.
    unsettled: Vec<u32>,
    /// Rows of which the reply says nothing, and how they end if nothing else says it.
    ambiguous: Option<(Vec<u32>, End)>,
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
    /// What the keys of rows are made of, if they have any.
    pub(super) keys: Option<RowKeys>,
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
            keys: None,
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
            Record::Planned { import, keys, .. } => {
                self.import = *import;
                self.keys = *keys;
            }
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
                at,
            } => return self.answer(*attempt, *named, outcomes, *at),
            Record::Lost { attempt, at } => return self.lose(*attempt, *at),
            Record::Missing { rows } => return self.miss(rows),
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
    fn answer(&mut self, attempt: u32, named: bool, outcomes: &[Outcome], at: Millis) -> Vec<Task> {
        let Some(attempt) = self.take_attempt(attempt) else {
            return Vec::new();
        };
        let mut next = Next::default();
        let mut if_missing = IfMissing::AgainAlone;
        let mut end = End::look_up_failed();
        for (&row, outcome) in attempt.rows.iter().zip(outcomes) {
            if !matches!(outcome, Outcome::Deferred) {
                self.count_create(row);
            }
            if let Outcome::Unsettled(refusal) = outcome
                && named
            {
                if_missing = IfMissing::End;
                end = End::Rejected(refusal.clone());
            }
            let state = self.after(row, outcome, attempt.trial, at, &mut next);
            self.rows.set(row, state);
        }
        let mut tasks = next.tasks;
        let place = self.place(attempt.trial);
        if let Some((rows, end)) = &next.ambiguous {
            let ladder = Ladder::after_silence(at);
            tasks.extend(self.find(rows, place, ladder, IfMissing::Again, end));
        }
        let ladder = Ladder::after_refusal(at);
        tasks.extend(self.find(&next.unsettled, place, ladder, if_missing, &end));
        if !next.again.is_empty() {
            tasks.push(Task::Create { rows: next.again });
        }
        tasks
    }

    /// The state of a row after this outcome, and what has to be done about it next.
    ///
    /// An outcome that is final closes the row. One that says nothing is looked into.
    fn after(
        &self,
        row: u32,
        outcome: &Outcome,
        trial: bool,
        at: Millis,
        next: &mut Next,
    ) -> RowState {
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
            Outcome::Deferred => {
                if self.end.is_none() {
                    next.again.push(row);
                }
                return self.waiting();
            }
            Outcome::Ambiguous { doubt, text } => {
                let unclear = End::Ambiguous {
                    doubt: *doubt,
                    text: text.clone(),
                };
                // That the user is there was known before, and a list does not show what was to be added.
                if self.is_joining(row) {
                    return unclear.into();
                }
                let (rows, _) = next.ambiguous.get_or_insert((Vec::new(), unclear));
                rows.push(row);
                return Stage::Settling.into();
            }
            Outcome::Unsettled(_) => {
                next.unsettled.push(row);
                return Stage::Settling.into();
            }
            // A browser may send a request twice, so the holder of the email may be this very user. Whoever is not listed
            // at all, as a Super Admin or for a login a user of another company, was not made by this import.
            Outcome::Taken(refusal) => {
                let (ladder, end) = (Ladder::after_refusal(at), End::Rejected(refusal.clone()));
                let place = Where::of(self.policy.confirm_taken);
                let looks = self.find(&[row], place, ladder, IfMissing::End, &end);
                next.tasks.extend(looks);
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

    /// Where rows of a create are looked for. A trial may have put them into any company.
    const fn place(&self, trial: bool) -> Where {
        match trial {
            true => Where::Address,
            false => Where::of(self.policy.confirm_refused),
        }
    }

    /// The looks that find these rows: one for all in a list, or one for each address.
    fn find(
        &self,
        rows: &[u32],
        place: Where,
        ladder: Ladder,
        if_missing: IfMissing,
        end: &End,
    ) -> Vec<Task> {
        let each = match place {
            Where::Company { .. } => rows.len().max(1),
            Where::Address => 1,
        };
        let search = |rows: &[u32]| {
            Task::Find(Search {
                rows: rows.to_vec(),
                since: self.since(rows),
                place,
                ladder,
                if_missing,
                end: end.clone(),
            })
        };
        rows.chunks(each).map(search).collect()
    }

    /// What was sent and never answered is looked up.
    fn lose(&mut self, attempt: u32, at: Millis) -> Vec<Task> {
        let mut attempts = self.attempts.iter();
        let sent = attempts.find(|sent| sent.number == attempt);
        let rows = sent.map_or(0, |sent| sent.rows.len());
        let silence = Outcome::Ambiguous {
            doubt: Doubt::Connection,
            text: String::new(),
        };
        self.answer(attempt, false, &vec![silence; rows], at)
    }

    /// Rows of which no create had an effect wait for another, together.
    fn miss(&mut self, rows: &[u32]) -> Vec<Task> {
        for row in rows {
            self.rows.set(*row, self.waiting());
        }
        let mut rows = rows.to_vec();
        rows.retain(|row| self.rows.is(*row, Stage::Queued));
        let is_any = !rows.is_empty();
        is_any
            .then_some(Task::Create { rows })
            .into_iter()
            .collect()
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
