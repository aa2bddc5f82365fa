//! Where a storefront login comes from, if no one pastes it.

use crate::authorizer::{Given, Provider};
use crate::connection::BearerToken;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

/// Milliseconds that the page may take to give a login.
const PATIENCE: u32 = 15_000;

/// A function of the page that gives a storefront login: the text itself or a promise of
/// it. It is asked again when the store says that the login has expired.
#[derive(Debug, Clone, PartialEq)]
pub struct TokenProvider {
    function: Function,
    this: JsValue,
}

impl TokenProvider {
    /// A provider given by the page.
    #[must_use]
    pub const fn new(function: Function) -> Self {
        Self {
            function,
            this: JsValue::UNDEFINED,
        }
    }

    /// The Buyer Portal's own, if the page belongs to it: `window.b2b.utils.user`'s
    /// `getB2BToken` (Buyer Portal, "Headless API").
    #[must_use]
    pub fn of_buyer_portal() -> Option<Self> {
        let mut this = JsValue::from(js_sys::global());
        for name in ["b2b", "utils", "user"] {
            this = Reflect::get(&this, &name.into())
                .ok()
                .filter(JsValue::is_object)?;
        }
        let function = Reflect::get(&this, &"getB2BToken".into()).ok()?;
        let function = function.dyn_into().ok()?;
        Some(Self { function, this })
    }

    /// Asks for a login. `None` if the page has none, or what it gives cannot be one.
    async fn token(&self) -> Option<BearerToken> {
        let answer = self.function.call0(&self.this).ok()?;
        // A promise that never settles must not hold up what waits for a login.
        let patience = future_to_promise(async {
            TimeoutFuture::new(PATIENCE).await;
            Ok(JsValue::UNDEFINED)
        });
        // Whatever it is: a promise of this page or another, or the text itself.
        let first = Promise::race(&Array::of2(&Promise::resolve(&answer), &patience));
        let answer = JsFuture::from(first).await.ok()?;
        BearerToken::new(&answer.as_string()?)
    }
}

impl Provider for TokenProvider {
    fn ask(&self, given: Given) {
        let provider = self.clone();
        spawn_local(async move { given(provider.token().await) });
    }
}
