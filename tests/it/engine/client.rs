//! Sends requests as the page does: through the proxy, or to the store with a login.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, header};
use b2b_users_core::engine::Millis;
use b2b_users_core::wire::{ApiReply, ApiRequest, Fault, Method, retry_after};
use hyper_util::client::legacy::Client as HttpClient;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;
use std::net::SocketAddr;

/// A client without a memory: every request has a connection of its own, so that none is ever
/// sent twice because an old connection turned out to be dead.
pub(crate) struct Client(HttpClient<HttpConnector, Body>);

impl Client {
    pub(crate) fn new() -> Self {
        let client = HttpClient::builder(TokioExecutor::new())
            .pool_max_idle_per_host(0)
            .retry_canceled_requests(false)
            .build_http();
        Self(client)
    }

    /// Sends a request to this server, with a login if there is one.
    pub(crate) async fn send(
        &self,
        server: SocketAddr,
        request: &ApiRequest,
        login: Option<&str>,
    ) -> Result<ApiReply, Fault> {
        let address = format!("http://{server}{}", request.path);
        let builder = match request.method {
            Method::Get => Request::get(address),
            Method::Post => Request::post(address),
        };
        let mut builder = builder.header(header::ACCEPT, "application/json");
        if let Some(token) = login {
            builder = builder.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = match &request.body {
            Some(body) => builder
                .header(header::CONTENT_TYPE, "application/json")
                .body(Body::from(body.clone())),
            None => builder.body(Body::empty()),
        };
        let answer = self.0.request(request.unwrap()).await;
        let (parts, body) = answer.map_err(|_| Fault::Connection)?.into_parts();
        Ok(ApiReply {
            status: parts.status.as_u16(),
            body: text(Body::new(body)).await.ok_or(Fault::Connection)?,
            retry_after: wait(&parts.headers, login.is_some()),
            request_id: None,
        })
    }

    /// Gives the sandbox an order at one of its control paths.
    pub(crate) async fn control(&self, server: SocketAddr, path: &str, body: &Value) -> Value {
        let request = Request::post(format!("http://{server}/_sandbox/{path}"))
            .body(Body::from(body.to_string()))
            .unwrap();
        let (parts, body) = self.0.request(request).await.unwrap().into_parts();
        let body = text(Body::new(body)).await.unwrap();
        assert!(parts.status.is_success(), "{path}: {body}");
        serde_json::from_str(&body).unwrap()
    }
}

/// The whole body, if it comes.
async fn text(body: Body) -> Option<String> {
    let bytes = to_bytes(body, usize::MAX).await.ok()?;
    String::from_utf8(bytes.to_vec()).ok()
}

/// How long the answer asks to wait, as far as a page can read it: everything from its own
/// origin, and from another one what that exposes.
fn wait(headers: &HeaderMap, abroad: bool) -> Option<Millis> {
    let exposed: Vec<&str> = headers
        .get_all(header::ACCESS_CONTROL_EXPOSE_HEADERS)
        .iter()
        .flat_map(|names| names.to_str().unwrap().split(','))
        .map(str::trim)
        .collect();
    retry_after(|name| {
        let readable = !abroad || exposed.iter().any(|other| other.eq_ignore_ascii_case(name));
        let value = headers.get(name).filter(|_| readable)?;
        value.to_str().ok().map(str::to_owned)
    })
}
