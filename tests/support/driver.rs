//! A WebDriver server and its one session.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use tempfile::TempDir;

use crate::Engine;
use crate::display::Display;
use crate::patience::in_time;
use crate::process::{Background, free_port};

/// How often a browser may fail to start before that counts.
const STARTS: usize = 3;

/// How long a driver may take to listen.
const LISTENING: Duration = Duration::from_secs(20);

/// A driver with a browser. Dropping it ends both, also while a test panics.
#[derive(Debug)]
pub(crate) struct Driver {
    pub(crate) client: Client,
    session: String,
    port: u16,
    // Fields drop in this order: the browser's server before its display and its files.
    _server: Background,
    _display: Option<Display>,
    _scratch: TempDir,
}

impl Driver {
    /// Starts driver and browser. Only this is ever tried again, never what a test does with it.
    pub(crate) async fn start(engine: Engine) -> Result<Self> {
        let mut attempt = 1;
        loop {
            match Self::try_start(engine).await {
                Err(error) if attempt < STARTS => {
                    eprintln!("{} did not start, trying again: {error:#}", engine.name());
                    attempt += 1;
                }
                outcome => {
                    return outcome.with_context(|| format!("{} did not start", engine.name()));
                }
            }
        }
    }

    async fn try_start(engine: Engine) -> Result<Self> {
        let scratch = tempfile::tempdir()?;
        let display = match engine {
            Engine::WebKit => Some(Display::start()?),
            Engine::Chromium | Engine::Firefox => None,
        };
        let port = free_port()?;
        let mut command = Command::new(engine.driver());
        command.arg(format!("--port={port}")).stdout(Stdio::null());
        if let Some(display) = &display {
            command
                .env("DISPLAY", &display.name)
                .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
                .env_remove("WAYLAND_DISPLAY");
        }
        let mut server = Background::start(&mut command)?;
        wait_until_listening(&mut server, port).await?;

        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(engine.capabilities(scratch.path()));
        let client = in_time(builder.connect(&format!("http://127.0.0.1:{port}")))
            .await?
            .context("the driver made no session")?;
        let session = in_time(client.session_id())
            .await??
            .context("the session has no id")?;
        Ok(Self {
            client,
            session,
            port,
            _server: server,
            _display: display,
            _scratch: scratch,
        })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Drivers put their browsers beyond our reach, so the driver is asked to end its own; plainly
        // over a socket, since nothing can be awaited here.
        let _ = delete_session(self.port, &self.session);
    }
}

fn delete_session(port: u16, session: &str) -> std::io::Result<()> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(
        stream,
        "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )?;
    let mut start = [0; 12];
    stream.read_exact(&mut start)
}

async fn wait_until_listening(server: &mut Background, port: u16) -> Result<()> {
    let started = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if !server.is_running() {
            bail!("the driver stopped by itself");
        }
        if started.elapsed() > LISTENING {
            bail!("the driver does not listen on port {port}");
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}
