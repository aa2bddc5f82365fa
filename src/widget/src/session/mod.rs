//! What all parts of one widget share.

mod appearance;
mod events;
mod keep_focus;
mod login;
mod page;
mod refusal;
mod speech;
mod store;
mod texts;

pub use appearance::Appearance;
pub use events::{Events, Kind, WidgetEvent};
pub use login::{Login, LoginSource};
pub use refusal::refusal;
pub use speech::Speech;
pub(crate) use store::Store;
pub use texts::Texts;

use crate::ui::follow;
use b2b_users_client::{Budget, Connection, Credential, Driver, Then, now};
use b2b_users_core::config::{Rules, StoreRules};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::Pause;
use b2b_users_core::import::ImportOptions;
use b2b_users_core::lookup::ExistenceCheckOptions;
use b2b_users_core::user::UserDraft;
use b2b_users_flow::StorePhase;
use b2b_users_settings::Settings;
use b2b_users_text::Key;
use leptos::prelude::*;
use std::cell::Cell;
use web_sys::Element;

/// The settings of one widget and what its user entered for the session.
#[derive(Debug, Clone)]
pub struct Session {
    settings: StoredValue<Settings>,
    login: Login,
    store: Store,
    /// When requests started: all that a widget sends shares one budget.
    budget: StoredValue<Budget, LocalStorage>,
    /// What screen readers are told.
    announcement: RwSignal<String>,
    appearance: RwSignal<Appearance>,
    speech: Speech,
    /// Who is told what happens.
    events: StoredValue<Events, LocalStorage>,
    /// How many forms and files are being sent or have results to read.
    busy: RwSignal<u32>,
    /// The element that all others of the widget are in.
    root: StoredValue<Option<Element>, LocalStorage>,
    /// The address of a sample file, if the page has one.
    sample: Option<&'static str>,
    /// Whether the page is the widget's own, so that its title is, too.
    owns_page: bool,
    /// The heading of what *Add many* shows.
    heading: RwSignal<String>,
    /// Whether an import stands still until somebody acts.
    stopped: RwSignal<bool>,
    instance: u32,
}

thread_local! {
    /// Several widgets may live on one page; element ids must differ.
    static INSTANCES: Cell<u32> = const { Cell::new(0) };
}

