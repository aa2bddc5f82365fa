//! The sandbox as a program: `b2b-users-sandbox --listen 127.0.0.1:8091`.
//!
//! It prints one line, `sandbox store on http://…`, when it can be reached, and ends with Ctrl-C; nothing
//! is kept. Every variant of the store is an option (`--help` says what is documented about each and what
//! is a guess), and all of them can be changed while it runs, by `POST /_sandbox/variant`. The
//! documentation of the library has its paths and the faults that can be ordered.

use anyhow::Context;
use b2b_users_sandbox::{Options, Sandbox, Variants, serve_until};
use clap::Parser;
use std::io::Write;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;

/// A fake B2B Edition store for demonstrations and tests. Nothing is kept when it stops.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// The address to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8091")]
    listen: SocketAddr,
    /// Decides the names and dates of the store.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Milliseconds that every API request waits before it is worked on.
    #[arg(long, default_value_t = 0)]
    latency_ms: u64,
    /// How many users there are beyond the usual ones.
    #[arg(long, default_value_t = 0)]
    additional_users: usize,
    /// How many Companies there are beyond the usual ones.
    #[arg(long, default_value_t = 0)]
    additional_companies: usize,
    #[command(flatten)]
    variants: Variants,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let listener = TcpListener::bind(arguments.listen)
        .await
        .with_context(|| format!("cannot listen on {}", arguments.listen))?;
    let address = listener.local_addr()?;
    // One line, so that whatever started the program can wait for it and read the port.
    writeln!(std::io::stdout(), "sandbox store on http://{address}")?;
    let sandbox = Sandbox::new(Options {
        seed: arguments.seed,
        latency: Duration::from_millis(arguments.latency_ms),
        additional_users: arguments.additional_users,
        additional_companies: arguments.additional_companies,
        variants: arguments.variants,
    });
    serve_until(listener, sandbox, async {
        // Without a way to hear of Ctrl-C the program still ends when it is killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
    .await?;
    Ok(())
}
