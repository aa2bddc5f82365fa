//! The widget as a custom element. The class of the element is JavaScript (`js/`), since
//! only that can extend `HTMLElement`; it mounts, updates and unmounts the widget through
//! what stands here.

#![allow(
    unreachable_pub,
    reason = "exports to JavaScript are public and nobody imports them in Rust"
)]

use b2b_users_client::TokenProvider;
use b2b_users_settings::Settings;
use b2b_users_widget::State;
use b2b_users_widget::{Events, LoginSource, MountHandle, Texts, WidgetEvent, embedded};
use js_sys::{Function, JSON, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// A widget in a page.
#[wasm_bindgen]
pub struct Mounted {
    controls: Controls,
    /// Dropping it unmounts the widget.
    handle: Option<MountHandle>,
}

impl std::fmt::Debug for Mounted {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Mounted").finish_non_exhaustive()
    }
}

/// What can be changed from outside.
#[derive(Clone, Copy)]
struct Controls {
    settings: State<Settings>,
    source: LoginSource,
}

/// Mounts a widget into an empty element. `settings` is a JSON text with the keys of
/// `config.json`, whose values may be the texts of attributes. `emit` is called with a name and a detail whenever something happens, and
/// gives false if it must not go on. `token_provider` gives a storefront login. `texts` gives a promise of the table of
/// a language by its tag.
///
/// # Errors
/// An `Error` with a code if the settings cannot be used.
#[wasm_bindgen]
pub fn mount(
    container: &HtmlElement,
    settings: &str,
    emit: Function,
    token_provider: Option<Function>,
    texts: Function,
) -> Result<Mounted, JsValue> {
    let settings = read(settings)?;
    let place = container.clone().into();
    let texts = Texts::new(place, move |language| table_of(texts.clone(), language));
    let mut controls = None;
    let handle = b2b_users_widget::mount(container, || {
        let settings = State::new(settings);
        let source = LoginSource::new(token_provider.map(TokenProvider::new));
        controls = Some(Controls { settings, source });
        let events = Events::to(move |event| tell(&emit, event));
        embedded(settings, source, events, texts)
    });
    let controls = controls.ok_or(JsValue::UNDEFINED)?;
    Ok(Mounted {
        controls,
        handle: Some(handle),
    })
}

#[wasm_bindgen]
impl Mounted {
    /// Takes other settings.
    ///
    /// # Errors
    /// An `Error` with a code if they cannot be used; then nothing changes.
    pub fn update(&self, settings: &str) -> Result<(), JsValue> {
        let settings = read(settings)?;
        self.controls.settings.set(settings);
        Ok(())
    }

    /// Takes the storefront login from another function, or from none. Together with
    /// settings of the same turn, it takes effect when they do.
    #[wasm_bindgen(js_name = setTokenProvider)]
    pub fn set_token_provider(&self, token_provider: Option<Function>) {
        if self.handle.is_some() {
            let provider = token_provider.map(TokenProvider::new);
            self.controls.source.set(provider);
        }
    }

    /// Takes the widget out of the page and stops everything that it started.
    pub fn unmount(&mut self) {
        self.handle.take();
    }
}

async fn table_of(texts: Function, language: &'static str) -> Option<String> {
    let promise = texts.call1(&JsValue::UNDEFINED, &language.into()).ok()?;
    let table = JsFuture::from(promise.dyn_into::<Promise>().ok()?).await;
    table.ok()?.as_string()
}

/// What is wrong with settings that cannot be used, in the language of this tag with its table of texts; English
/// without a table. Empty for settings that can be used.
#[wasm_bindgen]
#[must_use]
pub fn refusal(settings: &str, tag: &str, table: &str) -> String {
    let refused = Settings::parse(settings).err();
    refused.map_or_else(String::new, |error| {
        b2b_users_widget::refusal(&error, tag, table)
    })
}

/// Who shows the refusal makes its sentence, in the language that is known then.
fn read(settings: &str) -> Result<Settings, JsValue> {
    Settings::parse(settings).map_err(|error| {
        let thrown = JsValue::from(js_sys::Error::new(error.code()));
        // A fresh Error takes every property.
        drop(Reflect::set(&thrown, &"code".into(), &error.code().into()));
        thrown
    })
}

/// Tells the element what happened. Whatever its listeners do wrong, the widget goes on.
fn tell(emit: &Function, event: &WidgetEvent) -> bool {
    let detail = serde_json::to_string(event)
        .ok()
        .and_then(|text| JSON::parse(&text).ok())
        .unwrap_or(JsValue::NULL);
    let goes_on = emit.call2(&JsValue::UNDEFINED, &event.name().into(), &detail);
    goes_on.is_ok_and(|goes_on| goes_on.is_truthy())
}
