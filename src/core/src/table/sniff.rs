//! Finds out what separates the cells.
//!
//! Programs in many countries write `;` or a tab and call the file CSV, so its name tells nothing.
//! The first rows do: the right delimiter cuts them into the same number of cells.

use b2b_users_scan::csv::{Fault, Limits, Splitter};

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
/// and the length of that line.
///
/// It counts for the file even where it contradicts the rows, and is not a row itself: the header
/// is then on line 2. A delimiter other than the four is none, and the line is a row like any
/// other.
pub(super) fn declared(text: &[u8]) -> Option<(Delimiter, usize)> {
    let rest = text.strip_prefix(b"sep=")?;
    let (&delimiter, after) = rest.split_first()?;
    let length = match after {
        [] => 0,
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        // Without a line break behind it, it is a header like any other.
        _ => return None,
    };
    let length = text.len() - after.len() + length;
    Delimiter::from_byte(delimiter).map(|delimiter| (delimiter, length))
}

/// The delimiter that cuts the first rows into the same number of cells most often.
///
/// Of two that do so equally often, the one with more columns wins, and of those the likelier one.
/// A file of one column is read with commas.
pub(super) fn sniff(text: &[u8]) -> Delimiter {
    let sample = text.get(..SAMPLE_BYTES).unwrap_or(text);
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

/// A cell that is open at the end of the sample, and a row that the sample cuts, do not count.
fn widths(sample: &[u8], delimiter: Delimiter) -> Vec<usize> {
    let limits = Limits {
        rows: SAMPLE_ROWS,
        cells: usize::MAX,
        cell_bytes: usize::MAX,
    };
    let mut splitter = Splitter::new(sample.to_vec(), 0, 1, delimiter.byte(), limits);
    let end = splitter.advance(usize::MAX);
    let is_whole = end.is_ok() && matches!(sample.last(), Some(b'\r' | b'\n'));
    let parts = splitter.into_parts();
    let firsts = parts.rows.iter().map(|row| row.first as usize);
    let ends = firsts.clone().skip(1).chain([parts.starts.len()]);
    // Every row has one start more than cells.
    let mut widths: Vec<usize> = firsts
        .zip(ends)
        .map(|(first, end)| end.saturating_sub(first + 1))
        .collect();
    if let (Err(Fault::UnclosedQuote { .. }), Some(last)) = (end, widths.last_mut()) {
        // An open cell is none yet.
        *last = last.saturating_sub(1);
    }
    // The sample may end in the middle of a row, which then says nothing, but a
    // file of one row without a line break has to be judged by it.
    if !is_whole && widths.len() > 1 {
        widths.pop();
    }
    widths.truncate(SAMPLE_ROWS);
    widths
}
