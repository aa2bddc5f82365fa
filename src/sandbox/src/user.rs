//! Users and mails as the store keeps them.

use serde::Serialize;

/// A value of a store-defined user field; always text, whatever the field's type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExtraField {
    /// The name of the field.
    pub field_name: String,
    /// Its value for one user.
    pub field_value: String,
}

/// A Company user as the sandbox keeps it; `GET /_sandbox/users` shows the same in camelCase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredUser {
    /// The B2B Edition user id (`userId` in answers).
    pub id: u64,
    /// The BigCommerce customer id (`bcId` in answers to a create).
    pub customer_id: u64,
    /// The address as typed, blanks around it removed.
    pub email: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Phone number, empty when none was given.
    pub phone_number: String,
    /// The Company the user belongs to.
    pub company_id: u64,
    /// The status code of that Company when the user was created.
    pub company_status: u8,
    /// Built-in role code: 0 admin, 1 senior buyer, 2 junior buyer and every custom role.
    pub role: u8,
    /// The store's id of the role.
    pub company_role_id: u64,
    /// BigCommerce ids of the storefronts the user may log in to.
    pub channel_ids: Vec<u64>,
    /// The storefront the user came from; 0 when unset.
    pub origin_channel_id: u64,
    /// The caller's own id, empty when none was given.
    pub uuid: String,
    /// Values of the store-defined fields.
    pub extra_fields: Vec<ExtraField>,
    /// Whether the create took over a BigCommerce customer that already existed.
    pub linked_customer: bool,
    /// Seconds since the Unix epoch.
    pub created_at: u64,
    /// Seconds since the Unix epoch.
    pub updated_at: u64,
}

/// A welcome mail that the store has sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Mail {
    /// The address it went to.
    pub to: String,
    /// The user it welcomes.
    pub user_id: u64,
    /// Milliseconds since the Unix epoch.
    pub at: u64,
}

/// A user that has passed the field rules of an endpoint and is not stored yet.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewUser {
    pub(crate) email: String,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) phone_number: String,
    pub(crate) company_id: u64,
    pub(crate) role: u8,
    pub(crate) company_role_id: u64,
    /// As sent: channels that do not exist are still in it.
    pub(crate) channel_ids: Vec<u64>,
    pub(crate) origin_channel_id: Option<u64>,
    pub(crate) welcome_mail: bool,
    pub(crate) uuid: String,
    pub(crate) extra_fields: Vec<ExtraField>,
    /// Whether a user of the same Company with that address is to get the channels they lack.
    pub(crate) add_channel: bool,
}
