//! The page of the static site.

use crate::session::Session;
use crate::shell::frame;
use crate::ui::{Content, Element, Tone, element, message, reactive};
use b2b_users_settings::Settings;
use gloo_net::http::Request;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Where the settings are, relative to the page.
const ADDRESS: &str = "config.json";

/// Where the sample file is, relative to the page.
const SAMPLE: &str = "sample-users.csv";

/// Loads the settings, then shows the widget, or says what is wrong with them.
pub fn app() -> Content {
    let loaded = RwSignal::new(None);
    spawn_local(async move {
        let settings = load().await;
        // The page may have gone in the meantime.
        drop(loaded.try_set(Some(settings)));
    });
    reactive(
        move || loaded.get(),
        |loaded| match loaded {
            None => element("p")
                .attributes(&[("class", "b2b-loading"), ("role", "status")])
                .text("Loading…"),
            Some(Ok(settings)) => {
                let session = Session::new(settings.clone());
                frame(&session.with_sample(SAMPLE).owning_page())
            }
            Some(Err(error)) => unconfigured(error),
        },
    )
}

/// The settings, or a sentence that says why there are none.
async fn load() -> Result<Settings, String> {
    let missing = |reason: &str| format!("The settings could not be loaded ({reason}).");
    let response = Request::get(ADDRESS)
        .send()
        .await
        .map_err(|_| missing("no connection"))?;
    if !response.ok() {
        return Err(missing(&format!("HTTP {}", response.status())));
    }
    let text = response
        .text()
        .await
        .map_err(|_| missing("the connection broke"))?;
    Settings::parse(&text).map_err(|error| format!("The settings cannot be used: {error}."))
}

/// A smallest example, shown when the settings are missing or wrong.
const EXAMPLE: &str = r#"{
  "dialect": "management",
  "endpoint": "",
  "companyId": 42,
  "channelIds": [1]
}"#;

/// Says what to write into `config.json`.
fn unconfigured(error: &str) -> Element {
    let code = |text: &str| element("code").text(text);
    let place = element("p")
        .text("Put a file named ")
        .child(code(ADDRESS))
        .text(" beside ")
        .child(code("index.html"))
        .text(", for example:");
    let example = element("pre")
        .attributes(&[("class", "b2b-code"), ("tabindex", "0")])
        .text(EXAMPLE);
    let settings = element("ul").class("b2b-list").children([
        element("li")
            .child(code("dialect"))
            .text(": management or archive-v2 (through the proxy), storefront-graphql or storefront (with a storefront login)."),
        element("li")
            .child(code("endpoint"))
            .text(": where requests go. Empty for the proxy that serves this page."),
        element("li")
            .child(code("companyId"))
            .text(" and ")
            .child(code("channelIds"))
            .text(": what to use where a user says nothing else."),
    ]);
    let warning = "Never put a token into this file: everybody who opens the page can read it.";
    let panel = element("div")
        .attributes(&[("class", "b2b-panel"), ("part", "panel")])
        .child(place)
        .child(example)
        .child(settings)
        .child(element("p").text(warning));
    let wrong = element("p").text(error).text(" Nothing was sent.");
    element("section")
        .attributes(&[
            ("class", "b2b-users b2b-page"),
            ("part", "page"),
            ("data-testid", "configuration-error"),
        ])
        .child(
            element("h1")
                .attributes(&[("class", "b2b-title"), ("part", "title")])
                .text("B2B Users is not set up yet"),
        )
        .child(message(Tone::Error, wrong))
        .child(panel)
}
