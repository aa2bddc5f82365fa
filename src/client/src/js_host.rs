//! A browser or Node as a host: sending, and the time.

use crate::clock;
use b2b_users_core::engine::Millis;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How to send and what time it is. By default the global `fetch` and the system's clock;
/// a program may lend its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JsHost {
    fetch: Option<Function>,
    clock: Option<Clock>,
}

/// A clock of the program's own.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Clock {
    now: Function,
    sleep: Function,
}

impl JsHost {
    /// Sends with this function, which takes an address and a `RequestInit` and promises a
    /// `Response`, as the global `fetch` does.
    #[must_use]
    pub fn with_fetch(mut self, fetch: Function) -> Self {
        self.fetch = Some(fetch);
        self
    }

    /// Goes by these functions: `now` gives milliseconds of Unix time, `sleep` takes
    /// milliseconds and promises to resolve after them.
    #[must_use]
    pub fn with_clock(mut self, now: Function, sleep: Function) -> Self {
        self.clock = Some(Clock { now, sleep });
        self
    }

    /// Milliseconds of Unix time. A clock that gives no number is passed over.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a date after 1970, in whole milliseconds"
    )]
    pub fn now(&self) -> Millis {
        let own = self.clock.as_ref().and_then(|clock| {
            let moment = clock.now.call0(&JsValue::UNDEFINED).ok()?.as_f64()?;
            (moment >= 0.0).then_some(moment as Millis)
        });
        own.unwrap_or_else(clock::now)
    }

    /// Resolves after so many milliseconds. A clock that fails to sleep is passed over, or
    /// an engine that waits would never stop asking.
    pub(crate) async fn sleep(&self, milliseconds: u32) {
        if let Some(clock) = &self.clock {
            let slept = clock
                .sleep
                .call1(&JsValue::UNDEFINED, &milliseconds.into())
                .map(|promise| JsFuture::from(Promise::resolve(&promise)));
            if let Ok(slept) = slept
                && slept.await.is_ok()
            {
                return;
            }
        }
        TimeoutFuture::new(milliseconds).await;
    }

    /// Whether it would be in vain to send now. How a function of the program's own sends is not known.
    pub(crate) fn is_offline(&self) -> bool {
        !self.has_own_fetch() && is_offline()
    }

    /// Whether a function of the program's own sends.
    pub(crate) const fn has_own_fetch(&self) -> bool {
        self.fetch.is_some()
    }

    /// Calls `fetch`. An error if there is none or if it throws.
    pub(crate) async fn fetch(
        &self,
        address: &str,
        init: &web_sys::RequestInit,
    ) -> Result<JsValue, JsValue> {
        let fetch = match &self.fetch {
            Some(fetch) => fetch.clone(),
            // Looked up at every request: a page may have replaced it in the meantime.
            None => Reflect::get(&js_sys::global(), &"fetch".into())?.dyn_into()?,
        };
        let promise = fetch.call2(&js_sys::global(), &address.into(), init.as_ref())?;
        JsFuture::from(Promise::resolve(&promise)).await
    }
}

/// Whether the browser knows that there is no connection. That it knows of none to be missing proves
/// nothing.
#[must_use]
pub fn is_offline() -> bool {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into());
    let online = navigator.and_then(|navigator| Reflect::get(&navigator, &"onLine".into()));
    online.is_ok_and(|online| online == false)
}

/// Whether this is a page or a worker of one. Elsewhere there are neither cookies nor a
/// cache, and some hosts refuse requests that speak of them.
pub(crate) fn is_page() -> bool {
    Reflect::has(&js_sys::global(), &"location".into()).unwrap_or(false)
}
