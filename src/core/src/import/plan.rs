//! Which users go into which request.
//!
//! Requests are what is scarce: the store counts them by the minute, whatever they hold. So
//! users are put together as densely as an interface allows. What keeps them apart is the
//! company, the welcome switch where a request has only one, and an identifier that the bulk
//! call would lose.
//!
//! The plan is made once for all rows and then only read, since an import of a hundred thousand
//! rows takes its next batch thousands of times. It follows from the rows alone, without
//! chance.

use super::Users;
use crate::dialect::{Dialect, Policy};
use crate::user::CompanyId;
use b2b_users_scan::numbers::Numbers;

/// The users of one request, by their index in the list that was planned.
///
/// It is the plan as shown to a caller; the import itself keeps a more compact one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The one company that all of them join. The bulk call has refused mixed batches
    /// (Users API, "Create users in bulk", until August 2025).
    pub company_id: CompanyId,
    /// The welcome switch that all of them share where a request has only one.
    ///
    /// `None` where each user has a switch of their own.
    pub accept_welcome_email: Option<bool>,
    /// Indices in the planned list, ascending.
    ///
    /// Counted from 0. There is at least one.
    pub members: Vec<usize>,
}

/// Puts users into as few batches as the dialect allows, each of one company, ordered
/// by their first member. `at_most` makes batches smaller, never larger.
///
/// An empty list gives no batches. An `at_most` of 0 counts as 1.
///
/// ```
/// use b2b_users_core::check::check_user;
/// use b2b_users_core::config::Rules;
/// use b2b_users_core::dialect::Dialect;
/// use b2b_users_core::import::plan;
/// use b2b_users_core::user::UserDraft;
///
/// let of_company = |company: &str| {
///     let draft = UserDraft {
///         email: "marie@example.com".into(),
///         first_name: "Marie".into(),
///         last_name: "Curie".into(),
///         company_id: company.into(),
///         role: "Admin".into(),
///         channel_ids: "1".into(),
///         ..UserDraft::default()
///     };
///     check_user(&draft, &Rules::default()).user.unwrap()
/// };
/// let users = vec![of_company("1"), of_company("2"), of_company("1")];
/// let batches = plan(&users, Dialect::Management, None);
/// assert_eq!(batches[0].members, [0, 2]);
/// assert_eq!(batches[1].members, [1]);
/// assert_eq!(plan(&users, Dialect::Storefront, None).len(), 3);
/// ```
#[must_use]
pub fn plan(users: &dyn Users, dialect: Dialect, at_most: Option<usize>) -> Vec<Batch> {
    let policy = dialect.policy();
    let rows: Vec<u32> = (0..).take(users.len()).collect();
    let mut plan = Plan::new(users, &rows, &policy, at_most, false);
    let mut batches = Vec::new();
    while let Some(rows) = plan.take(&|_| true) {
        let members: Vec<usize> = rows.into_iter().map(|row| row as usize).collect();
        let first = members.first().copied().unwrap_or_default();
        batches.extend(users.company(first).map(|company_id| {
            let shared = policy.one_welcome_switch;
            Batch {
                company_id,
                accept_welcome_email: shared.then(|| users.accepts_welcome_email(first)),
                members,
            }
        }));
    }
    batches
}

/// The batches that have yet to be sent: some bytes a row, however many batches there are.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    /// The rows, batch after batch.
    ///
    /// Ascending within a batch.
    rows: Vec<u32>,
    /// Where in `rows` each batch ends.
    ///
    /// It begins where the one before ends, so beginnings need no room.
    ends: Vec<u32>,
    /// The batch that is next.
    ///
    /// Batches before it were taken or passed over.
    next: usize,
}

