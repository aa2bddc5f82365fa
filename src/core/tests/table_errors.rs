//! Files that cannot be read, each with its own code.

use b2b_users_core::table::{Limits, TableError, TableOptions, read_table};
use wasm_bindgen_test::wasm_bindgen_test;

fn error(bytes: &[u8]) -> TableError {
    read_table(bytes, TableOptions::default()).unwrap_err()
}

/// Reads with room for so many rows, columns and bytes of a cell.
fn limited(
    text: &str,
    rows: usize,
    columns: usize,
    cell_bytes: usize,
) -> Result<usize, TableError> {
    let limits = Limits {
        rows,
        columns,
        cell_bytes,
        ..Limits::default()
    };
    read_table(
        text.as_bytes(),
        TableOptions {
            limits,
            ..TableOptions::default()
        },
    )
    .map(|table| table.row_count())
}

#[wasm_bindgen_test(unsupported = test)]
fn every_error_has_its_code() {
    let many_columns = vec!["x"; 200].join(",");
    let long_cell = format!("a,b\n1,2\n\"{}\",2\n", "x".repeat(40_000));
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("table.empty", b"".to_vec()),
        ("table.empty", b"\n\r\n\r".to_vec()),
        ("table.empty", b"\xEF\xBB\xBF".to_vec()),
        ("table.empty", b"\xFF\xFE".to_vec()),
        ("table.empty", b" , ,\n\t\n".to_vec()),
        ("table.empty", b"sep=;\n".to_vec()),
        ("table.header_only", b"Email,Role".to_vec()),
        ("table.header_only", b"Email,Role\r\n\r\n,\r\n".to_vec()),
        ("table.header_only", b"sep=;\nEmail;Role\n".to_vec()),
        ("table.too_large", vec![b'x'; (20 << 20) + 1]),
        ("table.workbook", b"PK\x03\x04\x14\x00\x06\x00".to_vec()),
        (
            "table.workbook",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(),
        ),
        ("table.binary", b"%PDF-1.7\n".to_vec()),
        ("table.binary", b"\x89PNG\r\n\x1A\n".to_vec()),
        ("table.binary", b"GIF89a".to_vec()),
        ("table.binary", b"\xFF\xD8\xFF\xE0".to_vec()),
        ("table.binary", b"\x1F\x8B\x08".to_vec()),
        ("table.binary", b"\x7FELF".to_vec()),
        ("table.binary", b"a,b\n1,\x002\n".to_vec()),
        ("table.binary", b"a\x00,\x00b\x00".to_vec()),
        ("table.binary", b"\xFF\xFEa\x00,".to_vec()),
        ("table.binary", b"\xFF\xFEa\x00\x00\xD8b\x00".to_vec()),
        (
            "table.too_many_columns",
            format!("{many_columns}\n{many_columns}\n").into_bytes(),
        ),
        (
            "table.too_many_columns",
            format!("a,b\n1,2\n{many_columns}\n").into_bytes(),
        ),
        ("table.cell_too_long", long_cell.into_bytes()),
        ("table.unclosed_quote", b"a,b\n\"1,2\n".to_vec()),
        ("table.unclosed_quote", b"a,b\n1,2\n\"".to_vec()),
        ("table.unclosed_quote", b"\"a,b\n1,2\n".to_vec()),
        ("table.unclosed_quote", b"a,b\n1,\"2\"\"\n".to_vec()),
    ];
    let mut codes: Vec<&str> = cases.iter().map(|(code, _)| *code).collect();
    codes.dedup();
    for (code, bytes) in cases {
        let error = error(&bytes);
        assert_eq!(error.code(), code, "{:?}", bytes.get(..40));
    }
    let too_many = limited("a\n1\n2\n3", 2, 9, 9).unwrap_err();
    assert_eq!(too_many.code(), "table.too_many_rows");
    assert_eq!(codes.len(), 8, "and the rows make nine: {codes:?}");
}

