//! Roles, built-in and the store's own.

use super::company::no_identifier;
use crate::issue::{Code, Issue};

/// The sentence, if the issue is of this kind.
pub(super) fn sentence(issue: &Issue, value: &str) -> Option<String> {
    Some(match issue.code {
        Code::RoleRequired => "Choose a role.".to_owned(),
        Code::RoleUnknown if !issue.list("choices").is_empty() => format!(
            "\"{value}\" is not a role. Use Admin (0), Senior buyer (1), Junior buyer (2) or one of the store's own: {}.",
            issue.list("choices").join(", ")
        ),
        Code::RoleUnknown => format!(
            "\"{value}\" is not a role. Use Admin (0), Senior buyer (1) or Junior buyer (2)."
        ),
        Code::RoleNotAllowed => format!(
            "Role {value} belongs to store staff and cannot be given to a company user. Use 0, 1 or 2."
        ),
        Code::RoleDefaulted => {
            "Role 2 is sent with the custom role, as the store expects.".to_owned()
        }
        Code::CompanyRoleInvalid => no_identifier(value),
        Code::CompanyRoleUnknown => format!(
            "There is no role {value} for this company. Use the ID of a role that the store shows."
        ),
        _ => return None,
    })
}
