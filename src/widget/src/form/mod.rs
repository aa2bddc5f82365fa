//! *Add one*: a form for one user.

mod defined_fields;
mod extra_fields;
mod fields;
mod look_ahead;
mod model;
mod notices;
mod outcome;
mod store_fields;
mod submission;
mod summary;

use crate::session::Session;
use crate::ui::keep_focus;
use defined_fields::DefinedFields;
use extra_fields::ExtraFields;
use fields::{MainFields, MoreFields};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use model::FormModel;
use notices::Notices;
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
    session.note_busy(Signal::derive(move || sending() || model.is_in_doubt()));
    let forbidden = {
        let session = session.clone();
        move || session.may_not_create()
    };
    view! {
        <form class="b2b-panel" part="panel" novalidate on:submit=submit data-testid="form-one">
            <h2 class="b2b-heading" id=session.id("form-heading") tabindex="-1">"New user"</h2>
            <Summary model />
            <SubmissionMessage model succeeded=true />
            <MainFields model />
            <DefinedFields model required=true />
            <details class="b2b-details">
                <summary>{"More fields"}</summary>
                <MoreFields model />
                <DefinedFields model required=false />
                <ExtraFields model />
            </details>
            <Notices model />
            <SubmissionMessage model succeeded=false />
            <div class="b2b-actions" on:mousedown=|event| keep_focus(&event)>
                <button
                    id=session.id("create")
                    type="submit"
                    class="b2b-button b2b-button-primary" part="button button-primary"
                    data-testid="create"
                    aria-disabled=move || sending().to_string()
                    disabled=forbidden
                >
                    {move || if sending() { "Creating…" } else { "Create user" }}
                </button>
            </div>
        </form>
    }
}
