//! What the engine gives to JavaScript programs. The hand-written files in `js/` make the public
//! interface of it, which `js/index.d.ts` describes. The build cuts it into `core.wasm`, which checks,
//! reads, maps and plans, `send.wasm`, which begins in `sending`, and `settings.wasm`, which begins in `settings`.

#![allow(
    unreachable_pub,
    reason = "exports to JavaScript are public and no Rust imports them"
)]

mod check;
mod error;
mod import;
mod mapping;
mod parts;
mod plan;
mod report;
mod rules;
mod run;
mod sending;
mod settings;
mod table;
mod text;
mod users;
mod values;

pub use check::{TableCheck, check_table, check_user};
pub use mapping::suggest_mapping;
pub use plan::plan_requests;
pub use rules::Rules;
pub use run::ImportRun;
pub use settings::read_settings;
pub use table::{Table, read_table};
pub use text::use_texts;
pub use users::UserList;
