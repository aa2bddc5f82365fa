//! The requests that a run has yet to make.

use super::Millis;
use crate::dialect::Dialect;
use crate::user::{CompanyId, NewUser};
use crate::wire::{ApiRequest, management, storefront};

/// The store's clock may differ from ours by this many seconds.
const CLOCK_MARGIN: u64 = 300;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Task {
    /// Sees whether the store lets us in, before anything is created.
    Probe,
    /// Sees whether a single user is there already.
    LookBefore { row: usize },
    /// Creates these users.
    Create { rows: Vec<usize> },
    /// Sees which users of a refused batch are there all the same. `page` counts from 0.
    LookUpBatch {
        rows: Vec<usize>,
        since: Millis,
        page: u32,
    },
    /// Sees whose address it is that the store calls taken.
    LookUpTaken { row: usize, since: Millis },
}

impl Task {
    /// The rows that the task is about.
    pub(super) fn rows(&self) -> &[usize] {
        match self {
            Self::Probe => &[],
            Self::LookBefore { row } | Self::LookUpTaken { row, .. } => std::slice::from_ref(row),
            Self::Create { rows } | Self::LookUpBatch { rows, .. } => rows,
        }
    }

    /// Whether cancelling a run drops the task. Look-ups after sending stay: they are
    /// how rows that were sent come to an end.
    pub(super) const fn is_dropped_on_cancel(&self) -> bool {
        matches!(
            self,
            Self::Probe | Self::LookBefore { .. } | Self::Create { .. }
        )
    }

    pub(super) fn request(&self, users: &[NewUser], dialect: Dialect) -> Option<ApiRequest> {
        let user = |row: usize| users.get(row);
        let company = || users.first().map(NewUser::company_id);
        Some(match self {
            Self::Probe => management::probe(company()?),
            Self::LookBefore { row } | Self::LookUpTaken { row, .. } => {
                management::find_by_email(user(*row)?.email().as_str())
            }
            Self::Create { rows } => {
                let batch: Vec<&NewUser> = rows.iter().filter_map(|row| user(*row)).collect();
                match dialect {
                    Dialect::Management => management::create_request(&batch),
                    Dialect::Storefront => storefront::create_request(batch.first()?),
                }
            }
            Self::LookUpBatch { rows, since, page } => {
                let company: CompanyId = user(*rows.first()?)?.company_id();
                management::made_since(
                    company,
                    earliest_second(*since),
                    page * management::PAGE_SIZE,
                )
            }
        })
    }
}

/// The second from which on a user counts as made by a request sent at `since`.
pub(super) const fn earliest_second(since: Millis) -> u64 {
    (since / 1000).saturating_sub(CLOCK_MARGIN)
}
