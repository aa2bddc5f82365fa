//! Asks for storefront logins, once for all who need one at that moment.

use crate::connection::BearerToken;
use b2b_users_core::engine::Millis;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

/// A login that the store refuses again within so many milliseconds will not get better by asking for a third one.
const COOLDOWN: Millis = 60_000;

/// What is to be done with a login; `None` if there is none.
pub type Given = Box<dyn FnOnce(Option<BearerToken>)>;

/// What gives logins.
pub trait Provider {
    /// Asks for a login. What it gives may come at any later time, or never.
    fn ask(&self, given: Given);
}

/// What is to be done once it is known whether there is a new login.
pub type Then = Box<dyn FnOnce(bool)>;

/// The login that a source gave last, and everybody who waits for another one.
///
/// However many requests are refused at a time, the source is asked once and all hear of what it gave. After
/// the last clone is dropped, no one is told anything.
#[derive(Clone)]
pub struct Authorizer(Rc<Shared>);

struct Shared {
    token: RefCell<Option<BearerToken>>,
    /// Is told each other login.
    changed: Box<dyn Fn(Option<BearerToken>)>,
    waiting: RefCell<Vec<Then>>,
    /// Whether one of those was refused the login that there is.
    is_refused: Cell<bool>,
    /// When the source was asked for another one, not for the first.
    renewed_at: Cell<Option<Millis>>,
    /// How often another source was named: what an earlier one gives is another person's login.
    sources: Cell<u32>,
}

impl Authorizer {
    /// Has no login yet. `changed` is told each that replaces another, and if there is none any more.
    #[must_use]
    pub fn new(changed: impl Fn(Option<BearerToken>) + 'static) -> Self {
        Self(Rc::new(Shared {
            token: RefCell::default(),
            changed: Box::new(changed),
            waiting: RefCell::default(),
            is_refused: Cell::default(),
            renewed_at: Cell::default(),
            sources: Cell::default(),
        }))
    }

    /// Asks for a login, then says whether it is a new one. Without a source there is none.
    pub fn ask(&self, source: Option<&dyn Provider>, then: Then) {
        let Some(source) = source else {
            return then(false);
        };
        let is_first = self.0.join(then);
        if is_first {
            let (shared, asked) = (Rc::downgrade(&self.0), self.0.sources.get());
            source.ask(Box::new(move |token| {
                if let Some(shared) = shared
                    .upgrade()
                    .filter(|shared| shared.sources.get() == asked)
                {
                    shared.take(token);
                }
            }));
        }
    }

    /// Asks for another login after the store refused this one, unless that was just done. If there is no other, the
    /// refused one is forgotten.
    pub fn renew(&self, source: Option<&dyn Provider>, now: Millis, then: Then) {
        let shared = &self.0;
        let is_asked = !shared.waiting.borrow().is_empty();
        let is_too_soon = shared
            .renewed_at
            .get()
            .is_some_and(|at| now < at + COOLDOWN);
        if source.is_none() || is_too_soon && !is_asked {
            shared.set(None);
            return then(false);
        }
        if !is_asked {
            shared.renewed_at.set(Some(now));
        }
        shared.is_refused.set(true);
        self.ask(source, then);
    }

    /// Forgets the login, since another source gives it from now on. Those who wait hear that there is none.
    pub fn forget(&self) {
        let shared = &self.0;
        shared.sources.set(shared.sources.get().wrapping_add(1));
        shared.renewed_at.set(None);
        shared.set(None);
        shared.tell(false);
    }
}

impl Shared {
    /// Waits with the others; says whether there was none before.
    fn join(&self, then: Then) -> bool {
        let mut waiting = self.waiting.borrow_mut();
        waiting.push(then);
        waiting.len() == 1
    }

    fn take(&self, token: Option<BearerToken>) {
        let is_new = token.is_some() && token != *self.token.borrow();
        let is_refused = self.is_refused.get() && !is_new;
        self.set(token.filter(|_| !is_refused));
        self.tell(is_new);
    }

    fn tell(&self, is_new: bool) {
        self.is_refused.set(false);
        for then in self.waiting.take() {
            then(is_new);
        }
    }

    fn set(&self, token: Option<BearerToken>) {
        let before = self.token.replace(token.clone());
        if before != token {
            (self.changed)(token);
        }
    }
}

impl fmt::Debug for Authorizer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Authorizer(..)")
    }
}

#[cfg(test)]
mod tests;
