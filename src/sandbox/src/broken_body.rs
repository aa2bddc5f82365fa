//! An answer that breaks off.

use axum::body::{Body, Bytes, HttpBody};
use http_body::{Frame, SizeHint};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A body that promises more than it delivers and then fails, which makes the server drop the
/// connection.
///
/// With nothing to deliver the server has not flushed the head of the answer yet, so the
/// client sees the connection end without any answer.
#[derive(Debug)]
pub(crate) struct BrokenBody {
    delivered: Option<Bytes>,
    promised: u64,
    paused: bool,
}

impl BrokenBody {
    /// Fails before the first byte.
    pub(crate) fn silent() -> Body {
        Body::new(Self {
            delivered: None,
            promised: 1,
            paused: true,
        })
    }

    /// Delivers the first half of `whole` and fails.
    pub(crate) fn half(whole: &Bytes) -> Body {
        Body::new(Self {
            delivered: Some(whole.slice(..whole.len() / 2)),
            promised: whole.len() as u64,
            paused: false,
        })
    }
}

impl HttpBody for BrokenBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if let Some(bytes) = self.delivered.take() {
            return Poll::Ready(Some(Ok(Frame::data(bytes))));
        }
        if !self.paused {
            // Lets the server write out what it has before the failure discards it.
            self.paused = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(io::ErrorKind::ConnectionReset.into())))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.promised)
    }
}
