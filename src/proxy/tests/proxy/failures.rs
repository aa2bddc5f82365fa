//! Upstreams that fail, and what the proxy can prove about the request then.

use crate::support::{
    Answered, USERS, Upstream, app, ask, configuration, post, read_request, request, url, user,
};
use axum::http::StatusCode;
use b2b_users_proxy::Timeouts;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpListener;

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

/// What a raw upstream does with one request.
#[derive(Clone, Copy)]
enum Act {
    /// Sends these bytes and keeps the connection.
    Send(&'static str),
    /// Sends these bytes and closes in order.
    SendAndClose(&'static str),
    /// Breaks the connection with a reset.
    Reset,
    /// Says nothing for ever.
    Stall,
    /// Sends a head and then more body than anybody wants.
    Flood,
}

/// An upstream on bare TCP that acts as told, request by request, then resets. Counts
/// the requests that it has read to the end.
async fn raw_upstream(acts: &'static [Act]) -> (b2b_users_proxy::Url, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = url(listener.local_addr().unwrap());
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let counted = Arc::clone(&counted);
            tokio::spawn(async move {
                while !read_request(&mut stream).await.is_empty() {
                    let act = acts
                        .get(counted.fetch_add(1, Ordering::SeqCst))
                        .unwrap_or(&Act::Reset);
                    match act {
                        Act::Send(bytes) => stream.write_all(bytes.as_bytes()).await.unwrap(),
                        Act::SendAndClose(bytes) => {
                            return stream.write_all(bytes.as_bytes()).await.unwrap();
                        }
                        Act::Reset => return stream.set_zero_linger().unwrap(),
                        Act::Stall => std::future::pending().await,
                        Act::Flood => {
                            let head = "HTTP/1.1 200 OK\r\nContent-Length: 99000000\r\n\r\n";
                            stream.write_all(head.as_bytes()).await.unwrap();
                            while stream.write_all(&[b' '; 65_536]).await.is_ok() {}
                            return;
                        }
                    }
                }
            });
        }
    });
    (url, count)
}

async fn create(upstream: &b2b_users_proxy::Url) -> Answered {
    ask(&app(upstream), post(USERS, &user("marie@example.com"))).await
}

fn message(answer: &Answered) -> String {
    answer.json()["meta"]["message"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn a_refused_connection_proves_that_nothing_was_applied() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = url(listener.local_addr().unwrap());
    drop(listener);
    let answer = create(&url).await;
    answer.refusal(502, &json!(false));
    assert_eq!(message(&answer), "Upstream unreachable");
}

#[tokio::test]
async fn a_name_that_does_not_resolve_proves_that_nothing_was_applied() {
    let url = b2b_users_proxy::Url::parse("https://upstream.invalid").unwrap();
    // A slow resolver must not turn this into a time-out of the whole exchange.
    let patient = configuration(&url).with_timeouts(Timeouts::default());
    let app = b2b_users_proxy::app(&patient).unwrap();
    let answer = ask(&app, post(USERS, &user("marie@example.com"))).await;
    answer.refusal(502, &json!(false));
}

#[tokio::test]
async fn a_failed_tls_handshake_proves_that_nothing_was_applied() {
    let (mut url, _) = raw_upstream(&[]).await;
    url.set_scheme("https").unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    url.set_port(Some(listener.local_addr().unwrap().port()))
        .unwrap();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            stream.write_all(b"this is not TLS\r\n").await.unwrap();
        }
    });
    let answer = create(&url).await;
    answer.refusal(502, &json!(false));
}

