//! A labelled group of boxes to tick.

use super::field::invalid;
use super::tell;
use crate::session::Session;
use crate::ui::FieldIssues;
use b2b_users_core::issue::Issue;
use leptos::prelude::*;

/// Any number of choices. The value is a list of the ticked ones, such as `1;2`.
#[component]
pub(crate) fn Choices(
    /// The group's name in this widget; element ids derive from it.
    name: &'static str,
    label: &'static str,
    /// What can be ticked, as (value, label).
    options: Vec<(String, String)>,
    #[prop(into)] value: Signal<String>,
    on_change: Callback<String>,
    on_leave: Callback<()>,
    #[prop(into)] issues: Signal<Vec<Issue>>,
    required: bool,
    hint: &'static str,
) -> impl IntoView {
    let id = Session::expect().id(name);
    let (hint_id, issues_id) = (format!("{id}-hint"), format!("{id}-issues"));
    let described = format!("{hint_id} {issues_id}");
    let box_of = move |(choice, text): (String, String)| {
        let (own, test_id) = (choice.clone(), format!("{name}-{choice}"));
        let ticked = move || parts(&value.get()).any(|part| part == own);
        let toggle = move |event| {
            let on = event_target_checked(&event);
            let before = value.get_untracked();
            let others = parts(&before).filter(|part| *part != choice);
            let mut chosen: Vec<&str> = others.collect();
            if on {
                chosen.push(&choice);
            }
            tell(on_change, chosen.join(";"));
        };
        view! {
            <label class="b2b-choice">
                <input type="checkbox" data-testid=test_id aria-invalid=invalid(issues) prop:checked=ticked on:change=toggle />
                <span>{text}</span>
            </label>
        }
    };
    view! {
        <fieldset class="b2b-field b2b-choices" id=id data-testid=name tabindex="-1" aria-describedby=described on:focusout=move |_| tell(on_leave, ())>
            <legend class="b2b-label" part="label">
                {label}
                {(!required).then(|| view! { <span class="b2b-optional">{" (optional)"}</span> })}
            </legend>
            {options.into_iter().map(box_of).collect_view()}
            <p class="b2b-hint" id=hint_id>{hint}</p>
            <FieldIssues id=issues_id issues />
        </fieldset>
    }
}

/// The parts of a list such as `1;2`.
pub(crate) fn parts(value: &str) -> impl Iterator<Item = &str> {
    let parts = value.split([';', ',', '|']).map(str::trim);
    parts.filter(|part| !part.is_empty())
}
