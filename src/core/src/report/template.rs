//! An empty file to start from.

use super::write::Writer;
use crate::config::{ExtraFieldDefinition, ExtraFieldType, Rules};
use crate::user::Field;

/// A CSV file with a header for every field that can be sent, the store's own among them, and one row
/// that shows how to fill it in. That row is no user: its email says that it is an example.
///
/// The columns are in the order of [`Field::ALL`], and the store's own fields behind them as
/// `extra:` and their name. The first company and the first storefront of the store stand in the
/// example, where they are known.
///
/// ```
/// use b2b_users_core::{config::Rules, report::template};
///
/// let file = template(&Rules::management());
/// assert_eq!(file.lines().count(), 2);
/// assert!(file.contains("#example: replace this row"));
/// ```
#[must_use]
pub fn template(rules: &Rules) -> String {
    let sent = |field: &Field| *field != Field::ExtraFields && rules.carries(*field);
    let fields = Field::ALL.into_iter().filter(sent);
    let own = rules.store.extra_fields.iter().flatten();
    let own = own.filter(|_| rules.carries(Field::ExtraFields));
    let mut file = Writer {
        text: String::from('\u{FEFF}'),
        delimiter: ',',
    };
    let headers = fields.clone().map(|field| field.label().to_owned());
    let headers = headers.chain(own.clone().map(|field| format!("extra:{}", field.name)));
    let examples = fields.map(|field| example(field, rules));
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
fn example(field: Field, rules: &Rules) -> String {
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
        _ => None,
    };
    known.unwrap_or_else(|| usual(field).to_owned())
}

const fn usual(field: Field) -> &'static str {
    match field {
        Field::Email => "#example: replace this row",
        Field::FirstName => "Marie",
        Field::LastName => "Curie",
        Field::PhoneNumber => "(555) 123-4567",
        Field::CompanyId => "42",
        Field::Role => "Senior buyer",
        Field::ChannelIds => "1",
        Field::AcceptWelcomeEmail => "no",
        Field::CompanyRoleId | Field::OriginChannelId | Field::Uuid | Field::ExtraFields => "",
    }
}
