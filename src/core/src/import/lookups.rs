//! What a reply means for the rows and for what is to be done next.

use super::attribution::{attributed, in_doubt, wrong_address};
use super::task::{Absent, Task};
use super::{Millis, Pause, RowState, Run};
use crate::dialect::Dialect;
use crate::outcome::{Doubt, Outcome};
use crate::user::{CompanyId, NewUser};
use crate::wire::{
    ApiReply, Fault, ListedUser, Signal, UserPage, decode_create, decode_page, envelope_words,
};

/// So many pages of users made in the last minutes are no list that ends.
const MOST_PAGES: u32 = 40;
/// No row is sent more often than this once a request with it may have had an effect, whatever the
/// store answers. What a 429 or a refusal of the credentials turned away does not count.
const MOST_CREATES: u8 = 3;
/// So many refusals in a row look like a mistake that is common to all rows.
const MANY: usize = 20;

/// Which page of which look-up came back.
struct BatchLookUp {
    since: Millis,
    page: u32,
    offset: u32,
    absent: Absent,
}

/// What a look-up came to.
enum LookUp {
    Users(UserPage),
    /// It is safe to ask again.
    Later,
    /// There is an answer, but none that helps.
    Useless,
}

impl Run {
    pub(super) fn settle(&mut self, task: Task, reply: Result<ApiReply, Fault>, now: Millis) {
        if matches!(task, Task::Create { .. }) {
            return self.after_create(task.rows(), reply.as_ref().map_err(|fault| *fault), now);
        }
        let company = task.rows().first().and_then(|row| self.users.get(*row));
        let company = company.map(NewUser::company_id);
        let found = match self.look_up(reply, company, now) {
            // After a cancel nobody waits for a store that does not answer.
            LookUp::Later if self.is_ending() && !task.is_dropped_on_cancel() => {
                return self.give_up(task.rows());
            }
            LookUp::Later => return self.queue.waiting.push_front(task),
            LookUp::Users(page) => Some(page),
            LookUp::Useless => None,
        };
        match (task, found) {
            // Whatever a probe is told, a create will be told as well.
            (Task::Probe | Task::Create { .. }, _) | (Task::LookBefore { .. }, None) => {}
            (Task::LookBefore { row }, Some(found)) => self.before(row, &found.users),
            (
                Task::LookUpBatch {
                    rows,
                    since,
                    page,
                    offset,
                    absent,
                },
                Some(found),
            ) => {
                let look = BatchLookUp {
                    since,
                    page,
                    offset,
                    absent,
                };
                self.after_batch(rows, look, &found);
            }
            (
                Task::LookUpTaken {
                    row,
                    refused: Some(refusal),
                    ..
                },
                Some(found),
            ) if !found.users.iter().any(|listed| self.is_about(listed, row)) => {
                self.refusals += 1;
                let last_words = refusal.text.clone();
                self.set(row, RowState::Rejected(refusal));
                self.pause_after_many_refusals(last_words);
            }
            (
                Task::LookUpTaken {
                    row, since, text, ..
                },
                found,
            ) => {
                let users = found.map(|page| page.users).unwrap_or_default();
                self.after_taken(row, since, text, &users);
            }
            (task @ Task::LookUpBatch { .. }, None) => self.give_up(task.rows()),
        }
    }

    /// Whether a listed user has the address of a row.
    fn is_about(&self, listed: &ListedUser, row: usize) -> bool {
        let user = self.users.get(row);
        user.is_some_and(|user| listed.has_email_of(user))
    }

    /// No look-up can settle these rows.
    pub(super) fn give_up(&mut self, rows: &[usize]) {
        for &row in rows {
            self.set(
                row,
                RowState::Ambiguous {
                    doubt: Doubt::LookUpFailed,
                    text: String::new(),
                },
            );
        }
    }

