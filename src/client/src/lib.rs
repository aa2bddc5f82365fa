//! Sends what the engines of [`b2b_users_core`] decide to send, with the Fetch API of a
//! browser or of Node. Imports JavaScript, exports nothing to it.

mod budget;
mod clock;
mod connection;
mod driver;
mod host;
mod intl;
mod reply;
mod send;
mod token_provider;

pub use budget::Budget;
pub use clock::{next_task, now};
pub use connection::{BearerToken, Connection, Credential};
pub use driver::Driver;
pub use host::{Host, is_offline};
pub use intl::Intl;
pub use send::send;
pub use token_provider::TokenProvider;
