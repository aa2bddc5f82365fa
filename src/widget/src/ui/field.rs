//! What every control has around it: a label, a hint, and its problems.

use crate::session::Session;
use b2b_users_core::issue::{Issue, Severity};
use leptos::prelude::*;

/// The ids of a control and of what describes it.
pub(super) struct FieldIds {
    pub(super) control: String,
    hint: String,
    issues: String,
}

impl FieldIds {
    /// The ids that derive from a control's name in this widget.
    pub(super) fn of(name: &str) -> Self {
        let control = Session::expect().id(name);
        Self {
            hint: format!("{control}-hint"),
            issues: format!("{control}-issues"),
            control,
        }
    }

    /// What describes the control, for screen readers.
    pub(super) fn described_by(&self) -> String {
        format!("{} {}", self.hint, self.issues)
    }
}

/// Whether a control's value has to be mended, as its attribute says it.
pub(super) fn invalid(issues: Signal<Vec<Issue>>) -> Signal<String> {
    Signal::derive(move || {
        issues
            .with(|issues| issues.iter().any(Issue::is_error))
            .to_string()
    })
}

/// A control with its label above, its hint and its problems below.
#[component]
pub(super) fn FieldFrame(
    ids: FieldIds,
    label: String,
    hint: Signal<String>,
    required: bool,
    issues: Signal<Vec<Issue>>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="b2b-field">
            <label class="b2b-label" part="label" for=ids.control>
                {label}
                {(!required).then(|| view! { <span class="b2b-optional">{" (optional)"}</span> })}
            </label>
            {children()}
            <p class="b2b-hint" id=ids.hint>{move || hint.get()}</p>
            <FieldIssues id=ids.issues issues />
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
        // An empty list would still be read out as one.
        <ul class="b2b-issues" id=id hidden=move || issues.with(Vec::is_empty)>
            {move || issues.get().into_iter().map(line).collect_view()}
        </ul>
    }
}
