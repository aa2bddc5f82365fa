//! What the records of the schema have in common.

use super::company::CompanyType;
use super::company_role::CompanyRolesType;
use super::user::UserType;
use async_graphql::{ID, Interface};

/// A record with an id. No field answers with one; the types say that they are.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "&ID"))]
#[expect(clippy::large_enum_variant, reason = "no value of it is ever made")]
pub(super) enum Node {
    User(UserType),
    Company(CompanyType),
    CompanyRole(CompanyRolesType),
}
