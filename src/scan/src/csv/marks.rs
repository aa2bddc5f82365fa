//! Finds the bytes that may mean something to CSV, 64 at a time, without a branch for each.

/// The quotation mark.
pub(super) const QUOTE: u8 = b'"';

/// How many bytes are looked at in one go.
pub(super) const BLOCK: usize = 64;

const ONES: u64 = 0x0101_0101_0101_0101;
const LOW_BITS: u64 = 0x7F * ONES;
const HIGH_BITS: u64 = 0x80 * ONES;

/// Added to seven bits, it carries into the eighth unless they are a control character below 0x0E:
/// NUL, tab, line feed and carriage return are among these, and the others are rare.
const CONTROLS: u64 = (0x80 - 0x0E) * ONES;

/// Gathers the lowest bits of eight bytes in the highest byte.
const GATHER: u64 = 0x0102_0408_1020_4080;

/// Looks for one delimiter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Finder {
    delimiter: u64,
}

impl Finder {
    /// The delimiter is an ASCII character.
    pub(super) const fn new(delimiter: u8) -> Self {
        Self {
            delimiter: delimiter as u64 * ONES,
        }
    }

    /// A bit for each byte that is the delimiter, a quotation mark or a control character below 0x0E.
    #[inline]
    pub(super) fn find(self, block: &[u8; BLOCK]) -> u64 {
        let (words, _) = block.as_chunks::<8>();
        words.iter().rev().fold(0, |found, word| {
            (found << 8) | self.find_in_word(u64::from_le_bytes(*word))
        })
    }

    #[inline]
    const fn find_in_word(self, word: u64) -> u64 {
        let low = word & LOW_BITS;
        // The eighth bit of each is set where the byte is *not* what is looked for.
        let control = low + CONTROLS;
        let delimiter = (low ^ self.delimiter) + LOW_BITS;
        let quote = (low ^ (QUOTE as u64 * ONES)) + LOW_BITS;
        // Bytes beyond ASCII have theirs set.
        let other = (control & delimiter & quote) | word;
        ((!other & HIGH_BITS) >> 7).wrapping_mul(GATHER) >> 56
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_judged_rightly_wherever_it_stands() {
        for delimiter in [b',', b';', b'\t', b'|'] {
            for byte in 0..=u8::MAX {
                let is_special = byte < 0x0E || byte == delimiter || byte == QUOTE;
                for index in 0..BLOCK {
                    for around in [b'x', 0xFF, 0x7F] {
                        let mut block = [around; BLOCK];
                        block[index] = byte;
                        let expected = u64::from(is_special) << index;
                        assert_eq!(Finder::new(delimiter).find(&block), expected, "{byte}");
                    }
                }
            }
        }
    }
}
