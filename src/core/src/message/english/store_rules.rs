//! Why rules of a store cannot be used.

use crate::config::StoreRulesError;
use std::fmt;

/// What is wrong with the rules, for the programmer.
fn store_rules_error(error: &StoreRulesError) -> String {
    match error {
        StoreRulesError::NotAnObject => {
            "the rules must be an object with roles, channels, companies or extraFields".to_owned()
        }
        StoreRulesError::UnknownKey(key) => {
            format!("\"{key}\" is not one of roles, channels, companies, extraFields")
        }
        StoreRulesError::NotAList(list) => {
            format!("\"{list}\", entry 0: it needs a list in brackets")
        }
        StoreRulesError::Record { list, entry, needs } => {
            format!("\"{list}\", entry {entry}: it needs {needs}")
        }
    }
}

impl fmt::Display for StoreRulesError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&store_rules_error(self))
    }
}
