//! Reads a delimited file into rows and cells. Raw text is never altered: what a cell
//! holds is what the file held, without the quotes around it.

mod content;
mod encoding;
mod error;
mod limits;
mod read;
mod sniff;

pub use content::Table;
pub use encoding::Encoding;
pub use error::TableError;
pub use limits::Limits;
pub use read::{TableOptions, read_table};
pub use sniff::Delimiter;
