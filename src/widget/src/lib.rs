//! The user interface: one company user by form, many from a file.
//!
//! It shows pictures of what [`b2b_users_core`] knows and tells it what a person did.
//! No rule about users lives here.

mod app;
mod embedded;
mod form;
mod import_tab;
mod many;
mod parts;
mod session;
mod setup;
mod shell;
mod state;
mod status;
mod ui;

pub use app::app;
pub use embedded::embedded;
pub use session::{
    Appearance, Events, Kind, Login, LoginSource, Session, Speech, Texts, WidgetEvent, refusal,
};
pub use shell::widget;
pub use state::{State, Stored};
pub use ui::{Content, MountHandle, mount};
