//! Reads a delimited file into rows and cells. Raw text is never altered: what a cell
//! holds is what the file held, without the quotes around it.
//!
//! The work has four steps: the bytes become UTF-8, the delimiter is found out, the splitter of the
//! scan crate finds the cells, and `Table` holds them as one text with offsets. Workbooks and the
//! clipboard come in through `Builder` instead. What the cells mean is none of this module's
//! business.

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
