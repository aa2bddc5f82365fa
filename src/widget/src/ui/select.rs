//! A labelled choice.

use super::field::{FieldFrame, FieldIds, invalid};
use b2b_users_core::issue::Issue;
use leptos::prelude::*;

/// A choice among a few. Options are (value, label).
#[component]
pub(crate) fn SelectField(
    #[prop(into)] name: String,
    label: &'static str,
    options: Vec<(&'static str, &'static str)>,
    #[prop(into)] value: Signal<String>,
    on_change: Callback<String>,
    #[prop(optional)] on_leave: Option<Callback<()>>,
    #[prop(into)] issues: Signal<Vec<Issue>>,
    #[prop(default = "")] hint: &'static str,
    #[prop(default = false)] required: bool,
) -> impl IntoView {
    let ids = FieldIds::of(&name);
    let (id, described) = (ids.control.clone(), ids.described_by());
    let option = move |(choice, label): (&'static str, &'static str)| {
        view! { <option value=choice selected=move || value.get() == choice>{label}</option> }
    };
    view! {
        <FieldFrame ids label hint required issues>
            <select
                class="b2b-input b2b-select"
                id=id
                data-testid=name
                aria-required=required.to_string()
                aria-invalid=invalid(issues)
                aria-describedby=described
                prop:value=move || value.get()
                on:change=move |event| on_change.run(event_target_value(&event))
                on:blur=move |_| {
                    if let Some(leave) = on_leave {
                        leave.run(());
                    }
                }
            >
                {options.into_iter().map(option).collect_view()}
            </select>
        </FieldFrame>
    }
}
