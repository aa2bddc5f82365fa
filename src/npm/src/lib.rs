//! What the engine gives to JavaScript programs. The hand-written files in `js/` make the
//! public interface of it, which `js/index.d.ts` describes; nothing here is called by
//! anybody else.

#![allow(
    unreachable_pub,
    reason = "exports to JavaScript are public and nobody imports them in Rust"
)]

mod check;
mod error;
mod import;
mod mapping;
mod plan;
mod report;
mod table;
mod text;
mod users;
mod values;

pub use check::{TableCheck, check_table, check_user};
pub use import::ImportRun;
pub use mapping::suggest_mapping;
pub use plan::plan_requests;
pub use table::{Table, read_table};
pub use users::UserList;
