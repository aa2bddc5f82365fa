//! The fields of a user in the management API.

use crate::draft::{FieldTable, Kind, optional, required};
use crate::fields::RoleForm;

/// Users API, `userPost`. `role` may be left out when `companyRoleId` is given, and `channelIds` is
/// only missed by the rule about storefronts: that is how the documented errors have it. What happens
/// to `acceptWelcomeEmail` when it is left out is not published.
pub(super) const USER: FieldTable = FieldTable {
    fields: &[
        required("firstName", Kind::FirstName),
        required("lastName", Kind::LastName),
        required("email", Kind::Email),
        optional("phoneNumber", Kind::Phone),
        required("companyId", Kind::Company),
        optional("role", Kind::Role(RoleForm::Number)),
        optional("companyRoleId", Kind::CompanyRole),
        optional("channelIds", Kind::Channels),
        optional("originChannelId", Kind::OriginChannel),
        optional("acceptWelcomeEmail", Kind::WelcomeMail),
        optional("uuid", Kind::Uuid),
        optional("extraFields", Kind::ExtraFields),
    ],
    usual_role: None,
    usual_channels: &[],
    usual_welcome_mail: false,
};
