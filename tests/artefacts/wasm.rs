//! As much of the WebAssembly binary format as it takes to list a module's exports.

/// The number of the export section (WebAssembly core specification, binary format, modules).
const EXPORT_SECTION: u8 = 7;

/// The names that a module exports, in the order of the file.
pub(crate) fn exports(module: &[u8]) -> Option<Vec<String>> {
    let mut bytes = Bytes(module.strip_prefix(b"\0asm\x01\0\0\0")?);
    while !bytes.0.is_empty() {
        let section = bytes.byte()?;
        let size = bytes.number()?;
        let mut content = Bytes(bytes.take(size)?);
        if section == EXPORT_SECTION {
            let count = content.number()?;
            return (0..count).map(|_| content.export()).collect();
        }
    }
    Some(Vec::new())
}

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// An unsigned LEB128 number of at most 32 bits.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A name, the kind of what has it, and its index.
    fn export(&mut self) -> Option<String> {
        let length = self.number()?;
        let name = String::from_utf8(self.take(length)?.to_vec()).ok()?;
        let _kind = self.byte()?;
        let _index = self.number()?;
        Some(name)
    }
}

#[test]
fn exports_are_read_past_other_sections_and_damage_is_noticed() {
    let module = b"\0asm\x01\0\0\0\x00\x03\x02hi\x07\x0b\x02\x01a\x00\x00\x03bcd\x02\x81\x01";
    // The last index is two bytes long, so the section is 12 bytes: one more than it says.
    assert_eq!(exports(module), None);
    let mut module = module.to_vec();
    module[14] = 12;
    assert_eq!(exports(&module).unwrap(), ["a", "bcd"]);
    assert_eq!(exports(b"<html>"), None);
    assert_eq!(exports(b"\0asm\x01\0\0\0").unwrap(), Vec::<String>::new());
}
