//! The inputs of the form.

use super::model::FormModel;
use super::store_fields::{ChannelField, CompanyField, RoleField};
use crate::session::Session;
use crate::ui::{SelectField, TextField, fixed};
use b2b_users_core::user::Field;
use leptos::prelude::*;

/// One input, tied to a field of the user.
#[component]
pub(super) fn Input(
    model: FormModel,
    field: Field,
    #[prop(default = "text")] keyboard: &'static str,
    #[prop(into, default = Signal::from(String::new()))] hint: Signal<String>,
    /// The id of a list of suggestions.
    #[prop(optional)]
    list: String,
) -> impl IntoView {
    let required = Session::expect().dialect().requires(field);
    view! {
        <TextField
            name=field.name()
            label=field.label()
            value=model.value(field)
            on_input=model.type_into(field)
            on_leave=model.leave(field)
            issues=model.issues(field)
            keyboard
            hint
            required
            list
        />
    }
}

/// What every user needs.
#[component]
pub(super) fn MainFields(model: FormModel) -> impl IntoView {
    let dialect = Session::expect().dialect();
    let chooses_mail = dialect.carries(Field::AcceptWelcomeEmail);
    view! {
        <div class="b2b-grid">
            <Input model field=Field::Email keyboard="email" />
            <Input model field=Field::PhoneNumber keyboard="tel" />
            <Input model field=Field::FirstName />
            <Input model field=Field::LastName />
            <CompanyField model />
            <RoleField model />
            {dialect.carries(Field::ChannelIds).then(|| view! { <ChannelField model /> })}
            {chooses_mail.then(|| view! { <WelcomeField model /> })}
        </div>
        {(!chooses_mail).then(|| view! {
            <p class="b2b-hint">"With "{dialect.label()}" the store always sends its welcome email."</p>
        })}
    }
}

/// Whether the store sends its welcome mail. "No" unless chosen: mail cannot be recalled.
#[component]
fn WelcomeField(model: FormModel) -> impl IntoView {
    let field = Field::AcceptWelcomeEmail;
    view! {
        <SelectField
            name=field.name()
            label=field.label()
            options=fixed(&[("", "Do not send"), ("yes", "Send when the user is created")])
            value=model.value(field)
            on_change=model.type_into(field)
            issues=model.issues(field)
            hint="New users set their password with the link in this email. Sent emails cannot be recalled."
        />
    }
}

/// What few users need, as far as the way of creating them has a place for it.
#[component]
pub(super) fn MoreFields(model: FormModel) -> impl IntoView {
    let session = Session::expect();
    let dialect = session.dialect();
    let store = session.store();
    let hint = |field: Field| match field {
        Field::CompanyRoleId => "A role of your own. It overrides the built-in one.",
        Field::OriginChannelId => "One of the channel IDs. It cannot be changed later.",
        _ => "Any text of yours, such as a customer number. It may repeat.",
    };
    // Where the store's roles are known, they can be chosen by name above.
    let shown = move |field: &Field| {
        let chosen_above =
            *field == Field::CompanyRoleId && store.with(|rules| rules.roles.is_some());
        dialect.carries(*field) && !chosen_above
    };
    let inputs = move || {
        let fields = [Field::CompanyRoleId, Field::OriginChannelId, Field::Uuid];
        let fields = fields.into_iter().filter(shown);
        fields
            .map(|field| view! { <Input model field hint=hint(field) /> })
            .collect_view()
    };
    let lost: Vec<String> = Field::ALL
        .into_iter()
        .filter(|field| !dialect.carries(*field) && *field != Field::AcceptWelcomeEmail)
        .map(|field| field.label().to_ascii_lowercase())
        .collect();
    view! {
        <div class="b2b-grid">{inputs}</div>
        {(!lost.is_empty()).then(|| view! {
            <p class="b2b-hint" data-testid="not-carried">"There is no place for these with "{dialect.label()}": "{lost.join(", ")}"."</p>
        })}
    }
}
