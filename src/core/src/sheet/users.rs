//! The users of a sheet, each built when it is sent.
//!
//! An import of 100,000 rows would otherwise hold every user as a dozen small texts. What has to be
//! known of all users at once, such as their companies, is kept by the check in a few bytes a row;
//! texts are read again from the sheet for the users of the next request.

use super::SheetCheck;
use crate::import::Users;
use crate::lookup::Candidate;
use crate::user::{CompanyId, NewUser};
use std::sync::Arc;

/// The users that can be sent of a checked sheet. A row costs four bytes; the user of it is built when
/// an import asks for it, and not kept.
#[derive(Debug, Clone)]
pub struct SheetUsers {
    check: Arc<SheetCheck>,
    /// The valid rows, counted from 0.
    rows: Vec<u32>,
}

impl SheetUsers {
    /// The users of the rows that are valid now.
    ///
    /// Later changes of the sheet are made to another copy of the check and do not reach these
    /// users, so an import sends what was confirmed.
    #[must_use]
    pub fn new(check: Arc<SheetCheck>) -> Self {
        let rows = check.valid_rows().filter_map(|row| row.try_into().ok());
        Self {
            rows: rows.collect(),
            check,
        }
    }

    /// The numbers that the spreadsheet gives their rows, in the order of the users.
    #[must_use]
    pub fn numbers(&self) -> Vec<u32> {
        let rows = self.rows.iter();
        rows.map(|row| self.check.number(*row as usize)).collect()
    }

    /// The row of the user with this index, counted from 0 below the header. `None` beyond the last
    /// user.
    fn row(&self, index: usize) -> Option<usize> {
        self.rows.get(index).map(|row| *row as usize)
    }
}

impl Users for SheetUsers {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn user(&self, index: usize) -> Option<NewUser> {
        self.users(&[index]).pop()
    }

    fn users(&self, indexes: &[usize]) -> Vec<NewUser> {
        let mut rows = indexes.iter().filter_map(|index| self.row(*index));
        self.check.users(&mut rows)
    }

    fn candidate(&self, index: usize) -> Option<Candidate> {
        let mut row = self.row(index).into_iter();
        self.check.candidates(&mut row).pop()
    }

    fn company(&self, index: usize) -> Option<CompanyId> {
        self.check.index.company(self.row(index)?)
    }

    fn accepts_welcome_email(&self, index: usize) -> bool {
        let row = self.row(index);
        row.is_some_and(|row| self.check.index.gets_mail(row))
    }

    fn has_uuid(&self, index: usize) -> bool {
        let row = self.row(index);
        row.is_some_and(|row| self.check.index.has_uuid(row))
    }
}
