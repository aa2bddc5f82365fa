//! Rows: those that were found, and the one that is being read.

use super::marks::QUOTE;

/// A row that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Index of its first cell's start among all starts.
    pub first: u32,
    /// The line on which it starts, counted from 1.
    pub line: u32,
    /// The number that a spreadsheet gives it: blank rows count, line breaks within cells do not.
    pub number: u32,
}

/// The cells of a text between these starts; each ends one byte before the next. A cell that begins
/// with a quotation mark has one at its end, too, and both are no part of what it holds.
pub fn cells<'a>(text: &'a [u8], starts: &'a [u32]) -> impl Iterator<Item = &'a [u8]> {
    starts.windows(2).map(|bounds| {
        let &[start, next] = bounds else {
            return &[][..];
        };
        let range = start as usize..(next as usize).saturating_sub(1);
        match text.get(range).unwrap_or_default() {
            [QUOTE, cell @ .., _] => cell,
            cell => cell,
        }
    })
}

/// The cell of a text between two starts; see [`cells`]. Empty if there is none.
#[must_use]
#[inline]
pub fn cell(text: &str, start: u32, next: u32) -> &str {
    let (start, end) = (start as usize, (next as usize).saturating_sub(1));
    let quotes = usize::from(start < end && text.as_bytes().get(start) == Some(&QUOTE));
    text.get(start + quotes..end - quotes).unwrap_or_default()
}

/// Puts the cells of a row into a list that is emptied before; see [`cells`].
pub fn fill<'a>(text: &'a str, starts: &[u32], list: &mut Vec<&'a str>) {
    list.clear();
    let ends = starts.iter().skip(1);
    list.extend(
        starts
            .iter()
            .zip(ends)
            .map(|(start, next)| cell(text, *start, *next)),
    );
}

/// Where the splitter is between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Quotes {
    /// Not between any.
    #[default]
    Outside,
    /// Behind an opening one.
    Inside,
    /// Behind one that closes, unless it is the first of two that stand for one.
    Closed,
}

/// The cell that is being read, by its positions in the file.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct OpenCell {
    pub(super) start: usize,
    pub(super) quotes: Quotes,
    /// Where its quotes were closed.
    pub(super) closed: usize,
}

/// What a byte is to the cell that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A part of it, or a quotation mark around it.
    Text,
    /// Its end; another cell follows.
    Delimiter,
    /// Something that is not seen for every cell.
    Other,
}

impl OpenCell {
    pub(super) fn new(start: usize) -> Self {
        Self {
            start,
            ..Self::default()
        }
    }

    /// Takes in a byte at a position, as far as what it means is clear at once.
    #[inline(always)]
    pub(super) fn take(&mut self, position: usize, byte: u8, delimiter: u8) -> Meaning {
        match self.quotes {
            Quotes::Outside if byte == delimiter => Meaning::Delimiter,
            Quotes::Outside if byte == QUOTE => {
                if position == self.start {
                    self.quotes = Quotes::Inside;
                }
                Meaning::Text
            }
            Quotes::Inside if byte == QUOTE => {
                self.quotes = Quotes::Closed;
                self.closed = position;
                Meaning::Text
            }
            Quotes::Inside if byte == delimiter => Meaning::Text,
            Quotes::Closed if byte == delimiter && position == self.closed + 1 => {
                Meaning::Delimiter
            }
            _ => Meaning::Other,
        }
    }
}

/// The row that is being read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct OpenRow {
    /// Where it starts in the text.
    pub(super) start: usize,
    /// Index of its start among all starts.
    pub(super) first: usize,
    pub(super) cell: OpenCell,
    /// The first byte that was not moved to where it belongs.
    run: usize,
    /// How many bytes were taken out of the row, which is how far the next ones have to move.
    pub(super) shift: usize,
    /// Line breaks within its cells.
    pub(super) breaks: u32,
}

impl OpenRow {
    pub(super) fn new(start: usize, first: usize) -> Self {
        Self {
            start,
            first,
            cell: OpenCell::new(start),
            run: start,
            ..Self::default()
        }
    }

    /// Takes the byte at a position out of the row.
    pub(super) fn remove(&mut self, text: &mut [u8], position: usize) {
        self.move_run(text, position);
        self.run = position + 1;
        self.shift += 1;
    }

    /// Ends a cell with closed quotes at a position. Text behind the quotes belongs to the cell: it
    /// comes between them.
    pub(super) fn end_quotes(&mut self, text: &mut [u8], position: usize) {
        let closed = self.cell.closed;
        if position > closed + 1 {
            self.remove(text, closed);
            self.move_run(text, position);
            self.run = position;
            if let Some(last) = text.get_mut(position - self.shift) {
                *last = QUOTE;
            }
            self.shift -= 1;
        }
    }

    /// Moves what is left of a row that ends at a position, and fills the gap behind it.
    pub(super) fn close_gap(self, text: &mut [u8], end: usize) {
        if self.shift == 0 {
            return;
        }
        let end = text.len().min(end + 1);
        self.move_run(text, end);
        if let Some(gap) = text.get_mut(end - self.shift..end) {
            gap.fill(b'\n');
        }
    }

    /// Whether all cells are empty or hold blanks.
    #[inline]
    pub(super) fn is_blank(self, text: &[u8], starts: &[u32], delimiter: u8) -> bool {
        let may_be = |byte: &u8| byte.is_ascii_whitespace() || *byte == delimiter || *byte == QUOTE;
        // The first byte answers for nearly all rows.
        text.get(self.start).is_some_and(may_be)
            && cells(text, starts).all(|cell| cell.iter().all(u8::is_ascii_whitespace))
    }

    /// Moves the bytes up to a position to where they belong.
    fn move_run(self, text: &mut [u8], end: usize) {
        if self.shift == 0 {
            return;
        }
        if let Some(text) = text.get_mut(self.run - self.shift..end) {
            text.copy_within(self.shift.min(text.len()).., 0);
        }
    }
}
