//! What an address is, in the schema.

use super::number::int;
use crate::email_standing::EmailStanding;
use crate::store::Store;
use crate::user::StoredUser;
use async_graphql::SimpleObject;

/// What an address is to one Company.
#[derive(SimpleObject)]
pub(super) struct UserEmailCheckType {
    /// 1 free, 2 a BigCommerce customer, 3 several of them, 4 a user of another Company, 5 a
    /// user of this Company, 6 a super admin, 7 a user of this Company on another channel.
    user_type: Option<i32>,
    /// The Company user who has the address.
    user_info: Option<UserEmailCheckInfoType>,
}

impl UserEmailCheckType {
    pub(super) fn of(standing: EmailStanding, holder: Option<&StoredUser>, store: &Store) -> Self {
        Self {
            user_type: Some(standing as i32),
            user_info: holder.map(|user| UserEmailCheckInfoType::of(user, store)),
        }
    }
}

/// Who has an address.
#[derive(SimpleObject)]
pub(super) struct UserEmailCheckInfoType {
    id: Option<i32>,
    email: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    phone_number: Option<String>,
    role: Option<i32>,
    company_name: Option<String>,
    origin_channel_id: Option<i32>,
    /// The store keeps no passwords.
    force_password_reset: Option<bool>,
}

impl UserEmailCheckInfoType {
    fn of(user: &StoredUser, store: &Store) -> Self {
        let company = store.company(user.company_id);
        Self {
            id: Some(int(user.id)),
            email: Some(user.email.clone()),
            first_name: Some(user.first_name.clone()),
            last_name: Some(user.last_name.clone()),
            phone_number: Some(user.phone_number.clone()),
            role: Some(user.role.into()),
            company_name: company.map(|company| company.name.to_owned()),
            origin_channel_id: Some(int(user.origin_channel_id)),
            force_password_reset: None,
        }
    }
}

/// What an address is to the shop as a whole.
#[derive(SimpleObject)]
pub(super) struct CustomerEmailCheckType {
    /// 1 free, 2 a BigCommerce customer, 3 a customer of another channel.
    user_type: Option<i32>,
}

impl CustomerEmailCheckType {
    /// Every Company user is a customer too, and so is a super admin.
    pub(super) fn of(store: &Store, email: &str, channel_id: u64) -> Self {
        let is_free = store.email_standing(email, 0, None) == EmailStanding::Free;
        let user_type = match store.user_of(email) {
            Some(user) if !user.channel_ids.contains(&channel_id) => 3,
            None if is_free => 1,
            _ => 2,
        };
        Self {
            user_type: Some(user_type),
        }
    }
}
