//! The paths of the store, and serving them.

use crate::sandbox::Sandbox;
use crate::{archive, control, error_shape, gate, graphql, management, storefront};
use axum::{Router, middleware};
use std::io;
use tokio::net::TcpListener;

impl Sandbox {
    /// The API and its control paths, for a server or for a test that calls it directly.
    pub fn router(&self) -> Router {
        Router::new()
            .merge(management::routes())
            .merge(archive::routes())
            .merge(storefront::routes())
            .merge(graphql::routes())
            .merge(control::routes())
            .fallback(gate::not_found)
            .method_not_allowed_fallback(gate::method_not_allowed)
            .layer(middleware::from_fn_with_state(
                self.clone(),
                error_shape::shape,
            ))
            .layer(middleware::from_fn_with_state(self.clone(), gate::pass))
            .with_state(self.clone())
    }
}

/// Serves the sandbox until the future is dropped.
///
/// # Errors
///
/// What the listener reports when it cannot accept connections any more.
pub async fn serve(listener: TcpListener, sandbox: Sandbox) -> io::Result<()> {
    serve_until(listener, sandbox, std::future::pending()).await
}

/// Serves the sandbox until `shutdown` is ready, then lets running requests finish.
///
/// # Errors
///
/// As [`serve`].
pub async fn serve_until(
    listener: TcpListener,
    sandbox: Sandbox,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    axum::serve(listener, sandbox.router())
        .with_graceful_shutdown(shutdown)
        .await
}
