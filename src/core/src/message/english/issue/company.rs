//! The company, and identifiers as such.

use crate::issue::{Code, Issue};

/// The sentence, if the issue is of this kind.
pub(super) fn sentence(issue: &Issue, value: &str) -> Option<String> {
    Some(match issue.code {
        Code::CompanyRequired => "Enter the ID of the company that the user joins.".to_owned(),
        Code::CompanyInvalid => no_identifier(value),
        Code::CompanyUnknown => format!(
            "The store has no company \"{value}\". Use the ID or the exact name of a company."
        ),
        Code::CompanyUnverified => format!(
            "Company {value} is not among those that were loaded. Make sure that the store has it."
        ),
        Code::CompanyAmbiguous => format!(
            "Several companies are called \"{value}\". Use the ID of the one you mean: {}.",
            issue.list("choices").join(", ")
        ),
        Code::IdentifierTooLarge => {
            format!("The number {value} is too large for GraphQL. Use management access for it.")
        }
        _ => return None,
    })
}

/// The value is none that the store gives its records.
pub(super) fn no_identifier(value: &str) -> String {
    format!("\"{value}\" is not an ID. Use the whole number that the store shows, in plain digits.")
}
