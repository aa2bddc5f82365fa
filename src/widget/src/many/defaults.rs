//! What stands in for blank cells.

use super::chosen::ChosenFile;
use crate::ui::{Control, Element, Words, element, offered};
use b2b_users_core::check::{check_channel_ids, check_company};
use b2b_users_core::config::Rules;
use b2b_users_core::issue::Issue;
use b2b_users_core::user::{Field, Role};
use b2b_users_text::{Language, keys};
use std::rc::Rc;
use std::sync::Arc;

/// Values for what the file leaves blank.
pub(super) fn defaults(file: ChosenFile) -> Element {
    let session = file.session;
    let (dialect, language) = (session.dialect(), session.language());
    let channels = dialect.carries(Field::ChannelIds);
    let mail = dialect.carries(Field::AcceptWelcomeEmail);
    let control = move |name: &str, field: Field| {
        let value = move || value(file, field);
        let label = Words::made(move |language| language.field(field));
        Control::new(name, label, value, move |text| {
            change(file, field, text);
        })
    };
    let text = |name: &str, field: Field| {
        let control = control(name, field).problems(Rc::new(move || problems(file, field)));
        control.text_field("text", None)
    };
    let roles = control("default-role", Field::Role).select(move || {
        let rules = file.rules.get();
        language.with_value(|language| roles(&rules, language))
    });
    let mails = mail.then(|| {
        let control = control("default-welcome", Field::AcceptWelcomeEmail);
        control.select(|| offered(&[("", keys::FORM_MAIL_NO), ("yes", keys::REVIEW_MAIL_YES)]))
    });
    let grid = element("div")
        .class("b2b-grid")
        .child(text("default-company", Field::CompanyId))
        .child(channels.then(|| text("default-channels", Field::ChannelIds)))
        .child(roles)
        .child(mails);
    element("details")
        .class("b2b-details")
        .test_id("defaults")
        .child(element("summary").say(keys::REVIEW_DEFAULTS))
        .child(grid)
}

/// The built-in roles and those of the store's own that any company has, by their names.
fn roles(rules: &Rules, language: &Language) -> Vec<(String, String)> {
    let mut options = vec![(String::new(), language.text(keys::REVIEW_NO_DEFAULT))];
    options.extend(Role::ALL.map(|role| (role.number().to_string(), language.role(role))));
    let carries = rules.carries(Field::CompanyRoleId);
    let own = rules.store.roles.iter().flatten();
    let own = own.filter(|role| carries && role.built_in.is_none() && role.company_id.is_none());
    options.extend(own.map(|role| (role.name.clone(), role.name.clone())));
    options
}

fn value(file: ChosenFile, field: Field) -> String {
    file.defaults
        .with(|defaults| defaults.get(field).to_owned())
}

/// What is wrong with a value for blank cells; none at all is fine.
fn problems(file: ChosenFile, field: Field) -> Vec<Issue> {
    file.defaults
        .with(|defaults| match (field, defaults.get(field).trim()) {
            (_, "") => Vec::new(),
            (Field::CompanyId, value) => {
                let companies =
                    |rules: &Arc<Rules>| check_company(value, rules.store.companies.as_ref()).1;
                file.rules.with(companies)
            }
            (Field::ChannelIds, value) => check_channel_ids(value, false).1,
            _ => Vec::new(),
        })
}

fn change(file: ChosenFile, field: Field, text: String) {
    file.defaults.update(|defaults| {
        if let Some(value) = defaults.get_mut(field) {
            *value = text;
        }
    });
}
