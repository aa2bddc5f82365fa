//! The flows, in every state and order.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says best what is wrong by stopping"
)]

mod announcements;
mod form;
mod form_orders;
mod import;
mod precheck;
mod store;
