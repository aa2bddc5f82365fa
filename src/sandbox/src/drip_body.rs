//! An answer that comes byte by byte.

use axum::body::{Body, Bytes, HttpBody};
use http_body::{Frame, SizeHint};
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::Sleep;

/// A body that pauses before each of its bytes. The pause is one of the runtime and not of the
/// sandbox's clock: bytes have to wait on a real connection.
#[derive(Debug)]
pub(crate) struct DripBody {
    left: Bytes,
    pause: Duration,
    sleep: Pin<Box<Sleep>>,
}

impl DripBody {
    /// The whole body, with so long a pause before each byte.
    pub(crate) fn of(whole: Bytes, pause: Duration) -> Body {
        Body::new(Self {
            left: whole,
            pause,
            sleep: Box::pin(tokio::time::sleep(pause)),
        })
    }
}

impl HttpBody for DripBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.left.is_empty() {
            return Poll::Ready(None);
        }
        ready!(self.sleep.as_mut().poll(context));
        let pause = self.pause;
        self.sleep.set(tokio::time::sleep(pause));
        let byte = self.left.split_to(1);
        Poll::Ready(Some(Ok(Frame::data(byte))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left.len() as u64)
    }
}
