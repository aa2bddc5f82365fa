//! The storefront API with a user's own login (Storefront Users API). The endpoint wants
//! its numbers as text and has no place for channels, custom roles, extra fields, the
//! welcome mail's switch or an identifier of your own.

/// The path of creating one user.
pub const USERS_PATH: &str = "/api/v2/users";
