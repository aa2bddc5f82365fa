//! A sandbox with a clock that stands still until it is turned.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use b2b_users_sandbox::{ARCHIVE_TOKEN, Clock, Options, Sandbox, StoredUser};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tower::ServiceExt;

/// The time on the clock at the start, in seconds since the Unix epoch.
pub(crate) const START: u64 = 1_760_000_000;

pub(crate) const USERS: &str = "/api/v3/io/users";
pub(crate) const BULK: &str = "/api/v3/io/users/bulk";
pub(crate) const STOREFRONT: &str = "/api/v2/users";
pub(crate) const CHANNELS: &str = "/api/v3/io/channels";
pub(crate) const ARCHIVE: &str = "/api/v2/io/companies/42/users";
pub(crate) const ARCHIVE_BULK: &str = "/api/v2/io/companies/42/users/bulk_create";

/// The admin of company 42, its junior buyer and its user with a custom role.
pub(crate) const ADMIN: u64 = 7001;
pub(crate) const JUNIOR: u64 = 7003;
pub(crate) const APPROVER: u64 = 7004;

pub(crate) struct Store {
    pub(crate) sandbox: Sandbox,
    milliseconds: Arc<AtomicU64>,
}

#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Store {
    pub(crate) fn new() -> Self {
        Self::with(Options::default())
    }

    pub(crate) fn with(options: Options) -> Self {
        let milliseconds = Arc::new(AtomicU64::new(START * 1_000));
        let hand = Arc::clone(&milliseconds);
        let clock = Clock::new(move || Duration::from_millis(hand.load(Ordering::SeqCst)));
        Self {
            sandbox: Sandbox::with_clock(options, clock),
            milliseconds,
        }
    }

    pub(crate) fn turn_clock(&self, by: Duration) {
        let by = u64::try_from(by.as_millis()).unwrap();
        self.milliseconds.fetch_add(by, Ordering::SeqCst);
    }

    /// Users that were not there at the start.
    pub(crate) fn created(&self) -> Vec<StoredUser> {
        let mut users = self.sandbox.users();
        users.retain(|user| user.created_at >= START);
        users
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.sandbox.router().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Reply {
            status: parts.status,
            headers: parts.headers,
            body: serde_json::from_slice(&bytes).unwrap_or(Value::Null),
        }
    }

    /// A management request with both headers.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Reply {
        self.send(management("POST", path, body.to_string())).await
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.send(management("GET", path, String::new())).await
    }

    /// An archived request with its header; a GET when there is no body.
    pub(crate) async fn archive(&self, path: &str, body: Option<&Value>) -> Reply {
        let request = if body.is_some() {
            Request::post(path)
        } else {
            Request::get(path)
        };
        let body = body.map(Value::to_string).unwrap_or_default();
        let request = request
            .header("authToken", ARCHIVE_TOKEN)
            .header("content-type", "application/json")
            .body(Body::from(body));
        self.send(request.unwrap()).await
    }

    /// A control request that has to succeed.
    pub(crate) async fn control(&self, path: &str, body: &Value) -> Value {
        let request = Request::post(path).body(Body::from(body.to_string()));
        let reply = self.send(request.unwrap()).await;
        assert_eq!(reply.status, StatusCode::OK, "{:?}", reply.body);
        reply.body
    }

    pub(crate) async fn order(&self, fault: Value) {
        let body = json!({ "orders": [fault] });
        self.control("/_sandbox/faults", &body).await;
    }

    pub(crate) async fn token(&self, user_id: u64) -> String {
        let answer = self
            .control("/_sandbox/token", &json!({ "userId": user_id }))
            .await;
        answer["token"].as_str().unwrap().to_owned()
    }

    /// A storefront create with that token.
    pub(crate) async fn buyer(&self, token: &str, body: &Value) -> Reply {
        let request = Request::post(STOREFRONT)
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json")
            .body(Body::from(body.to_string()));
        self.send(request.unwrap()).await
    }
}

pub(crate) fn management(method: &str, path: &str, body: String) -> Request<Body> {
    Request::builder()
        .method(method)
        .uri(path)
        .header("x-auth-token", "sandbox-management")
        .header("x-store-hash", "sandbox")
        .header("content-type", "application/json")
        .body(Body::from(body))
        .unwrap()
}

/// A user that v3 takes.
pub(crate) fn user(email: &str) -> Value {
    json!({
        "firstName": "Marie",
        "lastName": "Curie",
        "email": email,
        "companyId": 42,
        "role": 1,
        "channelIds": [1],
    })
}

/// A user that v3 takes, with other values for some fields; null removes a field.
pub(crate) fn user_with(changes: Value) -> Value {
    with(user("marie.curie@example.com"), changes)
}

pub(crate) fn with(mut user: Value, changes: Value) -> Value {
    let fields = user.as_object_mut().unwrap();
    for (name, value) in changes.as_object().unwrap() {
        if value.is_null() {
            fields.remove(name);
        } else {
            fields.insert(name.clone(), value.clone());
        }
    }
    user
}

/// A batch of different users.
pub(crate) fn batch(size: usize) -> Value {
    (0..size)
        .map(|index| user(&format!("buyer{index}@example.com")))
        .collect()
}

/// The two classes of 422.
pub(crate) fn parameter_error(detail: Value) -> Value {
    json!({ "code": 422, "data": { "errMsg": detail }, "meta": { "message": "Parameter Error" } })
}

pub(crate) fn logical_error(sentence: &str) -> Value {
    json!({
        "code": 422,
        "data": { "errMsg": sentence },
        "meta": { "message": "Processing data contains logical errors" },
    })
}
