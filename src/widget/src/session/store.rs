//! What is known about the store.

use super::Session;
use crate::parts::{PartMissing, begins};
use b2b_users_client::Driver;
use b2b_users_core::config::StoreRules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::Pause;
use b2b_users_core::lookup::{CatalogLoader, Lookup};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How far the widget has come in getting to know the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StorePhase {
    /// Nobody asked, or there is nothing to ask.
    Unasked,
    /// Being asked.
    Asking,
    /// Told by the settings or by the store itself.
    Known,
    /// Not everything could be read; why, in words.
    Failed(String),
}

/// What is known about the store. A copy is the same.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Store {
    rules: RwSignal<StoreRules>,
    phase: RwSignal<StorePhase>,
    driver: StoredValue<Option<Driver>, LocalStorage>,
    /// Whether the settings told everything, so that nobody need be asked.
    offline: bool,
}

impl Store {
    /// A store of which the settings tell this much.
    pub(super) fn new(rules: Option<StoreRules>) -> Self {
        let offline = rules.is_some();
        let phase = if offline {
            StorePhase::Known
        } else {
            StorePhase::Unasked
        };
        Self {
            rules: RwSignal::new(rules.unwrap_or_default()),
            phase: RwSignal::new(phase),
            driver: StoredValue::new_local(None),
            offline,
        }
    }

    pub(super) fn rules(self) -> StoreRules {
        self.rules.get()
    }

    pub(super) fn may_create(self) -> Option<bool> {
        self.rules.with(StoreRules::may_create)
    }

    pub(super) fn unique_fields(self) -> Vec<String> {
        self.rules.with_untracked(StoreRules::unique_fields)
    }

    /// Looks at a part of what is known.
    pub(crate) fn with<T>(self, look: impl FnOnce(&StoreRules) -> T) -> T {
        self.rules.with(look)
    }

    /// As [`Store::with`], without following changes.
    pub(crate) fn with_untracked<T>(self, look: impl FnOnce(&StoreRules) -> T) -> T {
        self.rules.with_untracked(look)
    }

    pub(crate) fn phase(self) -> StorePhase {
        self.phase.get()
    }

    /// Asks the store what it is like, as soon as it lets us in.
    pub(crate) fn ask(self, session: &Session) {
        // A browser that takes a focused login away may still say that it was typed.
        if !session.is_alive() {
            return;
        }
        let has_lists = session.dialect() != Dialect::ArchiveV2;
        if self.offline || !has_lists || !session.looks_up() {
            return;
        }
        if session.connection().is_none() {
            return;
        }
        self.phase.set(StorePhase::Asking);
        let session = session.clone();
        spawn_local(async move {
            let loaded = load_catalog(self, session.clone()).await;
            if loaded == Err(PartMissing) && session.is_alive() {
                let said = "The part of this tool that asks the store could not be loaded.";
                self.phase.set(StorePhase::Failed(said.to_owned()));
            }
        });
    }

    /// Asks the store. The session may have ended, or its login gone, while this part was loaded.
    fn load(self, session: &Session) {
        if !session.is_alive() {
            return;
        }
        let Some(connection) = session.connection() else {
            return self.phase.set(StorePhase::Unasked);
        };
        let loader = CatalogLoader::new(session.dialect());
        let (budget, session) = (session.budget(), session.clone());
        let driver = Driver::start(loader, connection, budget, move |loader| {
            self.observe(loader, &session);
        });
        self.driver.set_value(Some(driver));
    }

    fn observe(self, loader: &CatalogLoader, session: &Session) {
        let progress = loader.progress();
        if let Some(Pause::SignIn(text)) = progress.paused {
            return self.renew_login(loader.rules().clone(), text, session);
        }
        if progress.left == 0 {
            let said = |failure| {
                session
                    .language()
                    .with_value(|language| language.lookup_failure(&failure))
            };
            let failure = progress.failure.map(said);
            self.learn(loader.rules().clone(), failure, session);
        }
    }

    fn learn(self, rules: StoreRules, failure: Option<String>, session: &Session) {
        // Fields are drawn anew with what they can offer, perhaps while somebody is in one.
        session.keep_focus();
        self.rules.set(rules);
        self.phase
            .set(failure.map_or(StorePhase::Known, StorePhase::Failed));
    }

    /// A login that has expired is asked for once more; with a new one the store is asked
    /// from the beginning.
    fn renew_login(self, rules: StoreRules, text: String, session: &Session) {
        let alive = session.clone();
        session.renew_login(move |renewed| {
            if !renewed {
                let said = if text.is_empty() {
                    ".".to_owned()
                } else {
                    format!(": {text}")
                };
                let failure = format!("The store does not accept the access token{said}");
                self.learn(rules, Some(failure), &alive);
            }
        });
    }
}

begins! { engine:
    /// Asks the store what it is like.
    fn load_catalog(store: Store, session: Session) -> () {
        store.load(&session);
    }
}
