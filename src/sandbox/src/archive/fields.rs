//! The fields of a user in the archived API.

use crate::company::JUNIOR_BUYER;
use crate::draft::{Field, FieldTable, Kind, optional, required};
use crate::fields::RoleForm;
use crate::store::DEFAULT_CHANNEL;

/// The fields that only the single create has come first.
const FIELDS: [Field; 11] = [
    optional("acceptWelcomeEmail", Kind::WelcomeMailText),
    optional("uuid", Kind::Uuid),
    required("firstName", Kind::FirstName),
    required("lastName", Kind::LastName),
    required("email", Kind::Email),
    required("phone", Kind::Phone),
    optional("userRole", Kind::Role(RoleForm::Any)),
    optional("companyRoleId", Kind::CompanyRole),
    optional("channelIds", Kind::Channels),
    optional("originChannelId", Kind::OriginChannel),
    optional("extraFields", Kind::ExtraFields),
];

/// The single create (V2 API): phone required, role and channels not. That a user without channels gets
/// the default storefront, and that no mail is sent unless it is asked for, are guesses.
pub(super) const USER: FieldTable = table(&FIELDS);

/// A user of the bulk create (V2 API), whose mail is decided beside the users.
pub(super) const BULK_USER: FieldTable = table(FIELDS.split_at(2).1);

const fn table(fields: &'static [Field]) -> FieldTable {
    FieldTable {
        fields,
        // Which one the service gives is not published; the one with the fewest rights does the
        // least harm.
        usual_role: Some(JUNIOR_BUYER),
        usual_channels: &[DEFAULT_CHANNEL],
        usual_welcome_mail: false,
    }
}
