//! What a company user is: as typed ([`UserDraft`]) and as checked ([`NewUser`]).
//!
//! The types of single values (addresses, names, identifiers) can only be made by the checks or
//! within range, so code that sends a user has nothing left to judge.

mod draft;
mod draft_error;
mod draft_texts;
mod email;
mod extra_field;
mod field;
mod identifier;
mod name;
mod new_user;
mod phone;
mod punycode;
mod read;
mod role;

pub use draft::UserDraft;
pub use draft_error::DraftError;
pub(crate) use draft_texts::DraftTexts;
pub use email::Email;
pub(crate) use email::canonical as canonical_email;
pub use extra_field::ExtraField;
pub use field::Field;
pub use identifier::{ChannelId, CompanyId, CompanyRoleId, MAXIMUM_IDENTIFIER};
pub use name::PersonName;
pub use new_user::NewUser;
pub use phone::PhoneNumber;
pub(crate) use read::{Refused, read_draft};
pub use role::Role;
