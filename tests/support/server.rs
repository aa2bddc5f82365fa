//! A server in this process that can be stopped as abruptly as a crash would.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context, Result};
use tokio::net::{TcpListener, TcpSocket};
use tokio::runtime::{Builder, Runtime};

/// A server with a runtime of its own. Ending the runtime drops the connections too, which
/// ending one task of a shared runtime would leave open.
#[derive(Debug)]
pub(crate) struct Server {
    address: SocketAddr,
    runtime: Option<Runtime>,
}

impl Server {
    /// Serves on a free port of 127.0.0.1 what `serve` makes of the listener.
    pub(crate) fn start<F, E>(serve: impl FnOnce(TcpListener) -> F) -> Result<Self>
    where
        F: Future<Output = Result<(), E>> + Send + 'static,
        E: std::fmt::Display + Send,
    {
        Self::start_at((Ipv4Addr::LOCALHOST, 0).into(), serve)
    }

    /// The same at an address where another one was stopped.
    pub(crate) fn start_at<F, E>(
        address: SocketAddr,
        serve: impl FnOnce(TcpListener) -> F,
    ) -> Result<Self>
    where
        F: Future<Output = Result<(), E>> + Send + 'static,
        E: std::fmt::Display + Send,
    {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let (address, serving) = {
            let _inside = runtime.enter();
            // Tokio's socket, which takes an address that has just been given up.
            let socket = TcpSocket::new_v4()?;
            socket.set_reuseaddr(true)?;
            socket
                .bind(address)
                .context("could not listen on 127.0.0.1")?;
            let listener = socket.listen(1024)?;
            (listener.local_addr()?, serve(listener))
        };
        runtime.spawn(async move {
            if let Err(error) = serving.await {
                eprintln!("the server at {address} failed: {error}");
            }
        });
        Ok(Self {
            address,
            runtime: Some(runtime),
        })
    }

    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Stops at once, in the middle of whatever it does.
    pub(crate) fn stop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}
