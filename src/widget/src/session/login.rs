//! The storefront login, in memory only.

use crate::state::{State, Stored};
use b2b_users_client::{Authorizer, BearerToken, Provider, Then, TokenProvider, now};
use leptos::prelude::untrack;

/// Where the storefront login comes from: the page, or a person who pastes it. A copy is
/// the same login.
#[derive(Debug, Clone, Copy)]
pub struct Login {
    pasted: State<String>,
    provided: State<Option<BearerToken>>,
    provider: Stored<Option<TokenProvider>>,
    /// Whether a page of the Buyer Portal is asked if there is no provider.
    trusts_portal: bool,
    /// Asks the page, once for all who need a login.
    authorizer: Stored<Authorizer>,
    /// How often the page named another provider.
    changes: State<u32>,
}

/// Whom the page around the widget names as the source of logins. A copy is the same.
#[derive(Debug, Clone, Copy)]
pub struct LoginSource {
    provider: Stored<Option<TokenProvider>>,
    changes: State<u32>,
}

impl LoginSource {
    /// This provider, or none.
    #[must_use]
    pub fn new(provider: Option<TokenProvider>) -> Self {
        Self {
            provider: Stored::new(provider),
            changes: State::new(0),
        }
    }

    /// Names another one.
    pub fn set(self, provider: Option<TokenProvider>) {
        self.provider.set(provider);
        self.changes.update(|changes| *changes += 1);
    }

    /// The one that was named last. Follows that.
    pub(crate) fn get(self) -> Option<TokenProvider> {
        self.changes.track();
        self.provider.get()
    }
}

impl Login {
    /// A login that this provider gives. Without one it comes from the page of the Buyer
    /// Portal, if that is wanted and this is one, or is pasted.
    #[must_use]
    pub fn new(provider: Option<TokenProvider>, trusts_portal: bool) -> Self {
        let provided = State::new(None);
        let authorizer = Authorizer::new(move |token| provided.set(token));
        Self {
            trusts_portal,
            pasted: State::new(String::new()),
            provided,
            provider: Stored::new(provider),
            authorizer: Stored::new(authorizer),
            changes: State::new(0),
        }
    }

    /// Takes the login from another provider from now on, or from none. What the one
    /// before gave is forgotten, and so is what was pasted: no one would see it any more.
    pub fn set_provider(self, provider: Option<TokenProvider>) {
        self.provider.set(provider);
        self.pasted.set(String::new());
        if let Some(authorizer) = self.authorizer.try_get() {
            authorizer.forget();
        }
        self.changes.update(|changes| *changes += 1);
    }

    /// How often another provider was named. Follows that.
    pub(crate) fn changes(self) -> u32 {
        self.changes.get()
    }

    pub(crate) const fn pasted(self) -> State<String> {
        self.pasted
    }

    /// The login, if there is one.
    pub(crate) fn token(self) -> Option<BearerToken> {
        // What a person pastes is meant to replace what the page gave.
        self.pasted
            .with(|pasted| BearerToken::new(pasted))
            .or_else(|| self.provided.get())
    }

    pub(crate) fn is_missing(self) -> bool {
        self.token().is_none()
    }

    /// Whether the page gives the login, so that no one need paste it.
    pub(crate) fn is_provided(self) -> bool {
        self.provided.with(Option::is_some)
    }

    /// Asks the page for a login, then says whether it gave a new one.
    pub(crate) fn ask(self, then: Then) {
        let provider = self.current_provider();
        let provider = provider.as_ref().map(|provider| provider as &dyn Provider);
        if let Some(authorizer) = self.authorizer.try_get() {
            authorizer.ask(provider, then);
        }
    }

    /// Whom to ask. The Buyer Portal's script may come later than this widget, so it is looked for
    /// every time.
    fn current_provider(self) -> Option<TokenProvider> {
        let portal = || TokenProvider::of_buyer_portal().filter(|_| self.trusts_portal);
        self.provider.get().or_else(portal)
    }

    /// Whether there is another login by now than this one, which the store refused.
    pub(crate) fn has_replaced(self, refused: Option<&BearerToken>) -> bool {
        let token = untrack(|| self.token());
        refused.is_some() && token.is_some() && token.as_ref() != refused
    }

    /// Asks the page for another login after the store refused this one, unless that was
    /// just done. If it has no other, one can be pasted.
    pub(crate) fn renew(self, then: Then) {
        let provider = self.current_provider();
        let provider = provider.as_ref().map(|provider| provider as &dyn Provider);
        if let Some(authorizer) = self.authorizer.try_get() {
            authorizer.renew(provider, now(), then);
        }
    }
}
