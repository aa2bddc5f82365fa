//! The client that carries requests to the store.

use crate::configuration::{Configuration, ConfigurationError, is_local};
use axum::http::{HeaderMap, HeaderValue, header};
use reqwest::{Client, ClientBuilder, redirect, retry};
use std::error::Error as _;
use std::time::Duration;

/// How long an idle connection is kept. Short, because servers and what stands before them
/// close theirs after a few seconds.
const IDLE: Duration = Duration::from_secs(4);

/// Whether a connection carries one request or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Connections {
    /// Each request gets a new one: for creates. Of a request on a kept connection that the
    /// other side was just closing, no one knows what became of it.
    Fresh,
    /// One is kept for a while after its request: for look-ups, which can be repeated.
    Kept,
}

/// A client for the configured upstream, without credentials. No connection is opened yet.
///
/// # Errors
/// When it cannot be set up.
pub(crate) fn client(
    configuration: &Configuration,
    connections: Connections,
) -> Result<Client, ConfigurationError> {
    let json = HeaderValue::from_static("application/json");
    let is_plain = configuration.upstream.scheme() == "http" && is_local(&configuration.upstream);
    let builder = builder()
        .default_headers(HeaderMap::from_iter([(header::ACCEPT, json)]))
        .user_agent(concat!(
            env!("CARGO_PKG_NAME"),
            "/",
            env!("CARGO_PKG_VERSION")
        ))
        .https_only(!is_plain)
        .pool_idle_timeout(IDLE)
        .connect_timeout(configuration.timeouts.connect)
        .timeout(configuration.timeouts.upstream);
    let builder = match connections {
        Connections::Fresh => builder.pool_max_idle_per_host(0),
        Connections::Kept => builder,
    };
    // A loopback upstream needs no certificate authorities, so a machine without any will do.
    let builder = if is_plain {
        builder.tls_certs_only([])
    } else {
        builder
    };
    builder
        .build()
        .map_err(|error| ConfigurationError::Client(causes(&error)))
}

/// A client for what runs on this machine, which needs no encryption.
///
/// # Errors
/// When it cannot be set up.
pub(crate) fn client_of_this_machine(limit: Duration) -> reqwest::Result<Client> {
    builder().tls_certs_only([]).timeout(limit).build()
}

/// What all clients have in common: a request is sent once, to the host that it names, and nowhere else.
fn builder() -> ClientBuilder {
    // Fails only when a provider is installed already, which is just as well.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .no_proxy()
}

/// An error with everything that led to it, on one line.
pub(crate) fn causes(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
