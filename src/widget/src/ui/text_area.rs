//! A labelled input for several lines.

use super::field::{FieldFrame, FieldIds, invalid};
use super::tell;
use b2b_users_core::issue::Issue;
use leptos::prelude::*;

/// An input for several lines of text.
#[component]
pub(crate) fn TextArea(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(into)] value: Signal<String>,
    on_input: Callback<String>,
    on_leave: Callback<()>,
    #[prop(into)] issues: Signal<Vec<Issue>>,
    #[prop(into)] hint: Signal<String>,
    required: bool,
) -> impl IntoView {
    let ids = FieldIds::of(&name);
    let (id, described) = (ids.control.clone(), ids.described_by());
    view! {
        <FieldFrame ids label hint required issues>
            <textarea
                class="b2b-input" part="input"
                id=id
                data-testid=name
                rows="3"
                aria-required=required.to_string()
                aria-invalid=invalid(issues)
                aria-describedby=described
                prop:value=move || value.get()
                on:input=move |event| tell(on_input, event_target_value(&event))
                on:blur=move |_| tell(on_leave, ())
            ></textarea>
        </FieldFrame>
    }
}
