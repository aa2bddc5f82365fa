//! A labelled input.

use super::field::{FieldFrame, FieldIds, invalid};
use super::tell;
use b2b_users_core::issue::Issue;
use leptos::prelude::*;

/// An input for one line of text.
#[component]
pub(crate) fn TextField(
    /// The input's name in this widget; element ids derive from it.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    #[prop(into)] value: Signal<String>,
    on_input: Callback<String>,
    #[prop(into)] on_leave: Callback<()>,
    #[prop(into)] issues: Signal<Vec<Issue>>,
    #[prop(default = "text")] keyboard: &'static str,
    #[prop(into, default = Signal::from(String::new()))] hint: Signal<String>,
    #[prop(default = false)] required: bool,
    #[prop(default = "off")] autocomplete: &'static str,
    /// The id of a list of suggestions.
    #[prop(optional)]
    list: Option<String>,
) -> impl IntoView {
    let ids = FieldIds::of(&name);
    let (id, described) = (ids.control.clone(), ids.described_by());
    view! {
        <FieldFrame ids label hint required issues>
            <input
                class="b2b-input" part="input"
                id=id
                data-testid=name
                // Never `type="email"`: some browsers rewrite its value, so that form and file
                // would send different addresses.
                type="text"
                inputmode=keyboard
                autocomplete=autocomplete
                list=list
                autocapitalize="off"
                spellcheck="false"
                aria-required=required.to_string()
                aria-invalid=invalid(issues)
                aria-describedby=described
                prop:value=move || value.get()
                on:input=move |event| tell(on_input, event_target_value(&event))
                on:blur=move |_| tell(on_leave, ())
            />
        </FieldFrame>
    }
}
