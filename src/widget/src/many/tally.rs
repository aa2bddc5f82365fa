//! A number with what it counts.

use leptos::prelude::*;

/// One number of several.
#[component]
pub(super) fn Tally(
    label: &'static str,
    name: &'static str,
    #[prop(into)] value: Signal<usize>,
    /// Whether the number is known.
    #[prop(default = Signal::stored(true))]
    known: Signal<bool>,
) -> impl IntoView {
    let shown = move || {
        if known.get() {
            value.get().to_string()
        } else {
            "–".to_owned()
        }
    };
    view! {
        <li class="b2b-tally">
            <span class="b2b-tally-value" data-testid=format!("count-{name}")>{shown}</span>
            {move || (!known.get()).then(|| view! { <span class="b2b-hidden">"not known yet"</span> })}
            <span class="b2b-tally-label">{label}</span>
        </li>
    }
}
