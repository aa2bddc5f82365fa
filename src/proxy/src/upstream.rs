//! Sends to the store, with the credentials.

mod client;
mod exchange;
mod store;

pub(crate) use client::{causes, client_of_this_machine};
pub(crate) use store::Store;
