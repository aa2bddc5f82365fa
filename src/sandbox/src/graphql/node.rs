use async_graphql::{ID, Interface};

use super::{company::CompanyType, company_role::CompanyRolesType, user::UserType};

/// A record with an id. No field answers with one; the types say that they are.
#[derive(Interface)]
#[graphql(field(name = "id", ty = "&ID"))]
#[expect(clippy::large_enum_variant, reason = "no value of it is ever made")]
pub(super) enum Node {
    User(UserType),
    Company(CompanyType),
    CompanyRole(CompanyRolesType),
}
