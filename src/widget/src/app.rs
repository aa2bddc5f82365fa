//! The page of the static site.

use crate::import_tab::{DrawTrouble, setup_screen};
use crate::session::{Appearance, Session, Speech, Texts};
use crate::setup::{ADDRESS, Trouble};
use crate::shell::frame;
use crate::state::{State, Stored};
use crate::ui::{Content, Tone, element, loading, message, reactive};
use b2b_users_settings::Settings;
use b2b_users_text::keys;
use gloo_net::http::Request;
use leptos::prelude::{document, provide_context};
use wasm_bindgen_futures::spawn_local;

/// Where the sample file is, relative to the page.
const SAMPLE: &str = "sample-users.csv";

/// Loads the settings, then shows the widget, or says what is wrong with them.
pub fn app() -> Content {
    let loaded = State::new(None);
    let speech = Speech::new();
    provide_context(speech);
    let wanted = move || {
        loaded.with(|loaded: &Option<Result<Settings, Trouble>>| {
            let settings = loaded.as_ref()?.as_ref();
            Some(settings.map(Appearance::from).unwrap_or_default())
        })
    };
    if let Some(page) = document().document_element() {
        speech.follow(wanted, Texts::new(page, table_of));
    }
    let setup = Stored::new(None);
    spawn_local(async move {
        let settings = load().await;
        if settings.is_err() {
            setup.set(setup_screen().await);
        }
        // The page may have gone in the meantime.
        loaded.set(Some(settings));
    });
    // What was loaded does not change.
    reactive(
        move || loaded.with(Option::is_some) && speech.is_ready(),
        move |is_there| {
            let drawn = |loaded: &Option<_>| match loaded.as_ref().filter(|_| *is_there) {
                None => loading().into(),
                Some(Ok(settings)) => {
                    let session = Session::new(Settings::clone(settings)).speaking(speech);
                    frame(session.with_sample(SAMPLE).owning_page()).into()
                }
                Some(Err(trouble)) => {
                    let missing = || message(Tone::Error, element("p").say(keys::PAGE_MISSING));
                    let draw: Option<DrawTrouble> = setup.get();
                    draw.map_or_else(|| missing().into(), |draw| draw(trouble))
                }
            };
            loaded.with(drawn)
        },
    )
}

async fn load() -> Result<Settings, Trouble> {
    let response = Request::get(ADDRESS).send().await;
    let response = response.map_err(|_| Trouble::Offline)?;
    if !response.ok() {
        return Err(Trouble::Status(response.status()));
    }
    let text = response.text().await.map_err(|_| Trouble::Broken)?;
    Settings::parse(&text).map_err(Trouble::Unusable)
}

/// The texts of a language, from the file that the page names for it.
async fn table_of(language: &'static str) -> Option<String> {
    let link = format!("link[rel=b2b-users-texts][hreflang={language}]");
    let link = document().query_selector(&link).ok().flatten()?;
    let digest = link.get_attribute("integrity").unwrap_or_default();
    let request = Request::get(&link.get_attribute("href")?).integrity(&digest);
    let response = request.send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.text().await.ok()
}
