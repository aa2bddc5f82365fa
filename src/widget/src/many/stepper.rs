//! Shows how far one has come.

use super::step::Step;
use leptos::prelude::*;

/// The steps in a row. On a narrow screen only the current one shows its name.
#[component]
pub(super) fn Stepper(step: RwSignal<Step>) -> impl IntoView {
    let position = |step: Step| {
        Step::ALL
            .iter()
            .position(|other| *other == step)
            .unwrap_or(0)
    };
    let entry = move |(index, one): (usize, Step)| {
        let class = move || match position(step.get()) {
            current if index < current => "b2b-step b2b-step-complete",
            current if index == current => "b2b-step b2b-step-current",
            _ => "b2b-step",
        };
        view! {
            <li class=class aria-current=move || (step.get() == one).then_some("step")>
                <span class="b2b-step-number" aria-hidden="true">
                    {move || if index < position(step.get()) { "✓".to_owned() } else { (index + 1).to_string() }}
                </span>
                <span class="b2b-step-name">{one.label()}</span>
                {move || (index < position(step.get())).then(|| view! { <span class="b2b-hidden">", completed"</span> })}
            </li>
        }
    };
    view! {
        <ol class="b2b-steps" aria-label="Steps">
            {Step::ALL.into_iter().enumerate().map(entry).collect_view()}
        </ol>
    }
}
