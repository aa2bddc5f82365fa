//! Who is let in, by which header.

use std::time::Duration;

use axum::http::{HeaderMap, StatusCode, header};

use crate::credentials::{ARCHIVE_TOKEN, MANAGEMENT_TOKEN, STORE_HASH};
use crate::envelope::Refusal;
use crate::token::{Grant, Tokens};

const NO_CREDENTIALS: &str = "Invalid token header. No credentials provided.";
const WRONG_TOKEN: &str = "Invalid token.";

/// Checks the pair of headers of a management request.
///
/// A token without its store hash "will return server errors" (Authentication), so that
/// mistake arrives as a 500 and not as a 401.
pub(crate) fn management(headers: &HeaderMap) -> Result<(), Refusal> {
    let Some(token) = headers.get("x-auth-token") else {
        return Err(unauthorized(NO_CREDENTIALS));
    };
    if token != MANAGEMENT_TOKEN {
        return Err(unauthorized(WRONG_TOKEN));
    }
    if headers
        .get("x-store-hash")
        .is_none_or(|hash| hash != STORE_HASH)
    {
        return Err(server_error());
    }
    Ok(())
}

/// Checks the header of an archived V2 request.
///
/// The store hash beside this token has "unexpected results" (Authentication): a mistake, and
/// taken for one here.
pub(crate) fn archive(headers: &HeaderMap) -> Result<(), Refusal> {
    let Some(token) = headers.get("authtoken") else {
        return Err(unauthorized(NO_CREDENTIALS));
    };
    if token != ARCHIVE_TOKEN {
        return Err(unauthorized(WRONG_TOKEN));
    }
    if headers.contains_key("x-store-hash") {
        return Err(server_error());
    }
    Ok(())
}

/// What the storefront token of the request grants.
pub(crate) fn storefront<'a>(
    headers: &HeaderMap,
    tokens: &'a Tokens,
    now: Duration,
) -> Result<&'a Grant, Refusal> {
    let token = bearer(headers).ok_or_else(|| unauthorized(NO_CREDENTIALS))?;
    tokens
        .grant(token, now)
        .ok_or_else(|| unauthorized(WRONG_TOKEN))
}

/// The storefront token that the request carries.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "))
        // The Buyer Portal writes two blanks after the scheme.
        .map(str::trim_start)
        .filter(|token| !token.is_empty())
}

fn server_error() -> Refusal {
    Refusal::Status(
        StatusCode::INTERNAL_SERVER_ERROR,
        "Internal Server Error",
        "Server error.".to_owned(),
    )
}

fn unauthorized(sentence: &'static str) -> Refusal {
    Refusal::plain(StatusCode::UNAUTHORIZED, sentence)
}
