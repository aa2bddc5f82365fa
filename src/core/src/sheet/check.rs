//! A sheet with what was found in it.

use super::overlay::Overlay;
use super::rows::SheetRows;
use super::{Change, Sheet};
use crate::check::{Index, Pass, RowVerdict};
use crate::config::Rules;
use crate::lookup::LookupResults;
use std::sync::Arc;

/// More rows than this are checked like a new file, in slices, and not one by one at once.
///
/// So a step that touches a whole file, such as a new target for a full column, does not stop the
/// page.
const FEW: usize = 1_000;

/// A sheet, the rules that its rows are checked by, and what was found. A whole file is checked in
/// slices; a changed cell at once.
///
/// ```
/// use b2b_users_core::check::RowVerdict;
/// use b2b_users_core::config::Rules;
/// use b2b_users_core::sheet::{Sheet, SheetCheck};
/// use b2b_users_core::table::{TableOptions, read_table};
///
/// let table = read_table(b"Email\nmarie@example.com\n", TableOptions::default())?;
/// let mut check = SheetCheck::new(Sheet::new(table.into()), Rules::default().into());
/// while !check.advance(1_000) {}
/// assert_eq!(check.count(RowVerdict::Invalid), 1);
/// # Ok::<(), b2b_users_core::table::TableError>(())
/// ```
#[derive(Debug, Clone)]
pub struct SheetCheck {
    pub(super) sheet: Sheet,
    pub(super) rules: Arc<Rules>,
    pub(super) index: Index,
    pub(super) overlay: Overlay,
}

impl SheetCheck {
    /// A sheet of which no row is checked yet. Its own values for blank cells count, and not those of the
    /// rules.
    #[must_use]
    pub fn new(sheet: Sheet, rules: Arc<Rules>) -> Self {
        let mut check = Self {
            index: Index::default(),
            overlay: Overlay::default(),
            rules,
            sheet,
        };
        check.restart();
        check
    }

    /// A sheet of which every row is checked.
    ///
    /// For programs without a page to keep alive, and for tests: 100,000 rows are checked in one
    /// call.
    #[must_use]
    pub fn whole(sheet: Sheet, rules: Arc<Rules>) -> Self {
        let mut check = Self::new(sheet, rules);
        let all = SheetRows::new(&check.sheet, &check.rules);
        let mut pass = Pass::brief(&all, &check.rules, check.sheet.defaults());
        check.index.advance(&mut pass, usize::MAX);
        check
    }

    /// Checks the next rows, at most so many. `true` when all are checked.
    ///
    /// A slice takes time by its number of rows; the caller chooses it to fit its frame. Once the
    /// texts are checked, the same calls look the rows up among what the store was found to hold.
    pub fn advance(&mut self, rows: usize) -> bool {
        let all = SheetRows::new(&self.sheet, &self.rules);
        let mut pass = Pass::brief(&all, &self.rules, self.sheet.defaults());
        self.index.advance(&mut pass, rows);
        if self.index.is_done() {
            self.overlay.advance(&self.index, &mut pass, rows);
        }
        self.is_done()
    }

    /// Whether every row is checked.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.index.is_done() && self.overlay.is_done(self.row_count())
    }

    /// Changes the sheet and checks again what that touches: at once if it is little, else the check restarts
    /// and has to be [advanced](Self::advance). Returns the rows that were checked at once.
    ///
    /// With less than all rows checked, any change restarts the check. A closure that gives `None`,
    /// as an undo without a step does, checks nothing.
    ///
    /// ```
    /// use b2b_users_core::config::Rules;
    /// use b2b_users_core::sheet::{Sheet, SheetCheck};
    /// use b2b_users_core::table::{TableOptions, read_table};
    ///
    /// let table = read_table(b"Email\na@example.com\nb@example.com\n", TableOptions::default())?;
    /// let mut check = SheetCheck::whole(Sheet::new(table.into()), Rules::default().into());
    /// // The second row becomes a duplicate of the first one, which stays as it is.
    /// let touched = check.change(|sheet| Some(sheet.edit(&[(1, 0, "a@example.com")])));
    /// assert_eq!(touched, [1]);
    /// assert!(check.change(Sheet::redo).is_empty());
    /// # Ok::<(), b2b_users_core::table::TableError>(())
    /// ```
    pub fn change(&mut self, change: impl FnOnce(&mut Sheet) -> Option<Change>) -> Vec<usize> {
        let Some(change) = change(&mut self.sheet) else {
            return Vec::new();
        };
        let rows = change.rows(&self.sheet, FEW).filter(|_| self.is_done());
        let Some(rows) = rows else {
            self.restart();
            return Vec::new();
        };
        let all = SheetRows::new(&self.sheet, &self.rules);
        let mut pass = Pass::brief(&all, &self.rules, self.sheet.defaults());
        let touched = self.index.recheck(&rows, &mut pass);
        for row in &touched {
            self.overlay.renew(*row, &self.index, &mut pass);
        }
        touched
    }

    /// Whether another check of the same table has the same users to send, whatever has changed since.
    ///
    /// Two tables that were read separately count as different, even with the same cells.
    #[must_use]
    pub fn is_of_same_users(&self, other: &Self) -> bool {
        let (own, others) = (&self.sheet, &other.sheet);
        if !Arc::ptr_eq(own.table(), others.table()) || !self.valid_rows().eq(other.valid_rows()) {
            return false;
        }
        // What the same texts give by the same rules need not be made to be compared.
        let is_same = own.has_same_texts(others) && self.rules == other.rules;
        is_same || self.users(&mut self.valid_rows()) == other.users(&mut other.valid_rows())
    }

    /// Lays what the store was found to hold over the check, which has to be [advanced](Self::advance) once
    /// more.
    pub fn set_lookup_results(&mut self, findings: Arc<LookupResults>) {
        self.overlay = Overlay::new(findings);
    }

    /// The sheet.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// The rules. For blank cells the sheet has values of its own.
    #[must_use]
    pub const fn rules(&self) -> &Arc<Rules> {
        &self.rules
    }

    /// What the store was found to hold.
    #[must_use]
    pub const fn lookup_results(&self) -> &Arc<LookupResults> {
        self.overlay.findings()
    }

    /// The number of rows.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.sheet.table().row_count()
    }

    /// What becomes of a row, counted from 0. `None` if it is not checked yet.
    ///
    /// What the store was found to hold counts before what the texts alone say.
    #[must_use]
    pub fn verdict(&self, row: usize) -> Option<RowVerdict> {
        let own = self.index.verdict(row)?;
        Some(self.overlay.verdict(row).unwrap_or(own))
    }

    /// The number of rows with this verdict.
    #[must_use]
    pub fn count(&self, verdict: RowVerdict) -> usize {
        let own = self.index.count(verdict);
        match verdict {
            RowVerdict::Valid => own - self.overlay.refused(),
            _ => own + self.overlay.count(verdict),
        }
    }

    /// The number that the spreadsheet gives a row.
    #[must_use]
    pub fn number(&self, row: usize) -> u32 {
        self.sheet.table().number(row)
    }

    /// Bytes that the check takes beside the table.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        self.index.heap_bytes() + self.overlay.heap_bytes()
    }

    /// What the store was found to hold is kept and laid over the rows again.
    fn restart(&mut self) {
        self.index = Index::new(self.row_count());
        self.overlay = Overlay::new(Arc::clone(self.overlay.findings()));
    }
}
