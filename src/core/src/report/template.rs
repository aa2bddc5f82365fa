//! An empty file to start from.

use super::Wording;
use super::write::Writer;
use crate::config::{ExtraFieldDefinition, ExtraFieldType, Rules};
use crate::user::{Field, Role};

/// A CSV file with a header for every field that can be sent, the store's own among them, and one row
/// that shows how to fill it in. That row is no user: its email says that it is an example.
///
/// The columns are in the order of [`Field::ALL`], and the store's own fields behind them as
/// `extra:` and their name. The first company and the first storefront of the store stand in the
/// example, where they are known.
#[must_use]
pub fn template(rules: &Rules, wording: &dyn Wording) -> String {
    let sent = |field: &Field| *field != Field::ExtraFields && rules.carries(*field);
    let fields = Field::ALL.into_iter().filter(sent);
    let own = rules.store.extra_fields.iter().flatten();
    let own = own.filter(|_| rules.carries(Field::ExtraFields));
    let mut file = Writer {
        text: String::from('\u{FEFF}'),
        delimiter: ',',
    };
    let headers = fields.clone().map(|field| wording.heading(field));
    let headers = headers.chain(own.clone().map(|field| format!("extra:{}", field.name)));
    let examples = fields.map(|field| example(field, rules, wording));
    for row in [
        headers.collect::<Vec<_>>(),
        examples.chain(own.map(value)).collect(),
    ] {
        file.row(row.iter().map(String::as_str));
    }
    file.text
}

/// A value that a field of the store's own takes.
fn value(field: &ExtraFieldDefinition) -> String {
    let value = match &field.value_type {
        ExtraFieldType::Dropdown { values } => values.first().map_or("", String::as_str),
        ExtraFieldType::Number { .. } => "1",
        _ => "Text",
    };
    field
        .default_value
        .clone()
        .unwrap_or_else(|| value.to_owned())
}

/// The store's own names where they are known, so that the example can be copied.
fn example(field: Field, rules: &Rules, wording: &dyn Wording) -> String {
    let company = || {
        let known = rules.store.companies.as_ref();
        let first = known.and_then(|companies| companies.known.first());
        first.map(|company| company.name.clone())
    };
    let channel = || {
        rules
            .store
            .b2b_channels()
            .next()
            .map(|channel| channel.id.to_string())
    };
    let known = match field {
        Field::CompanyId => company(),
        Field::ChannelIds => channel(),
        Field::Email => Some(wording.example_email()),
        Field::Role => Some(wording.role(Role::SeniorBuyer)),
        _ => None,
    };
    known.unwrap_or_else(|| usual(field).to_owned())
}

const fn usual(field: Field) -> &'static str {
    match field {
        Field::FirstName => "Marie",
        Field::LastName => "Curie",
        Field::PhoneNumber => "(555) 123-4567",
        Field::CompanyId => "42",
        Field::ChannelIds => "1",
        Field::AcceptWelcomeEmail => "no",
        Field::Email
        | Field::Role
        | Field::CompanyRoleId
        | Field::OriginChannelId
        | Field::Uuid
        | Field::ExtraFields => "",
    }
}
