//! Asking the store. A request goes out once, to one host, with headers of our own making.

use super::client::causes;
use axum::http::{HeaderMap, header};
use b2b_users_core::wire::ApiRequest;
use b2b_users_proxy_core::refusal::UpstreamFault;
use b2b_users_proxy_core::upstream::{Redaction, Reply, Upstream};
use b2b_users_proxy_core::{Pending, Refusal};
use reqwest::{Client, RequestBuilder, Response};
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
pub(crate) struct StoreApi {
    clients: Clients,
    base: String,
    credentials: HeaderMap,
    redaction: Redaction,
}

impl StoreApi {
    /// The upstream at this address, asked with these headers.
    pub(crate) fn new(
        clients: Clients,
        address: &Url,
        credentials: HeaderMap,
        redaction: Redaction,
    ) -> Self {
        Self {
            clients,
            base: address.as_str().trim_end_matches('/').to_owned(),
            credentials,
            redaction,
        }
    }

    /// Asks with a query that is already encoded. The path is one of our own: of what a browser
    /// sends, a checked number is all that may become part of it.
    ///
    /// # Errors
    /// A refusal that says whether the upstream can have acted.
    pub(crate) async fn get(&self, path: &str, query: &str) -> Result<Reply, Refusal> {
        let mark = if query.is_empty() { "" } else { "?" };
        let url = format!("{}{path}{mark}{query}", self.base);
        let request = self.clients.look_ups.get(url);
        self.exchange(request, MAXIMUM_LIST_BYTES).await
    }

    /// The whole of an exchange, which borrows nothing and so can outlive the request that asked for it.
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
                return Err(UpstreamFault::Redirect.into());
            }
            let bytes = read(&mut response, maximum_bytes).await?;
            Ok(Reply::new(status, response.headers(), bytes, &redaction))
        }
    }
}

impl Upstream for StoreApi {
    /// On a connection of its own.
    fn create(&self, create: ApiRequest) -> Pending<'static, Result<Reply, Refusal>> {
        let address = format!("{}{}", self.base, create.path);
        let request = self.clients.creates.post(address);
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let request = request.body(create.body.unwrap_or_default());
        Box::pin(self.exchange(request, MAXIMUM_RESULT_BYTES))
    }
}

async fn read(response: &mut Response, maximum_bytes: usize) -> Result<Vec<u8>, UpstreamFault> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(failure)? {
        if bytes.len() + chunk.len() > maximum_bytes {
            return Err(UpstreamFault::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// What a failed exchange proves. Only a connection that was never made proves that nothing was sent.
fn failure(error: reqwest::Error) -> UpstreamFault {
    // The URL holds what was searched for, which may be an address.
    let error = error.without_url();
    tracing::warn!(cause = causes(&error), "the upstream failed");
    if error.is_connect() || error.is_builder() {
        UpstreamFault::Unreachable
    } else if error.is_timeout() {
        UpstreamFault::Timeout
    } else {
        UpstreamFault::Broken
    }
}
