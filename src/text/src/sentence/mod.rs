//! What the engine says, in the words of a language.

mod import;
mod input;
mod issue;
mod lookup;
mod names;
mod notice;
mod table;
mod time;
mod wording;

pub use input::shown_name;
