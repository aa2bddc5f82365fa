//! What a page sees of a request that cannot succeed.

use b2b_users_client::{BearerToken, Connection, Credential, JsHost, send};
use b2b_users_core::wire::{ApiRequest, Fault, Method};
use js_sys::Function;
use wasm_bindgen_test::wasm_bindgen_test;

fn listing() -> ApiRequest {
    ApiRequest {
        method: Method::Get,
        path: "/api/v3/io/users?limit=1".to_owned(),
        body: None,
    }
}

#[wasm_bindgen_test]
async fn a_closed_port_is_a_connection_fault() {
    let connection = Connection::new("http://127.0.0.1:9", Credential::Proxy);
    let error = send(&connection, &listing()).await.unwrap_err();
    assert_eq!(error.kind, Fault::Connection);
}

/// A connection whose `fetch` has this body, in an asynchronous function.
fn with_fetch(body: &str) -> Connection {
    let mut connection = Connection::new("http://127.0.0.1:9", Credential::Proxy);
    let fetch = Function::new_no_args(&format!("return (async () => {{ {body} }})()"));
    connection.host = JsHost::default().with_fetch(fetch);
    connection
}

#[wasm_bindgen_test]
async fn a_failure_keeps_its_kind_and_what_names_it_and_no_words() {
    for (body, kind, detail) in [
        (
            "throw new TypeError('Failed to fetch canary')",
            Fault::Connection,
            "",
        ),
        (
            "throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })",
            Fault::Connection,
            "ECONNREFUSED",
        ),
        (
            "throw { code: 'UND_ERR_SOCKET' }",
            Fault::Connection,
            "UND_ERR_SOCKET",
        ),
        (
            "throw new DOMException('x', 'AbortError')",
            Fault::Aborted,
            "",
        ),
        (
            "throw new DOMException('x', 'NetworkError')",
            Fault::Connection,
            "",
        ),
        (
            "throw { code: 'Bearer canary', name: 'canary' }",
            Fault::Connection,
            "",
        ),
        ("throw { code: 'A'.repeat(41) }", Fault::Connection, ""),
        ("throw 'canary'", Fault::Connection, ""),
        ("throw undefined", Fault::Connection, ""),
        ("return undefined", Fault::Unreadable, ""),
        ("return { status: 200 }", Fault::Unreadable, ""),
        (
            "return { status: 200, text: async () => { throw { code: 'ECONNRESET' } } }",
            Fault::Unreadable,
            "ECONNRESET",
        ),
    ] {
        let error = send(&with_fetch(body), &listing()).await.unwrap_err();
        assert_eq!(
            (error.kind, error.detail.as_str()),
            (kind, detail),
            "{body}"
        );
    }
}

#[wasm_bindgen_test]
async fn time_that_is_up_is_a_kind_of_its_own() {
    let mut connection = with_fetch("return new Promise(() => {})");
    connection.timeout = 10;
    let error = send(&connection, &listing()).await.unwrap_err();
    assert_eq!(error, Fault::Timeout.into());
}

#[wasm_bindgen_test]
async fn a_reply_keeps_the_number_of_its_request() {
    for (header, kept) in [
        ("'X-Request-ID': 'a1-b2'", Some("a1-b2")),
        ("'X-Request-ID': ''", None),
        ("'X-Request-ID': 'two words'", None),
        ("'X-Request-ID': 'a'.repeat(65)", None),
        ("", None),
    ] {
        let body = format!("return new Response('', {{ headers: {{ {header} }} }})");
        let reply = send(&with_fetch(&body), &listing()).await.unwrap();
        assert_eq!(reply.request_id.as_deref(), kept, "{header}");
    }
}

#[wasm_bindgen_test]
async fn an_address_that_is_none_is_a_fault_and_no_panic() {
    for endpoint in ["http://[::1", "http://a b", "mailto:x"] {
        let connection = Connection::new(endpoint, Credential::Proxy);
        assert!(send(&connection, &listing()).await.is_err(), "{endpoint}");
    }
}

#[wasm_bindgen_test]
async fn a_moment_until_which_to_wait_is_a_wait_from_now_on() {
    // 2026-10-21 07:28:00 GMT, and a minute and a half before it.
    for (header, wait) in [
        ("Wed, 21 Oct 2026 07:28:00 GMT", Some(90_000)),
        ("Wed, 21 Oct 2015 07:28:00 GMT", Some(0)),
        ("90", Some(90_000)),
        ("soon", None),
    ] {
        let body = format!(
            "return Promise.resolve(new Response('', {{ status: 429, headers: {{ 'Retry-After': '{header}' }} }}))"
        );
        let now = Function::new_no_args("return Date.parse('Wed, 21 Oct 2026 07:26:30 GMT')");
        let sleep = Function::new_no_args("return new Promise(() => {})");
        let mut connection = Connection::new("http://127.0.0.1:9", Credential::Proxy);
        connection.host = JsHost::default()
            .with_fetch(Function::new_no_args(&body))
            .with_clock(now, sleep);
        let reply = send(&connection, &listing()).await;
        assert_eq!(reply.map(|reply| reply.retry_after), Ok(wait), "{header}");
    }
}

#[wasm_bindgen_test]
fn a_token_never_shows_in_debug_output() {
    let token = BearerToken::new(" canary-token ").map(Credential::Bearer);
    assert!(!format!("{token:?}").contains("canary"));
}

#[wasm_bindgen_test]
fn a_token_that_could_not_stand_in_a_header_is_refused() {
    for token in ["", "  ", "two words", "line\nbreak", "ünïcode"] {
        assert!(BearerToken::new(token).is_none(), "{token:?}");
    }
}
