//! The page of the static site.

use crate::configuration::{Configuration, ConfigurationError};
use crate::session::Session;
use crate::shell::Widget;
use crate::ui::{Message, Tone};
use gloo_net::http::Request;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Where the settings are, relative to the page.
const ADDRESS: &str = "config.json";

/// Where the sample file is, relative to the page.
const SAMPLE: &str = "sample-users.csv";

/// Loads the settings, then shows the widget, or says what is wrong with them.
#[component]
pub fn App() -> impl IntoView {
    let loaded = RwSignal::new(None);
    spawn_local(async move {
        let configuration = load().await;
        // The page may have gone in the meantime.
        drop(loaded.try_set(Some(configuration)));
    });
    move || {
        match loaded.get() {
        None => view! { <p class="b2b-loading" role="status">{"Loading…"}</p> }.into_any(),
        Some(Ok(configuration)) => {
            view! { <Widget session=Session::new(configuration).with_sample(SAMPLE).owning_page() /> }.into_any()
        }
        Some(Err(error)) => view! { <Unconfigured error /> }.into_any(),
    }
    }
}

async fn load() -> Result<Configuration, ConfigurationError> {
    let missing = |reason: String| ConfigurationError::Missing(reason);
    let response = Request::get(ADDRESS)
        .send()
        .await
        .map_err(|_| missing("no connection".to_owned()))?;
    if !response.ok() {
        return Err(missing(format!("HTTP {}", response.status())));
    }
    let text = response
        .text()
        .await
        .map_err(|_| missing("the connection broke".to_owned()))?;
    Configuration::parse(&text)
}

/// A smallest example, shown when the settings are missing or wrong.
const EXAMPLE: &str = r#"{
  "dialect": "management",
  "endpoint": "",
  "companyId": 42,
  "channelIds": [1]
}"#;

/// Says what to write into `config.json`.
#[component]
fn Unconfigured(error: ConfigurationError) -> impl IntoView {
    view! {
        <section class="b2b-users b2b-page" part="page" data-testid="configuration-error">
            <h1 class="b2b-title" part="title">{"B2B Users is not set up yet"}</h1>
            <Message tone=Tone::Error>
                <p>{error.to_string()} " Nothing was sent."</p>
            </Message>
            <div class="b2b-panel" part="panel">
                <p>
                    "Put a file named " <code>{"config.json"}</code>
                    " beside " <code>{"index.html"}</code> ", for example:"
                </p>
                <pre class="b2b-code" tabindex="0">{EXAMPLE}</pre>
                <ul class="b2b-list">
                    <li><code>{"dialect"}</code> ": management or archive-v2 (through the proxy), storefront-graphql or storefront (with a storefront login)."</li>
                    <li><code>{"endpoint"}</code> ": where requests go. Empty for the proxy that serves this page."</li>
                    <li><code>{"companyId"}</code> " and " <code>{"channelIds"}</code> ": what to use where a user says nothing else."</li>
                </ul>
                <p>{"Never put a token into this file: everybody who opens the page can read it."}</p>
            </div>
        </section>
    }
}
