//! Which problems of a file are listed.

use b2b_users_core::sheet::Listed;
use b2b_users_text::{Key, keys};

/// The list of errors, by its name.
pub(super) const ERRORS: &str = "errors";
/// The list of what a look into the store found.
pub(super) const STORE: &str = "store";

/// The lists that can be chosen, as (name, label).
pub(super) const LISTS: [(&str, Key); 4] = [
    (ERRORS, keys::PROBLEM_ERRORS),
    ("warnings", keys::PROBLEM_WARNINGS),
    (STORE, keys::PROBLEM_STORE),
    ("all", keys::PROBLEM_ANY),
];

/// The list of this name.
pub(super) fn list_of(name: &str) -> Listed {
    match name {
        "all" => Listed::All,
        "warnings" => Listed::Warnings,
        STORE => Listed::Store,
        _ => Listed::Errors,
    }
}
