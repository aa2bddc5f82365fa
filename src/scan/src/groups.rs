//! Rows that share a key, such as an address: which one was first, also after one of them changed.
//!
//! A table of open addressing holds one slot for each different key: 32 bits of its hash and the last
//! row that has it. The rows of a key are a ring in ascending order, so the row behind the last one is
//! the first. Keys themselves stay where they are: the caller compares them, and only when the 32
//! bits are equal.

/// A row that is in no group.
const NONE: u32 = u32::MAX;

/// A hash and the last row of a group.
#[derive(Debug, Clone, Copy)]
struct Slot {
    hash: u32,
    last: u32,
}

const EMPTY: Slot = Slot {
    hash: 0,
    last: NONE,
};

/// What changed when a row came into a group or left one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The first row of the group.
    pub first: u32,
    /// The row that was the first one before, if it is another one now.
    pub before: Option<u32>,
}

/// The groups of a number of rows.
#[derive(Debug, Clone, Default)]
pub struct Groups {
    slots: Vec<Slot>,
    /// The next row of the same key, by row.
    next: Vec<u32>,
    hashes: Vec<u32>,
}

impl Groups {
    /// Groups of so many rows, none of which is in one yet.
    #[must_use]
    pub fn new(rows: usize) -> Self {
        let slots = (rows + rows / 4 + 1).next_power_of_two();
        Self {
            slots: vec![EMPTY; slots],
            next: vec![NONE; rows],
            hashes: vec![0; rows],
        }
    }

    /// Puts a row into the group of the rows with which it is the `same`. Rows that do not exist,
    /// and those that are in a group, stay as they are.
    pub fn insert(&mut self, row: u32, hash: u32, same: &dyn Fn(u32) -> bool) -> Placed {
        let alone = Placed {
            first: row,
            before: None,
        };
        let index = row as usize;
        if self.next.get(index) != Some(&NONE) {
            return alone;
        }
        if let Some(known) = self.hashes.get_mut(index) {
            *known = hash;
        }
        let Some(at) = self.find(hash, same) else {
            return alone;
        };
        let Some(slot) = self.slots.get_mut(at) else {
            return alone;
        };
        let last = slot.last;
        if last == NONE {
            *slot = Slot { hash, last: row };
            self.link(row, row);
            return alone;
        }
        if row > last {
            slot.last = row;
        }
        let first = self.after(last);
        let before = if row > last || row < first {
            last
        } else {
            self.before(first, row)
        };
        let after = self.after(before);
        self.link(before, row);
        self.link(row, after);
        let is_first = row < first;
        Placed {
            first: first.min(row),
            before: is_first.then_some(first),
        }
    }

    /// Takes a row out of its group. `None` if it is in none, or was alone in it.
    pub fn remove(&mut self, row: u32) -> Option<Placed> {
        let after = self.after(row);
        if after == NONE {
            return None;
        }
        let hash = self.hashes.get(row as usize).copied()?;
        let at = self.find(hash, &|last| self.is_in_ring(last, row))?;
        let last = self.slots.get(at)?.last;
        let was_first = self.after(last) == row;
        if after == row {
            self.link(row, NONE);
            self.vacate(at);
            return None;
        }
        let before = self.ring_before(after, row);
        self.link(before, after);
        self.link(row, NONE);
        let slot = self.slots.get_mut(at)?;
        if slot.last == row {
            slot.last = before;
        }
        let last = slot.last;
        Some(Placed {
            first: self.after(last),
            before: was_first.then_some(row),
        })
    }

    /// The first row of the group that a row is in; `None` if it is in none.
    #[must_use]
    pub fn first(&self, row: u32) -> Option<u32> {
        let mut at = row;
        loop {
            let next = self.after(at);
            if next == NONE {
                return None;
            }
            // The ring ascends and then begins again.
            if next <= at {
                return Some(next);
            }
            at = next;
        }
    }

