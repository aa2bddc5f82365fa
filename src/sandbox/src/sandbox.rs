//! The store that is served: its state, its clock, and what tests may ask of it.

use crate::budget::Budget;
use crate::clock::Clock;
use crate::extra_field_definition::ExtraFieldDefinition;
use crate::faults::Faults;
use crate::history::{History, HistoryEntry};
use crate::options::Options;
use crate::random::Random;
use crate::seed;
use crate::store::Store;
use crate::token::Tokens;
use crate::user::{Mail, StoredUser};
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

/// All that a reset puts back.
pub(crate) struct State {
    pub(crate) store: Store,
    pub(crate) history: History,
    pub(crate) budget: Budget,
    pub(crate) faults: Faults,
    pub(crate) tokens: Tokens,
    pub(crate) random: Random,
}

impl State {
    fn seeded(options: &Options, started: Duration) -> Self {
        Self {
            store: seed::store(options, started),
            history: History::default(),
            budget: Budget::default(),
            faults: Faults::default(),
            tokens: Tokens::default(),
            random: Random::new(options.seed),
        }
    }
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

    /// Puts the store back to its seed; mails, history, budget, tokens and faults are gone.
    pub fn reset(&self) {
        let mut state = self.state();
        let mut history = std::mem::take(&mut state.history);
        history.clear();
        *state = State::seeded(&self.0.options, self.0.started);
        state.history = history;
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // No request leaves the state half changed, so a poisoned lock is still good.
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
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
