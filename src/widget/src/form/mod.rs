//! *Add one*: a form for one user.

mod extra_fields;
mod fields;
mod model;
mod outcome;
mod summary;

use crate::session::Session;
use extra_fields::ExtraFields;
use fields::{MainFields, MoreFields};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use model::FormModel;
use outcome::SubmissionMessage;
use summary::Summary;

/// The form, its problems and what became of the user.
#[component]
pub(crate) fn AddOne() -> impl IntoView {
    let session = Session::expect();
    let model = FormModel::new(session.clone());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        model.submit();
    };
    let sending = move || model.is_busy();
    crate::ui::guard_leaving(Signal::derive(sending));
    view! {
        <form class="b2b-panel" novalidate on:submit=submit data-testid="form-one">
            <h2 class="b2b-heading" id=session.id("form-heading") tabindex="-1">"New user"</h2>
            <Summary model />
            <MainFields model />
            <details class="b2b-details">
                <summary>"More fields"</summary>
                <MoreFields model />
                <ExtraFields model />
            </details>
            <SubmissionMessage model />
            <div class="b2b-actions">
                <button
                    type="submit"
                    class="b2b-button b2b-button-primary"
                    data-testid="create"
                    aria-disabled=move || sending().to_string()
                >
                    {move || if sending() { "Creating…" } else { "Create user" }}
                </button>
            </div>
        </form>
    }
}
