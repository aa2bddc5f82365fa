//! A part that scrolls sideways where it does not fit.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// A part that scrolls sideways where it does not fit. Only then the keyboard stops at it.
#[component]
pub(crate) fn Scroller(label: &'static str, children: Children) -> impl IntoView {
    let part = NodeRef::<Div>::new();
    let scrolls = RwSignal::new(false);
    let measure = move || {
        if let Some(part) = part.try_get_untracked().flatten() {
            scrolls.set(part.scroll_width() > part.client_width());
        }
    };
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        let measure = Closure::<dyn Fn()>::new(measure);
        let observer = ResizeObserver::new(measure.as_ref().unchecked_ref());
        let (Some(part), Ok(observer)) = (part.get(), observer) else {
            return;
        };
        let content = part.first_element_child();
        let parts: [Option<&Element>; 2] = [Some(&part), content.as_ref()];
        parts
            .into_iter()
            .flatten()
            .for_each(|part| observer.observe(part));
        watch.set_value(Some((observer, measure)));
    });
    on_cleanup(move || {
        if let Some((observer, _)) = watch.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
    });
    view! {
        <div
            class="b2b-scroll"
            node_ref=part
            tabindex=move || scrolls.get().then_some("0")
            role="region"
            aria-label=label
        >
            {children()}
        </div>
    }
}
