//! The keys of all texts, and the English ones, as the build has read them.

/// Names a text. The number is its place among all keys in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(u16);

/// A constant for every key, so that a text that does not exist does not compile.
pub mod keys {
    use super::Key;

    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

/// Where the lines of [`ENGLISH`] begin.
const STARTS: &[u16] = &include!(concat!(env!("OUT_DIR"), "/starts.rs"));

/// A line for each key in their order: the key, an equals sign, the pattern.
const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));

/// The other languages that come with the program: the tag of each, and its table as
/// [`Language::load`](crate::Language::load) reads it.
pub const TRANSLATIONS: &[(&str, &str)] = &include!(concat!(env!("OUT_DIR"), "/translations.rs"));

impl Key {
    /// The key of this name, such as `field.email`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let place = STARTS.binary_search_by(|start| line(*start).0.cmp(name));
        place
            .ok()
            .and_then(|place| u16::try_from(place).ok())
            .map(Self)
    }

    /// Every key there is.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).take(STARTS.len()).map(Self)
    }

    /// The name that pages know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.line().0
    }

    /// The English pattern.
    pub(crate) fn english(self) -> &'static str {
        self.line().1
    }

    pub(crate) fn place(self) -> usize {
        self.0.into()
    }

    fn line(self) -> (&'static str, &'static str) {
        STARTS
            .get(self.place())
            .map_or(("", ""), |start| line(*start))
    }
}

/// The key and the pattern of the line that begins there.
fn line(start: u16) -> (&'static str, &'static str) {
    let rest = ENGLISH.get(start.into()..).unwrap_or_default();
    let (line, _) = rest.split_once('\n').unwrap_or((rest, ""));
    line.split_once('=').unwrap_or((line, ""))
}
