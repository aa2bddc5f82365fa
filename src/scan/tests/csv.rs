//! The splitter against `csv-core`: whatever the bytes, both find the same rows.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use b2b_users_scan::csv::{Fault, Limits, Parts, Splitter, cells};
use csv_core::{ReadRecordResult, ReaderBuilder};
use proptest::prelude::*;

const BOUNDLESS: Limits = Limits {
    rows: usize::MAX,
    cells: usize::MAX,
    cell_bytes: usize::MAX,
};

/// A row as it was found: its line, its number and its cells.
type Found = (u32, u32, Vec<Vec<u8>>);

/// Line breaks in a piece of text: CRLF, LF and CR each count once.
fn line_breaks(text: &[u8]) -> u32 {
    let before = std::iter::once(&0).chain(text);
    let is_break =
        |(previous, byte): &(&u8, &u8)| **byte == b'\r' || (**byte == b'\n' && **previous != b'\r');
    u32::try_from(before.zip(text).filter(is_break).count()).unwrap()
}

/// The rows as `csv-core` finds them, without blank ones, and how many cells the last has if quotes
/// are open at its end.
fn expected(text: &[u8], delimiter: u8) -> (Vec<Found>, Option<usize>) {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let (mut rows, mut rest, mut line, mut number) = (Vec::new(), text, 1, 0);
    loop {
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let (blank, row) = rest.split_at(blank.count());
        line += line_breaks(blank);
        number += line_breaks(blank);
        if row.is_empty() {
            return (rows, None);
        }
        let (mut output, mut ends) = (vec![0; row.len() + 1], vec![0; row.len() + 2]);
        let (result, read, mut written, mut count) =
            reader.read_record(row, &mut output, &mut ends);
        if result == ReadRecordResult::InputEmpty {
            // A line break ends a row, or is a part of an open cell.
            let (result, _, wrote, ended) =
                reader.read_record(b"\n", &mut output[written..], &mut ends[count..]);
            (written, count) = (written + wrote, count + ended);
            if result != ReadRecordResult::Record {
                return (rows, Some(count + 1));
            }
        }
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let found: Vec<Vec<u8>> = starts
            .zip(&ends[..count])
            .map(|(start, end)| output[..written][start..*end].to_vec())
            .collect();
        number += 1;
        if !found.concat().iter().all(u8::is_ascii_whitespace) {
            rows.push((line, number, found));
        }
        let (done, next) = row.split_at(read);
        line += line_breaks(done);
        rest = match next.strip_prefix(b"\n") {
            Some(after) if done.ends_with(b"\r") => after,
            _ => next,
        };
    }
}

/// Splits a text in slices of this many bytes.
fn split(text: &[u8], delimiter: u8, slice: usize) -> (Parts, Result<(), Fault>) {
    let mut splitter = Splitter::new(text.to_vec(), 0, 1, delimiter, BOUNDLESS);
    loop {
        let before = splitter.position();
        match splitter.advance(slice) {
            Ok(true) => assert!(splitter.position() >= before + slice),
            Ok(false) => return (splitter.into_parts(), Ok(())),
            Err(fault) => return (splitter.into_parts(), Err(fault)),
        }
    }
}

fn found(parts: &Parts) -> Vec<Found> {
    let ends = parts.rows.iter().skip(1).map(|row| row.first as usize);
    let ends = ends.chain([parts.starts.len()]);
    let row = |(row, end): (&b2b_users_scan::csv::Row, usize)| {
        let starts = &parts.starts[row.first as usize..end];
        let cells = cells(&parts.text, starts).map(<[u8]>::to_vec).collect();
        (row.line, row.number, cells)
    };
    parts.rows.iter().zip(ends).map(row).collect()
}

