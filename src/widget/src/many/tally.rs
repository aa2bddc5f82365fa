//! A number with what it counts.

use leptos::prelude::*;

/// One number of several.
#[component]
pub(super) fn Tally(
    label: &'static str,
    name: &'static str,
    #[prop(into)] value: Signal<usize>,
) -> impl IntoView {
    view! {
        <li class="b2b-tally">
            <span class="b2b-tally-value" data-testid=format!("count-{name}")>{move || value.get()}</span>
            <span class="b2b-tally-label">{label}</span>
        </li>
    }
}
