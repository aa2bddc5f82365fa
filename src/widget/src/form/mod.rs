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
use crate::ui::{Element, element, guard_leaving, keep_focus};
use b2b_users_text::keys;
use defined_fields::defined_fields;
use extra_fields::extra_fields;
use fields::{main_fields, more_fields};
use model::FormModel;
use notices::form_notices;
use outcome::submission_message;
use summary::summary;

/// The form, its problems and what became of the user.
pub(crate) fn add_one(session: Session) -> Element {
    let model = FormModel::new(session);
    let sending = move || model.is_busy();
    guard_leaving(sending);
    session
        .host()
        .note_busy(move || sending() || model.is_in_doubt());
    let heading = element("h2")
        .attributes(&[("class", "b2b-heading"), ("tabindex", "-1")])
        .id(&session.accessibility().id("form-heading"))
        .say(keys::FORM_HEADING);
    let more = element("details")
        .class("b2b-details")
        .child(element("summary").say(keys::FORM_MORE))
        .child(more_fields(model))
        .child(defined_fields(model, false))
        .child(extra_fields(model));
    element("form")
        .attributes(&[
            ("class", "b2b-panel"),
            ("part", "panel"),
            ("novalidate", ""),
            ("data-testid", "form-one"),
        ])
        .on("submit", move |event| {
            event.prevent_default();
            model.submit();
        })
        .child(heading)
        .child(summary(model))
        .child(submission_message(model, true))
        .child(main_fields(model))
        .child(defined_fields(model, true))
        .child(more)
        .child(form_notices(model))
        .child(submission_message(model, false))
        .child(
            element("div")
                .class("b2b-actions")
                .on("mousedown", |event| keep_focus(&event))
                .child(create_button(session, model)),
        )
}

fn create_button(session: Session, model: FormModel) -> Element {
    let sending = move || model.is_busy();
    let words = move || {
        session.text(if sending() {
            keys::FORM_CREATING
        } else {
            keys::FORM_CREATE
        })
    };
    element("button")
        .attributes(&[
            ("type", "submit"),
            ("class", "b2b-button b2b-button-primary"),
            ("part", "button button-primary"),
            ("data-testid", "create"),
        ])
        .id(&session.accessibility().id("create"))
        .state_of("aria-disabled", sending)
        .flag_of("disabled", move || session.store().may_not_create())
        .text_of(words)
}
