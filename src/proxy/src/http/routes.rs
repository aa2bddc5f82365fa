//! Every path that exists, with its methods. Everything else is refused.

use super::capabilities::capabilities;
use super::framing::Framing;
use super::security_headers::finish;
use super::site::site;
use super::{health, request_log};
use crate::auth::CalledBy;
use crate::configuration::{Configuration, ConfigurationError};
use crate::lifecycle::Lifecycle;
use crate::message::Rejection;
use crate::state::Proxy;
use crate::{create, look_up};
use axum::extract::{Request, State};
use axum::http::Uri;
use axum::middleware::{
    Next, from_extractor_with_state, from_fn, from_fn_with_state, map_response,
};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use axum::{Json, Router};
use b2b_users_core::wire::management::{BULK_PATH, USERS_PATH};
use b2b_users_proxy_core::Refusal;
use b2b_users_proxy_core::look_up::{ARCHIVE_USERS, COMPANY, LISTS};

/// What is no path of the API or of the proxy is no file of the site either.
const RESERVED: [&str; 4] = [
    "/api",
    "/api/{*rest}",
    "/.well-known",
    "/.well-known/{*rest}",
];

/// The proxy as a router, for a server of one's own or for a test.
/// [`serve`](crate::serve) adds limits of time and of connections, one request per connection, the refusal of
/// ambiguous framing, and an orderly end: a server of your own must see to these.
///
/// # Errors
/// When the configuration cannot be used.
pub fn app(configuration: &Configuration) -> Result<Router, ConfigurationError> {
    router(configuration, &Lifecycle::default())
}

pub(super) fn router(
    configuration: &Configuration,
    lifecycle: &Lifecycle,
) -> Result<Router, ConfigurationError> {
    let proxy = Proxy::new(configuration, lifecycle)?;
    let guard = from_extractor_with_state::<CalledBy, Proxy>(proxy.clone());
    let nothing = || async { Rejection(Refusal::NotFound) };
    let known = store_paths().layer(guard).merge(own_paths(configuration));
    let paths = RESERVED.into_iter().fold(known, |paths, path| {
        paths.route(path, MethodRouter::new().fallback(nothing))
    });
    let all = match &configuration.site {
        Some(folder) => paths.fallback_service(site(folder)),
        None => paths.fallback(nothing),
    };
    Ok(all
        .layer(from_fn_with_state(proxy.clone(), ours))
        .layer(map_response(finish))
        .layer(from_fn(request_log::log))
        .with_state(proxy))
}

/// The paths that are about the proxy itself.
fn own_paths(configuration: &Configuration) -> Router<Proxy> {
    let about = capabilities(configuration);
    Router::new()
        .route(
            "/.well-known/b2b-users",
            only("GET", get(move || async move { Json(about) })),
        )
        .route("/healthz", probe(get(health::live)))
        .route("/readyz", probe(get(health::ready)))
}

/// The paths that reach the store.
fn store_paths() -> Router<Proxy> {
    let paths = Router::new()
        .route(
            USERS_PATH,
            only("GET, POST", get(look_up::users).post(create::one)),
        )
        .route(BULK_PATH, only("POST", post(create::several)))
        .route(COMPANY.path, only("GET", get(look_up::company)))
        .route(
            ARCHIVE_USERS.path,
            only(
                "GET, POST",
                get(look_up::archive_users).post(create::archive_one),
            ),
        )
        .route(
            "/api/v2/io/companies/{companyId}/users/bulk_create",
            only("POST", post(create::archive_several)),
        );
    LISTS.iter().fold(paths, |paths, list| {
        let answer = move |State(proxy): State<Proxy>, _: CalledBy, uri: Uri| async move {
            look_up::list(&proxy, list, &uri).await
        };
        paths.route(list.path, only("GET", get(answer)))
    })
}

/// Answers all other methods with 405. `HEAD` too: it would otherwise count as `GET` and
/// spend the store's budget for nothing.
fn only(methods: &'static str, router: MethodRouter<Proxy>) -> MethodRouter<Proxy> {
    let refuse = move || async move { Rejection(Refusal::Method(methods)) };
    router.head(refuse).fallback(refuse)
}

/// As [`only`], for a path that answers `GET` and, without a body, `HEAD`: many probes ask
/// that way, and health costs the store nothing.
fn probe(router: MethodRouter<Proxy>) -> MethodRouter<Proxy> {
    router.fallback(|| async { Rejection(Refusal::Method("GET, HEAD")) })
}

/// Lets only requests for this very proxy in, and only those that mean one thing.
async fn ours(
    State(proxy): State<Proxy>,
    request: Request,
    next: Next,
) -> Result<Response, Rejection> {
    if let Some(framing) = request.extensions().get::<Framing>() {
        framing.check()?;
    }
    proxy.hosts.check(request.uri(), request.headers())?;
    Ok(next.run(request).await)
}
