//! What sentences about issues are put together of.

use crate::dialect::Dialect;
use crate::issue::{Argument, Issue};

/// The field as people know it.
pub(super) fn label(issue: &Issue) -> &'static str {
    issue.field.map_or("Row", |field| field.label())
}

/// A cell can be as long as a book; a sentence needs only its beginning.
pub(super) fn excerpt(value: &str) -> String {
    const LENGTH: usize = 60;
    match value.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}

/// A count of an issue.
pub(super) fn number(issue: &Issue, name: &str) -> u64 {
    match issue.argument(name) {
        Some(Argument::Number(number)) => *number,
        _ => 0,
    }
}

/// The way to create users that an issue is about.
pub(super) fn dialect(issue: &Issue) -> &str {
    named(issue.param("dialect"))
}

/// The ways to create users that would do.
pub(super) fn instead(issue: &Issue) -> String {
    let names = issue.list("instead").iter();
    names
        .map(|name| named(name))
        .collect::<Vec<_>>()
        .join(" or ")
}

fn named(name: &str) -> &str {
    let known = Dialect::ALL.into_iter().find(|known| known.name() == name);
    known.map_or(name, |known| known.label())
}