impl Plan {
    /// Plans these rows, given in ascending order.
    ///
    /// One pass over the rows: each goes into the batch of its kind that has room, or opens
    /// one. `mixed` lets users of several companies share a batch.
    pub(super) fn new(
        users: &dyn Users,
        rows: &[u32],
        policy: &Policy,
        at_most: Option<usize>,
        mixed: bool,
    ) -> Self {
        let most = at_most.map_or(usize::MAX, |most| most.max(1));
        let most = most.min(policy.users_per_request);
        let shared = policy.one_welcome_switch;
        let company = |row: &u32| {
            let company = users.company(*row as usize).filter(|_| !mixed);
            company.map_or(0, CompanyId::get)
        };
        let mut companies = Numbers::default();
        // The batch with room, for each company and either position of the welcome switch.
        let mut open: Vec<usize> = Vec::new();
        let mut sizes: Vec<u32> = Vec::new();
        let mut batch_of: Vec<usize> = Vec::with_capacity(rows.len());
        for row in rows {
            let index = *row as usize;
            let place = companies.add(company(row)) * 2;
            if place >= open.len() {
                open.resize(place + 2, usize::MAX);
            }
            let place = place + usize::from(shared && users.accepts_welcome_email(index));
            // A bulk call without a place for the merchant's own identifier would lose it.
            let alone = most == 1 || (shared && users.has_uuid(index));
            let room = open.get(place).copied().filter(|batch| {
                let size = sizes.get(*batch);
                !alone && size.is_some_and(|size| (*size as usize) < most)
            });
            let batch = room.unwrap_or(sizes.len());
            if room.is_none() {
                sizes.push(0);
                if let Some(open) = open.get_mut(place).filter(|_| !alone) {
                    *open = batch;
                }
            }
            batch_of.push(batch);
            if let Some(size) = sizes.get_mut(batch) {
                *size += 1;
            }
        }
        Self::laid_out(rows, &batch_of, sizes)
    }

    /// One batch of these rows.
    ///
    /// For the trial of a batch with two companies.
    pub(super) fn one(rows: Vec<u32>) -> Self {
        let end = u32::try_from(rows.len()).unwrap_or_default();
        Self {
            rows,
            ends: vec![end],
            next: 0,
        }
    }

    /// Puts each row behind those of the batches before its own.
    ///
    /// `batch_of` has the batch of each row, `sizes` the rows of each batch. It sorts without
    /// comparing.
    fn laid_out(rows: &[u32], batch_of: &[usize], sizes: Vec<u32>) -> Self {
        let mut filled = 0;
        // First where each batch begins; filling it moves that to its end.
        let mut ends = sizes;
        for end in &mut ends {
            let size = *end;
            *end = filled;
            filled += size;
        }
        let mut order = vec![0; rows.len()];
        for (row, batch) in rows.iter().zip(batch_of) {
            if let Some(end) = ends.get_mut(*batch)
                && let Some(slot) = order.get_mut(*end as usize)
            {
                *slot = *row;
                *end += 1;
            }
        }
        Self {
            rows: order,
            ends,
            next: 0,
        }
    }

    /// How many batches are left.
    ///
    /// A batch of which no row waits any more counts until it is passed over.
    pub(super) const fn left(&self) -> usize {
        self.ends.len() - self.next
    }

    /// The rows of the batch that is next.
    ///
    /// `None` after the last one.
    fn front(&self) -> Option<&[u32]> {
        let end = *self.ends.get(self.next)? as usize;
        let before = self.next.checked_sub(1);
        let start = before.and_then(|before| self.ends.get(before));
        self.rows.get(start.map_or(0, |start| *start as usize)..end)
    }

    /// Passes over batches of which no row waits any more.
    ///
    /// A cancel or a look-up can close rows that were planned.
    pub(super) fn skip(&mut self, waits: &dyn Fn(u32) -> bool) {
        while self
            .front()
            .is_some_and(|rows| !rows.iter().any(|row| waits(*row)))
        {
            self.next += 1;
        }
    }

    /// Takes the next batch, without rows that do not wait any more.
    ///
    /// `None` if nothing is left. The rows are never empty.
    pub(super) fn take(&mut self, waits: &dyn Fn(u32) -> bool) -> Option<Vec<u32>> {
        self.skip(waits);
        let rows = self.front()?.iter().copied();
        let rows = rows.filter(|row| waits(*row)).collect();
        self.next += 1;
        Some(rows)
    }
}
