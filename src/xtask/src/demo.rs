//! `cargo xtask demo`: a store, a proxy and the site on loopback, behind one URL.

use std::env;
use std::ffi::OsString;
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use signal_hook::consts::TERM_SIGNALS;

use crate::process::run;
use crate::setup::{Needs, setup};
use crate::{demo_site, fresh, site, workspace};

/// How long a freshly started server may take to answer.
const STARTING: Duration = Duration::from_secs(20);

/// Builds everything and serves it until Ctrl-C.
pub(crate) fn demo(port: u16) -> Result<()> {
    // Asked before minutes of building, and again by the proxy itself.
    let listen = free_port(port)?;
    let tools = setup(&Needs {
        site: true,
        ..Needs::default()
    })?;
    if fresh::is_site_current() {
        println!("The site is built already");
    } else {
        site::build(&tools)?;
    }
    println!("Building the proxy and the sandbox");
    run(workspace::cargo().args([
        "build",
        "--package=b2b-users-proxy",
        "--package=b2b-users-sandbox",
    ]))?;

    let stop = Arc::new(AtomicBool::new(false));
    for signal in stopping_signals() {
        signal_hook::flag::register(signal, Arc::clone(&stop))
            .context("could not listen for Ctrl-C")?;
    }

    let served = directory_of_programs()?.with_file_name("demo-site");
    demo_site::prepare(&served)?;

    let store = free_port(0)?;
    let mut servers = [
        Server::start(
            "sandbox",
            Command::new(program("b2b-users-sandbox")?)
                .arg("--listen")
                .arg(store.to_string()),
        )?,
        Server::start(
            "proxy",
            without_own_settings(
                &mut Command::new(program("b2b-users-proxy")?),
                env::vars_os().map(|(name, _)| name),
            )
            .arg("--listen")
            .arg(listen.to_string())
            .arg("--upstream")
            .arg(format!("http://{store}"))
            .arg("--site")
            .arg(&served)
            .env("B2B_AUTH_TOKEN", "sandbox-management")
            .env("B2B_STORE_HASH", "sandbox")
            .env("B2B_V2_AUTH_TOKEN", "sandbox-v2")
            // Every request is worth a line in production; here the one URL should stay in sight.
            .env(
                "RUST_LOG",
                env::var_os("RUST_LOG").unwrap_or_else(|| "warn".into()),
            ),
        )?,
    ];
    let [sandbox, proxy] = &mut servers;
    sandbox.wait_for_answer(store, "/_sandbox/users", &stop)?;
    proxy.wait_for_answer(listen, "/healthz", &stop)?;

    println!(
        "\nOpen http://{listen}/  (Ctrl-C stops everything; the store is a sandbox, nothing leaves this machine)"
    );
    while !stop.load(Ordering::Relaxed) {
        servers.iter_mut().try_for_each(Server::check)?;
        thread::sleep(Duration::from_millis(100));
    }
    drop(servers);
    // A terminal that was closed takes no more text, which must not matter by now.
    let _ = writeln!(std::io::stdout(), "Stopped.");
    Ok(())
}

/// Whatever ends a program in the usual course, a closed terminal included.
fn stopping_signals() -> impl Iterator<Item = i32> {
    #[cfg(unix)]
    let closed = Some(signal_hook::consts::SIGHUP);
    #[cfg(not(unix))]
    let closed = None;
    TERM_SIGNALS.iter().copied().chain(closed)
}

/// Takes the variables from a command that this project's programs read: the demo must neither use a
/// real store's settings nor stumble over them.
fn without_own_settings(
    command: &mut Command,
    inherited: impl Iterator<Item = OsString>,
) -> &mut Command {
    for name in inherited {
        if name.to_string_lossy().starts_with("B2B_") {
            command.env_remove(name);
        }
    }
    command
}

/// Checks that a loopback port can be listened on; 0 picks one.
fn free_port(port: u16) -> Result<SocketAddr> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(listener) => Ok(listener.local_addr()?),
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "port {port} of 127.0.0.1 is in use: stop what listens there, or choose another one, \
             such as `cargo xtask demo --port {}`",
            free_port(0)?.port(),
        ),
        Err(error) => Err(error).with_context(|| format!("could not listen on 127.0.0.1:{port}")),
    }
}

/// A program of this workspace: cargo builds it beside the one that runs now.
fn program(name: &str) -> Result<PathBuf> {
    Ok(directory_of_programs()?.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
}

/// Where cargo put the program that runs now.
fn directory_of_programs() -> Result<PathBuf> {
    let own = env::current_exe().context("could not find this program's own path")?;
    let directory = own.parent().unwrap_or_else(|| Path::new("."));
    Ok(directory.to_path_buf())
}

/// A running server, killed when dropped.
struct Server {
    name: &'static str,
    child: Child,
}

impl Server {
    fn start(name: &'static str, command: &mut Command) -> Result<Self> {
        // Its log, which is on standard error, may be seen; one URL is printed, and that is ours.
        command.stdin(Stdio::null()).stdout(Stdio::null());
        // A group of its own: Ctrl-C reaches us alone, so the order of stopping is ours too.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let child = command
            .spawn()
            .with_context(|| format!("could not start the {name}"))?;
        Ok(Self { name, child })
    }

    /// Fails when the server has ended by itself.
    fn check(&mut self) -> Result<()> {
        match self.child.try_wait()? {
            None => Ok(()),
            Some(status) => bail!("the {} stopped by itself: {status}", self.name),
        }
    }

    fn wait_for_answer(
        &mut self,
        address: SocketAddr,
        path: &str,
        stop: &AtomicBool,
    ) -> Result<()> {
        let started = Instant::now();
        while !answers(address, path) {
            self.check()?;
            if stop.load(Ordering::Relaxed) {
                bail!("stopped while the {} was starting", self.name);
            }
            if started.elapsed() > STARTING {
                bail!(
                    "the {} does not answer at http://{address}{path}",
                    self.name
                );
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already, which is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether a GET gives status 200.
fn answers(address: SocketAddr, path: &str) -> bool {
    let ask = || -> std::io::Result<String> {
        let wait = Duration::from_secs(2);
        let mut stream = TcpStream::connect_timeout(&address, wait)?;
        stream.set_read_timeout(Some(wait))?;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
        )?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(String::from_utf8_lossy(&start).into_owned())
    };
    ask().is_ok_and(|start| start == "HTTP/1.1 200")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_port_is_an_error_that_offers_another_command() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let message = free_port(port).unwrap_err().to_string();
        assert!(message.contains(&format!("port {port}")), "{message}");
        assert!(message.contains("cargo xtask demo --port "), "{message}");
    }

    #[test]
    fn settings_of_a_real_store_do_not_reach_the_proxy() {
        let inherited = ["B2B_AUTH_TOKEN_FILE", "B2B_STORE_HASH_FILE", "PATH"];
        let mut command = Command::new("proxy");
        without_own_settings(&mut command, inherited.into_iter().map(OsString::from));
        let removed: Vec<_> = command.get_envs().collect();
        let expected = inherited[..2].iter().map(|name| (name.as_ref(), None));
        assert_eq!(removed, expected.collect::<Vec<_>>());
    }

    #[test]
    fn a_port_where_nobody_listens_does_not_answer() {
        let address = free_port(0).unwrap();
        assert!(!answers(address, "/healthz"));
    }
}
