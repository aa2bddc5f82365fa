//! One request.

use crate::connection::{Connection, Credential};
use crate::host::is_page;
use b2b_users_core::wire::{ApiReply, ApiRequest, Fault, Method, retry_after};
use gloo_net::http::Response;
use gloo_timers::callback::Timeout;
use js_sys::{Object, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{
    AbortController, AbortSignal, RequestCache, RequestCredentials, RequestInit, RequestRedirect,
};

/// Aborts its request when dropped with the future that waits for it.
struct AbortOnDrop(Option<AbortController>);

impl AbortOnDrop {
    fn signal(&self) -> Option<AbortSignal> {
        self.0.as_ref().map(AbortController::signal)
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

/// Sends a request once and gives the reply as text. Redirects are not followed: a
/// create must not be sent anywhere else.
///
/// # Errors
/// A [`Fault`] when no whole reply came. A browser does not tell whether a request that
/// failed had reached the server.
pub async fn send(connection: &Connection, request: &ApiRequest) -> Result<ApiReply, Fault> {
    let abort = AbortOnDrop(AbortController::new().ok());
    let timed_out = Rc::new(Cell::new(false));
    let timer = {
        let (controller, timed_out) = (abort.0.clone(), Rc::clone(&timed_out));
        Timeout::new(connection.timeout, move || {
            timed_out.set(true);
            if let Some(controller) = &controller {
                controller.abort();
            }
        })
    };
    let result = exchange(connection, request, abort.signal().as_ref()).await;
    drop(timer);
    result.ok_or(if timed_out.get() {
        Fault::Timeout
    } else {
        Fault::Connection
    })
}

async fn exchange(
    connection: &Connection,
    request: &ApiRequest,
    signal: Option<&AbortSignal>,
) -> Option<ApiReply> {
    let init = prepared(connection, request, signal);
    let address = connection.address(&request.path);
    let response = connection.host.fetch(&address, &init).await.ok()?;
    let response = Response::from(response);
    let retry_after = retry_after(|name| response.headers().get(name));
    Some(ApiReply {
        status: response.status(),
        body: response.text().await.ok()?,
        retry_after,
    })
}

fn prepared(
    connection: &Connection,
    request: &ApiRequest,
    signal: Option<&AbortSignal>,
) -> RequestInit {
    let init = RequestInit::new();
    init.set_method(match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
    });
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(signal);
    let headers = Object::new();
    set(&headers, "Accept", "application/json");
    if let Some(body) = &request.body {
        set(&headers, "Content-Type", "application/json");
        init.set_body(&JsValue::from_str(body));
    }
    if let Credential::Bearer(token) = &connection.credential {
        set(&headers, "Authorization", &token.header());
    }
    init.set_headers(&headers);
    if is_page() {
        init.set_cache(RequestCache::NoStore);
        init.set_credentials(match connection.credential {
            // The page's own cookies may be how a proxy knows its callers.
            Credential::Proxy => RequestCredentials::SameOrigin,
            Credential::Bearer(_) => RequestCredentials::Omit,
        });
    }
    init
}

fn set(headers: &Object, name: &str, value: &str) {
    // A plain object that nobody else knows takes every property.
    drop(Reflect::set(headers, &name.into(), &value.into()));
}
