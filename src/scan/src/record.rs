//! The cells of one row that somebody asks for, with what a quick look shows of each.

use crate::csv::cell;
use crate::text::{is_blank, is_harmless};

/// A text of more bytes than this is never plain.
const PLAIN_BYTES: usize = 150;

/// What a quick look shows of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// It is empty or holds nothing but blanks.
    #[default]
    Blank,
    /// It has at most 150 bytes, no blanks around it and no character that is hidden or needs a closer
    /// look.
    Plain,
    /// Anything else.
    Other,
}

/// A text with its shape.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cell<'a> {
    /// The text.
    pub text: &'a str,
    /// What it looks like.
    pub shape: Shape,
}

impl<'a> Cell<'a> {
    /// Looks at a text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self::among(text, is_harmless(text))
    }

    #[inline(always)]
    fn among(text: &'a str, is_harmless: bool) -> Self {
        let bytes = text.as_bytes();
        let shape = match (bytes.first(), bytes.last()) {
            (None, _) => Shape::Blank,
            (Some(first), Some(last))
                if is_harmless && *first != b' ' && *last != b' ' && bytes.len() <= PLAIN_BYTES =>
            {
                Shape::Plain
            }
            _ => Self::unusual(text),
        };
        Self { text, shape }
    }

    #[cold]
    fn unusual(text: &str) -> Shape {
        if is_blank(text) {
            Shape::Blank
        } else {
            Shape::Other
        }
    }
}

/// Cells in places of the caller's choice. It is filled anew for every row.
#[derive(Debug, Clone, Default)]
pub struct Record<'a>(Vec<Cell<'a>>);

impl<'a> Record<'a> {
    /// Takes the cells of a row: for each place that of a column, counted from 0. What there is none of
    /// is blank. `starts` are those of the row; see [`Parts::starts`](crate::csv::Parts::starts).
    // A crate that is built for size would build it for size, too.
    #[inline(never)]
    pub fn read(&mut self, text: &'a str, starts: &[u32], columns: &[Option<usize>]) {
        self.0.clear();
        // One look at all of them is quicker than one at each.
        let is_harmless = match starts {
            [start, .., next] => {
                let range = *start as usize..(*next as usize).saturating_sub(1);
                text.get(range).is_some_and(is_harmless)
            }
            _ => false,
        };
        self.0.extend(columns.iter().map(|column| {
            let column = column.unwrap_or(usize::MAX);
            let text = match (starts.get(column), starts.get(column.wrapping_add(1))) {
                (Some(start), Some(next)) => cell(text, *start, *next),
                _ => "",
            };
            if is_harmless {
                Cell::among(text, true)
            } else {
                Cell::new(text)
            }
        }));
    }

    /// Puts a text into a place; places before it that have none are blank.
    pub fn set(&mut self, place: usize, text: &'a str) {
        if self.0.len() <= place {
            self.0.resize(place + 1, Cell::default());
        }
        if let Some(known) = self.0.get_mut(place) {
            *known = Cell::new(text);
        }
    }

    /// The cell in a place; a blank one if there is none.
    #[must_use]
    pub fn get(&self, place: usize) -> Cell<'a> {
        self.0.get(place).copied().unwrap_or_default()
    }

    /// Forgets all cells.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}
