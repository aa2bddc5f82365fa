//! The inputs of the form.

use super::model::FormModel;
use super::store_fields::{channel_field, company_field, role_field};
use crate::ui::{Content, Control, Element, Words, element, offered, reactive};
use b2b_users_core::user::Field;
use b2b_users_text::{Key, keys};

/// A control, tied to a field of the user.
pub(super) fn control(model: FormModel, field: Field) -> Control {
    let required = model.session.dialect().requires(field);
    Control::new(
        field.name(),
        Words::made(move |language| language.field(field)),
        model.value(field),
        model.type_into(field),
    )
    .on_leave(model.leave(field))
    .problems(model.issues(field))
    .required(required)
}

/// What every user needs.
pub(super) fn main_fields(model: FormModel) -> Content {
    let dialect = model.session.dialect();
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
        element("p")
            .class("b2b-hint")
            .say(Words::made(move |language| {
                let dialect = language.dialect(dialect);
                language.fill(keys::FORM_MAIL_ALWAYS, &[("dialect", dialect.into())])
            }))
    };
    Content::from(grid).and((!chooses_mail).then(always))
}

/// Whether the store sends its welcome mail. "No" unless chosen: mail cannot be recalled.
fn welcome_field(model: FormModel) -> Element {
    control(model, Field::AcceptWelcomeEmail)
        .hint(keys::FORM_MAIL_HINT)
        .select(|| offered(&[("", keys::FORM_MAIL_NO), ("yes", keys::FORM_MAIL_YES)]))
}

/// What few users need, as far as the way of creating them has a place for it.
pub(super) fn more_fields(model: FormModel) -> Content {
    let session = model.session;
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
    let lost: Vec<Field> = Field::ALL.into_iter().filter(is_lost).collect();
    let loses = !lost.is_empty();
    let not_carried = || {
        let words = Words::made(move |language| {
            let lost: Vec<String> = lost.iter().map(|field| language.field(*field)).collect();
            let names = [
                ("dialect", language.dialect(dialect).into()),
                ("fields", lost.join(", ").into()),
            ];
            language.fill(keys::FORM_NOT_CARRIED, &names)
        });
        let hint = element("p").class("b2b-hint");
        hint.test_id("not-carried").say(words)
    };
    let grid = element("div").class("b2b-grid").child(inputs);
    Content::from(grid).and(loses.then(not_carried))
}

const fn hint(field: Field) -> Key {
    match field {
        Field::CompanyRoleId => keys::FORM_COMPANY_ROLE_HINT,
        Field::OriginChannelId => keys::FORM_ORIGIN_CHANNEL_HINT,
        _ => keys::FORM_UUID_HINT,
    }
}
