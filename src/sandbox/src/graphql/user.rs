//! Users in the schema.

use super::company::CompanyInfoType;
use super::number::int;
use crate::store::Store;
use crate::user::{ExtraField, StoredUser};
use async_graphql::{ID, SimpleObject};

/// A Company user.
#[derive(SimpleObject)]
pub(super) struct UserType {
    /// The B2B Edition user id.
    pub(super) id: ID,
    /// Seconds since the Unix epoch.
    created_at: i32,
    /// Seconds since the Unix epoch.
    updated_at: i32,
    first_name: String,
    last_name: String,
    email: String,
    phone: Option<String>,
    /// The BigCommerce customer id.
    bc_id: i32,
    /// 0 admin, 1 senior buyer, 2 junior buyer and every role of the store's own.
    role: i32,
    /// The store's users act for no other Company.
    masquerading_company_id: Option<i32>,
    /// The id that an outside system gave the user.
    uuid: Option<String>,
    /// Values of the store-defined fields.
    extra_fields: Option<Vec<Option<UserExtraFieldsValueType>>>,
    company_role_id: Option<i32>,
    company_role_name: Option<String>,
    company_info: Option<CompanyInfoType>,
}

impl UserType {
    pub(super) fn of(user: &StoredUser, store: &Store) -> Self {
        let role = store.role(user.company_role_id);
        let extra_fields = user.extra_fields.iter().map(UserExtraFieldsValueType::from);
        Self {
            id: ID::from(user.id),
            created_at: int(user.created_at),
            updated_at: int(user.updated_at),
            first_name: user.first_name.clone(),
            last_name: user.last_name.clone(),
            email: user.email.clone(),
            phone: Some(user.phone_number.clone()),
            bc_id: int(user.customer_id),
            role: user.role.into(),
            masquerading_company_id: None,
            uuid: Some(user.uuid.clone()),
            extra_fields: Some(extra_fields.map(Some).collect()),
            company_role_id: Some(int(user.company_role_id)),
            company_role_name: role.map(|role| role.name.to_owned()),
            company_info: store.company(user.company_id).map(CompanyInfoType::from),
        }
    }
}

/// The value of a store-defined field.
#[derive(SimpleObject)]
pub(super) struct UserExtraFieldsValueType {
    field_name: Option<String>,
    field_value: Option<String>,
}

impl From<&ExtraField> for UserExtraFieldsValueType {
    fn from(field: &ExtraField) -> Self {
        Self {
            field_name: Some(field.field_name.clone()),
            field_value: Some(field.field_value.clone()),
        }
    }
}
