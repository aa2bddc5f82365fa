//! Every sentence that people read, one table for each language.
//!
//! The engine hands over codes with typed arguments. The tables in `languages/` hold a pattern for each
//! code and for each name of a thing, and [`Language`] fills the arguments into it. English is built in; any
//! other language is a text that is loaded. A page may replace each text by its key. A module holds the English texts
//! that it names (each [`Key`] brings its own), and those of a group of which it looks codes up.
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

mod digest;
mod key;
mod language;
mod locale;
mod pattern;
mod render;
mod replaceable;
mod sentence;
mod table;

pub use key::{ENGLISH, Key, TRANSLATIONS, is_name, keys};
pub use language::{Language, LanguageError};
pub use locale::{English, German, LANGUAGES, LocaleRules, Plural, language_of};
pub use render::{Argument, Value};
pub use sentence::shown_name;