    /// Bytes that are reserved.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        self.slots.capacity() * size_of::<Slot>()
            + (self.next.capacity() + self.hashes.capacity()) * size_of::<u32>()
    }

    fn after(&self, row: u32) -> u32 {
        self.next.get(row as usize).copied().unwrap_or(NONE)
    }

    fn link(&mut self, row: u32, next: u32) {
        if let Some(place) = self.next.get_mut(row as usize) {
            *place = next;
        }
    }

    /// The row of an ascending ring that comes before `row`, which is not in it.
    fn before(&self, first: u32, row: u32) -> u32 {
        let mut at = first;
        loop {
            let next = self.after(at);
            if next > row || next <= at {
                return at;
            }
            at = next;
        }
    }

    /// The row whose next one is `row`, in the ring of `start`.
    fn ring_before(&self, start: u32, row: u32) -> u32 {
        let mut at = start;
        while self.after(at) != row && self.after(at) != NONE {
            at = self.after(at);
        }
        at
    }

    fn is_in_ring(&self, start: u32, row: u32) -> bool {
        let mut at = start;
        loop {
            if at == row {
                return true;
            }
            at = self.after(at);
            if at == start || at == NONE {
                return false;
            }
        }
    }

    /// The slot of a key, or the empty one where it belongs.
    fn find(&self, hash: u32, same: &dyn Fn(u32) -> bool) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots.get(at)?;
            if slot.last == NONE || (slot.hash == hash && same(slot.last)) {
                return Some(at);
            }
            at = (at + 1) & mask;
        }
    }

    /// Empties a slot and moves those behind it that would not be found any more.
    fn vacate(&mut self, mut hole: usize) {
        let Some(mask) = self.slots.len().checked_sub(1) else {
            return;
        };
        let mut at = hole;
        loop {
            at = (at + 1) & mask;
            let Some(slot) = self.slots.get(at).copied() else {
                return;
            };
            if slot.last == NONE {
                break;
            }
            let home = slot.hash as usize & mask;
            let from_home = at.wrapping_sub(home) & mask;
            let from_hole = at.wrapping_sub(hole) & mask;
            if from_home >= from_hole {
                if let Some(place) = self.slots.get_mut(hole) {
                    *place = slot;
                }
                hole = at;
            }
        }
        if let Some(place) = self.slots.get_mut(hole) {
            *place = EMPTY;
        }
    }
}

/// A hash of a text in which the case of ASCII letters does not count.
#[must_use]
pub fn hash(text: &str) -> u32 {
    hash_bytes(text).0
}

/// The same, unless the text has other letters than those of ASCII.
#[must_use]
pub fn ascii_hash(text: &str) -> Option<u32> {
    let (hash, is_ascii) = hash_bytes(text);
    is_ascii.then_some(hash)
}

/// The hash, and whether all bytes are ASCII.
fn hash_bytes(text: &str) -> (u32, bool) {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    // Sets the bit by which small letters differ from capital ones.
    const SMALL: u64 = 0x2020_2020_2020_2020;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let mut hash = FACTOR ^ text.len() as u64;
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mut all = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        all |= word;
        hash = mix(hash ^ (word | SMALL));
    }
    let mut last = 0;
    for byte in rest {
        all |= u64::from(*byte);
        last = (last << 8) | u64::from(byte | 0x20);
    }
    ((mix(hash ^ last) >> 32) as u32, all & HIGH == 0)
}

const fn mix(word: u64) -> u64 {
    let mixed = word.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The first row that has the key of a row.
    fn first(keys: &[Option<u8>], row: usize) -> Option<u32> {
        let key = keys.get(row).copied()??;
        let found = keys.iter().position(|other| *other == Some(key));
        found.and_then(|found| u32::try_from(found).ok())
    }

    proptest! {
        /// Few hashes, so that keys are mixed up if they are not compared.
        #[test]
        fn after_any_changes_the_first_row_of_each_key_is_known(
            rows in 1_usize..40,
            changes in prop::collection::vec((0_usize..40, prop::option::of(0_u8..12)), 0..120),
        ) {
            let mut groups = Groups::new(rows);
            let mut keys: Vec<Option<u8>> = vec![None; rows];
            for (row, key) in changes.into_iter().filter(|(row, _)| *row < rows) {
                let number = u32::try_from(row).unwrap();
                let before: Vec<_> = (0..rows).map(|row| first(&keys, row)).collect();
                let had = keys[row].is_some();
                let left = groups.remove(number);
                keys[row] = None;
                let next = before[row].filter(|first| *first == number)
                    .and_then(|_| (0..rows).find(|other| before[*other] == Some(number) && *other != row));
                if had {
                    let first_of_others = (0..rows).find(|other| *other != row && before[*other] == before[row]);
                    prop_assert_eq!(left.map(|left| left.first as usize), first_of_others);
                    prop_assert_eq!(left.and_then(|left| left.before).is_some(), next.is_some());
                } else {
                    prop_assert_eq!(left, None);
                }
                if let Some(key) = key {
                    let others = keys.clone();
                    let placed = groups.insert(number, u32::from(key % 3), &|other| others[other as usize] == Some(key));
                    let old = others.iter().position(|other| *other == Some(key));
                    keys[row] = Some(key);
                    prop_assert_eq!(Some(placed.first), first(&keys, row));
                    let replaced = old.filter(|old| row < *old).map(|old| u32::try_from(old).unwrap());
                    prop_assert_eq!(placed.before, replaced);
                }
                for row in 0..rows {
                    let number = u32::try_from(row).unwrap();
                    prop_assert_eq!(groups.first(number), first(&keys, row));
                }
            }
        }

        #[test]
        fn case_does_not_change_a_hash(text in ".{0,40}") {
            prop_assert_eq!(hash(&text), hash(&text.to_ascii_uppercase()));
            prop_assert_eq!(ascii_hash(&text), text.is_ascii().then(|| hash(&text)));
        }
    }
}
