//! Files as spreadsheet programs and people write them.

use crate::support::table;
use b2b_users_core::table::{Delimiter, Encoding, Table, TableError, TableOptions, read_table};
use wasm_bindgen_test::wasm_bindgen_test;

/// Every row with its cells, the header first.
fn cells(table: &Table) -> Vec<Vec<String>> {
    let header = table.headers().map(str::to_owned).collect();
    let row = |row: u32| {
        (0..table.width(row))
            .map(|column| table.raw(row, column).to_owned())
            .collect()
    };
    std::iter::once(header)
        .chain(table.rows().map(row))
        .collect()
}

fn lines(table: &Table) -> Vec<u32> {
    table.rows().map(|row| table.line(row)).collect()
}

fn forced(text: &str, delimiter: Delimiter) -> Table {
    let options = TableOptions {
        delimiter: Some(delimiter),
        ..TableOptions::default()
    };
    read_table(text.as_bytes(), options).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn rows_cells_and_lines_of_every_way_of_writing() {
    type Case = (
        &'static str,
        &'static [&'static [&'static str]],
        &'static [u32],
    );
    let cases: &[Case] = &[
        ("a,b\n1,2\n", &[&["a", "b"], &["1", "2"]], &[2]),
        ("a,b\n1,2", &[&["a", "b"], &["1", "2"]], &[2]),
        (
            "a,b\r\n1,2\r\n3,4\r\n",
            &[&["a", "b"], &["1", "2"], &["3", "4"]],
            &[2, 3],
        ),
        (
            "a,b\r1,2\r3,4",
            &[&["a", "b"], &["1", "2"], &["3", "4"]],
            &[2, 3],
        ),
        (
            "a,b\n1,2\r\n3,4\r5,6",
            &[&["a", "b"], &["1", "2"], &["3", "4"], &["5", "6"]],
            &[2, 3, 4],
        ),
        ("\u{FEFF}a,b\n1,2\n", &[&["a", "b"], &["1", "2"]], &[2]),
        ("\u{FEFF}\"a\",b\n1,2\n", &[&["a", "b"], &["1", "2"]], &[2]),
        (
            "a,b\n\n1,2\n\n\n3,4\n\n",
            &[&["a", "b"], &["1", "2"], &["3", "4"]],
            &[3, 6],
        ),
        ("\r\n\r\na,b\r\n\r\n1,2", &[&["a", "b"], &["1", "2"]], &[5]),
        ("a,b\n,\n \t,  \n1,2\n", &[&["a", "b"], &["1", "2"]], &[4]),
        (
            "a,b\n\"1\n2\",x\n3,4\n",
            &[&["a", "b"], &["1\n2", "x"], &["3", "4"]],
            &[2, 4],
        ),
        (
            "a,b\r\n\"1\r\n2\r\n3\",x\r\n3,4",
            &[&["a", "b"], &["1\r\n2\r\n3", "x"], &["3", "4"]],
            &[2, 5],
        ),
        (
            "a,b\r\"1\r2\",x\r3,4",
            &[&["a", "b"], &["1\r2", "x"], &["3", "4"]],
            &[2, 4],
        ),
        ("\"a\nb\",c\n1,2\n", &[&["a\nb", "c"], &["1", "2"]], &[3]),
        (
            "a,b\n\"1,2\",\"3\"\"4\"\n",
            &[&["a", "b"], &["1,2", "3\"4"]],
            &[2],
        ),
        ("a,b\n\"\",\"\"\"\"\n", &[&["a", "b"], &["", "\""]], &[2]),
        ("a,b\n 1 , 2 \n", &[&["a", "b"], &[" 1 ", " 2 "]], &[2]),
        (
            "a,b\nx \"y\" z,5'6\"\n",
            &[&["a", "b"], &["x \"y\" z", "5'6\""]],
            &[2],
        ),
        ("a,b\n'1,2'\n", &[&["a", "b"], &["'1", "2'"]], &[2]),
        (
            "a,b,c\n1\n1,2\n1,2,3\n1,2,3,4\n1,2,3,4,5",
            &[
                &["a", "b", "c"],
                &["1"],
                &["1", "2"],
                &["1", "2", "3"],
                &["1", "2", "3", "4"],
                &["1", "2", "3", "4", "5"],
            ],
            &[2, 3, 4, 5, 6],
        ),
        (
            "a,b\n1,\n,2\n1,2,",
            &[&["a", "b"], &["1", ""], &["", "2"], &["1", "2", ""]],
            &[2, 3, 4],
        ),
        (
            "email\na@example.com\nb@example.com",
            &[&["email"], &["a@example.com"], &["b@example.com"]],
            &[2, 3],
        ),
        (
            "a,b\n\u{FEFF}1,=2+3\n",
            &[&["a", "b"], &["\u{FEFF}1", "=2+3"]],
            &[2],
        ),
        ("ä,渡\nñ,🦀\n", &[&["ä", "渡"], &["ñ", "🦀"]], &[2]),
    ];
    for (text, expected, numbers) in cases {
        let table = table(text);
        assert_eq!(cells(&table), *expected, "{text:?}");
        assert_eq!(lines(&table), *numbers, "{text:?}");
        assert_eq!(table.encoding(), Encoding::Utf8);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn blank_rows_are_counted_and_left_out() {
    for (text, blank) in [
        ("a,b\n1,2\n", 0),
        ("a,b\n,\n1,2\n , \n\t,\n", 3),
        ("a,b\n\"\",\"  \"\n1,2\n", 1),
        ("\n\na,b\n\n,\n1,2\n\n\n", 2),
    ] {
        let table = table(text);
        assert_eq!(
            (table.row_count(), table.blank_rows()),
            (1, blank),
            "{text:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_not_there_is_empty() {
    let table = table("a,b\n1,2\n");
    assert_eq!((table.row_count(), table.column_count()), (1, 2));
    for (row, column) in [
        (2, 2),
        (2, 99),
        (3, 0),
        (0, 0),
        (u32::MAX, 0),
        (2, usize::MAX),
    ] {
        assert_eq!(table.raw(row, column), "", "{row} {column}");
        assert_eq!(table.value(row, column), "");
    }
    assert_eq!((table.header(2), table.width(3), table.line(3)), ("", 0, 0));
    assert_eq!((table.width(u32::MAX), table.line(u32::MAX)), (0, 0));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_delimiter_is_found_out() {
    use Delimiter::{Comma, Pipe, Semicolon, Tab};
    for (text, expected) in [
        ("a,b\n1,2\n", Comma),
        ("a;b\n1;2\n", Semicolon),
        ("a\tb\n1\t2\n", Tab),
        ("a|b\n1|2\n", Pipe),
        ("a;b\n1,5;2,5\n3,5;4,5\n", Semicolon),
        ("name,channels\n\"x\",1;2\n\"y\",1;2\n", Comma),
        ("a;b;c\n\"x,y,z\";1;2\n", Semicolon),
        ("a\tb\n\"x,\ty\"\t1;2\n", Tab),
        ("Role (0|1|2),b\n0,1\n", Comma),
        ("email\na@example.com\n", Comma),
        ("email\na,b\n", Comma),
        ("a;b", Semicolon),
        ("a|b|c,d\n1|2|3\n", Pipe),
        ("a,b;c\n1,2;3\n", Comma),
        ("\"a;b;c\",d\n1,2\n", Comma),
        ("a;b\n\"1\n,2,3,4\n\";2\n", Semicolon),
    ] {
        let result = read_table(format!("{text}\n").as_bytes(), TableOptions::default());
        if let Ok(table) = result {
            assert_eq!(table.delimiter(), expected, "{text:?}");
        } else {
            assert_eq!(result, Err(TableError::HeaderOnly), "{text:?}");
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_delimiter_can_be_chosen() {
    for delimiter in Delimiter::ALL {
        let by = char::from(delimiter.byte());
        let text = format!("a,b;c\td|e{by}f\n1,2;3\t4|5{by}6\n");
        let read = forced(&text, delimiter);
        assert_eq!(read.delimiter(), delimiter);
        let expected: Vec<&str> = text.lines().nth(1).unwrap().split(by).collect();
        assert_eq!(cells(&read)[1], expected, "{delimiter:?}");
        assert_eq!(
            cells(&table(&format!("a{by}b\n\"1{by}2\"{by}3\n")))[1],
            [format!("1{by}2"), "3".to_owned()]
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_first_line_that_names_the_delimiter_is_obeyed() {
    for (text, delimiter, line) in [
        ("sep=;\na,x;b\n1,x;2\n", Delimiter::Semicolon, 3),
        ("sep=;\r\na,x;b\r\n1,x;2\r\n", Delimiter::Semicolon, 3),
        ("sep=;\ra,x;b\r1,x;2\r", Delimiter::Semicolon, 3),
        ("\u{FEFF}sep=|\na,x|b\n\n1,x|2\n", Delimiter::Pipe, 4),
        ("sep=\t\na,x\tb\n1,x\t2\n", Delimiter::Tab, 3),
    ] {
        let table = table(text);
        assert_eq!(
            (table.delimiter(), table.line(table.rows().next().unwrap())),
            (delimiter, line),
            "{text:?}"
        );
        assert_eq!(cells(&table), [["a,x", "b"], ["1,x", "2"]], "{text:?}");
    }
    assert_eq!(
        cells(&forced("sep=;\na,b;c\n1,2;3\n", Delimiter::Comma)),
        [["a", "b;c"], ["1", "2;3"]]
    );
    // Only a line of its own says so; anything else is a header.
    assert_eq!(cells(&table("sep=,x,b\n1,2,3\n"))[0], ["sep=", "x", "b"]);
    assert_eq!(cells(&table("sep=#\n1\n"))[0], ["sep=#"]);
}

#[wasm_bindgen_test(unsupported = test)]
fn every_encoding_of_spreadsheets_gives_the_same_text() {
    const TEXT: &str = "Vorname;Stadt\r\nZoë;\"Köln\r\n€ 5\"\r\n";
    let utf16 = |unit: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let windows: Vec<u8> = TEXT
        .chars()
        .map(|character| {
            if character == '€' {
                0x80
            } else {
                u8::try_from(u32::from(character)).unwrap()
            }
        })
        .collect();
    for (bytes, encoding) in [
        (TEXT.as_bytes().to_vec(), Encoding::Utf8),
        ([b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(), Encoding::Utf8),
        (
            [vec![0xFF, 0xFE], utf16(u16::to_le_bytes)].concat(),
            Encoding::Utf16LittleEndian,
        ),
        (
            [vec![0xFE, 0xFF], utf16(u16::to_be_bytes)].concat(),
            Encoding::Utf16BigEndian,
        ),
        (windows, Encoding::Windows1252),
    ] {
        let table = read_table(&bytes, TableOptions::default()).unwrap();
        assert_eq!(table.encoding(), encoding);
        assert_eq!(
            cells(&table),
            [["Vorname", "Stadt"], ["Zoë", "Köln\r\n€ 5"]],
            "{encoding:?}"
        );
    }
    let table = read_table(
        "a,b\n🦀,\u{FEFF}\n"
            .encode_utf16()
            .fold(vec![0xFF, 0xFE], |mut bytes, unit| {
                bytes.extend(unit.to_le_bytes());
                bytes
            })
            .as_slice(),
        TableOptions::default(),
    )
    .unwrap();
    assert_eq!(
        cells(&table)[1],
        ["🦀", "\u{FEFF}"],
        "surrogates and inner marks survive"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn windows_1252_has_a_character_for_every_byte() {
    let mut bytes = b"a,b\n".to_vec();
    bytes.extend(0x80..=0xFF);
    bytes.extend(b",x\n");
    let table = read_table(&bytes, TableOptions::default()).unwrap();
    let text: String = table.raw(2, 0).to_owned();
    assert_eq!(text.chars().count(), 128);
    assert!(
        text.starts_with("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ\u{A0}¡¢£"),
        "{text}"
    );
    assert!(text.ends_with("üýþÿ"));
}

#[wasm_bindgen_test(unsupported = test)]
fn raw_text_is_never_altered() {
    for cell in [
        "=1+1",
        "'=1",
        "+49",
        "-",
        "@x",
        "''",
        " x ",
        "\tx",
        "0012",
        "1.0",
        "1e3",
        "TRUE",
        "12/01/2026",
        "e\u{301}",
        "\u{200B}",
        "a\r\nb",
        "\n",
        "\"",
        "\"\"",
        "a\"b",
        ",",
        ";",
        "|",
        "\t",
        "\\n",
        "\u{FFFD}",
    ] {
        let quoted = cell.replace('"', "\"\"");
        let table = table(&format!("a,b,c\nx,\"{quoted}\",\"{quoted}\"\n"));
        assert_eq!(cells(&table)[1], ["x", cell, cell], "{cell:?}");
        assert_eq!(table.value(2, 1), cell, "a file of others is not unescaped");
    }
}
