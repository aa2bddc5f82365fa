//! A body that tells when it is complete.

use super::connections::Heard;
use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The body of a request. Its connection may have to give way until the last byte is here.
#[derive(Debug)]
pub(super) struct HeardBody {
    body: Incoming,
    heard: Heard,
}

impl HeardBody {
    /// A body that tells `heard`, at once if there is none.
    pub(super) fn new(body: Incoming, heard: Heard) -> Self {
        if body.is_end_stream() {
            heard.tell();
        }
        Self { body, heard }
    }
}

impl Body for HeardBody {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        if frame.is_none() {
            self.heard.tell();
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
