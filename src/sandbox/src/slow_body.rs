//! A body that comes piece by piece.

use axum::body::{Body, Bytes, HttpBody};
use http_body::{Frame, SizeHint};
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::Sleep;

/// How many bytes come at a time.
const PIECE: usize = 16;

/// A whole body, a few bytes at a time, with a wait before each piece.
pub(crate) struct SlowBody {
    left: Bytes,
    wait: Duration,
    pause: Pin<Box<Sleep>>,
}

impl SlowBody {
    pub(crate) fn of(whole: Bytes, wait: Duration) -> Body {
        Body::new(Self {
            left: whole,
            wait,
            pause: Box::pin(tokio::time::sleep(wait)),
        })
    }
}

impl HttpBody for SlowBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.left.is_empty() {
            return Poll::Ready(None);
        }
        ready!(self.pause.as_mut().poll(context));
        self.pause = Box::pin(tokio::time::sleep(self.wait));
        let length = self.left.len().min(PIECE);
        let piece = self.left.split_to(length);
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left.len() as u64)
    }
}
