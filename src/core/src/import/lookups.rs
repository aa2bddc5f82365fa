//! What the reply to a look-up means for rows and import.
//!
//! There are two reasons to look: to see before the first create whether the store answers and takes the
//! credential, and to find out after a create what became of its rows. Look-ups may be repeated, so a reply
//! that is no answer leads to a wait and the same question. Only what cannot be answered at all
//! ends a row as undecided.
//!
//! Whether a user who was found is the one that was sent is judged in `attribution`.

use super::attribution::attributed;
use super::task::{IfMissing, Task};
use super::{End, Import, Millis, Pause, Record, Stage};
use crate::user::CompanyId;
use crate::wire::{
    ApiReply, ListedUser, Signal, TransportError, UserPage, decode_create, decode_page,
    envelope_words,
};

/// So many pages of users made in the last minutes are no list that ends.
///
/// It is ten thousand users at 250 a page.
const MAX_PAGES: u32 = 40;

/// What a look-up came to.
///
/// It does not tell what that means for a row; this depends on the task.
enum Lookup {
    /// A page of users, possibly without any.
    Users(UserPage),
    /// It is safe to ask again.
    Later,
    /// There is a reply, but none that helps.
    Useless,
}

impl Import {
    /// A task is either done, queued again in front, or replaced by the one for the next page.
    pub(super) fn on_lookup_reply(
        &mut self,
        task: Task,
        reply: Result<ApiReply, TransportError>,
        now: Millis,
    ) {
        let company = task.rows().first().and_then(|row| self.company(*row));
        let page = match self.read(reply, company, now) {
            // After a cancel a store that does not answer is not waited for.
            Lookup::Later if self.state.is_stopped() && task.settles() => {
                return self.give_up(task.rows());
            }
            Lookup::Later => return self.queue.waiting.put_first(task),
            Lookup::Users(page) => Some(page),
            Lookup::Useless => None,
        };
        match (task, page) {
            // Whatever a probe gets to hear, a create will hear as well.
            (Task::Probe | Task::Create { .. }, _) | (Task::LookBefore { .. }, None) => {}
            (Task::LookBefore { row }, Some(page)) => self.on_found_before(row, &page.users),
            (task @ Task::ListCompany { .. }, None) => self.give_up(task.rows()),
            (
                Task::FindByEmail {
                    row, if_useless, ..
                },
                None,
            ) => self.close(row, if_useless),
            (Task::ConfirmCompany { row, since, tries }, page) => {
                let users = page.map(|page| page.users).unwrap_or_default();
                self.on_company_shown(row, since, tries, &users, now);
            }
            (task @ Task::ListCompany { .. }, Some(page)) => self.on_company_page(task, &page),
            (
                Task::FindByEmail {
                    row,
                    since,
                    if_missing,
                    ..
                },
                Some(page),
            ) => {
                let found = self.find(row, &page.users, since);
                self.close_or(row, found, if_missing);
            }
        }
    }

    /// How a row ends if a list shows its user.
    ///
    /// `None` if no user of the list has the address of the row.
    fn find(&self, row: u32, listed: &[ListedUser], since: u64) -> Option<End> {
        let user = self.user(row)?;
        let there = ListedUser::find(listed, &user)?;
        Some(attributed(there, &user, since))
    }

    /// Closes a row that a look-up found, or did not find.
    ///
    /// A refusal that is confirmed by not being found counts among the refusals in a row.
    fn close_or(&mut self, row: u32, found: Option<End>, if_missing: End) {
        if let (None, End::Rejected(refusal)) = (&found, &if_missing) {
            let last = refusal.clone();
            self.refusals += 1;
            self.close(row, if_missing);
            return self.pause_after_many_refusals(last);
        }
        self.close(row, found.unwrap_or(if_missing));
    }

    /// No look-up can settle these rows.
    ///
    /// They end as undecided, because what was sent may have had an effect.
    pub(super) fn give_up(&mut self, rows: &[u32]) {
        for &row in rows {
            self.close(row, End::look_up_failed());
        }
    }

