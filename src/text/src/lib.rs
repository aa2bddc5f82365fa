//! Every sentence that people read, one table for each language.
//!
//! The engine hands over codes with typed arguments. The tables in `languages/` hold a pattern for each
//! code and for each name of a thing, and [`Language`] fills the arguments into it. English is built in; any
//! other language is a text that is loaded. A page may replace each text by its key.
//!
//! ```
//! use b2b_users_core::issue::{Code, Issue};
//! use b2b_users_core::user::Field;
//! use b2b_users_text::{Language, keys};
//!
//! let mut language = Language::english();
//! let issue = Issue::new(Code::EmailRequired, Field::Email);
//! assert_eq!(language.issue(&issue), "Enter an email address.");
//!
//! language.replace("field.email", "Work email").unwrap();
//! assert_eq!(language.text(keys::FIELD_EMAIL), "Work email");
//! ```

mod key;
mod language;
mod locale;
mod pattern;
mod render;
mod sentence;

pub use key::{Key, TRANSLATIONS, keys};
pub use language::{Language, LanguageError};
pub use locale::{English, German, LocaleRules, Plural};
pub use render::{Argument, Value};
