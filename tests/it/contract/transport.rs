//! What leaves the proxy: the same request, with the secrets that a browser never has.

use super::faults::Faults;
use super::vectors::{list, requests, text, texts};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use axum::response::Json;
use b2b_users_proxy::{Configuration, Url};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;

/// The value that the proxy is configured with, by the header that carries it.
const SECRETS: [(&str, &str); 3] = [
    ("x-auth-token", "management-token"),
    ("x-store-hash", "store-hash"),
    ("authtoken", "archive-token"),
];

/// A request as it arrived.
struct Arrived {
    method: String,
    path: String,
    headers: HeaderMap,
    body: Value,
}

/// Everything that arrived at the store.
type Record = Arc<Mutex<Vec<Arrived>>>;

/// A store that agrees to everything and keeps what it is sent.
fn recorder(record: &Record) -> Router {
    let record = Arc::clone(record);
    Router::new().fallback(move |request: Request| async move {
        let (parts, body) = request.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let arrived = Arrived {
            method: parts.method.to_string(),
            path: parts.uri.to_string(),
            headers: parts.headers,
            body: serde_json::from_slice(&bytes).unwrap_or(Value::Null),
        };
        let mut all = record.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(arrived);
        Json(json!({ "code": 200, "data": {}, "meta": { "message": "Success" } }))
    })
}

/// Serves on a free port until the test is over.
async fn serve(router: Router) -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// Sends a vector to the proxy, as a browser would: without any secret.
async fn send(proxy: SocketAddr, vector: &Value) -> u16 {
    let request = Request::post(format!("http://{proxy}{}", text(vector, "path")))
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ACCEPT, "application/json")
        .body(Body::from(vector["body"].to_string()))
        .unwrap();
    let client = Client::builder(TokioExecutor::new()).build_http();
    client.request(request).await.unwrap().status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_proxy_adds_the_credentials_and_changes_nothing_else() {
    let record = Record::default();
    let store = serve(recorder(&record)).await;
    let [(_, token), (_, hash), (_, archive)] = SECRETS;
    let configuration = Configuration::new(Url::parse(&format!("http://{store}")).unwrap())
        .with_listen((Ipv4Addr::LOCALHOST, 0).into())
        .with_management(token, hash)
        .with_archive(archive);
    let proxy = serve(b2b_users_proxy::app(&configuration).unwrap()).await;

    let vectors = requests();
    let mut faults = Faults::default();
    let mut sent = 0;
    for vector in list(&vectors, "requests") {
        let dialect = text(vector, "dialect");
        if dialect.starts_with("storefront") {
            continue;
        }
        let name = text(vector, "name");
        faults.compare(name, &send(proxy, vector).await, &200);
        sent += 1;
        let arrived = record.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let Some(arrived) = arrived else {
            faults.compare(name, &"nothing arrived", &"a request");
            continue;
        };
        compare(
            &mut faults,
            name,
            &arrived,
            vector,
            &vectors["transport"][dialect],
        );
    }
    let left = record.lock().unwrap_or_else(PoisonError::into_inner).len();
    assert_eq!(left, 0, "more requests arrived than were sent");
    faults.assert_none(sent, 30);
}

fn compare(faults: &mut Faults, name: &str, arrived: &Arrived, vector: &Value, transport: &Value) {
    faults.compare(name, &arrived.method.as_str(), &text(transport, "method"));
    faults.compare(name, &arrived.path.as_str(), &text(vector, "path"));
    faults.compare(name, &arrived.body, &vector["body"]);
    let header = |key: &str| {
        arrived
            .headers
            .get(key)
            .and_then(|value| value.to_str().ok())
    };
    for (key, value) in transport["headers"].as_object().unwrap() {
        faults.compare(name, &header(key), &value.as_str());
    }
    // The old token and the store hash must never travel together, so none may be there that
    // does not belong to the call.
    let credentials = texts(transport, "credentials");
    for (key, secret) in SECRETS {
        let expected = credentials.contains(&key).then_some(secret);
        faults.compare(&format!("{name}: {key}"), &header(key), &expected);
    }
    faults.compare(name, &header("authorization"), &None);
}
