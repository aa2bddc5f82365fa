//! The client of the management API. It sends a request once, to one host, with headers
//! of its own making.

use crate::configuration::{Configuration, ConfigurationError, is_local};
use crate::envelope::{Applied, Refusal};
use crate::reply::Reply;
use crate::secret::Secret;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use reqwest::{Client, RequestBuilder, Response, redirect, retry};
use serde_json::Value;
use std::error::Error as _;
use std::time::Duration;

/// The greatest answer to a look-up, in bytes. A page holds up to 250 users, and with
/// their extra fields there is no telling how much each of them brings along.
const MAXIMUM_LIST_BYTES: usize = 8 * 1024 * 1024;

/// The greatest answer to a create, in bytes: ten results, or what is wrong with ten users.
const MAXIMUM_RESULT_BYTES: usize = 1024 * 1024;

/// How long an idle connection is kept. Short, because a request on a connection that
/// the other side is just closing ends without anyone knowing what became of it.
const IDLE: Duration = Duration::from_secs(4);

/// The management API of one store.
#[derive(Debug)]
pub(crate) struct Upstream {
    client: Client,
    base: String,
    token: Secret,
}

impl Upstream {
    /// A client for the configured upstream. No connection is opened yet.
    pub(crate) fn new(configuration: &Configuration) -> Result<Self, ConfigurationError> {
        let credentials = configuration.check()?;
        let (token, store_hash) = credentials.headers()?;
        let mut headers = HeaderMap::new();
        headers.insert("x-auth-token", token);
        headers.insert("x-store-hash", store_hash);
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));

        // Fails only when a provider is installed already, which is just as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let is_plain =
            configuration.upstream.scheme() == "http" && is_local(&configuration.upstream);
        let builder = Client::builder()
            .default_headers(headers)
            .user_agent(concat!(
                env!("CARGO_PKG_NAME"),
                "/",
                env!("CARGO_PKG_VERSION")
            ))
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .no_proxy()
            .https_only(!is_plain)
            .pool_idle_timeout(IDLE)
            .connect_timeout(configuration.timeouts.connect)
            .timeout(configuration.timeouts.upstream);
        // A loopback upstream needs no certificate authorities, so a machine without any will do.
        let builder = if is_plain {
            builder.tls_certs_only([])
        } else {
            builder
        };
        let client = builder
            .build()
            .map_err(|error| ConfigurationError::Client(causes(&error)))?;

        let base = configuration
            .upstream
            .as_str()
            .trim_end_matches('/')
            .to_owned();
        Ok(Self {
            client,
            base,
            token: credentials.token.clone(),
        })
    }

    /// Sends a JSON body. The path is one of our own: nothing that a browser sends ever
    /// becomes part of it.
    ///
    /// # Errors
    /// A refusal that says whether the upstream can have acted.
    pub(crate) async fn post(&self, path: &'static str, body: &Value) -> Result<Reply, Refusal> {
        let request = self.client.post(format!("{}{path}", self.base));
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let request = request.body(body.to_string());
        self.exchange(request, MAXIMUM_RESULT_BYTES).await
    }

    /// Asks with a query that is already encoded. The path is as for [`Self::post`].
    ///
    /// # Errors
    /// As [`Self::post`].
    pub(crate) async fn get(&self, path: &'static str, query: &str) -> Result<Reply, Refusal> {
        let mark = if query.is_empty() { "" } else { "?" };
        let request = self.client.get(format!("{}{path}{mark}{query}", self.base));
        self.exchange(request, MAXIMUM_LIST_BYTES).await
    }

    async fn exchange(
        &self,
        request: RequestBuilder,
        maximum_bytes: usize,
    ) -> Result<Reply, Refusal> {
        let mut response = request.send().await.map_err(failure)?;
        let status = response.status();
        if status.is_redirection() || status.is_informational() {
            return Err(gateway(
                "Upstream redirect",
                "The store's API redirected the request; redirects are not followed.",
            ));
        }
        let bytes = read(&mut response, maximum_bytes).await?;
        Ok(Reply::new(status, response.headers(), bytes, &self.token))
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

/// An error with everything that led to it, on one line.
fn causes(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
