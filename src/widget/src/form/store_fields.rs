//! Inputs that offer what the store has, as soon as that is known.

use super::fields::Input;
use super::model::FormModel;
use crate::session::Session;
use crate::ui::{Choices, SelectField, fixed, parts};
use b2b_users_core::check::check_company;
use b2b_users_core::config::{Channel, Company, StoreRole};
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
    let known = Memo::new(move |_| {
        let of = |company: &Company| (company.id.to_string(), described(company));
        store.with(|rules| {
            let companies = rules
                .companies
                .iter()
                .flat_map(|companies| &companies.known);
            companies.map(of).collect::<Vec<_>>()
        })
    });
    let suggestion = |(id, text): (String, String)| view! { <option value=id>{text}</option> };
    let suggestions = move || known.get().into_iter().map(suggestion).collect_view();
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
    let value = Signal::derive(move || {
        let offered = store.with(|rules| rules.roles.is_some());
        model
            .draft
            .with(|draft| match draft.company_role_id.trim() {
                custom if offered && !custom.is_empty() => format!("{CUSTOM}{custom}"),
                _ => draft.role.clone(),
            })
    });
    let options = Memo::new(move |_| {
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
        // A role that another company has stays in sight until it is changed.
        let chosen = value.get();
        if !options.iter().any(|(option, _)| *option == chosen) {
            let id = chosen.strip_prefix(CUSTOM).unwrap_or(&chosen).to_owned();
            options.push((chosen, format!("Role {id} (not offered)")));
        }
        options
    });
    let change = Callback::new(move |chosen: String| {
        let offered = store.with_untracked(|rules| rules.roles.is_some());
        let (role, custom) = match chosen.strip_prefix(CUSTOM) {
            Some(id) => (String::new(), Some(id.to_owned())),
            None => (chosen, offered.then(String::new)),
        };
        model.refused.set(None);
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
    let session = Session::expect();
    let (field, store) = (Field::ChannelIds, session.store());
    let required = session.dialect().requires(field);
    let typed = model.value(field);
    let offered = Memo::new(move |_| {
        let option = |channel: &Channel| (channel.id.to_string(), channel.name.clone());
        let known = store.with(|rules| rules.b2b_channels().map(option).collect());
        with_others(known, &typed.get())
    });
    move || {
        let options = offered.get();
        if options.is_empty() {
            let hint = "The storefronts that the user may log in to, such as 1;2.".to_owned();
            return view! { <Input model field hint /> }.into_any();
        }
        view! {
            <Choices
                name=field.name()
                label=field.label()
                options
                value=typed
                on_change=model.type_into(field)
                on_leave=model.leave(field)
                issues=model.issues(field)
                required
                hint="The storefronts that the user may log in to."
            />
        }
        .into_any()
    }
}

/// What is set but not offered must be in sight to be taken away.
fn with_others(mut options: Vec<(String, String)>, typed: &str) -> Vec<(String, String)> {
    if options.is_empty() {
        return options;
    }
    for part in parts(typed) {
        if !options.iter().any(|(id, _)| id == part) {
            options.push((part.to_owned(), format!("{part} (not offered)")));
        }
    }
    options
}
