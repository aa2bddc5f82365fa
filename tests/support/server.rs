//! A server in this process that can be stopped as abruptly as a crash would.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context, Result};
use tokio::net::TcpListener;
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
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .context("could not listen on 127.0.0.1")?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let serving = {
            let _inside = runtime.enter();
            serve(TcpListener::from_std(listener)?)
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
