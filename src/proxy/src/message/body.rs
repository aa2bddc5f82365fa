//! Reading a request body within limits of size and time.

use axum::body::Body;
use b2b_users_proxy_core::{MAXIMUM_BODY_BYTES, Refusal};
use http_body_util::BodyExt as _;
use std::time::Duration;

/// How much of an oversized body is read and thrown away before the refusal goes out.
/// A browser that is still sending when the connection closes reports a broken network
/// instead of the refusal.
const DISCARDED_BYTES: usize = 4 * 1024 * 1024;

/// Reads a whole body of at most [`MAXIMUM_BODY_BYTES`].
///
/// # Errors
/// 413 when it is longer, 408 when it takes longer than `patience`, 400 when it breaks off.
pub(crate) async fn read(body: Body, patience: Duration) -> Result<Vec<u8>, Refusal> {
    match tokio::time::timeout(patience, collect(body)).await {
        Ok(outcome) => outcome,
        Err(_) => Err(Refusal::SlowBody(patience)),
    }
}

async fn collect(mut body: Body) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let mut total = 0_usize;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Refusal::BrokenBody)?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        total = total.saturating_add(data.len());
        if total <= MAXIMUM_BODY_BYTES {
            bytes.extend_from_slice(&data);
        } else if total > MAXIMUM_BODY_BYTES + DISCARDED_BYTES {
            break;
        } else {
            bytes.clear();
        }
    }
    if total <= MAXIMUM_BODY_BYTES {
        return Ok(bytes);
    }
    Err(Refusal::LargeBody)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    const PATIENCE: Duration = Duration::from_secs(5);

    async fn status(body: Body, patience: Duration) -> u16 {
        let refusal = read(body, patience).await.unwrap_err();
        refusal.status().as_u16()
    }

    #[tokio::test]
    async fn the_greatest_body_is_taken_and_one_byte_more_is_not() {
        let most = vec![b' '; MAXIMUM_BODY_BYTES];
        assert_eq!(
            read(Body::from(most.clone()), PATIENCE).await.unwrap(),
            most
        );
        assert_eq!(
            status(Body::from(vec![b' '; MAXIMUM_BODY_BYTES + 1]), PATIENCE).await,
            413
        );
        assert_eq!(
            status(Body::from(vec![b' '; 25_000_000]), PATIENCE).await,
            413
        );
    }

    /// A body of which no byte ever comes.
    struct Stalled;

    impl hyper::body::Body for Stalled {
        type Data = axum::body::Bytes;
        type Error = std::convert::Infallible;

        fn poll_frame(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<hyper::body::Frame<Self::Data>, Self::Error>>> {
            Poll::Pending
        }
    }

    #[tokio::test]
    async fn a_body_that_never_comes_is_given_up() {
        assert_eq!(
            status(Body::new(Stalled), Duration::from_millis(10)).await,
            408
        );
    }
}
