//! The paths that create users.

use crate::auth::CalledBy;
use crate::message::{InPath, Rejection, UserCount, answer, read};
use crate::state::Proxy;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName};
use axum::response::Response;
use b2b_users_proxy_core::Refusal;
use b2b_users_proxy_core::auth::check_content_type;
use b2b_users_proxy_core::create::{CreateCommand, CreateRoute};
use b2b_users_proxy_core::ledger::BatchKey;
use b2b_users_proxy_core::refusal::UpstreamFault;

/// The draft "The Idempotency-Key HTTP Header Field" of the IETF.
static IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// `POST /api/v3/io/users`.
pub(crate) async fn one(
    proxy: State<Proxy>,
    caller: CalledBy,
    request: Request,
) -> Result<Response, Rejection> {
    create(proxy, caller, CreateRoute::One, request).await
}

/// `POST /api/v3/io/users/bulk`.
pub(crate) async fn several(
    proxy: State<Proxy>,
    caller: CalledBy,
    request: Request,
) -> Result<Response, Rejection> {
    create(proxy, caller, CreateRoute::Several, request).await
}

/// `POST /api/v2/io/companies/{companyId}/users`.
pub(crate) async fn archive_one(
    proxy: State<Proxy>,
    caller: CalledBy,
    InPath(company): InPath,
    request: Request,
) -> Result<Response, Rejection> {
    create(proxy, caller, CreateRoute::ArchiveOne(company), request).await
}

/// `POST /api/v2/io/companies/{companyId}/users/bulk_create`.
pub(crate) async fn archive_several(
    proxy: State<Proxy>,
    caller: CalledBy,
    InPath(company): InPath,
    request: Request,
) -> Result<Response, Rejection> {
    create(proxy, caller, CreateRoute::ArchiveSeveral(company), request).await
}

/// The work goes on to its end when the client goes away in the middle of it.
async fn create(
    State(proxy): State<Proxy>,
    CalledBy(caller): CalledBy,
    route: CreateRoute,
    request: Request,
) -> Result<Response, Rejection> {
    let upstream = proxy.store.of(route.dialect())?.clone();
    check_content_type(request.headers())?;
    let key = key_of(request.headers())?;
    let body = read(request.into_body(), proxy.body_timeout).await?;
    // A body may take its time, and an exchange that begins now could outlast the end.
    if proxy.lifecycle.is_draining() {
        return Err(Refusal::Draining.into());
    }
    let command = CreateCommand {
        caller,
        route,
        body,
        key,
    };
    let work = proxy.creates.execute(upstream, command);
    let outcome = proxy.lifecycle.complete(work).await;
    let outcome = outcome.ok_or(UpstreamFault::Lost)?;
    let mut response = answer(outcome.result);
    if outcome.users > 0 {
        response.extensions_mut().insert(UserCount(outcome.users));
    }
    Ok(response)
}

/// The key of a request, if it has one.
///
/// # Errors
/// 400 for several, and for what is none.
fn key_of(headers: &HeaderMap) -> Result<Option<BatchKey>, Refusal> {
    let mut keys = headers.get_all(&IDEMPOTENCY_KEY).iter();
    match (keys.next(), keys.next()) {
        (None, _) => Ok(None),
        (Some(key), None) => {
            let key = key.to_str().ok().and_then(BatchKey::parse);
            key.map(Some).ok_or(Refusal::Key)
        }
        _ => Err(Refusal::Key),
    }
}
