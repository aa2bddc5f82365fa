//! The end: work under way is finished, new work is refused, probes say so.

use crate::command::Running;
use crate::support::{BULK, USERS, Upstream, configuration, created, raw, text, url, user, users};
use axum::Router;
use b2b_users_proxy::serve_until;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::{Notify, oneshot};

#[tokio::test]
async fn work_under_way_is_finished_and_new_work_is_refused() {
    let (arrived, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let gate = (Arc::clone(&arrived), Arc::clone(&release));
    let slow = Router::new().fallback(move || {
        let (arrived, release) = gate.clone();
        async move {
            arrived.notify_one();
            release.notified().await;
            axum::Json(created())
        }
    });
    let upstream = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut configuration = configuration(&url(upstream.local_addr().unwrap()));
    configuration = configuration.with_timeouts(b2b_users_proxy::Timeouts::default());
    tokio::spawn(async move { axum::serve(upstream, slow).await });

    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let server = tokio::spawn(serve_until(listener, configuration, async move {
        stopped.await.unwrap();
    }));

    let body = user("marie@example.com").to_string();
    let request = text("POST", USERS, address, &body);
    let under_way = tokio::spawn(async move { raw(address, request.as_bytes()).await });
    arrived.notified().await;
    let ready = raw(address, text("GET", "/readyz", address, "").as_bytes()).await;
    assert!(ready.starts_with("HTTP/1.1 200 "), "{ready}");

    stop.send(()).unwrap();
    tokio::task::yield_now().await;
    let mut ready = raw(address, text("GET", "/readyz", address, "").as_bytes()).await;
    for _ in 0..100 {
        if ready.starts_with("HTTP/1.1 503 ") {
            break;
        }
        ready = raw(address, text("GET", "/readyz", address, "").as_bytes()).await;
    }
    assert!(ready.starts_with("HTTP/1.1 503 "), "{ready}");
    let refused = raw(
        address,
        text("POST", BULK, address, &users(2).to_string()).as_bytes(),
    )
    .await;
    assert!(refused.starts_with("HTTP/1.1 503 "), "{refused}");
    assert!(refused.contains("\"applied\":false"), "{refused}");
    assert!(!server.is_finished());

    release.notify_one();
    let finished = under_way.await.unwrap();
    assert!(finished.starts_with("HTTP/1.1 200 "), "{finished}");
    server.await.unwrap().unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn the_command_ends_in_order_on_sigterm() {
    let upstream = Upstream::content().await;
    let mut running = Running::start(&upstream.url, &[]).await;
    let id = running.child.id().unwrap().to_string();
    let kill = tokio::process::Command::new("kill")
        .args(["-TERM", &id])
        .status()
        .await;
    assert!(kill.unwrap().success());
    assert!(running.child.wait().await.unwrap().success());
}
