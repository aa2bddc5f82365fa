//! Roles in the schema.

use crate::company::Role;
use async_graphql::{ID, SimpleObject};

/// A role that a Company user can have.
#[derive(SimpleObject)]
pub(super) struct CompanyRolesType {
    /// The id that `companyRoleId` takes.
    pub(super) id: ID,
    /// The name of the role.
    name: Option<String>,
    /// 1 for a predefined role, 2 for one of the store's own.
    role_type: Option<i32>,
    /// 1: the role belongs to the store as a whole.
    role_level: Option<i32>,
}

impl From<&Role> for CompanyRolesType {
    fn from(role: &Role) -> Self {
        Self {
            id: ID::from(role.company_role_id),
            name: Some(role.name.to_owned()),
            role_type: Some(if role.predefined { 1 } else { 2 }),
            role_level: Some(1),
        }
    }
}
