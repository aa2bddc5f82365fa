//! The digest of a key's name. The build makes the list of them with it and the program looks into that list with it.

/// FNV-1a of 32 bits, folded into 16, as its authors advise for other lengths.
pub(crate) fn digest(name: &str) -> u16 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = name.bytes().fold(0x811c_9dc5, step);
    let [first, second, third, fourth] = hash.to_be_bytes();
    u16::from_be_bytes([first ^ third, second ^ fourth])
}

/// What says that the gap goes on in the next byte.
pub(crate) const FULL: u8 = u8::MAX;
