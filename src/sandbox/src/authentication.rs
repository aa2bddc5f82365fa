//! Who may call: the headers and tokens of each API.

use crate::credentials::{ARCHIVE_TOKEN, MANAGEMENT_TOKEN, STORE_HASH};
use crate::envelope::Refusal;
use crate::sandbox::Sandbox;
use crate::token::{Grant, Tokens};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use std::time::Duration;

const NO_CREDENTIALS: &str = "Invalid token header. No credentials provided.";
const WRONG_TOKEN: &str = "Invalid token.";

/// One way to show who calls.
pub(crate) trait Credential {
    /// What the caller may do.
    type Grant;

    /// Checks what the request shows.
    fn check(headers: &HeaderMap, sandbox: &Sandbox) -> Result<Self::Grant, Refusal>;
}

/// A request that shows a credential, with what it grants. As an argument of a handler it comes
/// before everything else that could be refused.
#[derive(Debug)]
pub(crate) struct Authenticated<C: Credential>(pub(crate) C::Grant);

impl<C: Credential> FromRequestParts<Sandbox> for Authenticated<C> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, sandbox: &Sandbox) -> Result<Self, Refusal> {
        C::check(&parts.headers, sandbox).map(Self)
    }
}

/// The pair of headers of a management request.
///
/// A token without its store hash "will return server errors" (Authentication), so that
/// mistake arrives as a 500 and not as a 401.
#[derive(Debug)]
pub(crate) struct Management;

impl Credential for Management {
    type Grant = ();

    fn check(headers: &HeaderMap, _: &Sandbox) -> Result<(), Refusal> {
        token(headers, "x-auth-token", MANAGEMENT_TOKEN)?;
        let hash = headers.get("x-store-hash");
        if hash.is_none_or(|hash| hash != STORE_HASH) {
            return Err(server_error());
        }
        Ok(())
    }
}

/// The header of an archived V2 request.
///
/// The store hash beside this token has "unexpected results" (Authentication): a mistake, and
/// taken for one here.
#[derive(Debug)]
pub(crate) struct Archive;

impl Credential for Archive {
    type Grant = ();

    fn check(headers: &HeaderMap, _: &Sandbox) -> Result<(), Refusal> {
        token(headers, "authtoken", ARCHIVE_TOKEN)?;
        if headers.contains_key("x-store-hash") {
            return Err(server_error());
        }
        Ok(())
    }
}

/// The token of a buyer.
#[derive(Debug)]
pub(crate) struct Storefront;

impl Credential for Storefront {
    type Grant = Grant;

    fn check(headers: &HeaderMap, sandbox: &Sandbox) -> Result<Grant, Refusal> {
        storefront(headers, &sandbox.state().tokens, sandbox.now()).cloned()
    }
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

/// Checks that a header holds the token.
fn token(headers: &HeaderMap, name: &str, wanted: &str) -> Result<(), Refusal> {
    let token = headers
        .get(name)
        .ok_or_else(|| unauthorized(NO_CREDENTIALS))?;
    if token == wanted {
        Ok(())
    } else {
        Err(unauthorized(WRONG_TOKEN))
    }
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
