//! The issues of many rows in eight bytes each.

use crate::issue::{Code, Issue, Severity};
use crate::user::Field;

/// An issue without what its sentence is made of.
///
/// The sentence is found out again, with everything that it names, for the few issues that are
/// shown: a list of full issues would take many times as much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted {
    /// The row, counted from 0.
    pub row: u32,
    /// What was found.
    pub code: Code,
    /// The field that it is about; `None` when it is about the whole row.
    pub field: Option<Field>,
}

impl Noted {
    pub(crate) fn new(row: usize, issue: &Issue) -> Self {
        Self {
            row: number(row),
            code: issue.code,
            field: issue.field,
        }
    }
}

/// Tables have fewer rows than this type counts.
pub(super) fn number(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

/// The issues of many rows, in the order of the rows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notes {
    /// As the first check found them.
    first: Vec<Noted>,
    /// The rows that were checked again since, with what was found then.
    ///
    /// In the order of the rows. They stand apart, since putting them into `first` would move
    /// everything behind them for each cell that is typed.
    renewed: Vec<(u32, Vec<Noted>)>,
    /// How many issues there are of each severity, kept along so that nothing is counted to show a
    /// number.
    counts: [usize; 3],
}

impl Notes {
    /// Adds issues of the last row.
    pub(crate) fn push(&mut self, noted: Noted) {
        self.count(&[noted], true);
        self.first.push(noted);
    }

    /// Puts the issues of a row in the place of those that it has.
    pub(crate) fn renew(&mut self, row: usize, notes: Vec<Noted>) {
        let before = self.of(row).to_vec();
        self.count(&before, false);
        self.count(&notes, true);
        let row = number(row);
        match self.renewed.binary_search_by_key(&row, |(row, _)| *row) {
            Ok(place) => {
                if let Some((_, known)) = self.renewed.get_mut(place) {
                    *known = notes;
                }
            }
            Err(place) => self.renewed.insert(place, (row, notes)),
        }
    }

    /// The issues of a row.
    pub(crate) fn of(&self, row: usize) -> &[Noted] {
        let row = number(row);
        if let Ok(place) = self.renewed.binary_search_by_key(&row, |(row, _)| *row) {
            return self.renewed.get(place).map_or(&[], |(_, notes)| notes);
        }
        let start = self.first.partition_point(|noted| noted.row < row);
        let rest = self.first.get(start..).unwrap_or_default();
        let end = rest.partition_point(|noted| noted.row == row);
        rest.get(..end).unwrap_or_default()
    }

    /// How many issues weigh so much.
    pub(crate) fn count_of(&self, severity: Severity) -> usize {
        self.counts
            .get(severity as usize)
            .copied()
            .unwrap_or_default()
    }

    pub(crate) fn heap_bytes(&self) -> usize {
        let renewed = self.renewed.iter().map(|(_, notes)| notes.capacity());
        (self.first.capacity() + renewed.sum::<usize>()) * size_of::<Noted>()
    }

    fn count(&mut self, notes: &[Noted], more: bool) {
        for noted in notes {
            if let Some(count) = self.counts.get_mut(noted.code.severity() as usize) {
                if more {
                    *count += 1;
                } else {
                    *count -= 1;
                }
            }
        }
    }
}
