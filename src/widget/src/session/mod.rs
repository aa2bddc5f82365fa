//! What all parts of one widget share.

mod accessibility;
mod appearance;
mod connect;
mod events;
mod host;
mod keep_focus;
mod login;
mod refusal;
mod speech;
mod store;
mod texts;

pub(crate) use accessibility::Accessibility;
pub use appearance::Appearance;
pub use events::{Events, Kind, WidgetEvent};
pub(crate) use host::Host;
pub use login::{Login, LoginSource};
pub use refusal::refusal;
pub use speech::Speech;
pub(crate) use store::Store;
pub use texts::Texts;

use crate::state::{State, Stored};
use b2b_users_client::{Budget, now, row_keys};
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::Pause;
use b2b_users_core::import::ImportOptions;
use b2b_users_core::lookup::ExistenceCheckOptions;
use b2b_users_core::user::UserDraft;
use b2b_users_settings::Settings;
use b2b_users_text::Key;

/// What all parts of one widget share. A copy is the same.
#[derive(Debug, Clone, Copy)]
pub struct Session {
    settings: Stored<Settings>,
    login: Login,
    store: Store,
    host: Host,
    accessibility: Accessibility,
    appearance: State<Appearance>,
    speech: Speech,
    /// When requests started: all that a widget sends shares one budget.
    budget: Stored<Budget>,
    /// The address of a sample file, if the page has one.
    sample: Option<&'static str>,
}

impl Session {
    /// A session with the settings of a site. A storefront login comes from the page of the Buyer
    /// Portal, if this is one, or is pasted.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self::with_login(settings, Login::new(None, true))
    }

    /// A session whose storefront login comes from the page.
    #[must_use]
    pub fn with_login(settings: Settings, login: Login) -> Self {
        Self {
            login,
            store: Store::new(settings.rules.clone()),
            host: Host::silent(),
            accessibility: Accessibility::new(),
            appearance: State::new(Appearance::from(&settings)),
            speech: Speech::english(&settings.labels),
            budget: Stored::new(Budget::new(settings.pace)),
            sample: None,
            settings: Stored::new(settings),
        }
    }

    /// The same in this page.
    pub(crate) const fn hosted_by(mut self, host: Host) -> Self {
        self.host = host;
        self
    }

    /// The same, with looks and words that may change.
    #[must_use]
    pub const fn shown(mut self, appearance: State<Appearance>) -> Self {
        self.appearance = appearance;
        self
    }

    /// The same, saying what it says in this language.
    #[must_use]
    pub const fn speaking(mut self, speech: Speech) -> Self {
        self.speech = speech;
        self
    }

    /// The same in a page that has a sample file at this address.
    #[must_use]
    pub const fn with_sample(mut self, address: &'static str) -> Self {
        self.sample = Some(address);
        self
    }

    /// The same in a page of its own, whose title follows what is shown.
    #[must_use]
    pub const fn owning_page(mut self) -> Self {
        self.accessibility = self.accessibility.owning_page();
        self
    }

    /// Whether the widget is still the one that this session began with.
    pub(crate) fn is_alive(self) -> bool {
        self.settings.with(|_| true)
    }

    pub(crate) const fn login(self) -> Login {
        self.login
    }

    pub(crate) const fn store(self) -> Store {
        self.store
    }

    pub(crate) const fn host(self) -> Host {
        self.host
    }

    pub(crate) const fn accessibility(self) -> Accessibility {
        self.accessibility
    }

    pub(crate) const fn appearance(self) -> State<Appearance> {
        self.appearance
    }

    /// The sentences and names that the widget shows.
    pub(crate) const fn language(self) -> Speech {
        self.speech
    }

    /// A text without arguments. Follows the language.
    pub(crate) fn text(self, key: Key) -> String {
        self.speech.text(key)
    }

    pub(crate) const fn sample(self) -> Option<&'static str> {
        self.sample
    }

    pub(crate) fn dialect(self) -> Dialect {
        self.settings.with(|settings| settings.dialect)
    }

    pub(crate) fn defaults(self) -> UserDraft {
        self.settings.with(Settings::defaults)
    }

    /// The rules with these defaults, for a user who is sent alone or may be sent with
    /// others. Follows what is learnt about the store.
    pub(crate) fn rules(self, defaults: UserDraft, alone: bool) -> Rules {
        Rules {
            dialect: self.dialect(),
            in_bulk: !alone && self.users_per_request() != Some(1),
            defaults,
            store: self.store.rules(),
        }
    }

    fn users_per_request(self) -> Option<usize> {
        self.settings.with(|settings| settings.users_per_request)
    }

    /// Whether the store may be asked before anything is sent.
    pub(crate) fn looks_up(self) -> bool {
        self.settings.with(|settings| settings.look_ups)
    }

    fn has_row_keys(self) -> bool {
        self.settings.with(|settings| settings.row_key)
    }

    pub(crate) fn run_options(self, skip_probe: bool) -> ImportOptions {
        ImportOptions {
            id: now(),
            dialect: self.dialect(),
            pace: self.budget().pace(),
            users_per_request: self.users_per_request(),
            row_keys: self.has_row_keys().then(|| row_keys(now())).flatten(),
            skip_probe,
        }
    }

    pub(crate) fn preflight_options(self) -> ExistenceCheckOptions {
        ExistenceCheckOptions {
            dialect: self.dialect(),
            unique_fields: self.store.unique_fields(),
            about_companies: true,
        }
    }

    /// The budget that all requests of the widget are taken from.
    pub(crate) fn budget(self) -> Budget {
        self.budget.get()
    }

    /// The event of an engine that is paused.
    pub(crate) fn paused(self, pause: &Pause) -> WidgetEvent {
        let message = self.speech.with_value(|language| language.pause(pause));
        WidgetEvent::error(pause.code(), message)
    }
}