    /// Look-ups change nothing in the store, so they may be repeated.
    ///
    /// Besides reading the page it sets the pause that the reply calls for: credentials, an
    /// address where no API answers, or a store that fails. A company is given for lists that
    /// do not repeat it.
    fn read(
        &mut self,
        reply: Result<ApiReply, TransportError>,
        company: Option<CompanyId>,
        now: Millis,
    ) -> Lookup {
        let proves_nothing = !self.policy.has_probe;
        let reply = match reply {
            Ok(reply) => reply,
            // With a storefront login the look-up goes to another address than the create,
            // and a page may be let in to the one and not to the other.
            Err(_) if proves_nothing => return Lookup::Useless,
            Err(error) => {
                self.unreachable(Pause::Unreachable(error.detail), now);
                return Lookup::Later;
            }
        };
        if reply.status == 429 {
            self.trusted = false;
            self.slow_down(reply.retry_after, now);
            return Lookup::Later;
        }
        self.queue.backoff.reset_slow_downs();
        if let Some(page) = decode_page(&reply, company) {
            self.reached();
            return Lookup::Users(page);
        }
        // The decoder of creates already knows every way of saying no.
        let decoded = decode_create(self.options.dialect, Ok(&reply), &[]);
        let wrong_address = Pause::WrongAddress {
            status: reply.status,
        };
        match (decoded.signal, reply.status) {
            (Signal::SignIn(text), _) => self.queue.paused = Some(Pause::SignIn(text)),
            (Signal::Unreachable(text), _) => self.unreachable(Pause::Unreachable(text), now),
            _ if proves_nothing => return Lookup::Useless,
            // Something before the API may ask for credentials in a way of its own.
            (_, 401 | 403 | 407) => self.queue.paused = Some(Pause::SignIn(String::new())),
            (_, 404 | 405 | 408) => self.unreachable(wrong_address, now),
            (_, 400..=499) => {
                self.reached();
                return Lookup::Useless;
            }
            (_, status) => match envelope_words(&reply).filter(|_| status == 500) {
                Some(words) => self.queue.paused = Some(Pause::StoreError(words)),
                None => self.unreachable(wrong_address, now),
            },
        }
        self.trusted = false;
        Lookup::Later
    }

    /// The store has answered.
    ///
    /// Of the pauses only [`Pause::Unreachable`] ends by it.
    fn reached(&mut self) {
        self.queue.backoff.reached();
        let paused = self.queue.paused.as_ref();
        if paused.is_some_and(Pause::is_unreachable) {
            self.queue.paused = None;
        }
    }

    /// The one user of a form was looked up before sending.
    ///
    /// A user who is there already is not sent. Nothing is done if the row was closed meanwhile.
    fn on_found_before(&mut self, row: u32, found: &[ListedUser]) {
        let user = self.user(row);
        let there = user.and_then(|user| ListedUser::find(found, &user));
        if let Some(there) = there
            && self.state.rows.is(row, Stage::Queued)
        {
            let user_id = there.user_id;
            self.close(row, End::Exists { user_id });
        }
    }

    /// Rows were looked for in the list of their company's users: those who are there were created.
    ///
    /// Rows that a page does not show are looked for on the next one. Only the end of a list
    /// proves that a user is missing; a list that contradicts itself, or that does not end,
    /// proves nothing.
    fn on_company_page(&mut self, task: Task, found: &UserPage) {
        let Task::ListCompany {
            rows,
            since,
            page,
            offset,
            if_missing,
        } = task
        else {
            return;
        };
        let mut missing = Vec::new();
        for row in rows {
            match self.find(row, &found.users, since) {
                Some(end) => self.close(row, end),
                None => missing.push(row),
            }
        }
        if missing.is_empty() {
            return;
        }
        let left = found.left(offset);
        let more = left.is_some_and(|left| left > 0);
        if left.is_none() || (more && page + 1 >= MAX_PAGES) {
            return self.give_up(&missing);
        }
        if more {
            let given = u32::try_from(found.users.len()).unwrap_or_default();
            self.queue_first(Task::ListCompany {
                rows: missing,
                since,
                page: page + 1,
                offset: offset.saturating_add(given),
                if_missing,
            });
            return;
        }
        // The first one stands in front in the end.
        for row in missing.into_iter().rev() {
            match &if_missing {
                IfMissing::RetryIndividually if self.state.is_spent(row) => {
                    self.close(row, End::taken(String::new()));
                }
                IfMissing::RetryIndividually => self.record(Record::Missing { row }),
                IfMissing::Close(end) => self.close_or(row, None, end.clone()),
            }
        }
    }
}
