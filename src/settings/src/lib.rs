//! The settings of site, element, iframe and command: one schema, read once into types.
//!
//! Every shell hands over one JSON text. It holds values as `config.json` has them, or as the text
//! of an attribute or a flag (`"42"`, `"1;2"`, `"on"`), so the same input is taken or refused
//! everywhere, with the same sentence. A setting that a shell does not use is checked there, too, and
//! has no effect, such as the theme of a command.
//!
//! - [`Key`] names the settings, [`Settings`] holds their values.
//! - [`schema`] says of each what it takes, what it means and where it applies. Only generators
//!   and tests call it, so its sentences are in no module that a browser loads.
//! - [`SettingsError`] says why settings cannot be used; [`SettingsError::sentence`] says it in a language.

mod endpoint;
mod error;
mod key;
mod labels;
mod locale;
mod read;
pub mod schema;
mod sentences;
mod settings;
mod theme;

pub use endpoint::{Endpoint, STORE};
pub use error::SettingsError;
pub use key::Key;
pub use labels::Labels;
pub use locale::Locale;
pub use settings::Settings;
pub use theme::Theme;
