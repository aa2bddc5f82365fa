//! The drivers work: one small page, in every requested engine, through every verb of the support
//! crate. When this fails, no end-to-end failure says anything about the product.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says best what is wrong by stopping"
)]

use std::fs;
use std::future::Future;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use b2b_users_tests::{Browser, Config, Download, Engine, Stack, StackOptions, test_id};
use fantoccini::key::Key;

const POLICY: &str = "default-src 'self'";

/// Serves the page of this test, and gives its address.
async fn serve_page() -> String {
    let answer = |kind: &'static str, body: &'static str| {
        get(move || async move {
            (
                [
                    (CONTENT_TYPE.as_str(), kind),
                    ("content-security-policy", POLICY),
                ],
                body,
            )
        })
    };
    let router = Router::new()
        .route("/", answer("text/html", include_str!("page.html")))
        .route(
            "/page.js",
            answer("text/javascript", include_str!("page.js")),
        )
        .route("/page.css", answer("text/css", ".tall { height: 3000px }"));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}/")
}

/// Runs a test in every requested engine, one after another.
async fn in_every_engine<F: Future<Output = ()>>(test: impl Fn(Browser, String) -> F) {
    let url = serve_page().await;
    for engine in Engine::requested().unwrap() {
        println!("in {}", engine.name());
        let browser = Browser::start(engine).await.unwrap();
        browser.goto(&url).await.unwrap();
        test(browser, url.clone()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_filled_by_key_and_click_in_every_engine() {
    in_every_engine(|browser, _| async move {
        let name = test_id("name");
        browser.fill(&name, "Zoë O’Brien").await.unwrap();
        assert_eq!(browser.focused().await.unwrap(), "input#name[name]");
        browser.press(&name, Key::Tab).await.unwrap();
        assert!(browser.has_focus(&test_id("note")).await.unwrap());
        let events = browser.text(&test_id("events")).await.unwrap();
        assert!(
            events.starts_with("focus input") && events.ends_with("change blur"),
            "{events}"
        );

        browser
            .fill(&test_id("note"), "two, \"three\"")
            .await
            .unwrap();
        browser.select(&test_id("role"), "1").await.unwrap();
        browser.set_checked(&test_id("mail"), true).await.unwrap();
        browser.set_checked(&test_id("mail"), true).await.unwrap();
        browser.click(&test_id("late")).await.unwrap();

        browser
            .wait_for_text(&test_id("said"), "true")
            .await
            .unwrap();
        let said = browser.text(&test_id("said")).await.unwrap();
        assert_eq!(said, "Zoë O’Brien|two, \"three\"|1|true");
        browser.wait_until_gone(&test_id("gone")).await.unwrap();
        assert!(!browser.is_shown(&test_id("gone")).await.unwrap());
        assert!(browser.is_enabled(&test_id("late")).await.unwrap());

        browser.click(&test_id("below")).await.unwrap();
        browser
            .wait_for_text(&test_id("said"), "below")
            .await
            .unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_goes_into_the_page_and_downloads_come_out_in_every_engine() {
    in_every_engine(|browser, _| async move {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("users of today.csv");
        fs::write(&file, "email\nzoë@example.com").unwrap();
        browser.upload(&test_id("file"), &file).await.unwrap();
        let content = browser
            .wait_for_text(&test_id("content"), "zoë@")
            .await
            .unwrap();
        assert!(
            content.starts_with("users of today.csv: email"),
            "{content}"
        );

        browser.intercept_downloads().await.unwrap();
        browser.click(&test_id("save")).await.unwrap();
        browser.click(&test_id("link")).await.unwrap();
        let download = |name: &str, text: &str| Download {
            name: name.to_owned(),
            text: text.to_owned(),
        };
        assert_eq!(
            browser.downloads().await.unwrap(),
            [
                download("made.csv", "\u{feff}email\r\nzoë@example.com\r\n"),
                download("linked.csv", "linked\n"),
            ]
        );
        assert_eq!(browser.count("a[download]").await.unwrap(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn windows_have_the_asked_size_and_can_be_pictured_in_every_engine() {
    let url = serve_page().await;
    for engine in Engine::requested().unwrap() {
        let browser = Browser::start(engine).await.unwrap();
        browser.goto(&url).await.unwrap();
        assert_eq!(browser.viewport().await.unwrap(), (1280, 900), "{engine:?}");
        assert_eq!(
            browser.set_viewport(1000, 700).await.unwrap(),
            (1000, 700),
            "{engine:?}"
        );
        drop(browser);

        let phone = Browser::start_phone(engine).await.unwrap();
        phone.goto(&url).await.unwrap();
        let width = if engine == Engine::WebKit { 447 } else { 390 };
        assert_eq!(phone.viewport().await.unwrap(), (width, 844), "{engine:?}");

        let directory = tempfile::tempdir().unwrap();
        let picture = directory.path().join("of the page").join("phone.png");
        phone.screenshot(&picture).await.unwrap();
        let bytes = fs::read(&picture).unwrap();
        // The width of a PNG is in its header.
        assert_eq!(bytes[16..20], width.to_be_bytes(), "{engine:?}");
    }
}

/// A site as small as can be, in a directory of its own.
fn tiny_site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    let page = "<!doctype html><html lang=\"en\"><head>\n<title>tiny</title>\
        <script src=\"faults.js\"></script></head><body><p>here</p></body></html>";
    fs::write(site.path().join("index.html"), page).unwrap();
    fs::write(
        site.path().join("index.html.br"),
        "a copy without the probe",
    )
    .unwrap();
    fs::write(site.path().join("config.json"), "{}").unwrap();
    // Later, and in a script of the page: engines do not report the errors of a driver's own scripts.
    let faults = "window.fail = () => setTimeout(() => {
        document.querySelector('p').setAttribute('style', 'color: red');
        console.error('seen');
        Promise.reject(new Error('refused'));
        throw new Error('thrown');
    });";
    fs::write(site.path().join("faults.js"), faults).unwrap();
    site
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_wrong_in_a_page_of_the_stack_is_noticed_in_every_engine() {
    let site = tiny_site();
    let options = StackOptions {
        site: Some(site.path().to_path_buf()),
        config: Config::Text("{ not json".to_owned()),
        ..StackOptions::default()
    };
    let stack = Stack::start(options).unwrap();
    for engine in Engine::requested().unwrap() {
        let browser = Browser::start(engine).await.unwrap();
        browser.goto(&stack.url()).await.unwrap();
        browser.wait_for_text("p", "here").await.unwrap();
        assert_eq!(browser.problems().await.unwrap(), [""; 0], "{engine:?}");
        let script = "return fetch('config.json').then((reply) => reply.text())";
        let config = browser.execute(script, vec![]).await.unwrap();
        assert_eq!(config, "{ not json", "{engine:?}");

        browser.execute("window.fail()", vec![]).await.unwrap();
        let noticed = browser
            .wait_until("return window.__problems.length >= 4", vec![])
            .await;
        let problems = browser.problems().await.unwrap().join("\n");
        assert!(noticed.is_ok(), "{engine:?}: only\n{problems}");
        for expected in [
            "policy: style-src",
            "console: seen",
            "thrown",
            "rejection: Error: refused",
        ] {
            assert!(
                problems.contains(expected),
                "{engine:?}: {expected} in\n{problems}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_server_of_the_stack_takes_no_more_requests() {
    let site = tiny_site();
    let mut stack = Stack::start(StackOptions {
        site: Some(site.path().to_path_buf()),
        config: Config::Missing,
        ..StackOptions::default()
    })
    .unwrap();
    let engine = Engine::requested().unwrap()[0];
    let browser = Browser::start(engine).await.unwrap();
    browser.goto(&stack.url()).await.unwrap();
    let ask = async |path: &str| {
        let script = "return fetch(arguments[0]).then((reply) => reply.status, () => 'refused')";
        browser.execute(script, vec![path.into()]).await.unwrap()
    };
    assert_eq!(ask("config.json").await, 404);
    assert_eq!(ask("api/v3/io/users?limit=1").await, 200);
    assert!(stack.sandbox().history().len() == 1);

    stack.stop_sandbox();
    assert!(ask("api/v3/io/users?limit=1").await.as_u64() >= Some(500));
    stack.stop_proxy();
    assert_eq!(ask("config.json").await, "refused");
}
