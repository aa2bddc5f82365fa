//! Numbers that are told apart, as [texts](crate::texts) are.

/// Numbers, each once, counted from 0 in the order in which they came.
///
/// ```
/// use b2b_users_scan::numbers::Numbers;
///
/// let mut numbers = Numbers::default();
/// assert_eq!([numbers.add(42), numbers.add(7), numbers.add(42)], [0, 1, 0]);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    numbers: Vec<u64>,
    /// A table of open addressing: places in `numbers`, counted from 1; 0 is free.
    slots: Vec<u32>,
}

impl Numbers {
    /// The place of a number, which is added if it is not there.
    pub fn add(&mut self, number: u64) -> usize {
        let count = self.numbers.len();
        // At most half of the slots are filled.
        if count * 2 >= self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 2).max(8)];
            for place in 0..count {
                let known = self.numbers.get(place).copied().unwrap_or_default();
                self.put(known, place);
            }
        }
        let place = self.put(number, count);
        if place == count {
            self.numbers.push(number);
        }
        place
    }

    /// The place of a number, if it is there.
    #[must_use]
    pub fn find(&self, number: u64) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = spread(number) & mask;
        loop {
            let known = self.slots.get(at)?.checked_sub(1)? as usize;
            if self.numbers.get(known) == Some(&number) {
                return Some(known);
            }
            at = (at + 1) & mask;
        }
    }

    /// Puts a number that belongs to this place into the table, unless it is there, and gives its place.
    fn put(&mut self, number: u64, place: usize) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = spread(number) & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            let Some(known) = slot.checked_sub(1) else {
                *slot = u32::try_from(place + 1).unwrap_or_default();
                break;
            };
            if self.numbers.get(known as usize) == Some(&number) {
                return known as usize;
            }
            at = (at + 1) & mask;
        }
        place
    }
}

/// Spreads numbers that lie close together or far apart over all slots.
const fn spread(number: u64) -> usize {
    (number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn numbers_are_told_apart_as_by_a_map(numbers in prop::collection::vec(prop_oneof![0..20_u64, any::<u64>()], 0..200)) {
            let (mut ours, mut map) = (Numbers::default(), HashMap::new());
            for number in numbers {
                prop_assert_eq!(ours.find(number), map.get(&number).copied());
                let next = map.len();
                prop_assert_eq!(ours.add(number), *map.entry(number).or_insert(next));
            }
        }
    }
}
