//! The requests that an import has yet to make.
//!
//! A task holds what is needed to make a request and to understand its reply. It is not part of
//! the state: after a restart the records give the tasks once more.

use super::End;
use super::ladder::Ladder;
use crate::dialect::Confirm;

/// What becomes of rows that no look-up finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IfMissing {
    /// No create of them had an effect: they are sent again together.
    Again,
    /// A batch with them was refused and not carried out: they are sent again one by one, so that one bad row does not
    /// sink nine good ones.
    AgainAlone,
    /// They have ended.
    End,
}

/// How rows are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// In the list of their company's users: `page` counts from 0, `offset` the users on the pages before.
    Company { page: u32, offset: u32 },
    /// By the address of the one row, for interfaces without a list and for addresses that may be in another
    /// company.
    Address,
}

impl Where {
    /// Where this look-up begins.
    pub(super) const fn of(confirm: Confirm) -> Self {
        match confirm {
            Confirm::ListCompany => FIRST_PAGE,
            Confirm::FindByEmail => Self::Address,
        }
    }
}

/// The beginning of a company's list.
pub(super) const FIRST_PAGE: Where = Where::Company { page: 0, offset: 0 };

/// A look for rows that were sent.
#[derive(Debug, Clone)]
pub(super) struct Search {
    /// Those that are not found yet. They are of one company, and one only where the address is looked for.
    pub(super) rows: Vec<u32>,
    /// The second from which on users count as made by the import.
    pub(super) since: u64,
    pub(super) place: Where,
    /// When it is made, and repeated before a row counts as missing.
    pub(super) ladder: Ladder,
    pub(super) if_missing: IfMissing,
    /// How they end then, or else if no look-up can be made.
    pub(super) end: End,
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
    /// Looks for rows that were sent.
    Find(Search),
    /// Looks in which company the user of a row is, whom a mixed batch has created.
    ///
    /// `tries` counts the look-ups that did not find the user: a list may lag behind.
    ConfirmCompany { row: u32, since: u64, tries: u32 },
}

impl Task {
    /// Whether it settles rows that were sent. Such look-ups stay after a cancel.
    pub(super) const fn settles(&self) -> bool {
        matches!(self, Self::Find(_) | Self::ConfirmCompany { .. })
    }

    /// The rows that it settles.
    ///
    /// None for a probe, and one for a look-up of a single row.
    pub(super) fn rows(&self) -> &[u32] {
        match self {
            Self::Probe => &[],
            Self::LookBefore { row } | Self::ConfirmCompany { row, .. } => {
                std::slice::from_ref(row)
            }
            Self::Create { rows } | Self::Find(Search { rows, .. }) => rows,
        }
    }

    /// Leaves only rows of which this is true.
    ///
    /// `false` if none is left, so that the task can be dropped.
    pub(super) fn retain(&mut self, keep: &mut dyn FnMut(u32) -> bool) -> bool {
        match self {
            Self::Probe => true,
            Self::LookBefore { row } | Self::ConfirmCompany { row, .. } => keep(*row),
            Self::Create { rows } | Self::Find(Search { rows, .. }) => {
                rows.retain(|row| keep(*row));
                !rows.is_empty()
            }
        }
    }
}
