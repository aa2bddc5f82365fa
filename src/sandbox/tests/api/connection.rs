//! What the faults do to a real connection.

use crate::store::{Store, USERS, user};
use b2b_users_sandbox::serve;
use serde_json::json;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use tokio::net::TcpListener;

/// Sends one create on a connection of its own and reads until the other side ends it.
fn raw_create(address: SocketAddr) -> Vec<u8> {
    let body = user("wire@example.com").to_string();
    let request = format!(
        "POST {USERS} HTTP/1.1\r\nhost: {address}\r\nx-auth-token: sandbox-management\r\n\
         x-store-hash: sandbox\r\ncontent-type: application/json\r\nconnection: close\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    // A connection that is torn down may end in an error; what came before it counts.
    let _ = stream.read_to_end(&mut answer);
    answer
}

async fn answer_to(store: &Store, fault: serde_json::Value) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(serve(listener, store.sandbox.clone()));
    store.order(fault).await;
    let answer = tokio::task::spawn_blocking(move || raw_create(address));
    let answer = answer.await.unwrap();
    server.abort();
    String::from_utf8(answer).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_ends_the_connection_without_a_byte() {
    for (when, created) in [("before", 0), ("after", 1)] {
        let store = Store::new();
        let answer = answer_to(&store, json!({ "fault": "reset", "when": when })).await;
        assert_eq!(answer, "");
        assert_eq!(store.created().len(), created, "{when}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_truncated_answer_promises_more_than_it_delivers() {
    let store = Store::new();
    let answer = answer_to(&store, json!({ "fault": "truncate" })).await;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200 OK"), "{head}");
    let promised: usize = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .unwrap()
        .parse()
        .unwrap();
    assert!(body.len() < promised, "{} of {promised}", body.len());
    assert!(!body.is_empty());
}
