//! Inputs that offer what the store has, as soon as that is known.

use super::fields::control;
use super::model::FormModel;
use crate::ui::{
    Choices, Content, Control, Element, Options, Words, each, element, parts, reactive,
};
use b2b_users_core::check::check_company;
use b2b_users_core::config::{Channel, Company, StoreRole};
use b2b_users_core::user::{Field, Role};
use b2b_users_text::{Language, keys};
use std::rc::Rc;

/// The company, by its number or by name.
pub(super) fn company_field(model: FormModel) -> Element {
    let session = model.session;
    let list = session.accessibility().id("companies");
    let store = session.store();
    let language = session.language();
    let hint = move || {
        let typed = model.draft.with(|draft| draft.company_id.clone());
        store.with(|rules| {
            let Some(companies) = &rules.companies else {
                return language.text(keys::FORM_COMPANY_HINT);
            };
            let id = check_company(&typed, Some(companies)).0;
            match id.and_then(|id| companies.find(id)) {
                Some(company) => language.with_value(|language| described(company, language)),
                None => language.text(keys::FORM_COMPANY_KNOWN_HINT),
            }
        })
    };
    let known = move || {
        let of = |company: &Company| {
            let text = language.with_value(|language| described(company, language));
            (company.id.to_string(), text)
        };
        store.with(|rules| {
            let companies = rules
                .companies
                .iter()
                .flat_map(|companies| &companies.known);
            companies.map(of).collect::<Options>()
        })
    };
    let suggestions = each(known, |(id, text): &(String, String)| {
        element("option").attribute("value", id).text(text)
    });
    let input = control(model, Field::CompanyId)
        .hint_of(hint)
        .text_field("text", Some(&list));
    element("div")
        .child(input)
        .child(element("datalist").id(&list).child(suggestions))
}

fn described(company: &Company, language: &Language) -> String {
    let words = [
        ("name", company.name.as_str().into()),
        ("id", company.id.to_string().into()),
        ("status", language.company_status(company.status).into()),
    ];
    language.fill(keys::FORM_COMPANY_DESCRIBED, &words)
}

/// What stands before the identifier of a custom role in the choice of roles.
const CUSTOM: &str = "custom:";

/// The built-in roles and the store's own.
pub(super) fn role_field(model: FormModel) -> Element {
    let session = model.session;
    let (field, store) = (Field::Role, session.store());
    let language = session.language();
    let carries = session.dialect().carries(Field::CompanyRoleId);
    let value = move || {
        let offered = store.with(|rules| rules.roles.is_some());
        model
            .draft
            .with(|draft| match draft.company_role_id.trim() {
                custom if offered && !custom.is_empty() => format!("{CUSTOM}{custom}"),
                _ => draft.role.clone(),
            })
    };
    let options = move || {
        let company = model.subject_company();
        let own = |role: &&StoreRole| carries && role.built_in.is_none() && role.fits(company);
        store.with(|rules| {
            let own = rules.roles.iter().flatten().filter(own);
            language.with_value(|language| role_options(own, value(), language))
        })
    };
    let change = move |chosen: String| {
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
    };
    let label = Words::made(move |language| language.field(field));
    Control::new(field.name(), label, value, change)
        .on_leave(model.leave(field))
        .problems(model.issues(field))
        .required(true)
        .select(options)
}

/// The built-in roles and these. A role that another company has stays in sight until it is
/// changed.
fn role_options<'a>(
    own: impl Iterator<Item = &'a StoreRole>,
    chosen: String,
    language: &Language,
) -> Options {
    let mut options = vec![(String::new(), language.text(keys::FORM_CHOOSE_ROLE))];
    options.extend(Role::ALL.map(|role| (role.number().to_string(), language.role(role))));
    options.extend(own.map(|role| (format!("{CUSTOM}{}", role.id), role.name.clone())));
    if !options.iter().any(|(option, _)| *option == chosen) {
        let id = chosen.strip_prefix(CUSTOM).unwrap_or(&chosen).to_owned();
        let text = language.fill(keys::FORM_ROLE_NOT_OFFERED, &[("id", id.into())]);
        options.push((chosen, text));
    }
    options
}

/// The storefronts, to tick where they are known.
pub(super) fn channel_field(model: FormModel) -> Content {
    let session = model.session;
    let (field, store) = (Field::ChannelIds, session.store());
    let language = session.language();
    let required = session.dialect().requires(field);
    let typed = model.value(field);
    let offered = move || {
        let option = |channel: &Channel| (channel.id.to_string(), channel.name.clone());
        let known = store.with(|rules| rules.b2b_channels().map(option).collect());
        language.with_value(|language| with_others(known, &typed(), language))
    };
    reactive(offered, move |options| {
        if options.is_empty() {
            return control(model, field)
                .hint(keys::FORM_CHANNELS_TYPED_HINT)
                .text_field("text", None);
        }
        Choices {
            name: field.name(),
            label: Words::made(move |language| language.field(field)),
            value: Rc::new(typed),
            change: Rc::new(model.type_into(field)),
            leave: Rc::new(model.leave(field)),
            problems: model.issues(field),
            required,
            hint: keys::FORM_CHANNELS_HINT.into(),
        }
        .group(options)
    })
}

/// What is set but not offered must be in sight to be taken away.
fn with_others(mut options: Options, typed: &str, language: &Language) -> Options {
    if options.is_empty() {
        return options;
    }
    for part in parts(typed) {
        if !options.iter().any(|(id, _)| id == part) {
            let text = language.fill(keys::FORM_NOT_OFFERED, &[("id", part.into())]);
            options.push((part.to_owned(), text));
        }
    }
    options
}
