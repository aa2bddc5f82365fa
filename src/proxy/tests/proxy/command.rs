//! The command as it is started by hand.

use crate::support::{
    ARCHIVE, STORE_HASH, TOKEN, USERS, Upstream, V2_TOKEN, archive_user, raw, text, user,
};
use b2b_users_proxy::Url;
use std::net::SocketAddr;
use std::process::{Command, Output, Stdio};
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStderr};

/// The command at work; it is killed when this is dropped.
pub(crate) struct Running {
    pub(crate) child: Child,
    pub(crate) address: SocketAddr,
    /// Kept, so that the command can go on writing its log.
    _log: Lines<BufReader<ChildStderr>>,
}

impl Running {
    /// Starts the command on a free port and waits until it says that it listens.
    pub(crate) async fn start(upstream: &Url, environment: &[(&str, &str)]) -> Self {
        let mut child = tokio::process::Command::new(env!("CARGO_BIN_EXE_b2b-users-proxy"))
            .args(["--listen", "127.0.0.1:0", "--upstream", upstream.as_str()])
            .env_clear()
            .env("B2B_AUTH_TOKEN", TOKEN)
            .env("B2B_STORE_HASH", STORE_HASH)
            .envs(environment.iter().copied())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap()).lines();
        let line = log.next_line().await.unwrap().unwrap();
        let (_, rest) = line.split_once("listening address=").expect(&line);
        let address = rest.split(' ').next().unwrap().parse().unwrap();
        Self {
            child,
            address,
            _log: log,
        }
    }
}

fn run(arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_b2b-users-proxy"))
        .args(arguments)
        .env_clear()
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

#[test]
fn a_wrong_configuration_ends_with_2_and_says_what_to_do() {
    let token = ("B2B_AUTH_TOKEN", TOKEN);
    let both = [token, ("B2B_STORE_HASH", STORE_HASH)];
    let thrice = [both[0], both[1], ("B2B_AUTH_TOKEN_FILE", "x")];
    let v2 = ("B2B_V2_AUTH_TOKEN", V2_TOKEN);
    let v2_twice = [v2, ("B2B_V2_AUTH_TOKEN_FILE", "x")];
    for (arguments, environment, message) in [
        (&[][..], &[][..], "B2B_AUTH_TOKEN and B2B_STORE_HASH"),
        (&[], &[], "or B2B_V2_AUTH_TOKEN for"),
        (&[], &[token], "B2B_STORE_HASH_FILE"),
        (&[], &[token, v2], "B2B_STORE_HASH_FILE"),
        (&[], &v2_twice, "keep one of them"),
        (&[], &[("B2B_V2_AUTH_TOKEN", "two words")], "visible ASCII"),
        (&[], &thrice, "keep one of them"),
        (
            &["--listen", "0.0.0.0:8080"],
            &both,
            "ssh -L 8080:127.0.0.1:8080 host",
        ),
        (&["--upstream", "http://example.com"], &both, "https"),
        (&["--site", "/nowhere"], &both, "/nowhere"),
        (&["--token", "x"], &both, "--token"),
        (&["--v2-auth-token", "x"], &both, "--v2-auth-token"),
    ] {
        let output = run(arguments, environment);
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(text.contains(message), "{text}");
        assert!(!text.contains("canary"), "{text}");
    }
}

#[tokio::test]
async fn the_token_of_version_2_alone_is_enough() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("token");
    std::fs::write(&file, format!("{V2_TOKEN}\n")).unwrap();
    for given in [
        ("B2B_V2_AUTH_TOKEN", V2_TOKEN),
        ("B2B_V2_AUTH_TOKEN_FILE", file.to_str().unwrap()),
    ] {
        let upstream = Upstream::content().await;
        let environment = [("B2B_AUTH_TOKEN", ""), ("B2B_STORE_HASH", ""), given];
        let running = Running::start(&upstream.url, &environment).await;
        let body = archive_user("marie@example.com").to_string();
        let request = text("POST", ARCHIVE, running.address, &body);
        let answer = raw(running.address, request.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        assert_eq!(upstream.seen()[0].headers["authtoken"], V2_TOKEN);
        let ready = text("GET", "/readyz", running.address, "");
        let ready = raw(running.address, ready.as_bytes()).await;
        assert!(ready.starts_with("HTTP/1.1 200 "), "{ready}");
    }
}

#[tokio::test]
async fn the_command_says_whether_the_proxy_is_alive_and_needs_no_credentials() {
    let upstream = Upstream::content().await;
    let mut running = Running::start(&upstream.url, &[]).await;
    let address = running.address.to_string();
    for (arguments, environment) in [
        (&["--check-health", "--listen", &address][..], &[][..]),
        (&["--check-health"], &[("B2B_LISTEN", address.as_str())]),
    ] {
        let output = run(arguments, environment);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
    }
    assert_eq!(upstream.seen().len(), 0, "the store is not asked");
    running.child.kill().await.unwrap();
    let output = run(&["--check-health", "--listen", &address], &[]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains(&address), "{text}");
}

#[test]
fn an_address_in_use_ends_with_1() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let environment = [("B2B_AUTH_TOKEN", TOKEN), ("B2B_STORE_HASH", STORE_HASH)];
    let output = run(
        &["--listen", &address, "--upstream", "http://127.0.0.1:9"],
        &environment,
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains(&address));
}

#[tokio::test]
async fn the_token_takes_no_way_round_through_a_proxy_of_the_environment() {
    let upstream = Upstream::content().await;
    let elsewhere = Upstream::content().await;
    let proxy = elsewhere.url.as_str();
    let environment = [
        ("HTTP_PROXY", proxy),
        ("http_proxy", proxy),
        ("ALL_PROXY", proxy),
    ];
    let running = Running::start(&upstream.url, &environment).await;
    let body = user("marie@example.com").to_string();
    let request = text("POST", USERS, running.address, &body);
    let answer = raw(running.address, request.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert_eq!((upstream.seen().len(), elsewhere.seen().len()), (1, 0));
}
