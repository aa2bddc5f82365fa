//! Tables that are read in slices, go by index, or are made of rows from elsewhere.

use crate::support::table;
use b2b_users_core::table::{
    Builder, Delimiter, Encoding, Limits, Reading, Table, TableError, TableOptions, read_table,
    read_table_owned,
};
use wasm_bindgen_test::wasm_bindgen_test;

const FILE: &str =
    "\u{FEFF}Email;Note\r\n\r\na@example.com;\"x;\"\"y\"\"\r\nz\"\r\n;;\r\nb@example.com;é\r\n";

/// Reads a file in slices of so many bytes.
pub(crate) fn in_slices(
    bytes: &[u8],
    slice: usize,
    options: TableOptions,
) -> Result<Table, TableError> {
    let mut reading = Reading::start(bytes.to_vec(), options)?;
    let mut last = 0;
    loop {
        let progress = reading.advance(slice);
        assert!(progress.done > last || progress.is_done());
        assert!(progress.done <= progress.total);
        if progress.is_done() {
            assert_eq!(reading.advance(slice), progress, "there is nothing more");
            return reading.finish();
        }
        last = progress.done;
    }
}

fn built(rows: &[(u32, &[&str])], options: TableOptions) -> Result<Table, TableError> {
    let mut builder = Builder::new(options);
    for (number, cells) in rows {
        builder.push_row(*number, *number, cells.iter().copied())?;
    }
    builder.finish()
}