#[tokio::test]
async fn an_exchange_that_breaks_leaves_the_effect_unknown_and_is_not_repeated() {
    const TRUNCATED: &str =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{";
    let cases: [(&'static [Act], u16, &str); 7] = [
        (&[Act::Reset], 502, "Upstream connection broken"),
        (&[Act::SendAndClose("")], 502, "Upstream connection broken"),
        (
            &[Act::SendAndClose("not http\r\n\r\n")],
            502,
            "Upstream connection broken",
        ),
        (
            &[Act::SendAndClose(TRUNCATED)],
            502,
            "Upstream connection broken",
        ),
        (
            &[Act::SendAndClose(
                "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: evil\r\n\r\n",
            )],
            502,
            "Upstream redirect",
        ),
        (&[Act::Stall], 504, "Upstream timeout"),
        (&[Act::Send(TRUNCATED)], 504, "Upstream timeout"),
    ];
    for (acts, status, text) in cases {
        let (url, count) = raw_upstream(acts).await;
        let answer = create(&url).await;
        answer.refusal(status, &Value::Null);
        assert_eq!(message(&answer), text);
        assert_eq!(count.load(Ordering::SeqCst), 1);
    }
}

#[tokio::test]
async fn a_reused_connection_that_breaks_is_not_tried_again() {
    let (url, count) = raw_upstream(&[Act::Send(OK), Act::Reset, Act::Send(OK)]).await;
    let app = app(&url);
    let first = ask(&app, post(USERS, &user("marie@example.com"))).await;
    assert_eq!(first.status, 200);
    let second = ask(&app, post(USERS, &user("pierre@example.com"))).await;
    second.refusal(502, &Value::Null);
    assert_eq!(count.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn an_endless_answer_is_cut_off() {
    let (url, _) = raw_upstream(&[Act::Flood]).await;
    let answer = create(&url).await;
    answer.refusal(502, &Value::Null);
    assert_eq!(message(&answer), "Upstream answer too large");
}

#[tokio::test]
async fn a_list_may_be_eight_times_as_large_as_the_result_of_a_create() {
    const MEBIBYTE: usize = 1024 * 1024;
    for (method, maximum) in [("GET", 8 * MEBIBYTE), ("POST", MEBIBYTE)] {
        for (length, status) in [(maximum, 200), (maximum + 1, 502)] {
            // The content of a JSON text, padded with blanks.
            let upstream =
                Upstream::answering(move || format!("{{}}{}", " ".repeat(length - 2))).await;
            let patient = configuration(&upstream.url).with_timeouts(Timeouts::default());
            let app = b2b_users_proxy::app(&patient).unwrap();
            let body = user("marie@example.com").to_string();
            let answer = ask(&app, request(method, USERS, body)).await;
            assert_eq!(answer.status, status, "{method} {length}");
            if status == 200 {
                assert_eq!(answer.body.len(), length, "{method}");
            } else {
                answer.refusal(502, &Value::Null);
                assert_eq!(message(&answer), "Upstream answer too large");
            }
        }
    }
}

#[tokio::test]
async fn a_page_instead_of_json_is_no_answer() {
    for (theirs, ours) in [(200, 502), (403, 502), (503, 503)] {
        let upstream = Upstream::answering(move || {
            (
                StatusCode::from_u16(theirs).unwrap(),
                axum::response::Html("<h1>gateway</h1>"),
            )
        })
        .await;
        let answer = create(&upstream.url).await;
        let detail = answer.refusal(ours, &Value::Null);
        assert!(
            detail.as_str().unwrap().contains(&theirs.to_string()),
            "{detail}"
        );
    }
}

#[tokio::test]
async fn a_create_never_goes_out_on_a_connection_that_was_kept() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = url(listener.local_addr().unwrap());
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            counted.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(async move {
                while !read_request(&mut stream).await.is_empty() {
                    stream.write_all(OK.as_bytes()).await.unwrap();
                }
            });
        }
    });
    let app = app(&url);
    let look_up = || request("GET", USERS, "");
    let create = || post(USERS, &user("marie@example.com"));
    for (request, total) in [
        (look_up(), 1),
        (look_up(), 1),
        (create(), 2),
        (create(), 3),
        (look_up(), 3),
    ] {
        assert_eq!(ask(&app, request).await.status, StatusCode::OK);
        assert_eq!(connections.load(Ordering::SeqCst), total);
    }
}
