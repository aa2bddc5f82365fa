//! The static site, served beside the API so that a browser needs no other origin.

mod inside;

use crate::message::Rejection;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use b2b_users_proxy_core::Refusal;
use inside::Inside;
use std::path::Path;
use tower_http::services::ServeDir;

/// The shortest run of hexadecimal digits in a file name that is taken for a hash of
/// the content. Trunk writes no leading zeros, so one hash in 16 has fewer than 16 digits.
const HASH_DIGITS: usize = 12;

/// A router that answers every path from this folder, compressed copies first.
pub(crate) fn site(folder: &Path) -> Router {
    let missing = Router::new().fallback(|method: Method| async move {
        if matches!(method, Method::GET | Method::HEAD) {
            Rejection(Refusal::NotFound)
        } else {
            Rejection(Refusal::Method("GET, HEAD"))
        }
    });
    let files = ServeDir::with_backend(folder, Inside::new(folder))
        .precompressed_br()
        .precompressed_gzip()
        .call_fallback_on_method_not_allowed(true)
        .fallback(missing);
    Router::new().fallback_service(files).layer(from_fn(cache))
}

/// Hides what is not meant to be seen and says how long the rest may be kept.
async fn cache(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_ascii_lowercase();
    if is_hidden(&path) {
        return Rejection(Refusal::NotFound).into_response();
    }
    let is_immutable = is_hashed(&path);
    let mut response = next.run(request).await;
    let status = response.status();
    if status.is_success() || status.is_redirection() {
        let policy = if is_immutable {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static(policy));
    }
    response
}

/// Whether a segment begins with a dot, written plainly or not: such files hold
/// settings and secrets, and no site needs them.
fn is_hidden(path: &str) -> bool {
    let plain = path
        .replace("%2e", ".")
        .replace("%2f", "/")
        .replace("%5c", "/");
    plain
        .split(['/', '\\'])
        .any(|segment| segment.starts_with('.'))
}

/// Whether the file's name carries a hash of its content, so that it can never change.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.split(['-', '_', '.'])
        .any(|part| part.len() >= HASH_DIGITS && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_in_the_name_is_recognised() {
        let cases = [
            ("/widget-0123456789abcdef_bg.wasm", true),
            ("/assets/styles-0123456789abcdef.css", true),
            ("/index.html", false),
            ("/", false),
            ("/config.json", false),
            ("/styles.css", false),
            ("/facade-deadbeef.js", false),
            ("/0123456789abcdef/index.html", false),
        ];
        for (path, hashed) in cases {
            assert_eq!(is_hashed(path), hashed, "{path}");
        }
    }

    #[test]
    fn hidden_files_are_recognised_in_every_spelling() {
        for path in [
            "/.env",
            "/a/.git/config",
            "/%2eenv",
            "/a%2f.env",
            "/a%5c.env",
            "/..",
            "/a/%2e%2e/b",
        ] {
            assert!(is_hidden(path), "{path}");
        }
        for path in ["/", "/index.html", "/a.b/c.d"] {
            assert!(!is_hidden(path), "{path}");
        }
    }
}