/// Bytes in which everything that CSV knows is frequent, now and then far apart.
fn texts() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => Just(b"\"".to_vec()),
        2 => Just(b"\"\"".to_vec()),
        4 => Just(b",".to_vec()),
        1 => Just(b"\",\"".to_vec()),
        2 => Just(b"\n".to_vec()),
        2 => Just(b"\r\n".to_vec()),
        1 => Just(b"\r".to_vec()),
        1 => Just(b"\"\r\n\"".to_vec()),
        2 => Just(b" ".to_vec()),
        1 => Just(b"\t".to_vec()),
        1 => Just(b";\x0B\x01".to_vec()),
        1 => Just("é渡🦀".as_bytes().to_vec()),
        4 => "[a-z]{1,9}".prop_map(String::into_bytes),
        1 => "[a-z]{50,150}".prop_map(String::into_bytes),
        1 => prop::collection::vec(1..=u8::MAX, 0..4),
    ];
    prop::collection::vec(piece, 0..120)
        .prop_map(|pieces| pieces.concat())
        // `csv-core` takes a byte order mark away, which is none of a splitter's business.
        .prop_filter("no mark", |text| !text.starts_with(b"\xEF\xBB\xBF"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_rows_are_those_of_csv_core(text in texts(), delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|'])) {
        let (parts, end) = split(&text, delimiter, usize::MAX);
        let mut found = found(&parts);
        let (expected, unfinished) = expected(&text, delimiter);
        if end.is_err() {
            // Where the last cell ends is not known.
            let cells = found.pop().map(|row| row.2.len());
            prop_assert_eq!(cells, unfinished);
        }
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn slices_of_any_size_give_the_same(text in texts(), slice in 1..300_usize) {
        let (whole, end) = split(&text, b',', usize::MAX);
        for slice in [1, slice] {
            let (sliced, sliced_end) = split(&text, b',', slice);
            prop_assert_eq!(&sliced_end, &end);
            prop_assert_eq!(&sliced.text, &whole.text);
            prop_assert_eq!(&sliced.starts, &whole.starts);
            prop_assert_eq!(&sliced.rows, &whole.rows);
            prop_assert_eq!(sliced.blank_rows, whole.blank_rows);
        }
    }

    #[test]
    fn text_stays_text(text in texts()) {
        let text = String::from_utf8_lossy(&text).into_owned();
        let (parts, end) = split(text.as_bytes(), b',', usize::MAX);
        prop_assert_eq!(parts.text.len(), text.len());
        prop_assert!(std::str::from_utf8(&parts.text).is_ok());
        let mut cells = found(&parts).into_iter().flat_map(|(_, _, cells)| cells);
        prop_assert!(end.is_err() || cells.all(|cell| String::from_utf8(cell).is_ok()));
    }

    #[test]
    fn limits_hold(text in texts(), rows in 0..4_usize, most in 1..5_usize, cell_bytes in 0..50_usize) {
        let limits = Limits { rows, cells: most, cell_bytes };
        let mut splitter = Splitter::new(text.clone(), 0, 1, b',', limits);
        let end = splitter.advance(usize::MAX);
        let (all, _) = split(&text, b',', usize::MAX);
        let parts = splitter.into_parts();
        if end.is_ok() {
            prop_assert_eq!(&parts.rows, &all.rows);
            prop_assert!(parts.rows.len() <= rows + 1);
            for (_, _, cells) in found(&parts) {
                prop_assert!(cells.len() <= most && cells.iter().all(|cell| cell.len() <= cell_bytes));
            }
        }
    }
}

#[test]
fn what_a_row_lacks_is_named() {
    let limits = Limits {
        rows: 1,
        cells: 3,
        cell_bytes: 4,
    };
    let fault = |text: &[u8]| Splitter::new(text.to_vec(), 0, 1, b',', limits).advance(usize::MAX);
    let many = ",".repeat(200);
    for (text, expected) in [
        ("a\nb\n", Ok(false)),
        ("a\nb\nc", Err(Fault::TooManyRows)),
        ("a\n\nb,c,d,e", Err(Fault::TooManyCells { line: 3 })),
        (many.as_str(), Err(Fault::TooManyCells { line: 1 })),
        ("a\nfive5", Err(Fault::CellTooLong { line: 2 })),
        ("a\n\"\n\n\n\n\n\"", Err(Fault::CellTooLong { line: 2 })),
        ("a\n\"five5", Err(Fault::UnclosedQuote { line: 2 })),
        ("a\nb\0", Err(Fault::Nul)),
        ("a\n\"b\0", Err(Fault::Nul)),
    ] {
        assert_eq!(fault(text.as_bytes()), expected, "{text:?}");
    }
    let endless = format!("a\n\"{}", "x".repeat(5000));
    assert_eq!(
        fault(endless.as_bytes()),
        Err(Fault::CellTooLong { line: 2 }),
        "given up before the end"
    );
}

#[test]
fn room_is_made_for_what_is_to_come_and_for_little_more() {
    let text = "marie@example.com,Marie,Curie,42,1,x\n".repeat(20_000);
    let (parts, _) = split(text.as_bytes(), b',', usize::MAX);
    for (room, used) in [
        (parts.starts.capacity(), parts.starts.len()),
        (parts.rows.capacity(), parts.rows.len()),
    ] {
        assert!(room * 10 <= used * 11, "{room} for {used}");
    }
}
