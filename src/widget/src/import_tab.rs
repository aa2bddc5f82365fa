//! *Add many*, whose screens are loaded when they are first looked at.

use crate::many::AddMany;
use crate::parts::begins;
use crate::ui::{Message, Tone};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How far the screens have come.
#[derive(Debug, Clone, Copy)]
enum Screens {
    Unasked,
    Loading,
    Loaded(Draw),
    Missing,
}

/// The screens of a file, once they are loaded; until then how far they are, or a way to try again.
#[component]
pub(crate) fn ImportTab(
    /// Whether this tab is in front.
    shown: Signal<bool>,
) -> impl IntoView {
    let screens = RwSignal::new(Screens::Unasked);
    Effect::new(move |_| {
        if shown.get() && matches!(screens.get_untracked(), Screens::Unasked) {
            load(screens);
        }
    });
    move || match screens.get() {
        Screens::Unasked => ().into_any(),
        Screens::Loading => view! {
            <p class="b2b-loading" role="status" data-testid="part-loading">{"Loading…"}</p>
        }
        .into_any(),
        Screens::Loaded(draw) => draw(),
        Screens::Missing => view! { <Missing screens /> }.into_any(),
    }
}

fn load(screens: RwSignal<Screens>) {
    screens.set(Screens::Loading);
    spawn_local(async move {
        let loaded = import_screens().await;
        // The widget may have gone in the meantime.
        screens.try_set(loaded.map_or(Screens::Missing, Screens::Loaded));
    });
}

/// Says that the screens could not be loaded, and tries again.
#[component]
fn Missing(screens: RwSignal<Screens>) -> impl IntoView {
    let again = view! {
        <button type="button" class="b2b-button b2b-button-secondary" part="button" data-testid="load-again" on:click=move |_| load(screens)>
            "Try again"
        </button>
    };
    view! {
        <div data-testid="part-missing">
            <Message tone=Tone::Error actions=Some(again.into_any())>
                <p>"This part of the tool could not be loaded. Nothing was lost. Check the connection, then try again. If that does not help, a new version may be out: reload the page."</p>
            </Message>
        </div>
    }
}

/// Draws screens.
type Draw = fn() -> AnyView;

begins! { import:
    /// The screens of *Add many*.
    fn import_screens() -> Draw {
        || AddMany().into_any()
    }
}
