//! Inputs that offer what the store has, as soon as that is known.

use super::fields::Input;
use super::model::FormModel;
use crate::session::Session;
use crate::ui::{Choices, SelectField, fixed};
use b2b_users_core::check::check_company;
use b2b_users_core::config::{Company, StoreRole};
use b2b_users_core::user::Field;
use leptos::prelude::*;

/// The company, by its number or by name.
#[component]
pub(super) fn CompanyField(model: FormModel) -> impl IntoView {
    let session = Session::expect();
    let list = session.id("companies");
    let list_id = list.clone();
    let store = session.store();
    let hint = Signal::derive(move || {
        let typed = model.draft.with(|draft| draft.company_id.clone());
        store.with(|rules| {
            let Some(companies) = &rules.companies else {
                return "The number that B2B Edition shows for the company.".to_owned();
            };
            let id = check_company(&typed, Some(companies)).0;
            match id.and_then(|id| companies.find(id)) {
                Some(company) => described(company),
                None => "The number or the exact name of the company.".to_owned(),
            }
        })
    });
    let suggestions = move || {
        store.with(|rules| {
            let companies = rules.companies.iter().flat_map(|companies| &companies.known);
            companies
                .map(|company| view! { <option value=company.id.to_string()>{described(company)}</option> })
                .collect_view()
        })
    };
    view! {
        <div>
            <Input model field=Field::CompanyId hint list />
            <datalist id=list_id>{suggestions}</datalist>
        </div>
    }
}

fn described(company: &Company) -> String {
    format!(
        "{} ({}), {}",
        company.name,
        company.id,
        company.status.label()
    )
}

/// What stands before the identifier of a custom role in the choice of roles.
const CUSTOM: &str = "custom:";

/// The built-in roles and the store's own.
#[component]
pub(super) fn RoleField(model: FormModel) -> impl IntoView {
    let session = Session::expect();
    let (field, store) = (Field::Role, session.store());
    let carries = session.dialect().carries(Field::CompanyRoleId);
    let options = Signal::derive(move || {
        let mut options = fixed(&[
            ("", "Choose a role"),
            ("0", "Admin"),
            ("1", "Senior buyer"),
            ("2", "Junior buyer"),
        ]);
        let company = model.subject_company();
        let own = |role: &&StoreRole| carries && role.built_in.is_none() && role.fits(company);
        store.with(|rules| {
            let roles = rules.roles.iter().flatten().filter(own);
            options.extend(roles.map(|role| (format!("{CUSTOM}{}", role.id), role.name.clone())));
        });
        options
    });
    let value = Signal::derive(move || {
        let offered = store.with(|rules| rules.roles.is_some());
        model
            .draft
            .with(|draft| match draft.company_role_id.trim() {
                custom if offered && !custom.is_empty() => format!("{CUSTOM}{custom}"),
                _ => draft.role.clone(),
            })
    });
    let change = Callback::new(move |chosen: String| {
        let offered = store.with_untracked(|rules| rules.roles.is_some());
        let (role, custom) = match chosen.strip_prefix(CUSTOM) {
            Some(id) => (String::new(), Some(id.to_owned())),
            None => (chosen, offered.then(String::new)),
        };
        model.draft.update(|draft| {
            draft.role = role;
            if let Some(custom) = custom {
                draft.company_role_id = custom;
            }
        });
    });
    view! {
        <SelectField
            name=field.name()
            label=field.label()
            options
            value
            on_change=change
            on_leave=model.leave(field)
            issues=model.issues(field)
            required=true
        />
    }
}

/// The storefronts, to tick where they are known.
#[component]
pub(super) fn ChannelField(model: FormModel) -> impl IntoView {
    let store = Session::expect().store();
    let field = Field::ChannelIds;
    let offered = Memo::new(move |_| {
        store.with(|rules| {
            let channels = rules.b2b_channels();
            let option = |channel: &b2b_users_core::config::Channel| {
                (channel.id.to_string(), channel.name.clone())
            };
            channels.map(option).collect::<Vec<_>>()
        })
    });
    move || {
        let options = offered.get();
        if options.is_empty() {
            return view! {
                <Input model field hint="The storefronts that the user may log in to, such as 1;2.".to_owned() />
            }
            .into_any();
        }
        view! {
            <Choices
                name=field.name()
                label="Channels"
                options
                value=model.value(field)
                on_change=model.type_into(field)
                issues=model.issues(field)
                hint="The storefronts that the user may log in to."
            />
        }
        .into_any()
    }
}
