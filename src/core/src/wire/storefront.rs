//! The storefront API with a user's own login (Storefront Users API). The endpoint wants
//! its numbers as text and has no place for channels, custom roles, extra fields, the
//! welcome mail's switch or an identifier of your own.
//!
//! It is the poorer twin of [`graphql`](super::graphql), and its welcome mail is always sent.
//! The page documents no error at all, so replies are read by every shape that is known
//! elsewhere. Look-ups for this login go over GraphQL, which accepts the same token. What a
//! body holds is in the table of [`Dialect::carried`](crate::dialect::Dialect::carried); this
//! file needs only the path.

/// The path of creating one user.
///
/// Despite its `v2` it is not the deprecated V2 interface, whose paths begin with `/api/v2/io`.
pub const USERS_PATH: &str = "/api/v2/users";
