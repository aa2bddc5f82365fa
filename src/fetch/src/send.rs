//! One request.

use crate::connection::{Connection, Credential};
use b2b_users_core::wire::{ApiReply, ApiRequest, Fault, Method, retry_after};
use gloo_net::http::{Request, RequestBuilder, Response};
use gloo_timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::{AbortController, AbortSignal, RequestCache, RequestCredentials, RequestRedirect};

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
            // Without a reason: gloo-net takes any other than an Error for impossible.
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
    result.map_err(|_| {
        if timed_out.get() {
            Fault::Timeout
        } else {
            Fault::Connection
        }
    })
}

async fn exchange(
    connection: &Connection,
    request: &ApiRequest,
    signal: Option<&AbortSignal>,
) -> Result<ApiReply, gloo_net::Error> {
    let builder = prepared(connection, request).abort_signal(signal);
    let response = match &request.body {
        Some(body) => {
            builder
                .header("Content-Type", "application/json")
                .body(body)?
                .send()
                .await?
        }
        None => builder.send().await?,
    };
    let retry_after = retry_after(|name| response.headers().get(name));
    reply(&response, retry_after).await
}

async fn reply(response: &Response, retry_after: Option<u64>) -> Result<ApiReply, gloo_net::Error> {
    let status = response.status();
    let body = response.text().await?;
    Ok(ApiReply {
        status,
        body,
        retry_after,
    })
}

fn prepared(connection: &Connection, request: &ApiRequest) -> RequestBuilder {
    let address = connection.address(&request.path);
    let builder = match request.method {
        Method::Get => Request::get(&address),
        Method::Post => Request::post(&address),
    };
    let builder = builder
        .header("Accept", "application/json")
        .cache(RequestCache::NoStore)
        .redirect(RequestRedirect::Manual);
    match &connection.credential {
        // The page's own cookies may be how a proxy knows its callers.
        Credential::Proxy => builder.credentials(RequestCredentials::SameOrigin),
        Credential::Bearer(token) => builder
            .header("Authorization", &token.header())
            .credentials(RequestCredentials::Omit),
    }
}
