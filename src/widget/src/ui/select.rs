//! A labelled choice.

use super::FieldIssues;
use crate::session::Session;
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
    let id = Session::expect().id(&name);
    let hint_id = format!("{id}-hint");
    let issues_id = format!("{id}-issues");
    let described = format!("{hint_id} {issues_id}");
    let invalid = move || issues.with(|issues| issues.iter().any(Issue::is_error));
    let option = move |(choice, label): (&'static str, &'static str)| {
        view! { <option value=choice selected=move || value.get() == choice>{label}</option> }
    };
    view! {
        <div class="b2b-field">
            <label class="b2b-label" for=id.clone()>
                {label}
                {(!required).then(|| view! { <span class="b2b-optional">" (optional)"</span> })}
            </label>
            <select
                class="b2b-input b2b-select"
                id=id
                data-testid=name
                aria-required=required.to_string()
                aria-invalid=move || invalid().to_string()
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
            <p class="b2b-hint" id=hint_id>{hint}</p>
            <FieldIssues id=issues_id issues />
        </div>
    }
}
