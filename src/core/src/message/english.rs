//! The English sentences, word for word as people read them. Nowhere else in the engine is one.

mod email;
mod import;
mod issue;
mod lookup;
mod names;
mod notice;
mod table;

pub(crate) use import::{doubt, pause, row};
pub(crate) use issue::issue;
pub(crate) use lookup::failure;
pub(crate) use names::{company_status, dialect, field, role};
pub(crate) use notice::notice;
pub(crate) use table::table_error;
