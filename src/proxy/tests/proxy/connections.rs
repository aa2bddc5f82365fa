//! The server on a real socket: time limits, sizes, one request per connection.

use crate::command::Running;
use crate::support::{USERS, Upstream, configuration, raw, text, user};
use b2b_users_proxy::{Configuration, ServeError, serve_until};
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

pub(crate) async fn start(configuration: Configuration) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve_until(listener, configuration, std::future::pending()));
    address
}

#[tokio::test]
async fn a_user_is_created_over_a_connection_that_is_then_closed() {
    let upstream = Upstream::content().await;
    let address = start(configuration(&upstream.url)).await;
    let body = user("marie@example.com").to_string();
    // `raw` reads until the server closes, so it would hang if the connection were kept.
    let answer = raw(address, text("POST", USERS, address, &body).as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(
        answer
            .to_ascii_lowercase()
            .contains("\r\nconnection: close\r\n"),
        "{answer}"
    );
    assert_eq!(upstream.seen().len(), 1);
}

#[tokio::test]
async fn the_port_in_host_must_be_the_one_that_the_system_chose() {
    let upstream = Upstream::content().await;
    let address = start(configuration(&upstream.url)).await;
    let elsewhere = SocketAddr::from(([127, 0, 0, 1], 8080));
    let answer = raw(address, text("GET", "/healthz", elsewhere, "").as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 403 "), "{answer}");
    let answer = raw(address, text("GET", "/healthz", address, "").as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
}

#[tokio::test]
async fn a_client_that_sends_too_much_reads_why() {
    let upstream = Upstream::content().await;
    let address = start(configuration(&upstream.url)).await;
    for length in [257 * 1024, 3_000_000] {
        let request = text("POST", USERS, address, &" ".repeat(length));
        let answer = raw(address, request.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    }
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn a_client_that_does_not_finish_its_headers_is_cut_off() {
    let upstream = Upstream::content().await;
    let address = start(configuration(&upstream.url)).await;
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream
        .write_all(b"POST / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        .await
        .unwrap();
    let mut answer = Vec::new();
    // Hangs, and so fails, if the connection is left open.
    let _ = stream.read_to_end(&mut answer).await;
    assert!(!answer.starts_with(b"HTTP/1.1 200"));
}

#[tokio::test]
async fn a_client_that_does_not_finish_its_body_is_told() {
    let upstream = Upstream::content().await;
    let address = start(configuration(&upstream.url)).await;
    let request =
        text("POST", USERS, address, "{}").replace("Content-Length: 2", "Content-Length: 9");
    let answer = raw(address, request.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
    assert!(answer.contains("\"applied\":false"), "{answer}");
}

#[tokio::test]
async fn huge_or_many_headers_are_refused() {
    let upstream = Upstream::content().await;
    let address = start(configuration(&upstream.url)).await;
    let long = "x".repeat(33_000);
    for (target, lines) in [
        ("/healthz", format!("X-Big: {long}\r\n")),
        ("/healthz", format!("{long}: 1\r\n")),
        ("/healthz", "X-Many: 1\r\n".repeat(101)),
        (&*format!("/healthz?{long}"), String::new()),
    ] {
        let request = format!("GET {target} HTTP/1.1\r\nHost: {address}\r\n{lines}\r\n");
        let answer = raw(address, request.as_bytes()).await;
        let status = answer.split(' ').nth(1);
        assert!(matches!(status, Some("431" | "414" | "400")), "{answer}");
    }
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn a_body_in_chunks_has_the_same_limits() {
    let upstream = Upstream::content().await;
    let address = start(configuration(&upstream.url)).await;
    let large = " ".repeat(257 * 1024);
    let large = format!("{:x}\r\n{large}\r\n0\r\n\r\n", large.len());
    for (body, status) in [
        ("2\r\n{}\r\n0\r\n\r\n", 422),
        (&*large, 413),
        ("2\r\n{}\r\n", 408),
        ("", 408),
        ("x\r\n{}\r\n0\r\n\r\n", 400),
        ("fffffffffffffffff\r\n{}\r\n0\r\n\r\n", 400),
        ("2\r\n{}0\r\n\r\n", 400),
    ] {
        let request = format!(
            "POST {USERS} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
             Transfer-Encoding: chunked\r\n\r\n{body}"
        );
        let answer = raw(address, request.as_bytes()).await;
        let expected = format!("HTTP/1.1 {status} ");
        assert!(answer.starts_with(&expected), "{status} {answer}");
        assert!(answer.contains("\"applied\":false"), "{answer}");
    }
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn a_request_that_frames_its_body_twice_is_refused() {
    let upstream = Upstream::content().await;
    let address = start(configuration(&upstream.url)).await;
    let body = user("marie@example.com").to_string();
    let length = body.len();
    let request = text("POST", USERS, address, &body);
    let again = format!("\r\nContent-Length: {length}\r\ncontent-length: {length}\r\n");
    let different = format!("\r\nContent-Length: {length}\r\ncontent-length: 1\r\n");
    let listed = format!("\r\nContent-Length: {length}, {length}\r\n");
    let beside = format!("\r\nContent-Length: {length}\r\nTransfer-Encoding: chunked\r\n");
    for lines in [again, different, listed, beside] {
        let once = format!("\r\nContent-Length: {length}\r\n");
        let request = request.replace(&once, &lines);
        let answer = raw(address, request.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 400 "), "{lines} {answer}");
    }
    assert_eq!(upstream.seen().len(), 0);
}

#[tokio::test]
async fn the_oldest_silent_connection_gives_way_when_there_are_too_many() {
    let upstream = Upstream::content().await;
    // In a process of its own, for each process may open only so many files.
    let running = Running::start(&upstream.url, &[]).await;
    let mut silent = Vec::new();
    let whole = text("POST", USERS, running.address, "{}");
    let (half_a_head, half_a_body) = ("GET / HTTP/1.1\r\n", &whole[..whole.len() - 1]);
    for start in std::iter::repeat_n(half_a_body, 511).chain([half_a_head]) {
        let mut stream = TcpStream::connect(running.address).await.unwrap();
        stream.write_all(start.as_bytes()).await.unwrap();
        silent.push(stream);
    }
    let request = text("GET", "/healthz", running.address, "");
    let answer = raw(running.address, request.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    // Hangs, and so fails, if the first is left open.
    let mut rest = Vec::new();
    let _ = silent[0].read_to_end(&mut rest).await;
    // The last is still listened to.
    let last = silent.last_mut().unwrap();
    let more = format!("Host: {}\r\n\r\n", running.address);
    last.write_all(more.as_bytes()).await.unwrap();
    last.read_to_end(&mut rest).await.unwrap();
    assert!(rest.starts_with(b"HTTP/1.1 404 "));
}

#[tokio::test]
async fn a_listener_that_others_can_reach_is_refused() {
    let upstream = Upstream::content().await;
    let listener = TcpListener::bind("0.0.0.0:0").await.unwrap();
    let outcome = serve_until(
        listener,
        configuration(&upstream.url),
        std::future::pending(),
    )
    .await;
    assert!(
        matches!(outcome, Err(ServeError::Configuration(_))),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn a_client_that_never_takes_its_answer_loses_its_place() {
    let large = serde_json::to_string(&"x".repeat(8_000_000)).unwrap();
    let upstream = Upstream::answering(move || large.clone()).await;
    let address = start(configuration(&upstream.url)).await;
    let mut client = TcpStream::connect(address).await.unwrap();
    let request = text("GET", USERS, address, "");
    client.write_all(request.as_bytes()).await.unwrap();
    // Nothing is read. Hangs, and so fails, if the connection is kept: a write to one that was closed breaks.
    while client.write_all(b" ").await.is_ok() {
        tokio::task::yield_now().await;
    }
    assert_eq!(upstream.seen().len(), 1);
}
