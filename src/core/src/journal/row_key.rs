//! Keys by which an import knows its own users again.

use crate::engine::Millis;

/// What the row keys of an import are made of: a moment and 128 bits of chance, both from the host.
///
/// A row key is a UUID of version 7 (RFC 9562). It is sent as the user's `uuid`, which the API keeps as it is and shows in
/// its lists (Users API, "Create a user"), so a look-up tells a user that this import made from one that somebody else made
/// at the same moment. It is the same however often the row is sent, and after a restart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowKeys {
    at: Millis,
    seed: [u64; 2],
}

impl RowKeys {
    /// Keys for an import that begins at this moment.
    ///
    /// ```
    /// use b2b_users_core::import::RowKeys;
    ///
    /// let keys = RowKeys::new(1_790_000_000_000, [7, 8]);
    /// let key = keys.of(0);
    /// assert!(key.starts_with("01a0c450-6c00-7"), "{key}");
    /// assert_eq!(key.len(), 36);
    /// assert_ne!(key, keys.of(1));
    /// ```
    #[must_use]
    pub const fn new(at: Millis, seed: [u64; 2]) -> Self {
        Self { at, seed }
    }

    /// The moment and the chance.
    #[must_use]
    pub const fn parts(self) -> (Millis, [u64; 2]) {
        (self.at, self.seed)
    }

    /// The key of a row.
    #[must_use]
    pub fn of(self, row: u32) -> String {
        let [first, second] = self.seed;
        let first = mixed(first ^ mixed(u64::from(row)));
        let second = mixed(second ^ first);
        let (high, low) = ((self.at >> 16) & 0xffff_ffff, self.at & 0xffff);
        let version = 0x7000 | (first & 0xfff);
        let variant = 0x8000 | ((second >> 48) & 0x3fff);
        let rest = second & 0xffff_ffff_ffff;
        format!("{high:08x}-{low:04x}-{version:04x}-{variant:04x}-{rest:012x}")
    }
}

/// The finaliser of SplitMix64: every bit of the result depends on every bit of the number.
const fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_rows_of_any_import_have_one_key() {
        let mut keys = HashSet::new();
        for seed in [[0, 0], [0, 1], [1, 0], [u64::MAX, 0]] {
            let own = RowKeys::new(1_790_000_000_000, seed);
            keys.extend((0..10_000).map(|row| own.of(row)));
        }
        assert_eq!(keys.len(), 40_000);
    }
}
