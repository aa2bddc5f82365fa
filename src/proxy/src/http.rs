//! What listens: connections, their limits, the paths, and what every answer has.

mod capabilities;
mod connections;
mod framing;
mod health;
mod heard_body;
mod request_log;
mod routes;
mod security_headers;
mod server;
mod site;

pub use routes::app;
pub use server::{ServeError, serve, serve_until};