#[wasm_bindgen_test(unsupported = test)]
fn limits_are_exact() {
    let row = |cells: usize| vec!["x"; cells].join(",");
    for (text, rows, columns, cell, expected) in [
        ("a\n1\n2".to_owned(), 2, 9, 9, Ok(2)),
        ("a\n1\n\n\n2\n,\n".to_owned(), 2, 9, 9, Ok(2)),
        (
            "a\n1\n2\n3".to_owned(),
            2,
            9,
            9,
            Err(TableError::TooManyRows { maximum: 2 }),
        ),
        (format!("{}\n1", row(9)), 9, 9, 9, Ok(1)),
        (
            format!("{}\n1", row(10)),
            9,
            9,
            9,
            Err(TableError::TooManyColumns {
                line: 1,
                maximum: 9,
            }),
        ),
        (format!("a,b\n{}", row(9)), 9, 9, 9, Ok(1)),
        (
            format!("a,b\n\n{}", row(10)),
            9,
            9,
            9,
            Err(TableError::TooManyColumns {
                line: 3,
                maximum: 9,
            }),
        ),
        (
            format!("a,b\n{}", row(11)),
            9,
            9,
            9,
            Err(TableError::TooManyColumns {
                line: 2,
                maximum: 9,
            }),
        ),
        ("a\n123456789".to_owned(), 9, 9, 9, Ok(1)),
        (
            "a\n1234567890".to_owned(),
            9,
            9,
            9,
            Err(TableError::CellTooLong {
                line: 2,
                maximum: 9,
            }),
        ),
        (
            "a\n\"12\n45\n78\n0\",1".to_owned(),
            9,
            9,
            9,
            Err(TableError::CellTooLong {
                line: 2,
                maximum: 9,
            }),
        ),
        (
            "a\n12345ééé".to_owned(),
            9,
            9,
            9,
            Err(TableError::CellTooLong {
                line: 2,
                maximum: 9,
            }),
        ),
        (
            "a\n\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"".to_owned(),
            9,
            9,
            9,
            Ok(1),
        ),
    ] {
        assert_eq!(limited(&text, rows, columns, cell), expected, "{text:?}");
    }
    let bytes = |bytes: usize| TableOptions {
        limits: Limits {
            bytes,
            ..Limits::default()
        },
        ..TableOptions::default()
    };
    assert!(read_table(b"a\n12", bytes(4)).is_ok());
    assert_eq!(
        read_table(b"a\n123", bytes(4)),
        Err(TableError::TooLarge {
            bytes: 5,
            maximum: 4
        })
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn the_usual_limits_hold_what_they_promise() {
    let columns = vec!["x"; 64].join(",");
    let longest = "x".repeat(32 << 10);
    let table = read_table(
        format!("{columns}\n{longest},1\n").as_bytes(),
        TableOptions::default(),
    )
    .unwrap();
    assert_eq!(
        (table.column_count(), table.raw(2, 0).len()),
        (64, 32 << 10)
    );
    let wide_row = vec!["y".repeat(5000); 64].join(",");
    let table = read_table(
        format!("{columns}\n{wide_row}\n").as_bytes(),
        TableOptions::default(),
    )
    .unwrap();
    assert_eq!(
        table.raw(2, 63).len(),
        5000,
        "a row may be longer than any cell"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn an_unclosed_quote_names_the_line_where_its_row_starts() {
    for (text, line) in [
        ("\"a,b\n1,2\n", 1),
        ("a,b\n\"1,2\n", 2),
        ("a,b\n1,\"2", 2),
        ("a,b\r\n\r\n1,2\r\n3,\"4\r\n5,6\r\n", 4),
        ("a,b\r1,2\r\"3,4", 3),
        ("a,b\n\"1\n2\",3\n\"4\n", 4),
        ("sep=,\na,b\n1,\"2\n", 3),
    ] {
        assert_eq!(
            error(text.as_bytes()),
            TableError::UnclosedQuote { line },
            "{text:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_end_of_the_file_is_found_whatever_room_is_left_for_the_record() {
    // Records grow in powers of two from 4096 bytes, so these ends fill them exactly.
    for size in (4090..4100).chain(8188..8196).chain(16_380..16_388) {
        let text = "x".repeat(size);
        let open = format!("a\n\"{text}");
        assert_eq!(
            error(open.as_bytes()),
            TableError::UnclosedQuote { line: 2 },
            "{size}"
        );
        assert_eq!(
            error(format!("{open}\n").as_bytes()),
            TableError::UnclosedQuote { line: 2 },
            "{size}"
        );
        for closed in [
            format!("a\n{text}"),
            format!("a\n{text}\n"),
            format!("{open}\""),
            format!("{open}\"\r\n"),
        ] {
            let table = read_table(closed.as_bytes(), TableOptions::default()).unwrap();
            assert_eq!((table.row_count(), table.raw(2, 0).len()), (1, size));
        }
        let two = read_table(
            format!("a,b\n{text},\n1,2").as_bytes(),
            TableOptions::default(),
        )
        .unwrap();
        assert_eq!(
            (two.row_count(), two.raw(2, 0).len(), two.raw(3, 1)),
            (2, size, "2")
        );
    }
}
