//! The server: accepts connections, sets them time limits, and ends in order.
//!
//! Each connection carries one request. A browser that loses a *reused* connection sends
//! its request again by itself, a create included, and shows the page one clean answer;
//! on a fresh connection it does not. On loopback a new connection costs next to nothing.

use super::connections::{Connections, Heard, MOST_CONNECTIONS, Place};
use super::framing::{Framing, Watched};
use super::heard_body::HeardBody;
use super::routes::router;
use crate::configuration::{Configuration, ConfigurationError, Timeouts};
use crate::lifecycle::Lifecycle;
use axum::Router;
use hyper::body::Incoming;
use hyper::server::conn::http1::{Builder, Connection};
use hyper::service::Service;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::io;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};

/// The most bytes of a request's headers.
const HEADER_BYTES: usize = 32 * 1024;

/// The pause after a connection could not be accepted, which mostly means that the
/// process has too many files open.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Why the server did not start.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The configuration cannot be used.
    #[error(transparent)]
    Configuration(#[from] ConfigurationError),
    /// The listener has no address, or signals cannot be received.
    #[error("the system refused: {0}")]
    System(#[from] io::Error),
}

/// Serves until Ctrl-C or SIGTERM, then finishes what is under way. The address of
/// `listener` takes the place of the configured one.
///
/// # Errors
/// When the configuration cannot be used, or the system refuses.
pub async fn serve(listener: TcpListener, configuration: Configuration) -> Result<(), ServeError> {
    serve_until(listener, configuration, termination()?).await
}

/// As [`serve`], until `stop` resolves.
///
/// While requests are under way, `GET /readyz` answers 503 and new work is refused.
///
/// # Errors
/// When the configuration cannot be used, or the system refuses.
pub async fn serve_until(
    listener: TcpListener,
    configuration: Configuration,
    stop: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    let configuration = configuration.with_listen(listener.local_addr()?);
    let lifecycle = Lifecycle::default();
    let server = Server {
        router: router(&configuration, &lifecycle)?,
        builder: builder(&configuration.timeouts),
    };
    tracing::info!(address = %configuration.listen, upstream = %configuration.upstream, "listening");

    let most = configuration.timeouts.connection();
    let graceful = GracefulShutdown::new();
    let mut connections = Connections::new(MOST_CONNECTIONS);
    tokio::select! {
        () = stop => {}
        () = accept(&listener, &mut connections, |stream, place| {
            let connection = graceful.watch(server.connection(stream, place.heard()));
            tokio::spawn(carry(place, connection, most));
        }) => {}
    }

    lifecycle.drain();
    tracing::info!(connections = graceful.count(), "stopping");
    // Probes must be answered meanwhile, and callers told that nothing was sent.
    tokio::select! {
        () = async { tokio::join!(graceful.shutdown(), lifecycle.finished()); } => {}
        () = tokio::time::sleep(configuration.timeouts.drain) => {
            tracing::warn!("requests were still under way when the time was up");
        }
        () = accept(&listener, &mut connections, |stream, place| {
            let connection = server.connection(stream, place.heard());
            tokio::spawn(carry(place, connection, most));
        }) => {}
    }
    Ok(())
}

struct Server {
    router: Router,
    builder: Builder,
}

impl Server {
    fn connection(
        &self,
        stream: TcpStream,
        heard: Heard,
    ) -> Connection<TokioIo<Watched>, Listening> {
        let (stream, framing) = Watched::new(stream);
        let listening = Listening {
            router: TowerToHyperService::new(self.router.clone()),
            heard,
            framing,
        };
        self.builder
            .serve_connection(TokioIo::new(stream), listening)
    }
}

/// The routes behind one connection, told of its framing. They are called when the head of
/// the request is complete.
struct Listening {
    router: TowerToHyperService<Router>,
    heard: Heard,
    framing: Framing,
}

impl Service<hyper::Request<Incoming>> for Listening {
    type Response = <TowerToHyperService<Router> as Service<hyper::Request<HeardBody>>>::Response;
    type Error = <TowerToHyperService<Router> as Service<hyper::Request<HeardBody>>>::Error;
    type Future = <TowerToHyperService<Router> as Service<hyper::Request<HeardBody>>>::Future;

    fn call(&self, mut request: hyper::Request<Incoming>) -> Self::Future {
        request.extensions_mut().insert(self.framing.clone());
        let body = |body| HeardBody::new(body, self.heard.clone());
        self.router.call(request.map(body))
    }
}

fn builder(timeouts: &Timeouts) -> Builder {
    let mut builder = Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(timeouts.headers)
        .max_header_size(HEADER_BYTES)
        .keep_alive(false);
    builder
}

/// Hands every new connection on when there is a place for it, for ever.
async fn accept(
    listener: &TcpListener,
    connections: &mut Connections,
    mut take: impl FnMut(TcpStream, Place),
) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => take(stream, connections.place().await),
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// Runs a connection to its end, at most so long: one that takes its answer drop by drop would keep its place for ever.
async fn carry(
    place: Place,
    connection: impl Future<Output = Result<(), hyper::Error>>,
    most: Duration,
) {
    match place.hold(tokio::time::timeout(most, connection)).await {
        None => tracing::warn!("a connection without a whole request gave way to a new one"),
        Some(Err(_)) => tracing::warn!("a connection took too long and was closed"),
        Some(Ok(Err(error))) => tracing::debug!(%error, "a connection broke"),
        Some(Ok(Ok(()))) => {}
    }
}

/// Listens for Ctrl-C and SIGTERM from now on; the future resolves on the first of them.
#[cfg(unix)]
fn termination() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Listens for Ctrl-C from now on.
#[cfg(windows)]
fn termination() -> io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move { drop(interrupt.recv().await) })
}
