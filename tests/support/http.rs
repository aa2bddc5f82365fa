//! Requests of the tests themselves, which need to look past what a browser shows.

use anyhow::{Context, Result};
use serde_json::Value;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A whole answer, byte for byte as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Status line and headers as text.
    pub headers: String,
    /// The body as text, with its transfer coding if it has one.
    pub body: String,
}

impl Answer {
    /// The body as JSON.
    ///
    /// # Errors
    /// When it is not.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_str(&self.body).context("the answer is not JSON")
    }
}

/// Gets `http://host:port/path`.
///
/// # Errors
/// When no whole answer comes.
pub fn get(url: &str) -> Result<Answer> {
    exchange("GET", url, "")
}

/// Posts JSON to `http://host:port/path`.
///
/// # Errors
/// When no whole answer comes.
pub fn post(url: &str, body: &Value) -> Result<Answer> {
    exchange("POST", url, &body.to_string())
}

fn exchange(method: &str, url: &str, body: &str) -> Result<Answer> {
    let rest = url.strip_prefix("http://").context("only http here")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let mut stream = TcpStream::connect(host)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let length = body.len();
    write!(
        stream,
        "{method} /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let (headers, body) = text.split_once("\r\n\r\n").context("no whole answer")?;
    let status = headers.split(' ').nth(1).context("no status")?.parse()?;
    Ok(Answer {
        status,
        headers: headers.to_owned(),
        body: body.to_owned(),
    })
}
