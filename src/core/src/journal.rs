//! What is kept of an import: facts in their order, from which it can be rebuilt.

mod end;
mod record;
mod text;

pub use end::End;
pub use record::Record;
