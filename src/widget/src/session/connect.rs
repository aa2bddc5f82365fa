//! From a login to a connection with the store.

use super::Session;
use crate::ui::follow;
use b2b_users_client::{Connection, Credential, Driver, Then};
use leptos::prelude::untrack;
use std::cell::Cell;

impl Session {
    /// Gets a login from the page, if it gives one, and gets to know the store.
    pub(crate) fn begin(self) {
        if self.dialect().uses_login() {
            self.ask_for_login(Box::new(move |_| self.store.ask(self)));
        } else {
            self.store.ask(self);
        }
    }

    /// Begins again with every login that the page gives in the place of another.
    pub(crate) fn follow_login(self) {
        self.at_another_login(move || self.begin());
    }

    /// Lets an import go on with the new login, whenever the page names another source. Until
    /// it is there, no user is created in the name of the one before.
    pub(crate) fn hand_over_login(self, running: impl Fn() -> Option<Driver> + 'static) {
        self.at_another_login(move || {
            if let Some(driver) = running() {
                driver.pause();
                self.resume(driver);
            }
        });
    }

    /// Runs a function whenever the page has named another source of logins.
    fn at_another_login(self, run: impl Fn() + 'static) {
        let seen = Cell::new(None);
        follow(move || {
            let changes = self.login.changes();
            let before = seen.replace(Some(changes));
            if before.is_some_and(|before| before != changes) {
                untrack(&run);
            }
        });
    }

    /// Asks the page for a login, then goes on unless the session has ended by then.
    fn ask_for_login(self, then: Then) {
        self.login.ask(Box::new(move |new| {
            if self.is_alive() {
                then(new);
            }
        }));
    }

    /// Lets an engine go on with another login after the store refused the one that it has, if it is still there
    /// then; says whether there is one. If that is new, the store is asked again what it is like.
    pub(crate) fn renew_login(self, refused: Box<dyn Fn() -> Option<Driver>>, then: Then) {
        let login = refused().as_ref().and_then(Driver::login);
        let go_on = move |renewed: bool| {
            let connection = self.connection().filter(|_| renewed);
            if let (Some(driver), Some(connection)) = (refused(), connection) {
                driver.resume_with(connection);
            }
            then(renewed);
        };
        // What left before the last renewal is refused after it, too.
        if self.login.has_replaced(login.as_ref()) {
            return go_on(true);
        }
        self.login.renew(Box::new(move |renewed| {
            if !self.is_alive() {
                return;
            }
            if renewed {
                self.store.ask(self);
            }
            go_on(renewed);
        }));
    }

    /// Lets an engine go on that has paused, with the login that there is now.
    pub(crate) fn resume(self, driver: Driver) {
        self.ask_for_login(Box::new(move |_| {
            if let Some(connection) = self.connection() {
                driver.resume_with(connection);
            }
        }));
    }

    /// Whether a storefront login has yet to be entered.
    pub(crate) fn lacks_token(self) -> bool {
        self.dialect().uses_login() && self.login.is_missing()
    }

    /// Where requests go; `None` while the storefront login is missing.
    pub(crate) fn connection(self) -> Option<Connection> {
        let credential = if self.dialect().uses_login() {
            Credential::Bearer(untrack(|| self.login.token())?)
        } else {
            Credential::Proxy
        };
        let endpoint = self
            .settings
            .with(|settings| settings.endpoint.as_str().to_owned());
        Some(Connection::new(endpoint, credential))
    }
}
