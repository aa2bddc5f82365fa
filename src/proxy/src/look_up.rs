//! The paths that look things up in the store.

use crate::auth::CalledBy;
use crate::message::{InPath, Rejection, answer};
use crate::state::Proxy;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use b2b_users_core::dialect::Dialect;
use b2b_users_proxy_core::look_up::{ARCHIVE_USERS, COMPANY, LookUp, USERS};

/// `GET /api/v3/io/users`.
pub(crate) async fn users(
    State(proxy): State<Proxy>,
    _: CalledBy,
    uri: Uri,
) -> Result<Response, Rejection> {
    list(&proxy, &USERS, &uri).await
}

/// `GET` of any list of the management API.
pub(crate) async fn list(proxy: &Proxy, list: &LookUp, uri: &Uri) -> Result<Response, Rejection> {
    look_up(proxy, Dialect::Management, list, uri, list.path).await
}

/// `GET /api/v3/io/companies/{companyId}`.
pub(crate) async fn company(
    State(proxy): State<Proxy>,
    _: CalledBy,
    InPath(company): InPath,
    uri: Uri,
) -> Result<Response, Rejection> {
    let path = COMPANY.path_of(company);
    look_up(&proxy, Dialect::Management, &COMPANY, &uri, &path).await
}

/// `GET /api/v2/io/companies/{companyId}/users`.
pub(crate) async fn archive_users(
    State(proxy): State<Proxy>,
    _: CalledBy,
    InPath(company): InPath,
    uri: Uri,
) -> Result<Response, Rejection> {
    let path = ARCHIVE_USERS.path_of(company);
    look_up(&proxy, Dialect::ArchiveV2, &ARCHIVE_USERS, &uri, &path).await
}

/// Asks at a path with the query of a request, if that is one of this look-up.
async fn look_up(
    proxy: &Proxy,
    dialect: Dialect,
    look_up: &LookUp,
    uri: &Uri,
    path: &str,
) -> Result<Response, Rejection> {
    let upstream = proxy.store.of(dialect)?;
    let query = look_up.checked_query(uri.query().unwrap_or_default())?;
    proxy.creates.take_room().await?;
    Ok(answer(upstream.get(path, &query).await))
}
