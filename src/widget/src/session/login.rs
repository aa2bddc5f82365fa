//! The storefront login, in memory only.

use b2b_users_core::run::Millis;
use b2b_users_fetch::{BearerToken, TokenProvider, now};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// A login that the store refuses again within this time will not get better by asking
/// the page for a third one.
const PATIENCE: Millis = 60_000;

/// Where the storefront login comes from: the page, or somebody who pastes it. A copy is
/// the same login.
#[derive(Debug, Clone, Copy)]
pub struct Login {
    pasted: RwSignal<String>,
    provided: RwSignal<Option<BearerToken>>,
    provider: StoredValue<Option<TokenProvider>, LocalStorage>,
    renewed_at: StoredValue<Millis>,
    /// How often the page named another provider.
    changes: RwSignal<u32>,
}

impl Login {
    /// A login that this provider gives, or that is pasted without one.
    #[must_use]
    pub fn new(provider: Option<TokenProvider>) -> Self {
        Self {
            pasted: RwSignal::new(String::new()),
            provided: RwSignal::new(None),
            provider: StoredValue::new_local(provider),
            renewed_at: StoredValue::new(0),
            changes: RwSignal::new(0),
        }
    }

    /// Takes the login from another provider from now on, or from nobody. What the one
    /// before gave is forgotten.
    pub fn set_provider(self, provider: Option<TokenProvider>) {
        self.provider.set_value(provider);
        self.provided.set(None);
        self.renewed_at.set_value(0);
        self.changes.update(|changes| *changes += 1);
    }

    /// How often another provider was named. Follows that.
    pub(crate) fn changes(self) -> u32 {
        self.changes.get()
    }

    pub(crate) const fn pasted(self) -> RwSignal<String> {
        self.pasted
    }

    /// The login, if there is one.
    pub(crate) fn token(self) -> Option<BearerToken> {
        // What somebody pastes is meant to replace what the page gave.
        self.pasted
            .with(|pasted| BearerToken::new(pasted))
            .or_else(|| self.provided.get())
    }

    pub(crate) fn is_missing(self) -> bool {
        self.token().is_none()
    }

    /// Whether the page gives the login, so that nobody need paste it.
    pub(crate) fn is_provided(self) -> bool {
        self.provided.with(Option::is_some)
    }

    /// Asks the page for a login, then says whether it gave a new one.
    pub(crate) fn ask(self, then: impl FnOnce(bool) + 'static) {
        let Some(provider) = self.provider.get_value() else {
            return then(false);
        };
        spawn_local(async move {
            let token = provider.token().await;
            // The widget may have gone in the meantime.
            let Some(before) = self.provided.try_get_untracked() else {
                return;
            };
            let new = token.is_some() && token != before;
            self.provided.set(token);
            then(new);
        });
    }

    /// Asks the page for another login after the store refused this one, unless that was
    /// just done. If it has no other, one can be pasted.
    pub(crate) fn renew(self, then: impl FnOnce(bool) + 'static) {
        let moment = now();
        if moment < self.renewed_at.get_value() + PATIENCE {
            self.provided.set(None);
            return then(false);
        }
        self.renewed_at.set_value(moment);
        self.ask(move |renewed| {
            if !renewed {
                self.provided.set(None);
            }
            then(renewed);
        });
    }
}
