//! What the reply to a look-up means for rows and import.
//!
//! There are two reasons to look: to see before the first create whether the store answers and takes the
//! credential, and to find out after a create what became of its rows. Look-ups may be repeated, so a reply
//! that is no answer leads to a wait and the same question. Only what cannot be answered at all
//! ends a row as undecided.
//!
//! Whether a user who was found is the one that was sent is judged in `attribution`.

use super::attribution::attributed;
use super::task::{FIRST_PAGE, IfMissing, Search, Task, Where};
use super::{End, Import, Millis, Pause, Record, Stage};
use crate::outcome::{Doubt, Refusal, RefusalCode};
use crate::user::CompanyId;
use crate::wire::management::PAGE_SIZE;
use crate::wire::{
    ApiReply, ListedUser, Signal, TransportError, UserPage, decode_create, decode_page,
    envelope_words,
};

/// So many pages of users made in the last minutes are no list that ends.
///
/// It is ten thousand users at 250 a page.
const MAX_PAGES: u32 = 40;
/// After so many creates in a row that were not answered and had no effect the import asks whether to go on.
const MOST_FRUITLESS: u32 = 3;

/// What a look-up came to.
///
/// It does not tell what that means for a row; this depends on the task.
enum Lookup {
    /// A page of users, possibly without any.
    Users(UserPage),
    /// It is safe to ask again.
    Later,
    /// No reply that helps, but another may: a page may lose its connection or its rights for a while.
    Failed,
    /// A reply that does not help, and neither would another.
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
            Lookup::Users(page) => Ok(page),
            Lookup::Failed => Err(self.state.is_stopped()),
            Lookup::Useless => Err(true),
        };
        match (task, page) {
            // Whatever a probe gets to hear, a create will hear as well.
            (Task::Probe | Task::Create { .. }, _) | (Task::LookBefore { .. }, Err(_)) => {}
            (Task::LookBefore { row }, Ok(page)) => self.on_found_before(row, &page.users),
            (Task::Find(search), Err(is_final)) => self.on_useless(search, is_final, now),
            (Task::Find(search), Ok(page)) => self.on_found(search, &page, now),
            (Task::ConfirmCompany { row, since, tries }, page) => {
                let users = page.map(|page| page.users).unwrap_or_default();
                self.on_company_shown(row, since, tries, &users, now);
            }
        }
    }

    /// How a row ends if a list shows its user.
    ///
    /// `None` if no user of the list has the address of the row.
    fn find(&self, row: u32, listed: &[ListedUser], since: u64) -> Option<End> {
        let user = self.user(row)?;
        let there = ListedUser::find(listed, &user)?;
        let key = self.state.keys.map(|keys| keys.of(row));
        let key = key.as_deref().filter(|key| user.uuid() == Some(*key));
        Some(attributed(there, &user, key, since))
    }

    /// Closes a row that a look-up found, or did not find.
    ///
    /// A refusal that is confirmed by not being found counts among the refusals in a row.
    fn close_or(&mut self, row: u32, found: Option<End>, if_missing: End) {
        if let (None, End::Rejected(refusal)) = (&found, &if_missing)
            && refusal.code != RefusalCode::Absent
        {
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
            Err(_) if proves_nothing => return Lookup::Failed,
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
            (Signal::SignIn(text), _) => self.unreachable(Pause::SignIn(text), now),
            (Signal::Unreachable(text), _) => self.unreachable(Pause::Unreachable(text), now),
            _ if proves_nothing => return Lookup::Failed,
            // Something before the API may ask for credentials in a way of its own.
            (_, 401 | 403 | 407) => self.unreachable(Pause::SignIn(String::new()), now),
            (_, 404 | 405 | 408) => self.unreachable(wrong_address, now),
            (_, 400..=499) => {
                self.reached();
                return Lookup::Useless;
            }
            (_, status) => match envelope_words(&reply).filter(|_| status == 500) {
                Some(words) => self.unreachable(Pause::StoreError(words), now),
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

    /// A look could not be made, or proves nothing. It is tried again as long as that may help.
    fn on_useless(&mut self, mut search: Search, is_final: bool, now: Millis) {
        if let Some(ladder) = search.ladder.again(now)
            && !is_final
        {
            search.ladder = ladder;
            return self.looks.push(search);
        }
        let mut end = search.end;
        if let End::Rejected(refusal) = end {
            end = End::Ambiguous {
                doubt: Doubt::LookUpFailed,
                text: refusal.text,
            };
        }
        for row in search.rows {
            self.close(row, end.clone());
        }
    }

    /// Rows were looked for: those who are there have an end.
    ///
    /// Rows that a page does not show are looked for on the next one. Only the end of a list
    /// proves that a user is missing; a list that contradicts itself, or that does not end,
    /// proves nothing.
    fn on_found(&mut self, mut search: Search, found: &UserPage, now: Millis) {
        for row in std::mem::take(&mut search.rows) {
            match self.find(row, &found.users, search.since) {
                Some(end) => {
                    self.fruitless.0 = 0;
                    self.close(row, end);
                }
                None => search.rows.push(row),
            }
        }
        if search.rows.is_empty() {
            return;
        }
        let Where::Company { page, offset } = search.place else {
            return self.on_missing(search, now);
        };
        search.place = FIRST_PAGE;
        match found.left(offset) {
            Some(0) => self.on_missing(search, now),
            Some(left)
                if left > search.rows.len() as u64 * u64::from(PAGE_SIZE) && self.finds() =>
            {
                self.look_for_each(&search);
            }
            Some(_) if page + 1 < MAX_PAGES => {
                let given = u32::try_from(found.users.len()).unwrap_or_default();
                search.place = Where::Company {
                    page: page + 1,
                    offset: offset.saturating_add(given),
                };
                self.queue.waiting.put_first(Task::Find(search));
            }
            // A list that is too long will be so again; one that contradicts itself may have changed while it was read.
            left => self.on_useless(search, left.is_some() || self.state.is_stopped(), now),
        }
    }

    /// Whether a user can be looked for by address.
    fn finds(&self) -> bool {
        Where::of(self.policy.confirm_taken) == Where::Address
    }

    /// Looks for rows by their addresses: in fewer requests than a list has pages, and among users of all times.
    pub(super) fn look_for_each(&mut self, search: &Search) {
        for row in &search.rows {
            self.looks.push(Search {
                rows: vec![*row],
                place: Where::Address,
                end: search.end.clone(),
                ..*search
            });
        }
    }

    /// No list shows these rows. They are looked for again, or that is final.
    fn on_missing(&mut self, mut search: Search, now: Millis) {
        if let Some(ladder) = search.ladder.next(now) {
            if self.hurries {
                return self.on_useless(search, true, now);
            }
            search.ladder = ladder;
            return self.looks.push(search);
        }
        let mut rows = std::mem::take(&mut search.rows);
        if search.if_missing == IfMissing::End {
            for row in rows {
                self.close_or(row, None, search.end.clone());
            }
            return;
        }
        let alone = search.if_missing == IfMissing::AgainAlone;
        if !alone {
            self.count_fruitless(search.ladder.from());
        }
        rows.retain(|row| {
            let spent = self.state.is_spent(*row);
            if spent {
                search.rows.push(*row);
            }
            !spent
        });
        let each = if alone { 1 } else { rows.len().max(1) };
        // The first one stands in front in the end.
        for rows in rows.rchunks(each) {
            let rows = rows.to_vec();
            self.record(Record::Missing { rows });
        }
        self.give_up_sending(search);
    }

    /// Rows that were sent as often as they may be are there from earlier times, or not at all.
    fn give_up_sending(&mut self, mut search: Search) {
        search.if_missing = IfMissing::End;
        search.end = End::Rejected(Refusal {
            code: RefusalCode::Absent,
            ..Refusal::default()
        });
        // A list was of new users alone, unless it is that of all times.
        if self.finds() {
            return self.look_for_each(&search);
        }
        for row in search.rows {
            self.close(row, search.end.clone());
        }
    }

    /// A create of which nothing is there may be bad luck, several in a row are not. Looks of one create are told by the
    /// moment at which that ended.
    fn count_fruitless(&mut self, ended: Millis) {
        let (count, last) = self.fruitless;
        let count = count + u32::from(ended != last);
        self.fruitless = (count, ended);
        if count >= MOST_FRUITLESS && self.queue.paused.is_none() {
            self.fruitless.0 = 0;
            self.queue.paused = Some(Pause::InDoubt);
        }
    }
}
