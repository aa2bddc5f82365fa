//! Looks for rows in doubt that wait for their time.

use super::task::Search;
use crate::engine::Millis;

/// Looks in no order. There are few: creates stop when too much is in doubt.
#[derive(Debug, Clone, Default)]
pub(super) struct Looks(Vec<Search>);

impl Looks {
    /// Keeps a look until it is due.
    pub(super) fn push(&mut self, look: Search) {
        self.0.push(look);
    }

    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }

    /// When the next one is due; `None` if there is none.
    pub(super) fn due(&self) -> Option<Millis> {
        self.0.iter().map(|look| look.ladder.due()).min()
    }

    /// When at the latest all of them are settled, if the store can be asked; `None` if there is none.
    pub(super) fn end(&self) -> Option<Millis> {
        self.0.iter().map(|look| look.ladder.end()).max()
    }

    /// Takes one that is due.
    pub(super) fn take_due(&mut self, now: Millis) -> Option<Search> {
        let place = self.0.iter().position(|look| look.ladder.due() <= now)?;
        Some(self.0.swap_remove(place))
    }

    /// Takes all.
    pub(super) fn take(&mut self) -> Vec<Search> {
        std::mem::take(&mut self.0)
    }
}
