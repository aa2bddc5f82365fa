use std::{
    fmt, io,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{Router, middleware};
use tokio::net::TcpListener;

use crate::{
    archive,
    budget::Budget,
    clock::Clock,
    control,
    extra_field_definition::ExtraFieldDefinition,
    faults::Faults,
    gate, graphql,
    history::{History, HistoryEntry},
    management,
    random::Random,
    seed,
    store::Store,
    storefront,
    token::Tokens,
    user::{Mail, StoredUser},
};

/// How a sandbox starts.
#[derive(Clone, Debug)]
pub struct Options {
    /// Decides names, dates and tokens; the ids of the seeded store are the same for all seeds.
    pub seed: u64,
    /// How long every API request waits before it is worked on.
    pub latency: Duration,
    /// Whether the store has no storefront but the default one, so that the Channels API
    /// refuses to answer.
    pub single_storefront: bool,
    /// Whether a bulk call may hold users of several Companies. The documentation forbade it until
    /// August 2025 and has been silent since.
    pub mixed_companies: bool,
    /// How many users there are beyond the usual ones, spread evenly over the Companies 42, 43
    /// and 44: ids from 100000 on, addresses from `buyer00001@bulk.example.com` on.
    pub additional_users: usize,
    /// How many Companies there are beyond the usual ones: ids from 1001 on, without users.
    pub additional_companies: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 1,
            latency: Duration::ZERO,
            single_storefront: false,
            mixed_companies: false,
            additional_users: 0,
            additional_companies: 0,
        }
    }
}

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

    /// The API and its control paths, for a server or for a test that calls it directly.
    pub fn router(&self) -> Router {
        Router::new()
            .merge(management::routes())
            .merge(archive::routes())
            .merge(storefront::routes())
            .merge(graphql::routes())
            .merge(control::routes())
            .fallback(gate::not_found)
            .method_not_allowed_fallback(gate::method_not_allowed)
            .layer(middleware::from_fn_with_state(self.clone(), gate::pass))
            .with_state(self.clone())
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

/// Serves the sandbox until the future is dropped.
///
/// # Errors
///
/// What the listener reports when it cannot accept connections any more.
pub async fn serve(listener: TcpListener, sandbox: Sandbox) -> io::Result<()> {
    serve_until(listener, sandbox, std::future::pending()).await
}

/// Serves the sandbox until `shutdown` is ready, then lets running requests finish.
///
/// # Errors
///
/// As [`serve`].
pub async fn serve_until(
    listener: TcpListener,
    sandbox: Sandbox,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    axum::serve(listener, sandbox.router())
        .with_graceful_shutdown(shutdown)
        .await
}
