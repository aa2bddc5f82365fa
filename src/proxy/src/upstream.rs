//! Asking the store. A request goes out once, to one host, with headers of our own making.

use crate::client::causes;
use crate::configuration::Configuration;
use crate::envelope::{Applied, Refusal};
use crate::reply::Reply;
use crate::secret::Secret;
use axum::http::{HeaderMap, StatusCode, header};
use reqwest::{Client, RequestBuilder, Response};
use serde_json::Value;

/// The greatest answer to a look-up, in bytes. A page holds up to 250 users, and with
/// their extra fields there is no telling how much each of them brings along.
const MAXIMUM_LIST_BYTES: usize = 8 * 1024 * 1024;

/// The greatest answer to a create, in bytes: ten results, or what is wrong with ten users.
const MAXIMUM_RESULT_BYTES: usize = 1024 * 1024;

/// One interface of the store, with the credentials that open it.
#[derive(Debug)]
pub(crate) struct Upstream {
    client: Client,
    base: String,
    credentials: HeaderMap,
    token: Secret,
}

impl Upstream {
    /// The configured upstream, asked through this client with these headers. The token
    /// is one of them.
    pub(crate) fn new(
        client: Client,
        configuration: &Configuration,
        credentials: HeaderMap,
        token: Secret,
    ) -> Self {
        let base = configuration.upstream.as_str().trim_end_matches('/');
        Self {
            client,
            base: base.to_owned(),
            credentials,
            token,
        }
    }

    /// Sends a JSON body. The path is one of our own: of what a browser sends, a checked
    /// number is all that may become part of it.
    ///
    /// # Errors
    /// A refusal that says whether the upstream can have acted.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Result<Reply, Refusal> {
        let request = self.client.post(format!("{}{path}", self.base));
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let request = request.body(body.to_string());
        self.exchange(request, MAXIMUM_RESULT_BYTES).await
    }

    /// Asks with a query that is already encoded. The path is as for [`Self::post`].
    ///
    /// # Errors
    /// As [`Self::post`].
    pub(crate) async fn get(&self, path: &str, query: &str) -> Result<Reply, Refusal> {
        let mark = if query.is_empty() { "" } else { "?" };
        let request = self.client.get(format!("{}{path}{mark}{query}", self.base));
        self.exchange(request, MAXIMUM_LIST_BYTES).await
    }

    async fn exchange(
        &self,
        request: RequestBuilder,
        maximum_bytes: usize,
    ) -> Result<Reply, Refusal> {
        let request = request.headers(self.credentials.clone());
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
