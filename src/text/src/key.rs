//! The keys of all texts, and the English ones, as the build has read them.

use crate::digest::{FULL, digest};
use crate::replaceable::is_replaceable;
use crate::table;

/// Names a text: its line of the English table. So a module holds the texts that it names, and no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(&'static str);

/// A constant for every key, so that a text that does not exist does not compile.
pub mod keys {
    use super::Key;

    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

/// The lines of each group of keys whose texts are looked up by a code.
pub(crate) mod groups {
    #![allow(dead_code, reason = "the texts of most groups are named one by one")]

    include!(concat!(env!("OUT_DIR"), "/groups.rs"));
}

/// The English table, a line for each key in their order: the key, an equals sign, the pattern.
pub const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));

/// The other languages that come with the program: the tag of each, and its table as
/// [`Language::load`](crate::Language::load) reads it.
pub const TRANSLATIONS: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/translations.rs"));

/// The gaps between the digests of all names that a page may replace, in their order.
const NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));

impl Key {
    /// The key of this name, such as `field.email`. For tests and tools: a module that calls it holds every
    /// English text.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        table::line_of(ENGLISH, name).map(Self)
    }

    /// Every key whose text a page may replace. For tests and tools, as [`Key::named`].
    pub fn all() -> impl Iterator<Item = Self> {
        let all = ENGLISH.lines().map(Self);
        all.filter(|key| is_replaceable(key.name()))
    }

    /// The name that pages know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        table::split(self.0).0
    }

    /// The English pattern.
    pub(crate) fn english(self) -> &'static str {
        table::split(self.0).1
    }
}

/// Whether a page may replace the text of this name. Of two hundred names that are none, one passes: all
/// names would be ten times as long as their digests.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let wanted = digest(name);
    let mut last = 0_u16;
    NAMES.iter().any(|gap| {
        last = last.wrapping_add((*gap).into());
        *gap != FULL && last == wanted
    })
}
