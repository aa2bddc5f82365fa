//! Asking the store. A request goes out once, to one host, with headers of our own making.

use crate::client::causes;
use crate::envelope::{Applied, Refusal};
use crate::lifecycle::Lifecycle;
use crate::redaction::Redaction;
use crate::reply::Reply;
use axum::http::{HeaderMap, StatusCode, header};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::{ApiRequest, bulk_request};
use reqwest::{Client, RequestBuilder, Response};
use serde_json::Value;
use tokio::sync::oneshot;
use url::Url;

/// The greatest answer to a look-up, in bytes. A page holds up to 250 users, and with
/// their extra fields there is no telling how much each of them brings along.
const MAXIMUM_LIST_BYTES: usize = 8 * 1024 * 1024;

/// The greatest answer to a create, in bytes: ten results, or what is wrong with ten users.
const MAXIMUM_RESULT_BYTES: usize = 1024 * 1024;

/// The clients of an upstream, which differ in their connections.
#[derive(Debug, Clone)]
pub(crate) struct Clients {
    pub(crate) creates: Client,
    pub(crate) look_ups: Client,
}

/// One interface of the store, with the credentials that open it.
#[derive(Debug)]
pub(crate) struct Upstream {
    clients: Clients,
    base: String,
    credentials: HeaderMap,
    redaction: Redaction,
    lifecycle: Lifecycle,
}

impl Upstream {
    /// The upstream at this address, asked with these headers.
    pub(crate) fn new(
        clients: Clients,
        address: &Url,
        credentials: HeaderMap,
        redaction: Redaction,
        lifecycle: Lifecycle,
    ) -> Self {
        Self {
            clients,
            base: address.as_str().trim_end_matches('/').to_owned(),
            credentials,
            redaction,
            lifecycle,
        }
    }

    /// Creates users by the call that takes several; see [`Self::post`].
    ///
    /// # Errors
    /// As [`Self::post`]; a refusal of a list without users.
    pub(crate) async fn post_bulk(
        &self,
        dialect: Dialect,
        users: &[&NewUser],
    ) -> Result<Reply, Refusal> {
        match bulk_request(dialect, users) {
            Some(request) => self.post(request).await,
            None => Err(Refusal::parameters(Vec::<Value>::new())),
        }
    }

    /// Creates: sends a JSON body, on a connection of its own. The path is one of our own: of
    /// what a browser sends, a checked number is all that may become part of it.
    ///
    /// The exchange goes on to its end when the browser goes away in the middle of it. An
    /// exchange broken off would leave users of whom nobody knows whether they were created.
    ///
    /// # Errors
    /// A refusal that says whether the upstream can have acted.
    pub(crate) async fn post(&self, create: ApiRequest) -> Result<Reply, Refusal> {
        let address = format!("{}{}", self.base, create.path);
        let request = self.clients.creates.post(address);
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let request = request.body(create.body.unwrap_or_default());
        let exchange = self.exchange(request, MAXIMUM_RESULT_BYTES);
        let (outcome, waiting) = oneshot::channel();
        self.lifecycle.run(async move {
            if let Err(outcome) = outcome.send(exchange.await) {
                let status =
                    outcome.map_or_else(|refusal| refusal.status(), |reply| reply.status());
                tracing::warn!(
                    status = status.as_u16(),
                    "a create was answered when its client had gone"
                );
            }
        });
        waiting.await.unwrap_or_else(|_| {
            Err(gateway(
                "Upstream connection lost",
                "The proxy lost its connection to the store's API. It may have carried out the request.",
            ))
        })
    }

    /// Asks with a query that is already encoded. The path is as for [`Self::post`].
    ///
    /// # Errors
    /// As [`Self::post`].
    pub(crate) async fn get(&self, path: &str, query: &str) -> Result<Reply, Refusal> {
        let mark = if query.is_empty() { "" } else { "?" };
        let url = format!("{}{path}{mark}{query}", self.base);
        let request = self.clients.look_ups.get(url);
        self.exchange(request, MAXIMUM_LIST_BYTES).await
    }

    /// The whole of an exchange, which borrows nothing and so can outlive whoever asked for it.
    fn exchange(
        &self,
        request: RequestBuilder,
        maximum_bytes: usize,
    ) -> impl Future<Output = Result<Reply, Refusal>> + Send + use<> {
        let request = request.headers(self.credentials.clone());
        let redaction = self.redaction.clone();
        async move {
            let mut response = request.send().await.map_err(failure)?;
            let status = response.status();
            if status.is_redirection() || status.is_informational() {
                return Err(gateway(
                    "Upstream redirect",
                    "The store's API redirected the request; redirects are not followed.",
                ));
            }
            let bytes = read(&mut response, maximum_bytes).await?;
            Ok(Reply::new(status, response.headers(), bytes, &redaction))
        }
    }
}

async fn read(response: &mut Response, maximum_bytes: usize) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(failure)? {
        if bytes.len() + chunk.len() > maximum_bytes {
            return Err(gateway(
                "Upstream answer too large",
                "The store's API answered with more than can be read.",
            ));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// A refusal after the request was sent, with nothing known of its effect.
fn gateway(message: &'static str, detail: &str) -> Refusal {
    Refusal::new(StatusCode::BAD_GATEWAY, message, detail).applied(Applied::Unknown)
}

/// What a failed exchange proves. Only a connection that was never made proves that
/// nothing was sent.
fn failure(error: reqwest::Error) -> Refusal {
    // The URL holds what was searched for, which may be an address.
    let error = error.without_url();
    tracing::warn!(cause = causes(&error), "the upstream failed");
    if error.is_connect() || error.is_builder() {
        let detail = "The store's API cannot be reached. Nothing was sent.";
        return Refusal::new(StatusCode::BAD_GATEWAY, "Upstream unreachable", detail);
    }
    if error.is_timeout() {
        let detail = "The store's API did not answer in time. It may have carried out the request.";
        return Refusal::new(StatusCode::GATEWAY_TIMEOUT, "Upstream timeout", detail)
            .applied(Applied::Unknown);
    }
    gateway(
        "Upstream connection broken",
        "The connection to the store's API broke. It may have carried out the request.",
    )
}
