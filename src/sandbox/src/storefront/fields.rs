//! The fields of a user in the storefront API.

use crate::draft::{FieldTable, Kind, required};
use crate::fields::RoleForm;
use crate::store::DEFAULT_CHANNEL;

/// Six required fields, every one of them text (Storefront Users API). A Company that does not exist
/// is not told from one that is out of reach. The endpoint has no channels, so the user gets the
/// default storefront, and it always sends the welcome mail.
pub(super) const USER: FieldTable = FieldTable {
    fields: &[
        required("firstName", Kind::FirstName),
        required("lastName", Kind::LastName),
        required("email", Kind::Email),
        required("phoneNumber", Kind::Phone),
        required("companyId", Kind::CompanyText),
        required("role", Kind::Role(RoleForm::Text)),
    ],
    usual_role: None,
    usual_channels: &[DEFAULT_CHANNEL],
    usual_welcome_mail: true,
};
