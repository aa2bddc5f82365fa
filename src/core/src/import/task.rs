//! The requests that a run has yet to make.

use super::Millis;
use crate::dialect::Dialect;
use crate::outcome::Refusal;
use crate::user::NewUser;
use crate::wire::{ApiRequest, create_request, look_up};

/// The store's clock may differ from ours by this many seconds.
const CLOCK_MARGIN: u64 = 300;

/// What becomes of a row that a look-up does not find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Absent {
    /// It is proven that the refused batch did not make it: it is sent alone, so that one
    /// bad row does not sink nine good ones.
    SendAlone,
    /// The store named it among those that it refused, or refused a request with it alone.
    Refused(Refusal),
    /// Its address is somebody's whom the list does not show; the store's words.
    InDoubt(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Task {
    /// Sees whether the store lets us in, before anything is created.
    Probe,
    /// Sees whether a single user is there already.
    LookBefore { row: usize },
    /// Creates these users.
    Create { rows: Vec<usize> },
    /// Sees which users of a refused batch are there all the same. `page` counts from 0,
    /// `offset` the users on the pages before.
    LookUpBatch {
        rows: Vec<usize>,
        since: Millis,
        page: u32,
        offset: u32,
        absent: Absent,
    },
    /// Sees whose address it is that the store calls taken.
    LookUpTaken {
        row: usize,
        since: Millis,
        /// The store's words.
        text: String,
        /// The refusal that stands if nobody is there.
        refused: Option<Refusal>,
    },
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
            Self::Probe => look_up::probe(dialect, company()?)?,
            Self::LookBefore { row } | Self::LookUpTaken { row, .. } => {
                let user = user(*row)?;
                look_up::find_by_email(dialect, user.company_id(), user.email().as_str())?
            }
            Self::Create { rows } => {
                let batch: Vec<&NewUser> = rows.iter().filter_map(|row| user(*row)).collect();
                create_request(dialect, &batch)?
            }
            Self::LookUpBatch {
                rows,
                since,
                offset,
                ..
            } => {
                let company = user(*rows.first()?)?.company_id();
                look_up::company_page(dialect, company, earliest_second(*since), *offset)?
            }
        })
    }
}

/// The second from which on a user counts as made by a request sent at `since`.
pub(super) const fn earliest_second(since: Millis) -> u64 {
    (since / 1000).saturating_sub(CLOCK_MARGIN)
}
