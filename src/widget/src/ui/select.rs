//! A labelled choice.

use super::field::{FieldFrame, FieldIds, invalid};
use super::tell;
use b2b_users_core::issue::Issue;
use leptos::prelude::*;

/// Options that never change, as (value, label).
pub(crate) fn fixed(options: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(value, label): &(&str, &str)| ((*value).to_owned(), (*label).to_owned());
    options.iter().map(owned).collect()
}

/// A choice among a few. Options are (value, label).
#[component]
pub(crate) fn SelectField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    #[prop(into)] value: Signal<String>,
    on_change: Callback<String>,
    #[prop(optional)] on_leave: Option<Callback<()>>,
    #[prop(into)] issues: Signal<Vec<Issue>>,
    #[prop(into, default = Signal::from(String::new()))] hint: Signal<String>,
    #[prop(default = false)] required: bool,
) -> impl IntoView {
    let ids = FieldIds::of(&name);
    let (id, described) = (ids.control.clone(), ids.described_by());
    let option = move |(choice, label): (String, String)| {
        let own = choice.clone();
        view! { <option value=choice selected=move || value.get() == own>{label}</option> }
    };
    // Drawn anew with its options: a browser keeps the place of what was chosen and not
    // its value.
    let select = move || {
        let options = options.get();
        view! {
            <select
                class="b2b-input b2b-select"
                part="input"
                id=id.clone()
                data-testid=name.clone()
                aria-required=required.to_string()
                aria-invalid=invalid(issues)
                aria-describedby=described.clone()
                prop:value=move || value.get()
                on:change=move |event| tell(on_change, event_target_value(&event))
                on:blur=move |_| {
                    if let Some(leave) = on_leave {
                        tell(leave, ());
                    }
                }
            >
                {options.into_iter().map(option).collect_view()}
            </select>
        }
    };
    view! { <FieldFrame ids label hint required issues>{select}</FieldFrame> }
}
