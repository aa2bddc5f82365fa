//! Ids in a path.

/// The id that a part of a path is. Another spelling of a number, such as `+42` or `042`, is none: the
/// id of a record is written in one way.
pub(crate) fn path_id(text: &str) -> Option<u64> {
    text.parse().ok().filter(|id: &u64| id.to_string() == text)
}