impl Session {
    /// A session with these settings, which whoever runs the site wrote. A storefront login
    /// comes from the page of the Buyer Portal, if this is one, or is pasted.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self::with_login(settings, Login::new(None, true))
    }

    /// A session whose storefront login comes from the page.
    #[must_use]
    pub fn with_login(settings: Settings, login: Login) -> Self {
        let instance = INSTANCES.get() + 1;
        INSTANCES.set(instance);
        Self {
            appearance: RwSignal::new(Appearance::from(&settings)),
            speech: Speech::english(&settings.labels),
            events: StoredValue::new_local(Events::default()),
            busy: RwSignal::new(0),
            root: StoredValue::new_local(None),
            sample: None,
            owns_page: false,
            heading: RwSignal::new(String::new()),
            stopped: RwSignal::new(false),
            store: Store::new(settings.rules.clone()),
            budget: StoredValue::new_local(Budget::new(settings.pace)),
            settings: StoredValue::new(settings),
            login,
            announcement: RwSignal::new(String::new()),
            instance,
        }
    }

    /// The same, with somebody who is told what happens.
    #[must_use]
    pub fn told(mut self, events: StoredValue<Events, LocalStorage>) -> Self {
        self.events = events;
        self
    }

    /// The same, with looks and words that may change.
    #[must_use]
    pub fn shown(mut self, appearance: RwSignal<Appearance>) -> Self {
        self.appearance = appearance;
        self
    }

    /// The same, saying what it says in this language.
    #[must_use]
    pub const fn speaking(mut self, speech: Speech) -> Self {
        self.speech = speech;
        self
    }

    /// The same, noting in this signal how many forms and files are being sent or have results
    /// to read.
    #[must_use]
    pub fn busy_in(mut self, busy: RwSignal<u32>) -> Self {
        self.busy = busy;
        self
    }

    /// The same in a page that has a sample file at this address.
    #[must_use]
    pub const fn with_sample(mut self, address: &'static str) -> Self {
        self.sample = Some(address);
        self
    }

    pub(crate) const fn sample(&self) -> Option<&'static str> {
        self.sample
    }

    /// The session of the widget that a component belongs to.
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// Gets a login from the page, if it gives one, and gets to know the store.
    pub(crate) fn begin(&self) {
        let session = self.clone();
        if self.dialect().uses_login() {
            self.ask_for_login(Box::new(move |_| session.store.ask(&session)));
        } else {
            self.store.ask(self);
        }
    }

    /// Begins again with every login that the page gives in the place of another.
    pub(crate) fn follow_login(&self) {
        let session = self.clone();
        let seen = Cell::new(None);
        follow(move || {
            let changes = session.login.changes();
            let before = seen.replace(Some(changes));
            if before.is_some_and(|before| before != changes) {
                untrack(|| session.begin());
            }
        });
    }

    /// Asks the page for a login, then goes on unless the session has ended by then.
    fn ask_for_login(&self, then: Then) {
        let session = self.clone();
        self.login.ask(Box::new(move |new| {
            if session.is_alive() {
                then(new);
            }
        }));
    }

    /// Whether the widget is still the one that this session began with. Its signals are gone
    /// once it is not, and whoever asks for one then would stop the whole module.
    pub(crate) fn is_alive(&self) -> bool {
        self.settings.try_with_value(|_| ()).is_some()
    }

    /// Lets an import go on with the new login, whenever the page names another source. Until
    /// it is there, nobody is created in the name of the one before.
    pub(crate) fn hand_over_login(&self, running: impl Fn() -> Option<Driver> + 'static) {
        let session = self.clone();
        let seen = Cell::new(None);
        follow(move || {
            let changes = session.login.changes();
            let before = seen.replace(Some(changes));
            let changed = before.is_some_and(|before| before != changes);
            if let Some(driver) = untrack(&running).filter(|_| changed) {
                driver.pause();
                session.resume(driver);
            }
        });
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.settings.with_value(|settings| settings.dialect)
    }

    pub(crate) fn defaults(&self) -> UserDraft {
        self.settings.with_value(Settings::defaults)
    }

    /// The rules with these defaults, for a user who is sent alone or may be sent with
    /// others. Follows what is learnt about the store.
    pub(crate) fn rules(&self, defaults: UserDraft, alone: bool) -> Rules {
        Rules {
            dialect: self.dialect(),
            in_bulk: !alone && self.users_per_request() != Some(1),
            defaults,
            store: self.store.rules(),
        }
    }

    fn users_per_request(&self) -> Option<usize> {
        self.settings
            .with_value(|settings| settings.users_per_request)
    }

    /// Whether the store may be asked before anything is sent.
    pub(crate) fn looks_up(&self) -> bool {
        self.settings.with_value(|settings| settings.look_ups)
    }

    pub(crate) fn run_options(&self, skip_probe: bool) -> ImportOptions {
        ImportOptions {
            id: now(),
            dialect: self.dialect(),
            pace: self.budget().pace(),
            users_per_request: self.users_per_request(),
            skip_probe,
        }
    }

    pub(crate) fn preflight_options(&self) -> ExistenceCheckOptions {
        ExistenceCheckOptions {
            dialect: self.dialect(),
            unique_fields: self.store.unique_fields(),
            about_companies: true,
        }
    }

    /// The budget that all requests of the widget are taken from.
    pub(crate) fn budget(&self) -> Budget {
        self.budget.get_value()
    }

    /// Lets an engine go on with another login after the store refused the one that it has, if it is still there
    /// then; says whether there is one. If that is new, the store is asked again what it is like.
    pub(crate) fn renew_login(&self, refused: Box<dyn Fn() -> Option<Driver>>, then: Then) {
        let session = self.clone();
        let login = refused().as_ref().and_then(Driver::login);
        let go_on = move |renewed: bool| {
            let connection = session.connection().filter(|_| renewed);
            if let (Some(driver), Some(connection)) = (refused(), connection) {
                driver.resume_with(connection);
            }
            then(renewed);
        };
        // What left before the last renewal is refused after it, too.
        if self.login.has_replaced(login.as_ref()) {
            return go_on(true);
        }
        let session = self.clone();
        self.login.renew(Box::new(move |renewed| {
            if !session.is_alive() {
                return;
            }
            if renewed {
                session.store.ask(&session);
            }
            go_on(renewed);
        }));
    }

    /// Lets an engine go on that stands still, with the login that there is now.
    pub(crate) fn resume(&self, driver: Driver) {
        let session = self.clone();
        self.ask_for_login(Box::new(move |_| {
            if let Some(connection) = session.connection() {
                driver.resume_with(connection);
            }
        }));
    }

    pub(crate) const fn appearance(&self) -> RwSignal<Appearance> {
        self.appearance
    }

    /// The sentences and names that the widget shows.
    pub(crate) const fn language(&self) -> Speech {
        self.speech
    }

    /// A text without arguments. Follows the language.
    pub(crate) fn text(&self, key: Key) -> String {
        self.speech.text(key)
    }

    /// The event of an engine that is paused.
    pub(crate) fn paused(&self, pause: &Pause) -> WidgetEvent {
        let message = self.speech.with_value(|language| language.pause(pause));
        WidgetEvent::error(pause.code(), message)
    }

    /// Tells the page around the widget what happened. False if it must not go on.
    pub(crate) fn tell(&self, event: &WidgetEvent) -> bool {
        let events = self.events.get_value();
        events.tell(event)
    }

    /// Whether anybody is told what happens.
    pub(crate) fn is_heard(&self) -> bool {
        self.events.with_value(Events::are_heard)
    }

    /// Notes whether a form or a file is being sent, or has an end that nobody has seen to
    /// yet, and follows that.
    pub(crate) fn note_busy(&self, is_sending: impl Fn() -> bool + 'static) {
        let busy = self.busy;
        let noted = Cell::new(false);
        follow(move || {
            let sending = is_sending();
            if noted.replace(sending) != sending {
                busy.update(|busy| {
                    *busy = if sending {
                        *busy + 1
                    } else {
                        busy.saturating_sub(1)
                    };
                });
            }
        });
    }

    pub(crate) const fn login(&self) -> Login {
        self.login
    }

    pub(crate) const fn store(&self) -> Store {
        self.store
    }

    /// Whether a storefront login has yet to be entered.
    pub(crate) fn lacks_token(&self) -> bool {
        self.dialect().uses_login() && self.login.is_missing()
    }

    /// Whether the store told nothing when it was asked: asking again would only take time.
    pub(crate) fn is_store_silent(&self) -> bool {
        let failed = untrack(|| matches!(self.store.phase(), StorePhase::Failed(_)));
        failed
            && self
                .store
                .with_untracked(|rules| rules == &StoreRules::default())
    }

    /// Whether the login is known not to be allowed to create users.
    pub(crate) fn may_not_create(&self) -> bool {
        self.store.may_create() == Some(false)
    }

    /// Where requests go; `None` while the storefront login is missing.
    pub(crate) fn connection(&self) -> Option<Connection> {
        let credential = if self.dialect().uses_login() {
            Credential::Bearer(untrack(|| self.login.token())?)
        } else {
            Credential::Proxy
        };
        let endpoint = self
            .settings
            .with_value(|settings| settings.endpoint.as_str().to_owned());
        Some(Connection::new(endpoint, credential))
    }
}
