//! Creates users: plans the requests, sends them and keeps account of each row.
//!
//! [`Import`] is an [`Engine`]. Its state changes by [`Record`]s
//! alone, in a pure function of state and record; what it does next follows from state and events. Each
//! create is recorded before it is sent, so an import that was cut off can be rebuilt from its records
//! with [`Import::resume`].
//!
//! A create is never sent again unless it is proven that the earlier one had no effect.

mod attribution;
mod creates;
mod engine;
mod informed;
mod ladder;
mod looks;
mod lookups;
mod mixing;
mod next;
mod plan;
mod requests;
mod resume;
mod row;
mod rows;
mod state;
mod task;
mod users;
mod view;

pub use crate::journal::{End, Record, RowKeys};
pub use engine::{Import, ImportOptions};
pub use informed::InformedImport;
pub use plan::{Batch, plan};
pub use row::{RowState, Stage};
pub use users::Users;
pub use view::{Counts, ImportView, Phase};

use crate::engine::{Engine, Event, Limiter, Millis, Pace, Pause, Step};
