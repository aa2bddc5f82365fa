//! From bytes to text. Spreadsheet programs write UTF-8, UTF-16 or Windows-1252; the
//! last needs one small table, so a whole library is not worth its bytes here, and
//! every host reads a file alike.

use super::TableError;

/// How a file's bytes stand for text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, least byte first ("Unicode text" in Excel).
    Utf16LittleEndian,
    /// UTF-16, greatest byte first.
    Utf16BigEndian,
    /// Windows-1252, which Excel in western Europe writes as plain "CSV".
    Windows1252,
}

impl Encoding {
    /// The name that programs and people know.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16LittleEndian | Self::Utf16BigEndian => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// What 0x80 to 0x9F stand for in Windows-1252, as the WHATWG Encoding Standard has it.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// First bytes of files that are certainly something else.
///
/// Told apart from the others, since a person can be told to save a workbook as CSV.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];
const OTHERS: [&[u8]; 6] = [
    b"%PDF",
    b"\x89PNG",
    b"GIF8",
    b"\xFF\xD8\xFF",
    b"\x1F\x8B",
    b"\x7FELF",
];

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A file's text in UTF-8.
pub(super) struct Decoded {
    pub(super) text: Vec<u8>,
    /// Where it starts: behind its byte order mark.
    pub(super) start: usize,
    pub(super) encoding: Encoding,
}

/// The text of a file. What is UTF-8 already stays where it is.
///
/// A byte order mark decides where there is one. Without one, bytes that are valid UTF-8 are UTF-8,
/// and all others are taken for Windows-1252, in which every byte is a character. UTF-16 without a
/// mark is not recognised; its zero bytes make it [`TableError::Binary`] later.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, TableError> {
    let begins_with = |marks: &[&[u8]]| marks.iter().any(|mark| bytes.starts_with(mark));
    if begins_with(&WORKBOOKS) {
        return Err(TableError::Workbook);
    }
    if begins_with(&OTHERS) {
        return Err(TableError::Binary);
    }
    let (text, encoding) = if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        let text = utf16(rest, u16::from_le_bytes)?;
        (text.into_bytes(), Encoding::Utf16LittleEndian)
    } else if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        let text = utf16(rest, u16::from_be_bytes)?;
        (text.into_bytes(), Encoding::Utf16BigEndian)
    } else if std::str::from_utf8(&bytes).is_ok() {
        (bytes, Encoding::Utf8)
    } else {
        let rest = bytes.strip_prefix(MARK).unwrap_or(&bytes);
        (windows_1252(rest).into_bytes(), Encoding::Windows1252)
    };
    Ok(Decoded {
        start: marks(&text),
        text,
        encoding,
    })
}

/// The bytes of the byte order marks in front of a text. Programs that put files together leave more
/// than one.
fn marks(text: &[u8]) -> usize {
    let (pieces, _) = text.as_chunks::<3>();
    let marks = pieces.iter().take_while(|piece| *piece == MARK);
    marks.count() * MARK.len()
}

/// Halves of a character, and an odd number of bytes, are no text. The length is counted first,
/// since a text that grows would take up to twice the memory.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, TableError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(TableError::Binary);
    }
    let characters = || char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
    let lengths = characters().map(|character| character.map_or(0, char::len_utf8));
    let mut text = String::with_capacity(lengths.sum());
    for character in characters() {
        text.push(character.map_err(|_| TableError::Binary)?);
    }
    Ok(text)
}

/// Every byte is a character, so this never fails.
fn windows_1252(bytes: &[u8]) -> String {
    let high = |byte: u8| {
        WINDOWS_1252
            .get(usize::from(byte.wrapping_sub(0x80)))
            .copied()
    };
    let characters = || {
        let bytes = bytes.iter();
        bytes.map(|&byte| high(byte).unwrap_or(char::from(byte)))
    };
    let mut text = String::with_capacity(characters().map(char::len_utf8).sum());
    text.extend(characters());
    text
}
