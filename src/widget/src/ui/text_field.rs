//! A labelled input with its hint and its problems.

use crate::session::Session;
use b2b_users_core::issue::{Issue, Severity};
use leptos::prelude::*;

/// An input for one line of text.
#[component]
pub(crate) fn TextField(
    /// The input's name in this widget; element ids derive from it.
    #[prop(into)]
    name: String,
    label: &'static str,
    #[prop(into)] value: Signal<String>,
    on_input: Callback<String>,
    #[prop(into)] on_leave: Callback<()>,
    #[prop(into)] issues: Signal<Vec<Issue>>,
    #[prop(default = "text")] keyboard: &'static str,
    #[prop(default = "")] hint: &'static str,
    #[prop(default = false)] required: bool,
    #[prop(default = "off")] autocomplete: &'static str,
) -> impl IntoView {
    let id = Session::expect().id(&name);
    let hint_id = format!("{id}-hint");
    let issues_id = format!("{id}-issues");
    let described = format!("{hint_id} {issues_id}");
    let invalid = move || issues.with(|issues| issues.iter().any(Issue::is_error));
    view! {
        <div class="b2b-field">
            <label class="b2b-label" for=id.clone()>
                {label}
                {(!required).then(|| view! { <span class="b2b-optional">" (optional)"</span> })}
            </label>
            <input
                class="b2b-input"
                id=id
                data-testid=name
                // Never `type="email"`: some browsers rewrite its value, so that form and file
                // would send different addresses.
                type="text"
                inputmode=keyboard
                autocomplete=autocomplete
                autocapitalize="off"
                spellcheck="false"
                aria-required=required.to_string()
                aria-invalid=move || invalid().to_string()
                aria-describedby=described
                prop:value=move || value.get()
                on:input=move |event| on_input.run(event_target_value(&event))
                on:blur=move |_| on_leave.run(())
            />
            <p class="b2b-hint" id=hint_id>{hint}</p>
            <FieldIssues id=issues_id issues />
        </div>
    }
}

/// The problems of a field, beside it.
#[component]
pub(crate) fn FieldIssues(id: String, #[prop(into)] issues: Signal<Vec<Issue>>) -> impl IntoView {
    let line = |issue: Issue| {
        let (class, word) = match issue.severity {
            Severity::Error => ("b2b-issue b2b-issue-error", "Error: "),
            Severity::Warning => ("b2b-issue b2b-issue-warning", "Warning: "),
            Severity::Info => ("b2b-issue", "Note: "),
        };
        view! {
            <li class=class data-code=issue.code.as_str()>
                <span class="b2b-hidden">{word}</span>
                {issue.message()}
            </li>
        }
    };
    view! {
        <ul class="b2b-issues" id=id>
            {move || issues.get().into_iter().map(line).collect_view()}
        </ul>
    }
}
