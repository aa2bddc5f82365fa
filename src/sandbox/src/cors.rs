//! What lets pages of other origins read answers.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The values of the published table (About the APIs, CORS).
const ALLOW_METHODS: HeaderValue =
    HeaderValue::from_static("GET, POST, PUT, OPTIONS, DELETE, PATCH");
const EXPOSE_HEADERS: HeaderValue = HeaderValue::from_static("X-Request-ID,Content-Length");
const MAX_AGE: HeaderValue = HeaderValue::from_static("1728000");
/// The table, read strictly: neither `X-Auth-Token` nor `X-Store-Hash` is on it, so a browser
/// cannot call the management API by itself.
const MANAGEMENT_HEADERS: HeaderValue = HeaderValue::from_static("authToken, Content-Type");
/// The storefront, REST and GraphQL, answers the Buyer Portal, which sends `Authorization` from
/// store origins.
const STOREFRONT_HEADERS: HeaderValue =
    HeaderValue::from_static("authToken, Content-Type, Authorization");

/// Answers a preflight request for `path`; a blocked one is answered without a
/// word about other origins.
pub(crate) fn preflight(path: &str, blocked: bool) -> Response {
    if blocked {
        return StatusCode::NO_CONTENT.into_response();
    }
    let rest = path.starts_with("/api/v2/") && !path.starts_with("/api/v2/io/");
    let storefront = rest || path == "/graphql";
    let allow_headers = if storefront {
        STOREFRONT_HEADERS
    } else {
        MANAGEMENT_HEADERS
    };
    let headers: [(HeaderName, HeaderValue); 3] = [
        (header::ACCESS_CONTROL_ALLOW_METHODS, ALLOW_METHODS),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, allow_headers),
        (header::ACCESS_CONTROL_MAX_AGE, MAX_AGE),
    ];
    let mut response = (StatusCode::NO_CONTENT, headers, Body::empty()).into_response();
    write(response.headers_mut());
    response
}

/// Writes what every answer carries. The budget headers are not exposed: a page cannot read
/// them and has to pace itself.
pub(crate) fn write(headers: &mut HeaderMap) {
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSE_HEADERS);
}
