//! An empty file to start from.

use super::write::Writer;
use crate::dialect::Dialect;
use crate::user::Field;

/// A CSV file with a header for every field that the dialect carries and one row that
/// shows how to fill it in.
#[must_use]
pub fn template(dialect: Dialect) -> String {
    let fields = || {
        Field::ALL
            .into_iter()
            .filter(move |field| dialect.carries(*field))
    };
    let header = |field: Field| {
        if field == Field::ExtraFields {
            "extra:Department"
        } else {
            field.label()
        }
    };
    let mut file = Writer {
        text: String::from('\u{FEFF}'),
        delimiter: ',',
    };
    file.row(fields().map(header));
    file.row(fields().map(example));
    file.text
}

const fn example(field: Field) -> &'static str {
    match field {
        Field::Email => "marie.curie@example.com",
        Field::FirstName => "Marie",
        Field::LastName => "Curie",
        Field::PhoneNumber => "(555) 123-4567",
        Field::CompanyId => "42",
        Field::Role => "Senior buyer",
        Field::ChannelIds => "1",
        Field::AcceptWelcomeEmail => "no",
        Field::CompanyRoleId | Field::OriginChannelId | Field::Uuid => "",
        Field::ExtraFields => "Purchasing",
    }
}
