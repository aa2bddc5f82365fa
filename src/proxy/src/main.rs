//! The command `b2b-users-proxy`. Exit code 2 means that it was told something wrong,
//! 1 that it could not run.

use b2b_users_proxy::{Arguments, Configuration};
use clap::Parser as _;
use std::io::IsTerminal as _;
use std::process::ExitCode;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// What is logged unless `RUST_LOG` says otherwise.
const LOG: &str = "b2b_users_proxy=info";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(LOG));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();

    if arguments.check_health {
        // Before the credentials, which it neither needs nor should touch.
        return match b2b_users_proxy::check_health(arguments.listen).await {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fail(1, &error),
        };
    }
    let configuration = match arguments.configuration(|name| std::env::var_os(name)) {
        Ok(configuration) => configuration,
        Err(error) => return fail(2, &error),
    };
    if let Err(error) = configuration.validate() {
        return fail(2, &error);
    }
    match run(configuration).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(1, &*error),
    }
}

async fn run(configuration: Configuration) -> Result<(), Box<dyn std::error::Error>> {
    let address = configuration.listen();
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| format!("cannot listen on {address}: {error}"))?;
    b2b_users_proxy::serve(listener, configuration).await?;
    Ok(())
}

fn fail(code: u8, error: &dyn std::fmt::Display) -> ExitCode {
    eprintln!("b2b-users-proxy: {error}");
    ExitCode::from(code)
}
