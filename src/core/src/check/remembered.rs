//! What was found out about texts that many users share.

/// So many different texts of a field are remembered; a file has few, and each costs a comparison.
const MOST: usize = 12;

/// Texts about which nothing is to be said, with what they mean.
#[derive(Debug)]
pub(super) struct Remembered<'a, T>(Vec<(&'a str, T)>);

impl<'a, T> Remembered<'a, T> {
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    /// What a text means, if it was remembered.
    pub(super) fn get(&self, text: &str) -> Option<&T> {
        let mut known = self.0.iter();
        // Most texts differ in their length, which takes no call to see.
        let found = known.find(|(known, _)| known.len() == text.len() && *known == text);
        found.map(|(_, meaning)| meaning)
    }

    /// Remembers what a text means, as long as there is room. `meaning` is made only then.
    pub(super) fn add(&mut self, text: &'a str, meaning: impl FnOnce() -> T) {
        if self.0.len() < MOST {
            self.0.push((text, meaning()));
        }
    }
}
