//! The caller in the schema.

use super::number::int;
use crate::permission::Permission;
use crate::store::Store;
use crate::user::StoredUser;
use async_graphql::SimpleObject;

/// `userType` of a person who is a Company user.
const COMPANY_USER: i32 = 3;

/// Who the caller is and what the caller may do.
#[derive(SimpleObject)]
pub(super) struct CustomerInfoType {
    /// 3: a Company user. Only they get a token here.
    user_type: Option<i32>,
    user_info: Option<CompanyEmailUserInfoType>,
    permissions: Option<Vec<Option<AuthRolePermissionType>>>,
}

impl CustomerInfoType {
    pub(super) fn of(caller: &StoredUser, permissions: &[Permission], store: &Store) -> Self {
        let permissions = permissions.iter().map(AuthRolePermissionType::from);
        Self {
            user_type: Some(COMPANY_USER),
            user_info: Some(CompanyEmailUserInfoType::of(caller, store)),
            permissions: Some(permissions.map(Some).collect()),
        }
    }
}

/// One right of the caller.
#[derive(SimpleObject)]
pub(super) struct AuthRolePermissionType {
    /// The name of the right, such as `create_user`.
    code: Option<String>,
    /// 1 own records, 2 the Company, 3 its subsidiaries too.
    permission_level: Option<i32>,
}

impl From<&Permission> for AuthRolePermissionType {
    fn from(permission: &Permission) -> Self {
        Self {
            code: Some(permission.code.to_owned()),
            permission_level: Some(permission.level.into()),
        }
    }
}

/// The caller as a person.
#[derive(SimpleObject)]
pub(super) struct CompanyEmailUserInfoType {
    id: Option<i32>,
    first_name: Option<String>,
    last_name: Option<String>,
    phone_number: Option<String>,
    role: Option<i32>,
    company_role_id: Option<i32>,
    company_role_name: Option<String>,
    email: Option<String>,
    /// The store keeps no passwords.
    force_password_reset: Option<bool>,
}

impl CompanyEmailUserInfoType {
    fn of(user: &StoredUser, store: &Store) -> Self {
        let role = store.role(user.company_role_id);
        Self {
            id: Some(int(user.id)),
            first_name: Some(user.first_name.clone()),
            last_name: Some(user.last_name.clone()),
            phone_number: Some(user.phone_number.clone()),
            role: Some(user.role.into()),
            company_role_id: Some(int(user.company_role_id)),
            company_role_name: role.map(|role| role.name.to_owned()),
            email: Some(user.email.clone()),
            force_password_reset: None,
        }
    }
}
