//! All that a request may change and a reset puts back.

use crate::budget::Budget;
use crate::faults::Faults;
use crate::history::History;
use crate::late::LateUsers;
use crate::options::Options;
use crate::random::Random;
use crate::seed;
use crate::store::Store;
use crate::token::Tokens;
use std::time::Duration;

/// All that a reset puts back.
pub(crate) struct State {
    pub(crate) store: Store,
    pub(crate) history: History,
    pub(crate) budget: Budget,
    pub(crate) faults: Faults,
    pub(crate) tokens: Tokens,
    pub(crate) random: Random,
    pub(crate) late: LateUsers,
}

impl State {
    /// The state that a store of these options begins with.
    pub(crate) fn seeded(options: &Options, started: Duration) -> Self {
        Self {
            store: seed::store(options, started),
            history: History::default(),
            budget: Budget::default(),
            faults: Faults::default(),
            tokens: Tokens::default(),
            random: Random::new(options.seed),
            late: LateUsers::default(),
        }
    }

    /// Writes the users whose time has come, each dated when it came. A store that is not racy looks
    /// once more whether the address is free, and leaves the user out if it is not.
    pub(crate) fn settle(&mut self, now: Duration) {
        for late in self.late.take_due(now) {
            let id = late.created.user.id;
            let is_taken = self.store.user_of(&late.created.user.email).is_some();
            if self.store.variants.racy || !is_taken {
                self.store.write(late.created, late.at);
                self.history.created(late.number, [id].into_iter());
            }
        }
    }
}
