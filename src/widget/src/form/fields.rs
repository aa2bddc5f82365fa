//! The inputs of the form.

use super::model::FormModel;
use crate::session::Session;
use crate::ui::{SelectField, TextField};
use b2b_users_core::user::Field;
use leptos::prelude::*;

/// One input, tied to a field of the user.
#[component]
fn Input(
    model: FormModel,
    field: Field,
    #[prop(default = "text")] keyboard: &'static str,
    #[prop(default = "")] hint: &'static str,
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
        />
    }
}

/// What every user needs.
#[component]
pub(super) fn MainFields(model: FormModel) -> impl IntoView {
    let dialect = Session::expect().dialect();
    let carries_channels = dialect.carries(Field::ChannelIds);
    view! {
        <div class="b2b-grid">
            <Input model field=Field::Email keyboard="email" />
            <Input model field=Field::PhoneNumber keyboard="tel" />
            <Input model field=Field::FirstName />
            <Input model field=Field::LastName />
            <Input model field=Field::CompanyId hint="The number that B2B Edition shows for the company." />
            <RoleField model />
            {carries_channels.then(|| view! {
                <Input
                    model
                    field=Field::ChannelIds
                    hint="The storefronts that the user may log in to, such as 1;2."
                />
                <WelcomeField model />
            })}
        </div>
        {(!carries_channels).then(|| view! {
            <p class="b2b-hint">"With a storefront login the store always sends its welcome email."</p>
        })}
    }
}

/// The built-in roles.
#[component]
fn RoleField(model: FormModel) -> impl IntoView {
    let field = Field::Role;
    let change = model.type_into(field);
    let left = model.leave(field);
    view! {
        <SelectField
            name=field.name()
            label=field.label()
            options=vec![("", "Choose a role"), ("0", "Admin"), ("1", "Senior buyer"), ("2", "Junior buyer")]
            value=model.value(field)
            on_change=change
            on_leave=left
            issues=model.issues(field)
            required=true
        />
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
            options=vec![("", "Do not send"), ("yes", "Send when the user is created")]
            value=model.value(field)
            on_change=model.type_into(field)
            issues=model.issues(field)
            hint="New people set their password through it. It cannot be recalled."
        />
    }
}

/// What few users need, as far as the way of creating them has a place for it.
#[component]
pub(super) fn MoreFields(model: FormModel) -> impl IntoView {
    let dialect = Session::expect().dialect();
    let hint = |field: Field| match field {
        Field::CompanyRoleId => "A role of your own. It overrides the built-in one.",
        Field::OriginChannelId => "One of the channel IDs. It cannot be changed later.",
        _ => "Any text of yours, such as a customer number.",
    };
    let shown = [Field::CompanyRoleId, Field::OriginChannelId, Field::Uuid];
    let inputs = shown.into_iter().filter(|field| dialect.carries(*field));
    view! {
        <div class="b2b-grid">
            {inputs.map(|field| view! { <Input model field hint=hint(field) /> }).collect_view()}
        </div>
        {(!dialect.carries(Field::Uuid)).then(|| view! {
            <p class="b2b-hint">"A storefront login has no place for custom roles, channels, extra fields or an external ID."</p>
        })}
    }
}
