//! Requests and replies.

/// The method of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads; may be repeated.
    Get,
    /// Creates; must never be repeated blindly.
    Post,
}

/// A request to the store's interface.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiRequest {
    /// The method.
    pub method: Method,
    /// The path with its query, such as `/api/v3/io/users`.
    pub path: String,
    /// A JSON text, for [`Method::Post`].
    pub body: Option<String>,
}

impl std::fmt::Debug for ApiRequest {
    /// Leaves out the query and the body, which name people.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = self.path.split('?').next().unwrap_or_default();
        write!(formatter, "ApiRequest({:?} {path})", self.method)
    }
}

/// A reply of the store's interface, or of anything that stands before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiReply {
    /// The HTTP status.
    pub status: u16,
    /// The body as text.
    pub body: String,
    /// Milliseconds to wait before the next request, if the headers said so; see
    /// [`retry_after`](super::retry_after).
    pub retry_after: Option<u64>,
}

/// Why there is no reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The connection failed at some point; nobody can say at which.
    Connection,
    /// The time was up.
    Timeout,
}
