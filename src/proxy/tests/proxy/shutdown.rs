//! The end: work under way is finished, new work is refused, probes say so.

use crate::command::Running;
use crate::support::{BULK, USERS, configuration, created, raw, routes, text, url, user, users};
use axum::Router;
use b2b_users_proxy::{ServeError, Timeouts, Url, serve_until};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinHandle;

/// A store that answers when it is told to.
struct Held {
    url: Url,
    arrived: Arc<Semaphore>,
    release: Arc<Semaphore>,
    /// How many answers it has given to a proxy that still waited for them.
    answered: Arc<AtomicUsize>,
}

impl Held {
    async fn start() -> Self {
        let [arrived, release] = [0, 0].map(|permits| Arc::new(Semaphore::new(permits)));
        let answered = Arc::new(AtomicUsize::new(0));
        let gate = (
            Arc::clone(&arrived),
            Arc::clone(&release),
            Arc::clone(&answered),
        );
        // The future of a request is dropped when its connection is closed.
        let held = Router::new().fallback(move || {
            let (arrived, release, answered) = gate.clone();
            async move {
                arrived.add_permits(1);
                release.acquire().await.unwrap().forget();
                answered.fetch_add(1, Ordering::SeqCst);
                axum::Json(created())
            }
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = url(listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, held).await });
        Self {
            url,
            arrived,
            release,
            answered,
        }
    }

    /// Waits until so many requests are there.
    async fn arrived(&self, count: u32) {
        self.arrived.acquire_many(count).await.unwrap().forget();
    }

    /// Answers so many of them.
    fn release(&self, count: usize) {
        self.release.add_permits(count);
    }
}

/// A proxy before such a store.
struct Slow {
    store: Held,
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    server: JoinHandle<Result<(), ServeError>>,
}

impl Slow {
    async fn start(timeouts: Timeouts) -> Self {
        let store = Held::start().await;
        let configuration = configuration(&store.url).with_timeouts(timeouts);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let server = tokio::spawn(serve_until(listener, configuration, async move {
            stopped.await.unwrap();
        }));
        Self {
            store,
            address,
            stop,
            server,
        }
    }

    /// Asks for a user; the answer is there once the task has ended.
    fn create(&self) -> JoinHandle<String> {
        let address = self.address;
        let body = user("marie@example.com").to_string();
        let request = text("POST", USERS, address, &body);
        tokio::spawn(async move { raw(address, request.as_bytes()).await })
    }
}

/// Asks until the proxy says that it is stopping. A signal takes longer to arrive than a message to a task.
async fn until_it_stops(address: SocketAddr) {
    let mut ready = String::new();
    for _ in 0..10_000 {
        ready = raw(address, text("GET", "/readyz", address, "").as_bytes()).await;
        if ready.starts_with("HTTP/1.1 503 ") {
            return;
        }
    }
    panic!("{ready}");
}

