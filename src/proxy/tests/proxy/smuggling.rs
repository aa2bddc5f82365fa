//! Requests that two servers may read differently.

use crate::connections::start;
use crate::support::{BULK, USERS, Upstream, configuration, raw, text};

/// Heads that one server may end elsewhere than another.
const HEADS: [&str; 26] = [
    "Content-Length: 0",
    "Content-Length: 0\r\nConnection: keep-alive",
    "Content-Length: 00",
    "Content-Length: +0",
    "Content-Length: -0",
    "Content-Length: 0x0",
    "Content-Length: 0, 0",
    "Content-Length: 0 0",
    "Content-Length:",
    "Content-Length: 99999999999999999999",
    "Content-Length : 0",
    "Content-Length: 0\rX: y",
    "Content-Length: 0\nTransfer-Encoding: chunked",
    "X: y\r\n Content-Length: 0",
    "X: \0\r\nContent-Length: 0",
    "Content_Length: 9",
    "Transfer-Encoding: chunked",
    "Transfer-Encoding:\tchunked",
    "Transfer-Encoding : chunked",
    "X: y\r\n Transfer-Encoding: chunked",
    "Transfer-Encoding: xchunked",
    "Transfer-Encoding: chunked, identity",
    "Transfer-Encoding: gzip, chunked",
    "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
    "Transfer-Encoding: chunked\r\nContent-Length: 0",
    "Content-Length: 0\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk",
];

#[tokio::test]
async fn no_request_hides_behind_another() {
    let upstream = Upstream::content().await;
    let address = start(configuration(&upstream.url)).await;
    let hidden = text("GET", USERS, address, "");
    for head in HEADS {
        // The end of a body in chunks is no start of a request, so both readings are tried.
        for end in ["", "0\r\n\r\n"] {
            for version in ["HTTP/1.1", "HTTP/1.0"] {
                let request = format!(
                    "POST {BULK} {version}\r\nHost: {address}\r\nContent-Type: application/json\r\n\
                     {head}\r\n\r\n{end}{hidden}"
                );
                let answers = raw(address, request.as_bytes()).await;
                assert_eq!(answers.matches("HTTP/1.").count(), 1, "{head:?} {answers}");
                assert!(!answers.contains(" 200 "), "{head:?} {answers}");
            }
        }
    }
    assert_eq!(upstream.seen().len(), 0);
}
