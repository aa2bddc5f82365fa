//! The import of a file, as the screens see it.

use super::imported::Imported;
use crate::state::{State, Stored};
use crate::ui::on_window;
use b2b_users_client::{Driver, is_offline, now};
use b2b_users_core::import::{ImportView, Phase};
use b2b_users_flow::Announcements;
use std::sync::Arc;

/// The import of a file. A copy is the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) view: State<Option<ImportView>>,
    pub(super) imported: Stored<Option<Arc<Imported>>>,
    pub(super) driver: Stored<Option<Driver>>,
    /// What screen readers were told last about it.
    pub(super) announced: Stored<Announcements>,
    /// Whether the browser knows that there is no connection.
    pub(super) offline: State<bool>,
    /// Whether the page around the widget did not let the users be sent.
    pub(super) withheld: State<bool>,
}

impl Run {
    /// None yet.
    pub(super) fn new() -> Self {
        Self {
            view: State::new(None),
            imported: Stored::new(None),
            driver: Stored::new(None),
            announced: Stored::new(Announcements::beginning(0)),
            offline: State::new(is_offline()),
            withheld: State::new(false),
        }
    }

    /// Follows whether the browser has a connection. What is sent goes on by itself.
    pub(super) fn follow_connection(self) {
        on_window("online", move |_| self.offline.set(false));
        on_window("offline", move |_| self.offline.set(true));
    }

    /// Makes room for a new one.
    pub(super) fn begin(&self) {
        self.view.set(None);
        self.imported.set(None);
        self.announced.set(Announcements::beginning(now()));
    }

    /// Ends it, and forgets what it came to.
    pub(super) fn forget(&self) {
        self.driver.set(None);
        self.withheld.set(false);
        self.imported.set(None);
    }

    /// Looks at it, once there is one.
    pub(super) fn with<T: Default>(&self, look: impl FnOnce(&ImportView) -> T) -> T {
        self.view
            .with(|view| view.as_ref().map(look).unwrap_or_default())
    }

    /// Whether it creates users or waits for the store's budget.
    pub(super) fn is_running(&self) -> bool {
        self.with(|view| {
            matches!(
                view.phase,
                Phase::Running | Phase::Waiting { .. } | Phase::Settling { .. }
            )
        })
    }

    /// What drives it, while it creates users or waits for the store's budget.
    pub(super) fn running(&self) -> Option<Driver> {
        let is_running = self.is_running();
        self.driver.get().filter(|_| is_running)
    }

    /// Tells it something, if there is one.
    pub(super) fn tell(&self, tell: fn(&Driver)) {
        self.driver.with(|driver| driver.iter().for_each(tell));
    }
}
