//! The lists that a store has.
//!
//! They are read one by one, and what is not known is not judged.

/// The lists that show what a store is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StoreList {
    /// Companies API, "List company roles".
    Roles,
    /// Channels API, "List channels".
    Channels,
    /// Users API, "List extra fields".
    ExtraFields,
    /// Companies API, "List companies".
    Companies,
}
