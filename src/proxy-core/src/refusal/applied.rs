//! What is known of the effect of a request.

/// What the proxy can say about the effect of a request that it did not relay to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// Proven: no byte of the request reached the upstream, or the upstream declined it before doing any work.
    No,
    /// Nothing proves either.
    Unknown,
}
