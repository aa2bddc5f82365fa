//! The command as it is started by hand.

use crate::support::{STORE_HASH, TOKEN, USERS, Upstream, raw, text, user};
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
    for (arguments, environment, message) in [
        (&[][..], &[][..], "B2B_AUTH_TOKEN and B2B_STORE_HASH"),
        (&[], &[token], "B2B_STORE_HASH_FILE"),
        (&[], &thrice, "keep one of them"),
        (
            &["--listen", "0.0.0.0:8080"],
            &both,
            "ssh -L 8080:127.0.0.1:8080 host",
        ),
        (&["--upstream", "http://example.com"], &both, "https"),
        (&["--site", "/nowhere"], &both, "/nowhere"),
        (&["--token", "x"], &both, "--token"),
    ] {
        let output = run(arguments, environment);
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(text.contains(message), "{text}");
        assert!(!text.contains("canary"), "{text}");
    }
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