    /// Look-ups change nothing in the store, so they may be repeated.
    fn look_up(
        &mut self,
        reply: Result<ApiReply, Fault>,
        company: Option<CompanyId>,
        now: Millis,
    ) -> LookUp {
        let Ok(reply) = reply else {
            // With a storefront login the look-up goes to another address than the create,
            // and a page may be let in to the one and not to the other.
            if self.dialect.uses_login() {
                return LookUp::Useless;
            }
            self.unreachable(String::new(), now);
            return LookUp::Later;
        };
        if reply.status == 429 {
            self.slow_down(reply.retry_after, now);
            return LookUp::Later;
        }
        self.queue.backoff.reset_slow_downs();
        if let Some(page) = decode_page(&reply, company) {
            self.reached();
            return LookUp::Users(page);
        }
        // The decoder of creates already knows every way of saying no.
        let decoded = decode_create(self.dialect, Ok(&reply), &[]);
        match (decoded.signal, reply.status) {
            (Signal::SignIn(text), _) => self.queue.paused = Some(Pause::SignIn(text)),
            (Signal::Unreachable(text), _) => self.unreachable(text, now),
            _ if self.dialect.uses_login() => return LookUp::Useless,
            // Something before the API may ask for credentials in a way of its own.
            (_, 401 | 403 | 407) => self.queue.paused = Some(Pause::SignIn(String::new())),
            (_, 404 | 405 | 408) => self.unreachable(wrong_address(&reply), now),
            (_, 400..=499) => {
                self.reached();
                return LookUp::Useless;
            }
            (_, status) => match envelope_words(&reply).filter(|_| status == 500) {
                Some(words) => self.queue.paused = Some(Pause::StoreError(words)),
                None => self.unreachable(wrong_address(&reply), now),
            },
        }
        LookUp::Later
    }

    fn after_create(&mut self, rows: &[usize], reply: Result<&ApiReply, Fault>, now: Millis) {
        let sent: Vec<&NewUser> = rows.iter().filter_map(|row| self.users.get(*row)).collect();
        let decoded = decode_create(self.dialect, reply, &sent);
        let mut again = Vec::new();
        let mut unsettled = Vec::new();
        // A success that lists who failed has named them, and a request with one user is about
        // that user: sending either again would tell no more.
        let named = rows.len() == 1 || reply.is_ok_and(|reply| reply.status < 300);
        let mut absent = Absent::SendAlone;
        let mut doubtful = false;
        let mut last_words = String::new();
        for (&row, outcome) in rows.iter().zip(decoded.outcomes) {
            let since = self.first_sent.get(row).copied().flatten().unwrap_or(now);
            if outcome != Outcome::Deferred
                && let Some(creates) = self.creates.get_mut(row)
            {
                *creates += 1;
            }
            let state = match outcome {
                Outcome::Created { user_id, evidence } => {
                    self.refusals = 0;
                    match self.users.get(row).is_some_and(NewUser::joins_channel) {
                        true => RowState::Joined { user_id },
                        false => RowState::Created { user_id, evidence },
                    }
                }
                Outcome::Exists { user_id } => RowState::Exists { user_id },
                Outcome::Rejected(refusal) => {
                    self.refusals += 1;
                    last_words.clone_from(&refusal.text);
                    RowState::Rejected(refusal)
                }
                Outcome::Deferred => {
                    again.push(row);
                    RowState::Queued
                }
                // A look-up of its own shows whether the one user is there.
                Outcome::Unsettled(refusal) if self.dialect.uses_login() => {
                    self.queue.waiting.push_front(Task::LookUpTaken {
                        row,
                        since,
                        text: refusal.text.clone(),
                        refused: Some(refusal),
                    });
                    RowState::Settling
                }
                Outcome::Unsettled(refusal) => {
                    if named {
                        absent = Absent::Refused(refusal);
                    }
                    unsettled.push(row);
                    RowState::Settling
                }
                Outcome::Taken(refusal) => {
                    let task = self.whose_address(row, since, refusal.text);
                    self.queue.waiting.push_front(task);
                    RowState::Settling
                }
                Outcome::Ambiguous { doubt, text } => {
                    doubtful = true;
                    RowState::Ambiguous { doubt, text }
                }
            };
            self.set(row, state);
        }
        if let Some(since) = unsettled
            .iter()
            .filter_map(|row| self.first_sent.get(*row).copied().flatten())
            .min()
        {
            self.queue.waiting.push_front(Task::LookUpBatch {
                rows: unsettled,
                since,
                page: 0,
                offset: 0,
                absent,
            });
        }
        if !again.is_empty() {
            self.queue.waiting.push_front(Task::Create { rows: again });
        }
        self.doubts = if doubtful { self.doubts + 1 } else { 0 };
        self.heed(decoded.signal, now);
        self.pause_after_many_refusals(last_words);
    }

