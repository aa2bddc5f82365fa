//! What the logs hold at the most talkative level of every library: no secret, no person.

use crate::support::{
    ARCHIVE, ARCHIVE_BULK, STORE_HASH, TOKEN, USERS, Upstream, V2_TOKEN, app, archive_user, ask,
    configuration, post, raw, request, text, url, user,
};
use axum::http::HeaderValue;
use b2b_users_proxy::serve_until;
use serde_json::json;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tracing_subscriber::fmt::MakeWriter;

const COMPANIES: &str = "/api/v3/io/companies";

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Captured {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn no_level_of_any_library_logs_a_secret_or_a_person() {
    let captured = Captured::default();
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(captured.clone())
        .init();

    let person = "jocasta.ferrini@example.com";
    let mut someone = user(person);
    someone["firstName"] = json!("Jocasta");
    let mut in_version_2 = archive_user(person);
    in_version_2["firstName"] = json!("Jocasta");
    let batch = json!({ "acceptWelcomeEmail": "1", "users": [in_version_2, in_version_2] });
    let upstream = Upstream::answering(|| {
        axum::Json(json!({ "errMsg": [TOKEN, V2_TOKEN, "jocasta.ferrini@example.com"] }))
    })
    .await;
    tracing::debug!(configuration = ?configuration(&upstream.url), "as configured");

    // Over a socket, so that the server's libraries have their say too.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve_until(
        listener,
        configuration(&upstream.url),
        std::future::pending(),
    ));
    for request in [
        text("POST", USERS, address, &someone.to_string()),
        text(
            "GET",
            &format!("{USERS}?email=jocasta.ferrini%40example.com"),
            address,
            "",
        ),
        text("POST", ARCHIVE, address, &in_version_2.to_string()),
        text("POST", ARCHIVE_BULK, address, &batch.to_string()),
        text("GET", &format!("{COMPANIES}/4711?q={person}"), address, ""),
        text("GET", &format!("{COMPANIES}/4711"), address, ""),
        text("GET", &format!("{COMPANIES}/{person}"), address, ""),
        text("GET", &format!("{COMPANIES}/4711/orders"), address, ""),
        text(
            "GET",
            &format!("{COMPANIES}?q=Ferrini%20e%20figli"),
            address,
            "",
        ),
        text("GET", &format!("/users/{person}"), address, ""),
        text("GET", "/find/jocasta.ferrini%2540example.com", address, ""),
        text("GET", &format!("{USERS}?{person}=1"), address, ""),
        text(
            "POST",
            USERS,
            address,
            &format!("{{\"email\":\"{person}\" oops"),
        ),
    ] {
        raw(address, request.as_bytes()).await;
    }

    // An upstream that cannot be reached, with the address in the query of the URL.
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let unreachable = url(nobody.local_addr().unwrap());
    drop(nobody);
    let look_up = request(
        "GET",
        &format!("{USERS}?email=jocasta.ferrini%40example.com"),
        "",
    );
    ask(&app(&unreachable), look_up)
        .await
        .refusal(502, &json!(false));
    let mut evil = post(USERS, &someone);
    evil.headers_mut()
        .insert("origin", HeaderValue::from_static("http://jocasta.ferrini"));
    ask(&app(&upstream.url), evil)
        .await
        .refusal(403, &json!(false));

    let log = String::from_utf8(captured.0.lock().unwrap().clone()).unwrap();
    assert_eq!(upstream.seen().len(), 6, "the secrets were in use");
    for library in ["TRACE hyper", "DEBUG hyper_util", "DEBUG reqwest"] {
        assert!(log.contains(library), "{library} was not listened to");
    }
    for line in [
        format!("request method=POST path=\"{USERS}\" status=200 users=1 milliseconds="),
        format!("request method=GET path=\"{USERS}\" status=200 milliseconds="),
        "request method=POST path=\"/api/v2/io/companies/{companyId}/users\" status=200 users=1"
            .to_owned(),
        "request method=POST path=\"/api/v2/io/companies/{companyId}/users/bulk_create\" status=200 users=2"
            .to_owned(),
        format!("request method=GET path=\"{COMPANIES}\" status=200 milliseconds="),
        format!("request method=GET path=\"{COMPANIES}/{{companyId}}\" status=200 milliseconds="),
        format!("request method=GET path=\"{COMPANIES}/{{companyId}}\" status=400 milliseconds="),
        format!("request method=GET path=\"{COMPANIES}/{{companyId}}\" status=404 milliseconds="),
        format!("request method=GET path=\"{COMPANIES}/***/orders\" status=404 milliseconds="),
        "request method=GET path=\"/users/j***@example.com\" status=404 milliseconds=".to_owned(),
        "request method=GET path=\"/find/j***@example.com\" status=404 milliseconds=".to_owned(),
    ] {
        assert!(log.contains(&line), "{line}");
    }
    for secret in [
        TOKEN, V2_TOKEN, STORE_HASH, "jocasta", "ferrini", "Ferrini", "Jocasta", "Curie",
    ] {
        let line = log.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret}");
    }
}
