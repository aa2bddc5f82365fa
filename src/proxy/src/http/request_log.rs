//! One line of log per request: what was asked, how it ended, how long it took. Never a
//! query, a header, a body, an identifier or a whole address.

use crate::message::UserCount;
use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use percent_encoding::percent_decode_str;
use std::time::Instant;

/// How often a path may have been encoded to be shown.
const MOST_ENCODINGS: usize = 8;

/// The line, written when it is dropped: a browser that goes away drops the request
/// with everything that hangs on it, and that must be seen too.
struct Line {
    method: Method,
    path: String,
    started: Instant,
    status: Option<u16>,
    users: Option<usize>,
}

/// Middleware around everything.
pub(crate) async fn log(request: Request, next: Next) -> Response {
    let mut line = Line {
        method: request.method().clone(),
        path: shown(&request),
        started: Instant::now(),
        status: None,
        users: None,
    };
    let response = next.run(request).await;
    line.status = Some(response.status().as_u16());
    line.users = response.extensions().get().map(|UserCount(users)| *users);
    response
}

impl Drop for Line {
    fn drop(&mut self) {
        let Self {
            method,
            path,
            status,
            users,
            ..
        } = &*self;
        let milliseconds = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        if status.is_some() {
            tracing::info!(%method, path, status, users, milliseconds, "request");
        } else {
            tracing::warn!(%method, path, milliseconds, "request given up by the client");
        }
    }
}

/// The path as it is written in the list of paths, such as `/companies/{companyId}`. One
/// that is not in the list is shown masked, so that a misspelt one can be found.
fn shown(request: &Request) -> String {
    let listed = request.extensions().get::<MatchedPath>();
    match listed.map(MatchedPath::as_str) {
        Some(path) if !path.contains('*') => path.to_owned(),
        _ => masked(request.uri().path()),
    }
}

/// A path in which an address keeps its first letter and its domain only, and a number
/// nothing. It is read as it may be meant, however often it was encoded.
fn masked(path: &str) -> String {
    let Some(path) = plain(path) else {
        return "/***".to_owned();
    };
    let segments: Vec<_> = path.split('/').map(masked_segment).collect();
    segments.join("/")
}

/// The path without any encoding. `None` when it was encoded so often that it cannot be meant.
fn plain(path: &str) -> Option<String> {
    let mut path = path.to_owned();
    for _ in 0..MOST_ENCODINGS {
        let decoded = percent_decode_str(&path).decode_utf8_lossy().into_owned();
        if decoded == path {
            return Some(path);
        }
        path = decoded;
    }
    None
}

fn masked_segment(segment: &str) -> String {
    match segment.rsplit_once('@') {
        Some((person, domain)) => {
            let first: String = person.chars().take(1).collect();
            format!("{first}***@{domain}")
        }
        None if is_number(segment) => "***".to_owned(),
        None => segment.to_owned(),
    }
}

fn is_number(segment: &str) -> bool {
    !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_numbers_in_a_path_are_masked() {
        let cases = [
            ("/api/v3/io/users", "/api/v3/io/users"),
            ("/users/john@example.com", "/users/j***@example.com"),
            ("/users/john%40example.com/x", "/users/j***@example.com/x"),
            ("/users/john%2540example.com", "/users/j***@example.com"),
            ("/users/john%25252540example.com", "/users/j***@example.com"),
            ("/x%2fjohn%40example.com", "/x/j***@example.com"),
            ("/%34%32/%2534", "/***/***"),
            ("/100%", "/100%"),
            ("/a%25252525252525252540b", "/***"),
            ("/a@b@example.com", "/a***@example.com"),
            ("/@example.com", "/***@example.com"),
            ("/api/v3/io/companies/42/x", "/api/v3/io/companies/***/x"),
            ("/42//7", "/***//***"),
        ];
        for (path, shown) in cases {
            assert_eq!(masked(path), shown);
        }
    }
}
