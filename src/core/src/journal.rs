//! What is kept of an import: facts in their order, from which it can be rebuilt.
//!
//! A journal holds what an import did and learnt, never what it is about: rows are named by
//! number, and the users come from the file or the page a second time. The format is in `text`,
//! what a record means in [`Record`], how a row can end in [`End`]. Where records are kept, and
//! how durably, is the business of the import's driver.

mod end;
mod record;
mod row_key;
mod text;

pub use end::End;
pub use record::Record;
pub use row_key::RowKeys;
