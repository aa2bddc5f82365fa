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
    /// The place of a number, if it is there.
    #[must_use]
    pub fn find(&self, number: u64) -> Option<usize> {
        let slot = self.slots.get(self.slot(number)?)?;
        slot.checked_sub(1).map(|place| place as usize)
    }

    /// The place of a number, which is added if it is not there.
    pub fn add(&mut self, number: u64) -> usize {
        if let Some(place) = self.find(number) {
            return place;
        }
        let place = self.numbers.len();
        self.numbers.push(number);
        // At most half of the slots are filled.
        if self.numbers.len() * 2 > self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 2).max(8)];
            for known in 0..place {
                self.put(known);
            }
        }
        self.put(place);
        place
    }

    /// Puts the number of a place, which is not in the table, into it.
    fn put(&mut self, place: usize) {
        let number = self.numbers.get(place).copied().unwrap_or_default();
        let slot = self.slot(number);
        let slot = slot.and_then(|slot| self.slots.get_mut(slot));
        if let (Some(slot), Ok(place)) = (slot, u32::try_from(place + 1)) {
            *slot = place;
        }
    }

    /// The slot where a number is, or would be.
    fn slot(&self, number: u64) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = spread(number) & mask;
        while let Some(known) = self.slots.get(at)?.checked_sub(1) {
            if self.numbers.get(known as usize) == Some(&number) {
                break;
            }
            at = (at + 1) & mask;
        }
        Some(at)
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
