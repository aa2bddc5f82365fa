//! What was typed over cells.

use std::collections::HashMap;

/// Texts by row and column; few beside the cells of the table.
#[derive(Debug, Clone, Default)]
pub(super) struct Edits(HashMap<(usize, usize), Box<str>>);

impl Edits {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn get(&self, row: usize, column: usize) -> Option<&str> {
        if self.is_empty() {
            return None;
        }
        self.0.get(&(row, column)).map(|text| &**text)
    }

    /// Puts a text over a cell, or takes it away. Gives what was there.
    pub(super) fn put(
        &mut self,
        row: usize,
        column: usize,
        text: Option<Box<str>>,
    ) -> Option<Box<str>> {
        match text {
            Some(text) => self.0.insert((row, column), text),
            None => self.0.remove(&(row, column)),
        }
    }
}
