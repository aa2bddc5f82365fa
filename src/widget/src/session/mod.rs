//! What all parts of one widget share.

use crate::configuration::Configuration;
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::run::{Pace, RunOptions};
use b2b_users_core::user::UserDraft;
use b2b_users_fetch::{BearerToken, Connection, Credential};
use leptos::prelude::*;
use std::cell::Cell;

/// The settings of one widget and what its user entered for the session.
#[derive(Debug, Clone)]
pub struct Session {
    configuration: StoredValue<Configuration>,
    /// The storefront login, in memory only.
    token: RwSignal<String>,
    /// What screen readers are told.
    announcement: RwSignal<String>,
    instance: u32,
}

thread_local! {
    /// Several widgets may live on one page; element ids must differ.
    static INSTANCES: Cell<u32> = const { Cell::new(0) };
}

impl Session {
    /// A session with these settings.
    #[must_use]
    pub fn new(configuration: Configuration) -> Self {
        let instance = INSTANCES.get() + 1;
        INSTANCES.set(instance);
        Self {
            configuration: StoredValue::new(configuration),
            token: RwSignal::new(String::new()),
            announcement: RwSignal::new(String::new()),
            instance,
        }
    }

    /// The session of the widget that a component belongs to.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.configuration
            .with_value(|configuration| configuration.dialect)
    }

    pub(crate) fn defaults(&self) -> UserDraft {
        self.configuration.with_value(Configuration::defaults)
    }

    /// The rules with these defaults.
    pub(crate) fn rules(&self, defaults: UserDraft) -> Rules {
        Rules {
            dialect: self.dialect(),
            defaults,
        }
    }

    pub(crate) fn run_options(&self) -> RunOptions {
        let per_minute = self
            .configuration
            .with_value(|configuration| configuration.requests_per_minute);
        let pace = per_minute.map_or_else(Pace::default, Pace::per_minute);
        RunOptions {
            dialect: self.dialect(),
            pace,
        }
    }

    pub(crate) fn theme(&self) -> &'static str {
        self.configuration
            .with_value(|configuration| configuration.theme.name())
    }

    pub(crate) const fn token(&self) -> RwSignal<String> {
        self.token
    }

    /// Whether a storefront login has yet to be entered.
    pub(crate) fn lacks_token(&self) -> bool {
        self.dialect() == Dialect::Storefront
            && self.token.with(|token| BearerToken::new(token).is_none())
    }

    /// Where requests go; `None` while the storefront login is missing.
    pub(crate) fn connection(&self) -> Option<Connection> {
        let credential = match self.dialect() {
            Dialect::Storefront => {
                Credential::Bearer(self.token.with_untracked(|token| BearerToken::new(token))?)
            }
            _ => Credential::Proxy,
        };
        let endpoint = self
            .configuration
            .with_value(|configuration| configuration.endpoint.clone());
        Some(Connection::new(endpoint, credential))
    }

    /// An element id that no other widget of the page has.
    pub(crate) fn id(&self, name: &str) -> String {
        format!("b2b-users-{}-{name}", self.instance)
    }

    pub(crate) const fn announcement(&self) -> RwSignal<String> {
        self.announcement
    }

    /// Tells screen readers.
    pub(crate) fn announce(&self, text: impl Into<String>) {
        self.announcement.set(text.into());
    }
}
