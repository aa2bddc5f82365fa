//! Checks what was typed. A check never fails as a whole: it gives the value, where
//! there is one, and everything that was found.

mod channels;
mod company;
mod decimal;
mod draft;
mod email;
mod extra_fields;
mod identifier;
mod letters;
mod many;
mod name;
mod phone;
mod problem;
mod remembered;
mod role;
mod store_role;
mod table;
mod text;
mod welcome_email;

pub use channels::{check_channel_ids, check_origin_channel_id};
pub use company::check_company;
pub use draft::{Checked, check_field, check_user};
pub use email::check_email;
pub use extra_fields::check_extra_fields;
pub use identifier::{check_company_id, check_company_role_id};
pub use many::{RowVerdict, TableCheck, check_drafts};
pub use name::check_name;
pub use phone::check_phone_number;
pub use problem::Problem;
pub use role::check_role;
pub use table::check_table;
pub use text::{check_uuid, shown};
pub use welcome_email::check_welcome_email;

use crate::issue::Issue;

/// What one check gives: the value, unless an error stands in its way, and the issues.
pub type Finding<T> = (Option<T>, Vec<Issue>);
