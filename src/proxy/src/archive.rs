//! The deprecated version 2 (V2 API, "Company users").

use crate::api::{Api, counted, look_up};
use crate::batch;
use crate::checking::{self, Call};
use crate::company::InPath;
use crate::envelope::Refusal;
use crate::lookup::ARCHIVE_USERS;
use crate::reply::Reply;
use axum::extract::{Request, State};
use axum::http::Uri;
use axum::response::Response;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::archive::users_path;
use b2b_users_core::wire::single_request;

/// `POST /api/v2/io/companies/{companyId}/users`: creates one user.
pub(crate) async fn create(
    State(api): State<Api>,
    InPath(company): InPath,
    request: Request,
) -> Result<Response, Refusal> {
    let upstream = api.store.archive()?;
    let bytes = api.json(request).await?;
    let outcome = match checking::one(Call::Archive(company), &batch::one(&bytes)?) {
        Ok(user) => {
            upstream
                .post(single_request(Dialect::ArchiveV2, &user))
                .await
        }
        Err(refusal) => Err(refusal),
    };
    Ok(counted(1, outcome))
}

/// `POST /api/v2/io/companies/{companyId}/users/bulk_create`: creates one to ten users,
/// who all get a welcome mail or all get none.
pub(crate) async fn create_many(
    State(api): State<Api>,
    InPath(company): InPath,
    request: Request,
) -> Result<Response, Refusal> {
    let upstream = api.store.archive()?;
    let bytes = api.json(request).await?;
    let batch = batch::archive(&bytes)?;
    let call = Call::ArchiveBulk {
        company,
        welcome: batch.welcome,
    };
    let outcome = match checking::several(call, &batch.users) {
        Ok(users) => {
            let users: Vec<&NewUser> = users.iter().collect();
            upstream.post_bulk(Dialect::ArchiveV2, &users).await
        }
        Err(refusal) => Err(refusal),
    };
    Ok(counted(batch.users.len(), outcome))
}

/// `GET /api/v2/io/companies/{companyId}/users`: looks a company's users up.
pub(crate) async fn list(
    State(api): State<Api>,
    InPath(company): InPath,
    uri: Uri,
) -> Result<Reply, Refusal> {
    let upstream = api.store.archive()?;
    look_up(&ARCHIVE_USERS, &uri, upstream, &users_path(company)).await
}
