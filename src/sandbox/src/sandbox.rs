//! The store as a whole: a handle that requests and tests share.

use crate::clock::Clock;
use crate::extra_field_definition::ExtraFieldDefinition;
use crate::history::HistoryEntry;
use crate::options::Options;
use crate::state::State;
use crate::user::{Mail, StoredUser};
use crate::variants::Variants;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A fake B2B Edition store. Clones are handles to the same store.
#[derive(Clone)]
pub struct Sandbox(Arc<Shared>);

struct Shared {
    options: Options,
    clock: Clock,
    /// Dates the seeded users, also after a reset.
    started: Duration,
    state: Mutex<State>,
}

impl Sandbox {
    /// A store that goes by the clock of the machine.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self::with_clock(options, Clock::system())
    }

    /// A store that goes by another clock.
    #[must_use]
    pub fn with_clock(options: Options, clock: Clock) -> Self {
        let started = clock.now();
        let state = Mutex::new(State::seeded(&options, started));
        Self(Arc::new(Shared {
            options,
            clock,
            started,
            state,
        }))
    }

    /// Every user of the store, the oldest first.
    pub fn users(&self) -> Vec<StoredUser> {
        self.state().store.users.clone()
    }

    /// Every welcome mail sent since the last reset.
    pub fn mails(&self) -> Vec<Mail> {
        self.state().store.mails.clone()
    }

    /// Every API request since the last reset, in the order of arrival.
    pub fn history(&self) -> Vec<HistoryEntry> {
        self.state().history.entries().to_vec()
    }

    /// Has the store define these user fields and no others. A reset brings back the usual ones.
    pub fn set_extra_fields(&self, definitions: Vec<ExtraFieldDefinition>) {
        self.state().store.extra_field_definitions = definitions;
    }

    /// What sort of store it is now.
    pub fn variants(&self) -> Variants {
        self.state().store.variants.clone()
    }

    /// Makes it another sort of store. A reset brings back the one that it started as.
    pub fn set_variants(&self, variants: Variants) {
        self.state().store.variants = variants;
    }

    /// Puts the store back to its seed; mails, history, budget, tokens and faults are gone.
    pub fn reset(&self) {
        let mut state = self.state();
        let mut history = std::mem::take(&mut state.history);
        history.clear();
        *state = State::seeded(&self.0.options, self.0.started);
        state.history = history;
    }

    /// What a request may change, with all that was due until now.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // No request leaves the state half changed, so a poisoned lock is still good.
        let mut state = self.0.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.settle(self.now());
        state
    }

    pub(crate) fn now(&self) -> Duration {
        self.0.clock.now()
    }

    pub(crate) fn latency(&self) -> Duration {
        self.0.options.latency
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Sandbox")
            .field("options", &self.0.options)
            .finish_non_exhaustive()
    }
}
