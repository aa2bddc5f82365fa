//! Sends what [`b2b_users_core::run`] decides to send, with the Fetch API of a browser
//! or of Node. Imports JavaScript, exports nothing to it.

mod clock;
mod connection;
mod import;
mod send;

pub use clock::now;
pub use connection::{BearerToken, Connection, Credential};
pub use import::Import;
pub use send::send;
