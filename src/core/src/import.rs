//! Sends users, one request after another, and keeps account of each row.
//!
//! The engine does no input or output of its own. A driver asks [`Run::next`] what to
//! do, does it, and tells the engine with [`Run::on`] what came of it. Time comes in as
//! an argument. So the same engine runs in a browser, in Node and under a test that
//! plays every failure.
//!
//! A create is never sent again unless it is proven that the earlier one had no effect.

mod attribution;
mod engine;
mod informed;
mod row;
mod settle;
mod signals;
mod task;
mod view;

pub use engine::{Run, RunOptions};
pub use informed::InformedRun;
pub use row::RowState;
pub use view::{Counts, Phase, RunView};

use crate::engine::{Engine, Event, Limiter, Millis, Pace, Pause, Step};
