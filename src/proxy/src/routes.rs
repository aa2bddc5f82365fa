//! Every path that exists, with its methods. Everything else is refused.

use crate::api::Api;
use crate::archive;
use crate::capabilities::capabilities;
use crate::configuration::{Configuration, ConfigurationError};
use crate::envelope::Refusal;
use crate::framing::Framing;
use crate::health;
use crate::lifecycle::Lifecycle;
use crate::lookup::{ARCHIVE_USERS, COMPANY, LISTS};
use crate::origin;
use crate::request_log;
use crate::site::site;
use crate::store::Store;
use crate::users;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn, from_fn_with_state, map_response};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use axum::{Json, Router};
use b2b_users_core::wire::management::{BULK_PATH, USERS_PATH};
use std::sync::Arc;

/// Headers of every answer. `script-src` allows WebAssembly and nothing inline; a site whose users log
/// in to the storefront sends to the store itself.
const SECURITY_HEADERS: [(HeaderName, &str); 5] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         connect-src 'self' https://api-b2b.bigcommerce.com; img-src 'self' data:; font-src 'self'; worker-src 'self'; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'self'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// The proxy as a router, for a server of one's own or for a test.
/// [`serve`](crate::serve) adds time limits on connections and an orderly end.
///
/// # Errors
/// When the configuration cannot be used.
pub fn app(configuration: &Configuration) -> Result<Router, ConfigurationError> {
    router(configuration, &Lifecycle::default())
}

pub(crate) fn router(
    configuration: &Configuration,
    lifecycle: &Lifecycle,
) -> Result<Router, ConfigurationError> {
    let about = capabilities(configuration);
    let about = Router::new()
        .route(
            "/.well-known/b2b-users",
            only("GET", get(move || async move { Json(about) })),
        )
        .route("/healthz", probe(get(health::live)))
        .route("/readyz", probe(get(health::ready)))
        .with_state(lifecycle.clone());
    let api = Api {
        store: Arc::new(Store::new(configuration, lifecycle)?),
        body_timeout: configuration.timeouts.body,
    };
    let api = api_paths()
        .with_state(api)
        .layer(from_fn_with_state(lifecycle.clone(), guard));
    let nothing = || async { Refusal::not_found() };
    let reserved = [
        "/api",
        "/api/{*rest}",
        "/.well-known",
        "/.well-known/{*rest}",
    ];
    let paths = reserved.into_iter().fold(api.merge(about), |paths, path| {
        paths.route(path, MethodRouter::new().fallback(nothing))
    });
    let all = match &configuration.site {
        Some(folder) => paths.fallback_service(site(folder)),
        None => paths.fallback(nothing),
    };
    Ok(all
        .layer(from_fn_with_state(configuration.listen.port(), ours))
        .layer(map_response(finish))
        .layer(from_fn(request_log::log)))
}

/// The paths that reach the store.
fn api_paths() -> Router<Api> {
    let paths = Router::new()
        .route(
            USERS_PATH,
            only("GET, POST", get(users::list).post(users::create)),
        )
        .route(BULK_PATH, only("POST", post(users::create_many)))
        .route(COMPANY.path, only("GET", get(users::company)))
        .route(
            ARCHIVE_USERS.path,
            only("GET, POST", get(archive::list).post(archive::create)),
        )
        .route(
            "/api/v2/io/companies/{companyId}/users/bulk_create",
            only("POST", post(archive::create_many)),
        );
    LISTS.iter().fold(paths, |paths, list| {
        let answer = move |State(api): State<Api>, uri: Uri| async move {
            users::any_list(&api, list, &uri).await
        };
        paths.route(list.path, only("GET", get(answer)))
    })
}

/// Answers all other methods with 405. `HEAD` too: it would otherwise count as `GET` and
/// spend the store's budget for nothing.
fn only<S: Clone + Send + Sync + 'static>(
    methods: &'static str,
    router: MethodRouter<S>,
) -> MethodRouter<S> {
    let refuse = move || async move { Refusal::method_not_allowed(methods) };
    router.head(refuse).fallback(refuse)
}

/// As [`only`], for a path that answers `GET` and, without a body, `HEAD`: many probes ask
/// that way, and health costs the store nothing.
fn probe<S: Clone + Send + Sync + 'static>(router: MethodRouter<S>) -> MethodRouter<S> {
    router.fallback(|| async { Refusal::method_not_allowed("GET, HEAD") })
}

/// Lets only requests for this very proxy in, and only those that mean one thing.
async fn ours(State(port): State<u16>, request: Request, next: Next) -> Result<Response, Refusal> {
    if let Some(framing) = request.extensions().get::<Framing>() {
        framing.check()?;
    }
    origin::check_host(request.uri(), request.headers(), port)?;
    Ok(next.run(request).await)
}

/// Stands before every route that reaches the upstream.
async fn guard(
    State(lifecycle): State<Lifecycle>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    origin::check_origin(request.headers())?;
    if lifecycle.is_draining() {
        let detail = "The proxy is shutting down. Nothing was sent.";
        return Err(Refusal::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "Shutting down",
            detail,
        ));
    }
    Ok(next.run(request).await)
}

/// Adds the security headers, and forbids keeping what nobody said may be kept.
async fn finish(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in SECURITY_HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}
