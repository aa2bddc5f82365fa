//! Requests and replies.
//!
//! They are plain values. A driver turns a request into a call of `fetch` or of a native
//! client, and turns what it gets into a reply or a [`TransportError`]; nothing in the crate opens a
//! connection.

/// The method of a request.
///
/// The interfaces know more methods (users can be updated and deleted), but nothing here uses
/// them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads; may be repeated.
    ///
    /// All look-ups of the management and V2 interfaces.
    Get,
    /// Creates; must never be repeated blindly.
    ///
    /// GraphQL queries use it as well, although they only read. So the method alone does not
    /// tell whether a request may be repeated; the key under which an engine sends it does.
    Post,
}

/// A request to the store's interface.
///
/// It holds neither host nor headers. What sends it adds the base address, the content type
/// `application/json` and a credential: `X-Auth-Token` with `X-Store-Hash` for the management
/// interface, `authToken` for V2, `Authorization: Bearer` for a storefront login.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiRequest {
    /// The method.
    pub method: Method,
    /// The path with its query, such as `/api/v3/io/users`.
    ///
    /// It begins with a slash. Values in the query are percent-encoded already.
    pub path: String,
    /// A JSON text, for [`Method::Post`].
    ///
    /// UTF-8 without a byte order mark. `None` with [`Method::Get`].
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
///
/// A reply need not be the store's: a gateway, a captive portal or the proxy may have written
/// it. Reading it therefore begins with the question whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiReply {
    /// The HTTP status.
    ///
    /// `0` stands for a redirect that a browser did not follow and whose target it does not
    /// show.
    pub status: u16,
    /// The body as text.
    ///
    /// Empty where there was none.
    pub body: String,
    /// Milliseconds to wait before the next request, if the headers said so; see
    /// [`retry_after`](super::retry_after).
    ///
    /// `None` means that nothing was said. It does not mean that the next request may leave at
    /// once.
    pub retry_after: Option<u64>,
    /// The number by which the store's support finds the request, if the headers gave one.
    ///
    /// `X-Request-ID`; a browser shows it to pages of other origins as well (API reference, "CORS"). It is shown
    /// where a reply could not be understood.
    pub request_id: Option<String>,
}

impl ApiReply {
    /// What the reply says, with the number by which the store's support finds the request.
    pub(super) fn with_request_id(&self, text: &str) -> String {
        match (&self.request_id, text) {
            (None, text) => text.to_owned(),
            (Some(id), "") => format!("X-Request-ID: {id}"),
            (Some(id), text) => format!("{text} (X-Request-ID: {id})"),
        }
    }
}

/// Why there is no reply, and what is known about it.
///
/// The detail is for people who look for the reason; nothing is decided by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransportError {
    /// The kind.
    pub kind: Fault,
    /// A code of the host's, such as `ECONNREFUSED`; empty if it gave none.
    ///
    /// Never a sentence: what a program throws may hold a secret.
    pub detail: String,
}

impl From<Fault> for TransportError {
    /// Without any detail.
    fn from(kind: Fault) -> Self {
        Self {
            kind,
            detail: String::new(),
        }
    }
}

/// The kinds of reasons why there is no reply.
///
/// A fault says nothing about what the store did. The request may have been carried out in full
/// while only the reply was lost, so a create that ends like this is in doubt and must not be
/// repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The connection failed at some point; no one can say at which.
    ///
    /// To a browser a refused connection, a broken one and a reply without the headers that let
    /// the page read it (CORS) are the same error, so they are one variant here as well.
    Connection,
    /// The time was up.
    ///
    /// How long that is, is the driver's to choose.
    Timeout,
    /// The host knew of no connection when the request failed.
    ///
    /// It may have been lost after the request arrived.
    Offline,
    /// Something beside the driver ended the request, such as the page or an extension of the browser.
    Aborted,
    /// What came is no reply, or broke off before its end.
    Unreadable,
}
