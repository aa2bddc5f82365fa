//! Who may ask: pages of this very proxy, and programs that are no browser.
//!
//! The proxy acts with the store's token for whoever reaches it, so a foreign web page
//! must not reach it through the visitor's browser. Three things stop it: a `Host` that is
//! not ours (a foreign name that resolves to this machine), what the browser says of
//! the request's origin, and JSON as the only content type, which a foreign page cannot
//! send without permission that is never given.

use crate::envelope::Refusal;
use crate::loopback;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};

/// Checks that the request is addressed to a loopback name and our port. Port 0 stands
/// for any port.
///
/// # Errors
/// 403 when it is not.
pub(crate) fn check_host(uri: &Uri, headers: &HeaderMap, port: u16) -> Result<(), Refusal> {
    let refusal =
        || Refusal::forbidden("The request is not addressed to this proxy: check the Host header.");
    let host = only(headers, &header::HOST)
        .and_then(|host| host.parse().ok())
        .ok_or_else(refusal)?;
    let is_ours =
        names_us(&host, port) && uri.authority().is_none_or(|named| names_us(named, port));
    if is_ours { Ok(()) } else { Err(refusal()) }
}

/// Checks that no other site is behind the request.
///
/// # Errors
/// 403 when one is, or may be.
pub(crate) fn check_origin(headers: &HeaderMap) -> Result<(), Refusal> {
    let ours = headers
        .get_all("sec-fetch-site")
        .iter()
        .all(|site| site == "same-origin" || site == "none");
    if !ours {
        return Err(Refusal::forbidden("Requests from other sites are refused."));
    }
    if !headers.contains_key(header::ORIGIN) {
        return Ok(());
    }
    let origin = only(headers, &header::ORIGIN).and_then(|origin| origin.strip_prefix("http://"));
    match (origin, only(headers, &header::HOST)) {
        (Some(origin), Some(host)) if origin.eq_ignore_ascii_case(host) => Ok(()),
        _ => Err(Refusal::forbidden(
            "Requests from other origins are refused.",
        )),
    }
}

/// Checks that the body says it is JSON.
///
/// # Errors
/// 415 when it does not.
pub(crate) fn check_content_type(headers: &HeaderMap) -> Result<(), Refusal> {
    let media_type = only(headers, &header::CONTENT_TYPE).and_then(|value| value.split(';').next());
    if media_type.is_some_and(|name| name.trim().eq_ignore_ascii_case("application/json")) {
        return Ok(());
    }
    Err(Refusal::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "Unsupported Media Type",
        "Send the request with Content-Type: application/json.",
    ))
}

/// The value of a header that is there exactly once.
fn only<'headers>(
    headers: &'headers HeaderMap,
    name: &header::HeaderName,
) -> Option<&'headers str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next().map(HeaderValue::to_str)?.ok()?;
    values.next().is_none().then_some(value)
}

fn names_us(authority: &Authority, port: u16) -> bool {
    let has_user = authority.as_str().contains('@');
    // As it is written: a number that others read differently, such as 08080, is not ours.
    let named = authority.port();
    let named = named.as_ref().map_or("80", |port| port.as_str());
    let has_port = port == 0 || named == port.to_string();
    loopback::is_host(authority.host()) && !has_user && has_port
}

#[cfg(test)]
mod tests;
