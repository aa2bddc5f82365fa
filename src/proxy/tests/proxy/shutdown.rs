//! The end: work under way is finished, new work is refused, probes say so.

use crate::command::Running;
use crate::support::{BULK, USERS, Upstream, configuration, created, raw, text, url, user, users};
use axum::Router;
use b2b_users_proxy::{ServeError, serve_until};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;

/// A proxy before an upstream that answers when it is told to.
struct Slow {
    arrived: Arc<Notify>,
    release: Arc<Notify>,
    /// How many answers the upstream has given to a proxy that still waited for them.
    answered: Arc<AtomicUsize>,
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    server: JoinHandle<Result<(), ServeError>>,
}

impl Slow {
    async fn start() -> Self {
        let (arrived, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let answered = Arc::new(AtomicUsize::new(0));
        let gate = (
            Arc::clone(&arrived),
            Arc::clone(&release),
            Arc::clone(&answered),
        );
        // The future of a request is dropped when its connection is closed.
        let slow = Router::new().fallback(move || {
            let (arrived, release, answered) = gate.clone();
            async move {
                arrived.notify_one();
                release.notified().await;
                answered.fetch_add(1, Ordering::SeqCst);
                axum::Json(created())
            }
        });
        let upstream = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let configuration = configuration(&url(upstream.local_addr().unwrap()));
        let configuration = configuration.with_timeouts(b2b_users_proxy::Timeouts::default());
        tokio::spawn(async move { axum::serve(upstream, slow).await });

        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let server = tokio::spawn(serve_until(listener, configuration, async move {
            stopped.await.unwrap();
        }));
        Self {
            arrived,
            release,
            answered,
            address,
            stop,
            server,
        }
    }
}

/// Asks until the proxy says that it is stopping.
async fn until_it_stops(address: SocketAddr) {
    let mut ready = String::new();
    for _ in 0..100 {
        ready = raw(address, text("GET", "/readyz", address, "").as_bytes()).await;
        if ready.starts_with("HTTP/1.1 503 ") {
            return;
        }
    }
    panic!("{ready}");
}

#[tokio::test]
async fn work_under_way_is_finished_and_new_work_is_refused() {
    let Slow {
        arrived,
        release,
        address,
        stop,
        server,
        ..
    } = Slow::start().await;

    let body = user("marie@example.com").to_string();
    let request = text("POST", USERS, address, &body);
    let under_way = tokio::spawn(async move { raw(address, request.as_bytes()).await });
    arrived.notified().await;
    let ready = raw(address, text("GET", "/readyz", address, "").as_bytes()).await;
    assert!(ready.starts_with("HTTP/1.1 200 "), "{ready}");

    stop.send(()).unwrap();
    until_it_stops(address).await;
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

#[tokio::test]
async fn a_create_whose_browser_has_gone_is_finished_before_the_end() {
    let slow = Slow::start().await;
    let body = user("marie@example.com").to_string();
    let request = text("POST", USERS, slow.address, &body);
    let mut tab = TcpStream::connect(slow.address).await.unwrap();
    tab.write_all(request.as_bytes()).await.unwrap();
    slow.arrived.notified().await;
    drop(tab);

    slow.stop.send(()).unwrap();
    until_it_stops(slow.address).await;
    assert!(!slow.server.is_finished());
    slow.release.notify_one();
    slow.server.await.unwrap().unwrap();
    assert_eq!(slow.answered.load(Ordering::SeqCst), 1);
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
