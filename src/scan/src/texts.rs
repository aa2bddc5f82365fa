//! Texts that are told apart. A map of the standard library is made anew for each type that it holds, a
//! few kilobytes each time; here the caller keeps what belongs to a text in a list of its own.

use crate::groups::hash;
use std::fmt;

/// Texts, each once, numbered from 0 in the order in which they came.
///
/// ```
/// use b2b_users_scan::texts::Texts;
///
/// let mut texts = Texts::default();
/// assert_eq!([texts.add("a"), texts.add("b"), texts.add("a")], [0, 1, 0]);
/// assert_eq!(texts.find("b"), Some(1));
/// assert_eq!(texts.get(1), "b");
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// All of them in a row.
    text: String,
    /// Where each one ends.
    ends: Vec<usize>,
    /// A table of open addressing: numbers, counted from 1; 0 is free.
    slots: Vec<u32>,
}

impl fmt::Debug for Texts {
    /// Leaves the texts out.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Texts({})", self.len())
    }
}

impl Texts {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text of a number; empty if there is none.
    #[must_use]
    pub fn get(&self, number: usize) -> &str {
        let before = number.checked_sub(1);
        let start = before.and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(number).copied();
        let text = end.and_then(|end| self.text.get(start.unwrap_or(0)..end));
        text.unwrap_or_default()
    }

    /// The number of a text, if it is there.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<usize> {
        let slot = self.slots.get(self.place(text)?)?;
        slot.checked_sub(1).map(|number| number as usize)
    }

    /// The number of a text, which is added if it is not there.
    pub fn add(&mut self, text: &str) -> usize {
        if let Some(number) = self.find(text) {
            return number;
        }
        let number = self.len();
        self.text.push_str(text);
        self.ends.push(self.text.len());
        // At most three quarters are filled.
        if self.len() * 4 > self.slots.len() * 3 {
            self.slots = vec![0; (self.slots.len() * 2).max(8)];
            for known in 0..number {
                self.put(known);
            }
        }
        self.put(number);
        number
    }

    /// Puts the number of a text, which is not in the table, into it.
    fn put(&mut self, number: usize) {
        let place = self.place(self.get(number));
        let slot = place.and_then(|place| self.slots.get_mut(place));
        if let (Some(slot), Ok(number)) = (slot, u32::try_from(number + 1)) {
            *slot = number;
        }
    }

    /// The slot where a text is, or would be.
    fn place(&self, text: &str) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash(text) as usize & mask;
        loop {
            match self.slots.get(at)?.checked_sub(1) {
                Some(known) if self.get(known as usize) != text => at = (at + 1) & mask,
                _ => return Some(at),
            }
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn texts_are_told_apart_as_by_a_map(texts in prop::collection::vec("[aA]{0,3}|[a-c]{0,2}", 0..80)) {
            let (mut ours, mut map) = (Texts::default(), HashMap::new());
            for text in &texts {
                prop_assert_eq!(ours.find(text), map.get(text).copied());
                let next = map.len();
                let number = *map.entry(text.clone()).or_insert(next);
                prop_assert_eq!(ours.add(text), number);
                prop_assert_eq!(ours.get(number), text);
            }
            prop_assert_eq!((ours.len(), ours.is_empty()), (map.len(), map.is_empty()));
            prop_assert_eq!((ours.get(map.len()), ours.find("d")), ("", None));
        }
    }
}
