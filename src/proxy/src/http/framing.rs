//! Where the body of a request ends, read from the bytes of its head.
//!
//! hyper forgives a `Content-Length` that is repeated, or that stands beside a
//! `Transfer-Encoding`, and hides what it has forgiven. What stands before this proxy may have
//! read such a request differently, so it is refused.

use b2b_users_proxy_core::Refusal;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// Whether the head of a request says in more than one way where its body ends.
#[derive(Debug, Clone, Default)]
pub(crate) struct Framing(Arc<AtomicBool>);

impl Framing {
    /// Lets a request pass whose head says it once.
    ///
    /// # Errors
    /// 400 when it is said more than once.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        if self.0.load(Ordering::Acquire) {
            return Err(Refusal::Framing);
        }
        Ok(())
    }
}

/// A connection whose first bytes are looked at as they pass.
#[derive(Debug)]
pub(crate) struct Watched {
    stream: TcpStream,
    /// The head, as far as it has come; `None` when it is complete.
    head: Option<Vec<u8>>,
    framing: Framing,
}

impl Watched {
    /// Looks at the head of the only request of this connection.
    pub(crate) fn new(stream: TcpStream) -> (Self, Framing) {
        let framing = Framing::default();
        let watched = Self {
            stream,
            head: Some(Vec::new()),
            framing: framing.clone(),
        };
        (watched, framing)
    }

    fn look(&mut self, bytes: &[u8]) {
        let Some(head) = &mut self.head else { return };
        head.extend_from_slice(bytes);
        // Without the end of a line there is nothing new to see.
        if !bytes.contains(&b'\n') {
            return;
        }
        if let Some(is_ambiguous) = is_ambiguous(head) {
            self.framing.0.store(is_ambiguous, Ordering::Release);
            self.head = None;
        }
    }
}

/// Whether a head has more than one line that says where the body ends; `None` while it is
/// not complete. hyper takes a bare line feed for an end of line, and so does this.
fn is_ambiguous(bytes: &[u8]) -> Option<bool> {
    let mut lines = bytes.split_inclusive(|&byte| byte == b'\n');
    // A server should be patient with empty lines before a request (RFC 9112, 2.2).
    let _request_line = lines.find(|line| !is_blank(line))?;
    let mut count = 0;
    for line in lines {
        if is_blank(line) {
            return Some(count > 1);
        }
        let name = line.split(|&byte| byte == b':').next().unwrap_or_default();
        let frames = [&b"content-length"[..], b"transfer-encoding"];
        count += usize::from(frames.iter().any(|frame| name.eq_ignore_ascii_case(frame)));
    }
    None
}

fn is_blank(line: &[u8]) -> bool {
    matches!(line, b"\n" | b"\r\n")
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(context, buffer))?;
        self.look(buffer.filled().get(before..).unwrap_or_default());
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Watched {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_that_frames_its_body_twice_is_ambiguous_once_it_is_complete() {
        let cases = [
            ("", None),
            ("POST / HTTP/1.1\r\nContent-Length: 1\r\n", None),
            ("POST / HTTP/1.1\r\n\r\n", Some(false)),
            ("\r\nPOST / HTTP/1.1\nContent-Length: 1\n\n", Some(false)),
            (
                "P / H\r\nContent-Length: 1\r\nCONTENT-LENGTH: 1\r\n\r\n",
                Some(true),
            ),
            (
                "P / H\nContent-Length: 1\nTransfer-Encoding: chunked\n\n",
                Some(true),
            ),
            (
                "P / H\r\nX: 1\r\n\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
                Some(false),
            ),
        ];
        for (head, ambiguous) in cases {
            assert_eq!(is_ambiguous(head.as_bytes()), ambiguous, "{head:?}");
        }
    }
}