#[tokio::test]
async fn work_under_way_is_finished_and_new_work_is_refused_on_every_route() {
    let slow = Slow::start(Timeouts::default()).await;
    let address = slow.address;
    let under_way = slow.create();
    slow.store.arrived(1).await;
    let ready = raw(address, text("GET", "/readyz", address, "").as_bytes()).await;
    assert!(ready.starts_with("HTTP/1.1 200 "), "{ready}");

    slow.stop.send(()).unwrap();
    until_it_stops(address).await;
    let alive = raw(address, text("GET", "/healthz", address, "").as_bytes()).await;
    assert!(alive.starts_with("HTTP/1.1 200 "), "{alive}");
    for route in routes() {
        let request = text(route.method().as_str(), route.uri().path(), address, "");
        let refused = raw(address, request.as_bytes()).await;
        assert!(refused.starts_with("HTTP/1.1 503 "), "{refused}");
        assert!(refused.contains("\"applied\":false"), "{refused}");
    }
    assert!(!slow.server.is_finished());

    slow.store.release(1);
    let finished = under_way.await.unwrap();
    assert!(finished.starts_with("HTTP/1.1 200 "), "{finished}");
    slow.server.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_create_whose_browser_has_gone_is_finished_before_the_end() {
    let slow = Slow::start(Timeouts::default()).await;
    let body = user("marie@example.com").to_string();
    let request = text("POST", USERS, slow.address, &body);
    let mut tab = TcpStream::connect(slow.address).await.unwrap();
    tab.write_all(request.as_bytes()).await.unwrap();
    slow.store.arrived(1).await;
    drop(tab);

    slow.stop.send(()).unwrap();
    until_it_stops(slow.address).await;
    assert!(!slow.server.is_finished());
    slow.store.release(1);
    slow.server.await.unwrap().unwrap();
    assert_eq!(slow.store.answered.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_create_that_the_store_never_answers_is_told_so_before_the_end() {
    let slow = Slow::start(Timeouts {
        upstream: Duration::from_millis(600),
        ..Timeouts::default()
    })
    .await;
    let under_way = slow.create();
    slow.store.arrived(1).await;
    slow.stop.send(()).unwrap();
    let answer = under_way.await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 504 "), "{answer}");
    assert!(answer.contains("\"applied\":null"), "{answer}");
    slow.server.await.unwrap().unwrap();
}

#[tokio::test]
async fn what_is_under_way_when_the_time_is_up_does_not_keep_the_proxy_running() {
    let slow = Slow::start(Timeouts {
        drain: Duration::from_millis(50),
        ..Timeouts::default()
    })
    .await;
    let mut tab = TcpStream::connect(slow.address).await.unwrap();
    let request = text(
        "POST",
        USERS,
        slow.address,
        &user("marie@example.com").to_string(),
    );
    tab.write_all(request.as_bytes()).await.unwrap();
    slow.store.arrived(1).await;
    slow.stop.send(()).unwrap();
    // Hangs, and so fails, if the end waits for the store.
    slow.server.await.unwrap().unwrap();
    assert_eq!(slow.store.answered.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_body_that_ends_after_the_stop_is_refused_and_not_sent() {
    let slow = Slow::start(Timeouts::default()).await;
    let body = user("marie@example.com").to_string();
    let request = text("POST", USERS, slow.address, &body);
    let (most, last) = request.split_at(request.len() - 1);
    let mut tab = TcpStream::connect(slow.address).await.unwrap();
    // hyper answers this once it has handed the head on, which is when the proxy takes the work.
    let most = most.replacen("\r\n", "\r\nExpect: 100-continue\r\n", 1);
    tab.write_all(most.as_bytes()).await.unwrap();
    let mut told = [0; "HTTP/1.1 100 Continue\r\n\r\n".len()];
    tab.read_exact(&mut told).await.unwrap();

    slow.stop.send(()).unwrap();
    until_it_stops(slow.address).await;
    tab.write_all(last.as_bytes()).await.unwrap();
    let mut answer = String::new();
    tab.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
    slow.server.await.unwrap().unwrap();
    assert_eq!(
        slow.store.arrived.available_permits(),
        0,
        "nothing was sent"
    );
}

#[cfg(unix)]
async fn signal(running: &Running, name: &str) {
    let id = running.child.id().unwrap().to_string();
    let kill = tokio::process::Command::new("kill")
        .args([name, &id])
        .status()
        .await;
    assert!(kill.unwrap().success());
}

#[cfg(unix)]
#[tokio::test]
async fn a_hundred_batches_under_way_are_all_answered_before_the_command_ends() {
    for name in ["-TERM", "-INT"] {
        let store = Held::start().await;
        let mut running = Running::start(&store.url, &[]).await;
        let address = running.address;
        let request = text("POST", BULK, address, &users(10).to_string());
        let batches: Vec<_> = (0..100)
            .map(|_| {
                let request = request.clone();
                tokio::spawn(async move { raw(address, request.as_bytes()).await })
            })
            .collect();
        store.arrived(100).await;
        signal(&running, name).await;
        until_it_stops(address).await;
        store.release(100);
        for batch in batches {
            let answer = batch.await.unwrap();
            assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        }
        assert!(running.child.wait().await.unwrap().success(), "{name}");
        assert_eq!(store.answered.load(Ordering::SeqCst), 100);
    }
}
