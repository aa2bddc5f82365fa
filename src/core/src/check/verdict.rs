//! What becomes of a row.
//!
//! A verdict is one byte and is kept for every row; why a row has it is in the issues. The check of
//! the texts gives the first three; the look into the store gives the fourth, and may make a valid
//! row invalid.

/// What becomes of a row.
///
/// Only valid rows are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowVerdict {
    /// It can be sent.
    Valid,
    /// An earlier row has the same email; nothing else is wrong.
    Duplicate,
    /// It has errors.
    Invalid,
    /// The store has this user in this company already.
    InStore,
}

impl RowVerdict {
    /// Every verdict there is.
    pub const ALL: [Self; 4] = [Self::Valid, Self::Duplicate, Self::Invalid, Self::InStore];

    /// The name that programs compare.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Duplicate => "duplicate",
            Self::Invalid => "invalid",
            Self::InStore => "inStore",
        }
    }
}

/// How many rows have which verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally([usize; RowVerdict::ALL.len()]);

impl Tally {
    pub(crate) fn of(&self, verdict: RowVerdict) -> usize {
        self.0.get(verdict as usize).copied().unwrap_or_default()
    }

    pub(crate) fn add(&mut self, verdict: RowVerdict) {
        if let Some(count) = self.0.get_mut(verdict as usize) {
            *count += 1;
        }
    }

    /// Takes one away that was added before.
    pub(crate) fn take(&mut self, verdict: RowVerdict) {
        if let Some(count) = self.0.get_mut(verdict as usize) {
            *count -= 1;
        }
    }
}
