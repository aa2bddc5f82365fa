//! A fake upstream and the means to ask the proxy.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use b2b_users_proxy::{Configuration, Timeouts, Url};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt as _;

pub(crate) const TOKEN: &str = "canary-token-5f0c";
pub(crate) const STORE_HASH: &str = "canary-hash-77aa";
pub(crate) const V2_TOKEN: &str = "canary-archive-9d21";
pub(crate) const USERS: &str = "/api/v3/io/users";
pub(crate) const BULK: &str = "/api/v3/io/users/bulk";
pub(crate) const ARCHIVE: &str = "/api/v2/io/companies/42/users";
pub(crate) const ARCHIVE_BULK: &str = "/api/v2/io/companies/42/users/bulk_create";
/// What can only be looked up, in version 3.
pub(crate) const LOOK_UPS: [&str; 5] = [
    "/api/v3/io/companies/roles",
    "/api/v3/io/companies",
    "/api/v3/io/companies/42",
    "/api/v3/io/channels",
    "/api/v3/io/users/extra-fields",
];

/// One request as the upstream saw it.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) method: Method,
    pub(crate) target: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// An upstream that records every request and always gives the same answer.
#[derive(Clone)]
pub(crate) struct Upstream {
    pub(crate) url: Url,
    seen: Arc<Mutex<Vec<Seen>>>,
}

type Answer = Arc<dyn Fn() -> Response + Send + Sync>;

impl Upstream {
    pub(crate) async fn answering<A: IntoResponse>(
        answer: impl Fn() -> A + Send + Sync + 'static,
    ) -> Self {
        let answer: Answer = Arc::new(move || answer().into_response());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let app = Router::new()
            .fallback(record)
            .with_state((Arc::clone(&seen), answer));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = url(listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url, seen }
    }

    /// An upstream where every create succeeds.
    pub(crate) async fn content() -> Self {
        Self::answering(|| axum::Json(created())).await
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }
}

async fn record(
    State((seen, answer)): State<(Arc<Mutex<Vec<Seen>>>, Answer)>,
    request: Request,
) -> Response {
    let (head, body) = request.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let target = head.uri.to_string();
    seen.lock().unwrap().push(Seen {
        method: head.method,
        target,
        headers: head.headers,
        body,
    });
    answer()
}

pub(crate) fn created() -> Value {
    json!({ "code": 200, "data": { "userId": 2, "bcId": 1 }, "meta": { "message": "Success" } })
}

pub(crate) fn url(address: SocketAddr) -> Url {
    Url::parse(&format!("http://{address}")).unwrap()
}

/// A configuration with the canary credentials and short waits.
pub(crate) fn configuration(upstream: &Url) -> Configuration {
    Configuration::new(upstream.clone())
        .with_management(TOKEN, STORE_HASH)
        .with_archive(V2_TOKEN)
        .with_timeouts(Timeouts {
            headers: Duration::from_millis(300),
            body: Duration::from_millis(300),
            connect: Duration::from_secs(2),
            upstream: Duration::from_millis(600),
            answer: Duration::from_millis(600),
            drain: Duration::from_secs(5),
        })
}

pub(crate) fn app(upstream: &Url) -> Router {
    b2b_users_proxy::app(&configuration(upstream)).unwrap()
}

pub(crate) fn user(email: &str) -> Value {
    json!({
        "firstName": "Marie", "lastName": "Curie", "email": email,
        "companyId": 42, "role": 1, "channelIds": [1],
    })
}

/// A list of good users, each with an address of its own.
pub(crate) fn users(count: usize) -> Value {
    (0..count)
        .map(|index| user(&format!("marie{index}@example.com")))
        .collect()
}

/// A user as version 2 takes it.
pub(crate) fn archive_user(email: &str) -> Value {
    json!({ "firstName": "Marie", "lastName": "Curie", "email": email, "phone": "112233", "userRole": "1" })
}

/// A bulk body of version 2.
pub(crate) fn archive_users(count: usize) -> Value {
    let users = (0..count).map(|index| archive_user(&format!("marie{index}@example.com")));
    json!({ "acceptWelcomeEmail": "0", "users": users.collect::<Vec<_>>() })
}

/// A good request for every route that reaches the store. Those that create come first;
/// those of version 2 come last.
pub(crate) fn routes() -> Vec<Request> {
    let creating = [
        post(USERS, &user("marie@example.com")),
        post(BULK, &users(2)),
        post(ARCHIVE, &archive_user("marie@example.com")),
        post(ARCHIVE_BULK, &archive_users(2)),
    ];
    let looking = [USERS].into_iter().chain(LOOK_UPS).chain([ARCHIVE]);
    let looking = looking.map(|path| request("GET", path, ""));
    creating.into_iter().chain(looking).collect()
}

/// A request as a page of the proxy's own origin would send it.
pub(crate) fn request(method: &str, target: &str, body: impl Into<Body>) -> Request {
    Request::builder()
        .method(method)
        .uri(target)
        .header("host", "localhost:8080")
        .header("content-type", "application/json")
        .body(body.into())
        .unwrap()
}

pub(crate) fn post(target: &str, body: &Value) -> Request {
    request("POST", target, body.to_string())
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answered {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// Checks that this is the proxy's own envelope and gives its `errMsg`.
    pub(crate) fn refusal(&self, status: u16, applied: &Value) -> Value {
        assert_eq!(self.status, status, "{self:?}");
        let json = self.json();
        assert_eq!(json["code"], status, "{json}");
        assert!(json["meta"]["message"].is_string(), "{json}");
        assert_eq!(json["meta"].get("applied"), Some(applied), "{json}");
        json["data"]["errMsg"].clone()
    }
}

pub(crate) async fn ask(app: &Router, request: Request) -> Answered {
    let response = app.clone().oneshot(request).await.unwrap();
    let (head, body) = response.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    Answered {
        status: head.status,
        headers: head.headers,
        body,
    }
}

/// Sends bytes over a connection of their own and reads until the other side closes.
pub(crate) async fn raw(address: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8(answer).unwrap()
}

/// A request as text.
pub(crate) fn text(method: &str, target: &str, address: SocketAddr, body: &str) -> String {
    let length = body.len();
    format!(
        "{method} {target} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\n\r\n{body}"
    )
}

/// Reads one request with its body.
pub(crate) async fn read_request(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    loop {
        let mut buffer = [0; 4096];
        let count = stream.read(&mut buffer).await.unwrap();
        text.push_str(std::str::from_utf8(&buffer[..count]).unwrap());
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        if count == 0 || body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
            return text;
        }
    }
}