    fn pause_after_many_refusals(&mut self, last_words: String) {
        if self.refusals >= MANY && self.queue.paused.is_none() {
            self.refusals = 0;
            self.queue.paused = Some(Pause::ManyRefusals(last_words));
        }
    }

    /// The look-up that shows whose address it is that the store calls taken.
    fn whose_address(&self, row: usize, since: Millis, text: String) -> Task {
        match self.dialect {
            // Its list has no filter by address.
            Dialect::ArchiveV2 => Task::LookUpBatch {
                rows: vec![row],
                since,
                page: 0,
                offset: 0,
                absent: Absent::InDoubt(text),
            },
            _ => Task::LookUpTaken {
                row,
                since,
                text,
                refused: None,
            },
        }
    }

    /// The one user of a form was looked up before sending.
    fn before(&mut self, row: usize, found: &[ListedUser]) {
        let Some(user) = self.users.get(row).filter(|_| !self.is_ending()) else {
            return;
        };
        if let Some(there) = found.iter().find(|listed| listed.has_email_of(user)) {
            self.set(
                row,
                RowState::Exists {
                    user_id: there.user_id,
                },
            );
            self.queue
                .waiting
                .retain(|task| !matches!(task, Task::Create { rows } if rows == &[row]));
        }
    }

    /// A refused batch was looked up: who is there was made by it.
    fn after_batch(&mut self, rows: Vec<usize>, look: BatchLookUp, found: &UserPage) {
        let mut absent = Vec::new();
        for row in rows {
            let Some(user) = self.users.get(row) else {
                continue;
            };
            let mut listed = found.users.iter();
            match listed.find(|listed| listed.has_email_of(user)) {
                Some(there) => {
                    let state = attributed(there, user, look.since);
                    self.set(row, state);
                }
                None => absent.push(row),
            }
        }
        if absent.is_empty() {
            return;
        }
        let left = found.left(look.offset);
        let more = left.is_some_and(|left| left > 0);
        if left.is_none() || (more && look.page + 1 >= MOST_PAGES) {
            return self.give_up(&absent);
        }
        if more {
            let given = u32::try_from(found.users.len()).unwrap_or_default();
            self.queue.waiting.push_front(Task::LookUpBatch {
                rows: absent,
                since: look.since,
                page: look.page + 1,
                offset: look.offset.saturating_add(given),
                absent: look.absent,
            });
            return;
        }
        for row in absent.into_iter().rev() {
            let state = match &look.absent {
                Absent::SendAlone
                    if self
                        .creates
                        .get(row)
                        .is_some_and(|sent| *sent >= MOST_CREATES) =>
                {
                    in_doubt(String::new())
                }
                Absent::SendAlone => {
                    self.queue
                        .waiting
                        .push_front(Task::Create { rows: vec![row] });
                    RowState::Queued
                }
                Absent::Refused(refusal) => {
                    self.refusals += 1;
                    RowState::Rejected(refusal.clone())
                }
                Absent::InDoubt(text) => in_doubt(text.clone()),
            };
            self.set(row, state);
        }
        if let Absent::Refused(refusal) = look.absent {
            self.pause_after_many_refusals(refusal.text);
        }
    }

    /// The store called an address taken: was it there before, is it the one just sent,
    /// or is it somebody else's?
    fn after_taken(&mut self, row: usize, since: Millis, text: String, found: &[ListedUser]) {
        let Some(user) = self.users.get(row) else {
            return;
        };
        let state = match found.iter().find(|listed| listed.has_email_of(user)) {
            Some(there) => attributed(there, user, since),
            // Super Admins hold addresses but are not listed as users, nor are those of
            // other companies where a login looks.
            None => in_doubt(text),
        };
        self.set(row, state);
    }
}
