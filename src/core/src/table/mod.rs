//! Reads a delimited file into rows and cells. Raw text is never altered: what a cell
//! holds is what the file held, without the quotes around it.

mod builder;
mod content;
mod encoding;
mod error;
mod escape;
mod limits;
mod options;
mod read;
mod sniff;

pub use builder::Builder;
pub use content::Table;
pub use encoding::Encoding;
pub use error::TableError;
pub use escape::{REPORT_COLUMNS, escape_formula, unescape_formula};
pub use limits::Limits;
pub use options::TableOptions;
pub use read::{Progress, Reading, read_table, read_table_owned};
pub use sniff::Delimiter;
