//! Finds out what separates the cells.

use csv_core::{ReadRecordResult, ReaderBuilder};

/// What separates the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`, which spreadsheet programs write where the comma separates decimals
    Semicolon,
    /// a tab
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// Every delimiter, the likeliest first.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// The byte itself.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }

    /// The name that people know.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Comma => "Comma",
            Self::Semicolon => "Semicolon",
            Self::Tab => "Tab",
            Self::Pipe => "Pipe",
        }
    }

    fn from_byte(byte: u8) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|delimiter| delimiter.byte() == byte)
    }
}

/// How much of a file is enough to judge it.
const SAMPLE_BYTES: usize = 64 << 10;
const SAMPLE_ROWS: usize = 25;

/// The delimiter named by a first line such as `sep=;`, which Excel writes and obeys,
/// and the text after that line.
pub(super) fn declared(text: &str) -> Option<(Delimiter, &str)> {
    let rest = text.strip_prefix("sep=")?;
    let delimiter = Delimiter::from_byte(*rest.as_bytes().first()?)?;
    let after = rest.get(1..)?;
    let breaks = ["\r\n", "\n", "\r"];
    let next = breaks.iter().find_map(|mark| after.strip_prefix(mark));
    // Without a line break behind it, it is a header like any other.
    next.or(after.is_empty().then_some(after))
        .map(|next| (delimiter, next))
}

/// The delimiter that cuts the first rows into the same number of cells most often.
pub(super) fn sniff(text: &str) -> Delimiter {
    let bytes = text.as_bytes();
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    let mut best = (Delimiter::Comma, (0, 0));
    for delimiter in Delimiter::ALL {
        let score = score(sample, delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// (rows as wide as the header per hundred, columns), or nothing for a single column.
fn score(sample: &[u8], delimiter: Delimiter) -> (usize, usize) {
    let widths = widths(sample, delimiter);
    let Some(&columns) = widths.first().filter(|columns| **columns > 1) else {
        return (0, 0);
    };
    let alike = widths.iter().filter(|width| **width == columns).count();
    (alike * 100 / widths.len(), columns)
}

fn widths(sample: &[u8], delimiter: Delimiter) -> Vec<usize> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter.byte()).build();
    let (mut text, mut ends) = (vec![0; SAMPLE_BYTES], vec![0; SAMPLE_BYTES]);
    let (mut rest, mut widths) = (sample, Vec::new());
    while widths.len() < SAMPLE_ROWS {
        let (result, read, _, cells) = reader.read_record(rest, &mut text, &mut ends);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            ReadRecordResult::Record => widths.push(cells),
            // The sample may end in the middle of a row, which then says nothing, but a
            // file of one row without a line break has to be judged by it.
            ReadRecordResult::InputEmpty if widths.is_empty() => {
                let (_, _, _, more) = reader.read_record(b"\n", &mut text, &mut ends);
                widths.push(cells + more);
                break;
            }
            ReadRecordResult::InputEmpty
            | ReadRecordResult::OutputFull
            | ReadRecordResult::OutputEndsFull
            | ReadRecordResult::End => break,
        }
    }
    widths
}
