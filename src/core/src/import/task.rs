//! The requests that an import has yet to make.
//!
//! A task holds what is needed to make a request and to understand its reply. It is not part of
//! the state: after a restart the records give the tasks once more.

use super::End;

/// What becomes of a row that a look-up does not find.
#[derive(Debug, Clone)]
pub(super) enum IfMissing {
    /// It is proven that the refused batch did not make it: it is sent alone, so that one
    /// bad row does not sink nine good ones.
    ///
    /// After three creates it ends as undecided instead.
    RetryIndividually,
    /// It ends like this.
    ///
    /// For instance as rejected, where the refusal was about this row.
    Close(End),
}

/// Rows are counted from 0 in the list of users.
#[derive(Debug, Clone)]
pub(super) enum Task {
    /// Sees whether the credentials are accepted, before anything is created.
    Probe,
    /// Sees whether a single user is there already.
    ///
    /// It also serves as the probe.
    LookBefore { row: u32 },
    /// Creates these users.
    ///
    /// Only creates that are to be sent again stand here; first ones come from the plan.
    Create { rows: Vec<u32> },
    /// Looks for rows in the list of their company's users. `since` is the second from which on users
    /// count as made by the request, `page` counts from 0, `offset` the users on the pages before.
    ///
    /// Rows that a page has shown leave it; the rest goes on to the next page.
    ListCompany {
        rows: Vec<u32>,
        since: u64,
        page: u32,
        offset: u32,
        if_missing: IfMissing,
    },
    /// Looks for the user who has the email of a row.
    ///
    /// For interfaces without a list, and for addresses that may be in another company.
    FindByEmail {
        row: u32,
        since: u64,
        if_missing: End,
        /// How the row ends if the look-up cannot be made.
        if_useless: End,
    },
    /// Looks in which company the user of a row is, whom a mixed batch has created.
    ///
    /// `tries` counts the look-ups that did not find the user: a list may lag behind.
    ConfirmCompany { row: u32, since: u64, tries: u32 },
}

impl Task {
    /// Whether it settles rows that were sent. Such look-ups stay after a cancel.
    pub(super) const fn settles(&self) -> bool {
        matches!(
            self,
            Self::ListCompany { .. } | Self::FindByEmail { .. } | Self::ConfirmCompany { .. }
        )
    }

    /// The rows that it settles.
    ///
    /// None for a probe, and one for a look-up of a single row.
    pub(super) fn rows(&self) -> &[u32] {
        match self {
            Self::Probe => &[],
            Self::LookBefore { row }
            | Self::FindByEmail { row, .. }
            | Self::ConfirmCompany { row, .. } => std::slice::from_ref(row),
            Self::Create { rows } | Self::ListCompany { rows, .. } => rows,
        }
    }

    /// Leaves only rows of which this is true.
    ///
    /// `false` if none is left, so that the task can be dropped.
    pub(super) fn retain(&mut self, keep: &mut dyn FnMut(u32) -> bool) -> bool {
        match self {
            Self::Probe => true,
            Self::LookBefore { row }
            | Self::FindByEmail { row, .. }
            | Self::ConfirmCompany { row, .. } => keep(*row),
            Self::Create { rows } | Self::ListCompany { rows, .. } => {
                rows.retain(|row| keep(*row));
                !rows.is_empty()
            }
        }
    }
}
