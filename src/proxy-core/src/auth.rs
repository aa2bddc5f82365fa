//! Who may ask. The proxy acts with the store's token for those that it lets in, so a foreign web page must not
//! reach it through the browser of a visitor.
//!
//! Three things stop such a page: a `Host` that is not ours (a foreign name that leads to this machine), what
//! the browser says of the request's origin, and JSON as the only content type, which a foreign page cannot
//! send without permission that is never given.

mod caller;
mod content_type;
mod header;
mod host;
pub mod loopback;
mod origin;
mod public_origin;

pub use caller::{Access, Caller};
pub use content_type::check_content_type;
pub use host::HostPolicy;
pub use origin::OriginPolicy;
pub use public_origin::PublicOrigin;

#[cfg(test)]
fn headers(pairs: &[(&'static str, &str)]) -> http::HeaderMap {
    let mut headers = http::HeaderMap::new();
    for (name, value) in pairs {
        headers.append(*name, http::HeaderValue::from_str(value).unwrap());
    }
    headers
}
