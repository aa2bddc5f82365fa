//! What was typed over cells.
//!
//! They stand beside the table and not in it: the table is shared and never altered, and a person
//! types over few of its cells. A sorted list is smaller than a map, and a paste from top to bottom
//! only adds at its end.

/// Texts by row and column, in this order; few beside the cells of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Edits(Vec<(usize, usize, Box<str>)>);

impl Edits {
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `None` where the cell is as the file has it.
    pub(super) fn get(&self, row: usize, column: usize) -> Option<&str> {
        let (_, _, text) = self.0.get(self.find(row, column).ok()?)?;
        Some(text)
    }

    /// Puts a text over a cell, or takes it away. Gives what was there.
    pub(super) fn put(
        &mut self,
        row: usize,
        column: usize,
        text: Option<Box<str>>,
    ) -> Option<Box<str>> {
        match (self.find(row, column), text) {
            (Ok(place), Some(text)) => {
                let (_, _, known) = self.0.get_mut(place)?;
                Some(std::mem::replace(known, text))
            }
            (Ok(place), None) => Some(self.0.remove(place).2),
            (Err(place), Some(text)) => {
                self.0.insert(place, (row, column, text));
                None
            }
            (Err(_), None) => None,
        }
    }

    /// The place of a cell's text, or the place where it would be put in.
    fn find(&self, row: usize, column: usize) -> Result<usize, usize> {
        let by_place = |(known, other, _): &(usize, usize, _)| (*known, *other);
        self.0.binary_search_by_key(&(row, column), by_place)
    }
}
