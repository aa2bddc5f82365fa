//! What is known about the store.

use super::Session;
use crate::parts::{PartMissing, begins};
use crate::state::{State, Stored};
use b2b_users_client::{Driver, next_task};
use b2b_users_core::config::StoreRules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::lookup::{CatalogLoader, Lookup};
use b2b_users_flow::{StoreFailure, StorePhase, StoreStep};
use leptos::prelude::untrack;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// What is known about the store. A copy is the same.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Store {
    rules: State<Arc<StoreRules>>,
    phase: State<StorePhase>,
    driver: Stored<Option<Driver>>,
    /// Whether the settings told everything, so that no one need be asked.
    offline: bool,
}

impl Store {
    /// A store of which the settings tell this much.
    pub(super) fn new(rules: Option<Arc<StoreRules>>) -> Self {
        let offline = rules.is_some();
        let phase = if offline {
            StorePhase::Loaded
        } else {
            StorePhase::Idle
        };
        Self {
            rules: State::new(rules.unwrap_or_default()),
            phase: State::new(phase),
            driver: Stored::new(None),
            offline,
        }
    }

    pub(super) fn rules(self) -> Arc<StoreRules> {
        self.rules.get()
    }

    /// Whether the login is known not to be allowed to create users. Follows what is learnt.
    pub(crate) fn may_not_create(self) -> bool {
        self.rules.with(|rules| rules.may_create()) == Some(false)
    }

    /// Whether the store told nothing when it was asked: asking again would only take time.
    pub(crate) fn is_silent(self) -> bool {
        let failed = self
            .phase
            .with_untracked(|phase| matches!(phase, StorePhase::Failed(_)));
        failed
            && self
                .rules
                .with_untracked(|rules| **rules == StoreRules::default())
    }

    pub(super) fn unique_fields(self) -> Vec<String> {
        self.rules.with_untracked(|rules| rules.unique_fields())
    }

    /// Looks at a part of what is known.
    pub(crate) fn with<T: Default>(self, look: impl FnOnce(&StoreRules) -> T) -> T {
        self.rules.with(|rules| look(rules))
    }

    /// As [`Store::with`], without following changes.
    pub(crate) fn with_untracked<T: Default>(self, look: impl FnOnce(&StoreRules) -> T) -> T {
        self.rules.with_untracked(|rules| look(rules))
    }

    pub(crate) fn phase(self) -> StorePhase {
        self.phase.get()
    }

    /// Asks the store what it is like, as soon as it lets us in.
    pub(crate) fn ask(self, session: Session) {
        // A browser that takes a focused login away may still say that it was typed.
        if !session.is_alive() {
            return;
        }
        let has_lists = session.dialect() != Dialect::ArchiveV2;
        if self.offline || !has_lists || !session.looks_up() {
            return;
        }
        // What an earlier asking would find is of another login.
        self.driver.set(None);
        if session.connection().is_none() {
            return self.forget(session);
        }
        self.phase.set(StorePhase::Loading);
        spawn_local(async move {
            // What it takes to ask would arrive before the form that people wait for.
            next_task().await;
            let loaded = load_catalog(self, session).await;
            if loaded == Err(PartMissing) && session.is_alive() {
                self.phase.set(StorePhase::Failed(StoreFailure::Unloaded));
            }
        });
    }

    /// Forgets what a login was told, now that there is none.
    fn forget(self, session: Session) {
        if untrack(|| self.phase()) != StorePhase::Idle {
            session.accessibility().keep_focus();
            self.rules.set(Arc::default());
            self.phase.set(StorePhase::Idle);
        }
    }

    /// Asks the store. The session may have ended, or its login gone, while this part was loaded.
    fn load(self, session: Session) {
        if !session.is_alive() {
            return;
        }
        let Some(connection) = session.connection() else {
            return self.phase.set(StorePhase::Idle);
        };
        let loader = CatalogLoader::new(session.dialect());
        let driver = Driver::start_with_news(
            loader,
            connection,
            session.budget(),
            CatalogLoader::take_rules,
            move |loader, rules| self.observe(loader, rules, session),
        );
        self.driver.set(Some(driver));
    }

    /// What was learnt comes once, at the end.
    fn observe(self, loader: &CatalogLoader, rules: Option<StoreRules>, session: Session) {
        let Some(rules) = rules.map(Arc::new) else {
            return;
        };
        match StorePhase::observe(loader.progress()) {
            StoreStep::Open => {}
            StoreStep::RenewLogin(failed) => self.renew_login(rules, failed, session),
            StoreStep::Over(phase) => self.learn(rules, phase, session),
        }
    }

    fn learn(self, rules: Arc<StoreRules>, phase: StorePhase, session: Session) {
        // Fields are drawn again with what they can offer, perhaps while the focus is in one.
        session.accessibility().keep_focus();
        self.rules.set(rules);
        self.phase.set(phase);
    }

    /// A login that has expired is asked for once more; with a new one the store is asked
    /// from the beginning.
    fn renew_login(self, rules: Arc<StoreRules>, failed: StorePhase, session: Session) {
        let renewed = move |renewed: bool| {
            if !renewed {
                self.learn(rules, failed, session);
            }
        };
        session.renew_login(Box::new(move || self.driver.get()), Box::new(renewed));
    }
}

begins! { engine:
    /// Asks the store what it is like.
    fn load_catalog(store: Store, session: Session) -> () {
        store.load(session);
    }
}
