//! Creating users. Four paths lead here, and one service creates.

mod batch;
mod call;
mod checking;
mod route;
mod service;

pub use call::Call;
pub use route::CreateRoute;
pub use service::{Clock, CreateCommand, CreateOutcome, CreateService};
