//! Checks what was typed. A check never fails as a whole: it gives the value, where
//! there is one, and everything that was found.
//!
//! There are three entrances: `check_user` for a form, `check_user_json` and `check_list_json` for what another
//! program hands over, and `SheetCheck` of the sheet for a file. All of them use the same checks,
//! so a user is judged alike wherever it comes from. The functions for single fields are what these
//! are made of.
//!
//! Nothing here asks the store. What is known about it comes with the rules, and a list that was
//! not loaded is not judged by: the store has the last word.

mod address;
mod cells;
mod channels;
mod checker;
mod company;
mod decimal;
mod draft;
mod email;
mod extra_fields;
mod found;
mod identifier;
mod index;
mod letters;
mod many;
mod name;
mod named;
mod notes;
mod phone;
mod remembered;
mod role;
mod rows;
mod store_role;
mod text;
mod valid;
mod verdict;
mod welcome_email;

pub use channels::{check_channel_ids, check_origin_channel_id};
pub use company::check_company;
pub use draft::{Checked, check_field, check_user, check_user_json};
pub use email::check_email;
pub use extra_fields::check_extra_fields;
pub use identifier::{check_company_id, check_company_role_id};
pub use many::{DraftsCheck, check_list_json};
pub use name::check_name;
pub use notes::Noted;
pub use phone::check_phone_number;
pub use role::check_role;
pub use text::{check_uuid, shown};
pub use verdict::RowVerdict;
pub use welcome_email::check_welcome_email;

pub(crate) use cells::{Cells, FIELDS};
pub(crate) use checker::Checker;
pub(crate) use found::Found;
pub(crate) use index::{Index, Pass};
pub(crate) use named::Named;
pub(crate) use notes::Notes;
pub(crate) use rows::{Rows, width_issue};
pub(crate) use valid::{ExtraFields, ValidUser};
pub(crate) use verdict::Tally;

use crate::issue::Issue;

/// What one check gives: the value, unless an error stands in its way, and the issues.
///
/// An error never comes with a value. Warnings and notes may come with one or without.
pub type Finding<T> = (Option<T>, Vec<Issue>);
