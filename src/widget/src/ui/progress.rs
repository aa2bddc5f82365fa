//! A bar that fills.

use leptos::prelude::*;

/// How much is done, from 0 to 1.
#[component]
pub(crate) fn ProgressBar(label: &'static str, #[prop(into)] done: Signal<f64>) -> impl IntoView {
    let percent = move || format!("{:.0}", done.get() * 100.0);
    view! {
        <div
            class="b2b-progress"
            role="progressbar"
            aria-label=label
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=percent
        >
            <div class="b2b-progress-bar" style:width=move || format!("{}%", percent())></div>
        </div>
    }
}