#[wasm_bindgen_test(unsupported = test)]
fn slices_of_any_size_give_the_same_table_and_the_same_error() {
    for text in [
        FILE,
        "a,b\n1,2",
        "a,b\n1,\"2",
        "a\n",
        "",
        "a,b\n1,\u{0}2",
        "sep=;\na;b\n1;2\n",
    ] {
        let whole = read_table(text.as_bytes(), TableOptions::default());
        let owned = read_table_owned(text.as_bytes().to_vec(), TableOptions::default());
        assert_eq!(owned, whole, "{text:?}");
        for slice in [1, 2, 7, 64, 1000] {
            let sliced = in_slices(text.as_bytes(), slice, TableOptions::default());
            assert_eq!(sliced, whole, "{text:?} by {slice}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_reading_need_not_be_advanced_and_says_at_the_end_what_is_wrong() {
    let start = |text: &str| Reading::start(text.as_bytes().to_vec(), TableOptions::default());
    assert_eq!(start(FILE).unwrap().finish().unwrap().row_count(), 2);
    let mut reading = start("a,b\n1,2\n3,\"4\n").unwrap();
    while !reading.advance(1).is_done() {}
    assert_eq!(reading.finish(), Err(TableError::UnclosedQuote { line: 3 }));
}

#[wasm_bindgen_test(unsupported = test)]
fn rows_by_index_are_the_rows_by_number() {
    let table = table(FILE);
    assert_eq!(table.rows().collect::<Vec<_>>(), [3, 5]);
    let mut cells = vec!["left over"];
    for (index, number) in table.rows().enumerate() {
        assert_eq!(table.number(index), number);
        assert_eq!(table.index_of(number), Some(index));
        let by_number: Vec<&str> = (0..table.width(number))
            .map(|column| table.value(number, column))
            .collect();
        assert_eq!(table.row_cells(index).collect::<Vec<_>>(), by_number);
        table.fill_row(index, &mut cells);
        assert_eq!(cells, by_number);
    }
    for number in [0, 1, 2, 4, 6, u32::MAX] {
        assert_eq!(table.index_of(number), None, "{number}");
    }
    for index in [2, usize::MAX] {
        assert_eq!(table.number(index), 0);
        assert_eq!(table.row_cells(index).count(), 0);
        table.fill_row(index, &mut cells);
        assert!(cells.is_empty());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn rows_by_index_are_unescaped_as_cells_are() {
    let header = "import_row,import_status,import_code,import_field,import_value,import_reason";
    let text = format!("{header},Name\n2,rejected,x,,,No.,'=1\n");
    let read = table(&text);
    let mut cells = Vec::new();
    read.fill_row(0, &mut cells);
    assert_eq!((cells[6], read.row_cells(0).nth(6)), ("=1", Some("=1")));
    let unmarked = TableOptions {
        escape_markers: &[],
        ..TableOptions::default()
    };
    let read = read_table(text.as_bytes(), unmarked).unwrap();
    assert!(!read.is_escaped());
    assert_eq!(read.row_cells(0).nth(6), Some("'=1"));
}

#[wasm_bindgen_test(unsupported = test)]
fn a_built_table_is_the_one_that_is_read() {
    let rows: [(u32, &[&str]); 5] = [
        (1, &["Email", "Note"]),
        (2, &[]),
        (3, &["a@example.com", "x;\"y\"\r\nz"]),
        (4, &["", " ", ""]),
        (5, &["b@example.com", "é"]),
    ];
    let semicolon = TableOptions {
        delimiter: Some(Delimiter::Semicolon),
        ..TableOptions::default()
    };
    let by_hand = built(&rows, semicolon).unwrap();
    let read = table(FILE);
    assert_eq!(
        (by_hand.encoding(), by_hand.delimiter()),
        (Encoding::Utf8, Delimiter::Semicolon)
    );
    assert_eq!(by_hand.blank_rows(), read.blank_rows());
    for (index, number) in read.rows().enumerate() {
        assert_eq!(by_hand.number(index), number);
        assert!(by_hand.row_cells(index).eq(read.row_cells(index)));
    }
    // Numbers that are left out are blank rows.
    let gaps: Vec<(u32, &[&str])> = rows.into_iter().filter(|row| row.0 % 2 == 1).collect();
    assert_eq!(built(&gaps, semicolon).unwrap(), by_hand);
    for cell in ["\"", "\"\"", "\"x", "x\"", "\"x\"", ",", "\n", "é\"", ""] {
        let table = built(&[(1, &["a", "b"]), (2, &[cell, "x"])], semicolon).unwrap();
        assert_eq!(table.row_cells(0).collect::<Vec<_>>(), [cell, "x"]);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_built_table_obeys_the_limits() {
    let options = TableOptions {
        limits: Limits {
            rows: 2,
            columns: 2,
            cell_bytes: 4,
            bytes: 60,
        },
        ..TableOptions::default()
    };
    let code = |rows: &[(u32, &[&str])]| built(rows, options).map_err(|error| error.code());
    let header: (u32, &[&str]) = (1, &["a", "b"]);
    let row = |number| (number, &["1", "2"][..]);
    assert!(code(&[header, row(2), row(3)]).is_ok());
    for (rows, expected) in [
        (vec![], "table.empty"),
        (vec![(1, &[" "][..])], "table.empty"),
        (vec![header], "table.header_only"),
        (vec![header, (2, &[][..])], "table.header_only"),
        (vec![header, row(2), row(3), row(4)], "table.too_many_rows"),
        (
            vec![header, (2, &["1", "2", "3"])],
            "table.too_many_columns",
        ),
        (vec![(1, &["1", "2", "3"])], "table.too_many_columns"),
        (vec![header, (2, &["five5"])], "table.cell_too_long"),
        (vec![header, (2, &["1234"; 20])], "table.too_large"),
    ] {
        assert_eq!(code(&rows), Err(expected), "{rows:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_table_takes_little_more_than_its_file() {
    let row = "marie.curie@example.com,Marie,Curie,42,Senior buyer,1,no\n";
    let text = format!(
        "Email,First name,Last name,Company ID,Role,Channel IDs,Welcome\n{}",
        row.repeat(20_000)
    );
    let table = read_table_owned(text.into_bytes(), TableOptions::default()).unwrap();
    let file = row.len() * 20_000;
    let used = table.heap_bytes();
    assert!(used < file * 2, "{used} bytes for {file}");
}
