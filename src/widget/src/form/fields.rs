//! The inputs of the form.

use super::model::FormModel;
use super::store_fields::{channel_field, company_field, role_field};
use crate::session::Session;
use crate::ui::{Content, Control, Element, element, fixed, reactive};
use b2b_users_core::user::Field;
use leptos::prelude::*;

/// A control, tied to a field of the user.
pub(super) fn control(model: FormModel, field: Field) -> Control {
    let session = Session::expect();
    let required = session.dialect().requires(field);
    let label = session
        .language()
        .with_value(|language| language.field(field));
    Control::new(
        field.name(),
        &label,
        model.value(field),
        model.type_into(field),
    )
    .on_leave(model.leave(field))
    .problems(model.issues(field))
    .required(required)
}

/// What every user needs.
pub(super) fn main_fields(model: FormModel) -> Content {
    let session = Session::expect();
    let dialect = session.dialect();
    let text = |field, keyboard| control(model, field).text_field(keyboard, None);
    let chooses_mail = dialect.carries(Field::AcceptWelcomeEmail);
    let chooses_channels = dialect.carries(Field::ChannelIds);
    let grid = element("div")
        .class("b2b-grid")
        .child(text(Field::Email, "email"))
        .child(text(Field::PhoneNumber, "tel"))
        .child(text(Field::FirstName, "text"))
        .child(text(Field::LastName, "text"))
        .child(company_field(model))
        .child(role_field(model))
        .child(chooses_channels.then(|| channel_field(model)))
        .child(chooses_mail.then(|| welcome_field(model)));
    let always = || {
        let way = session
            .language()
            .with_value(|language| language.dialect(dialect));
        element("p")
            .class("b2b-hint")
            .text("With ")
            .text(&way)
            .text(" the store always sends its welcome email.")
    };
    Content::from(grid).and((!chooses_mail).then(always))
}

/// Whether the store sends its welcome mail. "No" unless chosen: mail cannot be recalled.
fn welcome_field(model: FormModel) -> Element {
    control(model, Field::AcceptWelcomeEmail)
        .hint("New users set their password with the link in this email. Sent emails cannot be recalled.")
        .select(|| fixed(&[("", "Do not send"), ("yes", "Send when the user is created")]))
}

/// What few users need, as far as the way of creating them has a place for it.
pub(super) fn more_fields(model: FormModel) -> Content {
    let session = Session::expect();
    let dialect = session.dialect();
    let store = session.store();
    // Where the store's roles are known, they can be chosen by name above.
    let chosen_above = move || store.with(|rules| rules.roles.is_some());
    let inputs = reactive(chosen_above, move |chosen_above| {
        let fields = [Field::CompanyRoleId, Field::OriginChannelId, Field::Uuid];
        let shown = |field: &Field| {
            dialect.carries(*field) && !(*chosen_above && *field == Field::CompanyRoleId)
        };
        let fields = fields.into_iter().filter(shown);
        Content::all(fields.map(|field| {
            control(model, field)
                .hint(hint(field))
                .text_field("text", None)
        }))
    });
    let is_lost = |field: &Field| !dialect.carries(*field) && *field != Field::AcceptWelcomeEmail;
    let (way, lost) = session.language().with_value(|language| {
        let lost = Field::ALL.into_iter().filter(is_lost);
        let lost: Vec<String> = lost.map(|field| language.field(field)).collect();
        (language.dialect(dialect), lost)
    });
    let not_carried = || {
        element("p")
            .class("b2b-hint")
            .test_id("not-carried")
            .text("There is no place for these with ")
            .text(&way)
            .text(": ")
            .text(&lost.join(", "))
            .text(".")
    };
    let grid = element("div").class("b2b-grid").child(inputs);
    Content::from(grid).and((!lost.is_empty()).then(not_carried))
}

const fn hint(field: Field) -> &'static str {
    match field {
        Field::CompanyRoleId => "A role of your own. It overrides the built-in one.",
        Field::OriginChannelId => "One of the channel IDs. It cannot be changed later.",
        _ => "Any text of yours, such as a customer number. It may repeat.",
    }
}
