//! A bar that fills.

use leptos::prelude::*;

/// How much is done, in whole percents.
#[component]
pub(crate) fn ProgressBar(
    label: &'static str,
    #[prop(into)] percent: Signal<usize>,
) -> impl IntoView {
    view! {
        <div
            class="b2b-progress"
            role="progressbar"
            aria-label=label
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=move || percent.get()
            aria-valuetext=move || format!("{} percent", percent.get())
        >
            <div class="b2b-progress-bar" style:width=move || format!("{}%", percent.get())></div>
        </div>
    }
}
