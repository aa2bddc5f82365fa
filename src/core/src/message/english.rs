//! The English sentences, word for word as people read them. Nowhere else in the engine is one. What
//! they are about knows nothing of this room: the methods that give a sentence are written here.

mod draft;
mod import;
mod issue;
mod lookup;
mod names;
mod notice;
mod store_rules;
mod table;
