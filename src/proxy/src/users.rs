//! The management API, version 3: creating users, and every look-up.

use crate::api::{Api, counted, look_up};
use crate::batch;
use crate::checking::{self, Call};
use crate::company::InPath;
use crate::envelope::Refusal;
use crate::lookup::{COMPANY, LookUp, USERS};
use crate::reply::Reply;
use axum::extract::{Request, State};
use axum::http::Uri;
use axum::response::Response;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::single_request;

/// `POST /api/v3/io/users`: creates one user.
pub(crate) async fn create(State(api): State<Api>, request: Request) -> Result<Response, Refusal> {
    let upstream = api.store.management()?;
    let bytes = api.json(request).await?;
    let outcome = match checking::one(Call::Management, &batch::one(&bytes)?) {
        Ok(user) => {
            upstream
                .post(single_request(Dialect::Management, &user))
                .await
        }
        Err(refusal) => Err(refusal),
    };
    Ok(counted(1, outcome))
}

/// `POST /api/v3/io/users/bulk`: creates one to ten users of one company.
pub(crate) async fn create_many(
    State(api): State<Api>,
    request: Request,
) -> Result<Response, Refusal> {
    let upstream = api.store.management()?;
    let bytes = api.json(request).await?;
    let elements = batch::many(&bytes)?;
    let outcome = match checking::several(Call::Management, &elements) {
        Ok(users) => {
            let users: Vec<&NewUser> = users.iter().collect();
            upstream.post_bulk(Dialect::Management, &users).await
        }
        Err(refusal) => Err(refusal),
    };
    Ok(counted(elements.len(), outcome))
}

/// `GET /api/v3/io/users`: looks users up.
pub(crate) async fn list(State(api): State<Api>, uri: Uri) -> Result<Reply, Refusal> {
    any_list(&api, &USERS, &uri).await
}

/// `GET` of any other list.
///
/// # Errors
/// As [`look_up`], and 503 without credentials.
pub(crate) async fn any_list(api: &Api, list: &LookUp, uri: &Uri) -> Result<Reply, Refusal> {
    look_up(list, uri, api.store.management()?, list.path).await
}

/// `GET /api/v3/io/companies/{companyId}`: looks one company up.
pub(crate) async fn company(
    State(api): State<Api>,
    InPath(company): InPath,
    uri: Uri,
) -> Result<Reply, Refusal> {
    let path = format!("/api/v3/io/companies/{company}");
    look_up(&COMPANY, &uri, api.store.management()?, &path).await
}
