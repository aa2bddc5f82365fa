//! One request.

use crate::connection::{Connection, Credential};
use crate::failure::{broken_off, failed};
use crate::js_host::is_page;
use crate::reply::read;
use b2b_users_core::wire::{ApiReply, ApiRequest, Fault, Method, TransportError};
use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Object, Reflect};
use std::pin::pin;
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
/// A [`TransportError`] when no whole reply came. A browser does not tell whether a request that
/// failed had reached the server.
pub async fn send(
    connection: &Connection,
    request: &ApiRequest,
) -> Result<ApiReply, TransportError> {
    let abort = AbortOnDrop(AbortController::new().ok());
    let signal = abort.signal();
    let exchange = pin!(exchange(connection, request, signal.as_ref()));
    // A `fetch` of the program's own may not heed the signal.
    match select(exchange, TimeoutFuture::new(connection.timeout)).await {
        Either::Left((reply, _)) => reply,
        Either::Right(_) => Err(Fault::Timeout.into()),
    }
}

async fn exchange(
    connection: &Connection,
    request: &ApiRequest,
    signal: Option<&AbortSignal>,
) -> Result<ApiReply, TransportError> {
    let init = prepared(connection, request, signal);
    let address = connection.address(&request.path);
    let host = &connection.host;
    let response = host.fetch(&address, &init).await;
    let response = response.map_err(|error| failed(&error, host.is_offline()))?;
    let reply = read(&response, host.now()).await;
    reply.map_err(|error| broken_off(&error))
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
    // A plain object that no one else knows takes every property.
    drop(Reflect::set(headers, &name.into(), &value.into()));
}
