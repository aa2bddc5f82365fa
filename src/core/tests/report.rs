//! The file of rows that were not created, and back again.

use crate::support::file::{check_table, sheet};
use crate::support::random::Random;
use crate::support::{Codes, mapped, rules, table};
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::import::{End, RowState, Stage};
use b2b_users_core::issue::Code;
use b2b_users_core::mapping::{Mapping, Reason, Target};
use b2b_users_core::outcome::{Doubt, Evidence, Refusal};
use b2b_users_core::report::{RowNote, note_of_doubt, note_of_state, template, unfinished_rows};
use b2b_users_core::table::{Delimiter, REPORT_COLUMNS, Table, escape_formula, unescape_formula};
use b2b_users_core::user::Field;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

fn note(row: u32) -> RowNote {
    RowNote {
        row,
        status: "rejected",
        code: "rejected".into(),
        field: "email".into(),
        value: "=HYPERLINK(\"http://x\")".into(),
        reason: "The store refused this user: \"no\", it said; twice.\nSee\tabove | below.".into(),
    }
}

/// Every row of a file as the report has it.
fn report_of(table: &Table) -> String {
    let notes: Vec<RowNote> = table.rows().map(note).collect();
    unfinished_rows(
        &sheet(table, &Mapping::default(), &Rules::default()),
        &notes,
    )
}

/// Headers and values as they were meant, without the report's own columns.
fn own_cells(table: &Table) -> Vec<Vec<String>> {
    let first = if table.is_escaped() {
        REPORT_COLUMNS.len()
    } else {
        0
    };
    let headers = table.headers().skip(first).map(str::to_owned).collect();
    let values = |row: u32| {
        (first..table.width(row))
            .map(|column| table.value(row, column).to_owned())
            .collect()
    };
    std::iter::once(headers)
        .chain(table.rows().map(values))
        .collect()
}

const FORMULA_SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const PIECES: [&str; 30] = [
    "=",
    "+",
    "-",
    "@",
    "'",
    "\"",
    "\t",
    "\r",
    "\n",
    "\r\n",
    ",",
    ";",
    "|",
    " ",
    "",
    "a",
    "Ω",
    "＝",
    "＋",
    "－",
    "＠",
    "\u{FEFF}",
    "\u{A0}",
    "\u{200B}",
    "''",
    "\"\"",
    "1+1",
    "🦀",
    "SUM(A1)",
    "x@example.com",
];

fn cell(random: &mut Random) -> String {
    (0..random.below(5))
        .map(|_| *random.pick(&PIECES))
        .collect()
}

/// A file with cells as wild as they come, and some ragged rows.
fn wild_file(random: &mut Random) -> String {
    let by = char::from(random.pick(&Delimiter::ALL).byte());
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let columns = 2 + random.below(4);
    let mut text = format!(
        "sep={by}\nEmail{by}{}\n",
        (1..columns)
            .map(|_| quoted(&cell(random)))
            .collect::<Vec<_>>()
            .join(&by.to_string())
    );
    for _ in 0..1 + random.below(6) {
        let width = if random.one_in(4) {
            1 + random.below(8)
        } else {
            columns
        };
        let cells = (0..width).map(|column| {
            if column == 0 {
                "x".to_owned()
            } else {
                quoted(&cell(random))
            }
        });
        text.push_str(&cells.collect::<Vec<_>>().join(&by.to_string()));
        text.push('\n');
    }
    text
}

#[wasm_bindgen_test(unsupported = test)]
fn cells_come_back_byte_by_byte() {
    for seed in 0..400 {
        let file = wild_file(&mut Random::new(seed));
        let original = table(&file);
        let mut text = report_of(&original);
        for round in 1..=3 {
            let read = table_with(&text, original.delimiter());
            assert!(read.is_escaped());
            assert_eq!(
                own_cells(&read),
                own_cells(&original),
                "seed {seed}, round {round}: {file:?}"
            );
            let headers: Vec<&str> = read.headers().collect();
            assert_eq!(
                headers
                    .iter()
                    .filter(|header| header.starts_with("import_"))
                    .count(),
                6
            );
            text = report_of(&read);
        }
    }
}

fn table_with(text: &str, delimiter: Delimiter) -> Table {
    let options = b2b_users_core::table::TableOptions {
        delimiter: Some(delimiter),
        ..Default::default()
    };
    b2b_users_core::table::read_table(text.as_bytes(), options).unwrap()
}

#[wasm_bindgen_test(unsupported = test)]
fn no_cell_of_a_report_can_be_taken_for_a_formula() {
    for seed in 0..400 {
        let original = table(&wild_file(&mut Random::new(seed)));
        let text = report_of(&original);
        let read = table_with(&text, original.delimiter());
        for row in std::iter::once(1).chain(read.rows()) {
            for column in 0..read.width(row) {
                let raw = read.raw(row, column);
                let shown = raw.trim_start_matches(|character: char| {
                    character.is_whitespace() || character.is_control() || character == '"'
                });
                assert!(!raw.starts_with(['\t', '\r', '\n']), "{raw:?}");
                assert!(!shown.starts_with(FORMULA_SIGNS), "seed {seed}: {raw:?}");
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_guard_is_one_apostrophe_and_comes_off_again() {
    for (typed, expected) in [
        ("", ""),
        ("x", "x"),
        ("1", "1"),
        ("a=b", "a=b"),
        ("O'Neil", "O'Neil"),
        ("x@example.com", "x@example.com"),
        ("=1", "'=1"),
        ("+49 30", "'+49 30"),
        ("-5", "'-5"),
        ("@x", "'@x"),
        ("＝1", "'＝1"),
        ("＠x", "'＠x"),
        (" =1", "' =1"),
        ("\"=1", "'\"=1"),
        ("\u{A0}-1", "'\u{A0}-1"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("'x", "''x"),
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("'", "''"),
        ("＋", "'＋"),
        ("－1", "'－1"),
    ] {
        assert_eq!(escape_formula(typed), expected, "{typed:?}");
        assert_eq!(unescape_formula(&escape_formula(typed)), typed, "{typed:?}");
    }
    assert_eq!(unescape_formula("'x"), "'x", "typed into a report by hand");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_report_is_written_like_this() {
    let (table, _) =
        mapped("Email;Phone;Note\na@example.com;+49 30;\"x;\"\"y\"\"\"\nb@example.com;0;\n");
    let notes = [
        RowNote {
            row: 3,
            status: "invalid",
            code: "role.unknown".into(),
            field: "role".into(),
            value: "-".into(),
            reason: "Use Admin; or so.".into(),
        },
        RowNote {
            row: 2,
            value: String::new(),
            reason: "Plain.".into(),
            ..note(2)
        },
    ];
    assert_eq!(
        unfinished_rows(
            &sheet(&table, &Mapping::default(), &Rules::default()),
            &notes
        ),
        "\u{FEFF}import_row;import_status;import_code;import_field;import_value;import_reason;Email;Phone;Note\r\n\
         3;invalid;role.unknown;role;'-;\"Use Admin; or so.\";b@example.com;0;\r\n\
         2;rejected;rejected;email;;Plain.;a@example.com;'+49 30;\"x;\"\"y\"\"\"\r\n"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_report_maps_as_the_file_did_and_checks_alike() {
    let file = "Email,First name,Last name,Company ID,Role,Channel IDs,Phone,extra:Department,Zone\n\
                a@example.com,=Marie,'Curie,42,1,1,+49 30 1234,-x,z\n\
                b@example.com,B,C,42,1,1,@1,\"a\nb\",z,surplus\n";
    let (original, mapping) = mapped(file);
    let (report, again) = mapped(&report_of(&original));
    for (column, header) in REPORT_COLUMNS.iter().enumerate() {
        assert_eq!(report.header(column), *header);
        assert_eq!(again.target(column), Some(&Target::Ignored));
        assert_eq!(again.columns()[column].reason, Reason::ReportColumn);
    }
    assert_eq!(&again.columns()[6..], mapping.columns());
    let rules = Rules::management();
    let (first, second) = (
        check_table(&original, &mapping, &rules),
        check_table(&report, &again, &rules),
    );
    assert_eq!(first.users, second.users);
    assert_eq!(first.verdicts, second.verdicts);
    assert_eq!(first.users[0].1.first_name().as_str(), "=Marie");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_report_of_the_widest_file_can_be_read_again() {
    let header: Vec<String> = (0..64).map(|column| format!("c{column}")).collect();
    let file = format!("{}\n{}\n", header.join(","), vec!["x"; 64].join(","));
    let original = table(&file);
    let read = table(&report_of(&original));
    assert_eq!(read.column_count(), 70);
    assert_eq!(own_cells(&read), own_cells(&original));
}

#[wasm_bindgen_test(unsupported = test)]
fn the_template_has_a_column_for_all_that_can_be_sent_and_its_example_is_no_user() {
    let store = json!({
        "companies": [{ "companyId": 77, "companyName": "Lumen Works" }],
        "channels": [{ "channelId": 5, "channelName": "Main", "b2bEnabled": true }],
        "extraFields": [
            { "fieldName": "Cost center", "fieldType": 0 },
            { "fieldName": "Region", "fieldType": 3, "listOfValue": ["North", "South"] },
        ],
    });
    for dialect in Dialect::ALL {
        let rules = rules(dialect, store.clone());
        let text = template(&rules, &Codes);
        assert!(text.starts_with('\u{FEFF}'));
        let (table, mapping) = mapped(&text);
        let own = Field::ALL.into_iter();
        for field in own.filter(|field| *field != Field::ExtraFields) {
            let has = mapping.column_of(field).is_some();
            assert_eq!(has, dialect.carries(field), "{dialect:?} {field:?}");
        }
        let names: Vec<&str> = mapping.extra_fields().map(|(_, name)| name).collect();
        if dialect.carries(Field::ExtraFields) {
            assert_eq!(names, ["Cost center", "Region"]);
        } else {
            assert_eq!(names.len(), 0);
        }
        let columns = mapping.columns();
        assert!(
            columns
                .iter()
                .all(|column| column.target != Target::Ignored)
        );
        let check = check_table(&table, &mapping, &rules);
        let errors = check.issues.iter().filter(|issue| issue.is_error());
        let codes: Vec<Code> = errors.map(|issue| issue.code).collect();
        assert_eq!(
            codes,
            [Code::EmailInvalid],
            "{dialect:?}: nothing else is wrong"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn each_row_that_was_sent_is_in_one_file_at_most() {
    let created = End::Created {
        user_id: None,
        evidence: Evidence::Response,
    };
    let doubt = End::Ambiguous {
        doubt: Doubt::Timeout,
        text: String::new(),
    };
    let cases = [
        (created.into(), None),
        (End::Joined { user_id: Some(7) }.into(), None),
        (
            End::Rejected(Refusal::default()).into(),
            Some("not created"),
        ),
        (End::Exists { user_id: None }.into(), Some("not created")),
        (Stage::Queued.into(), Some("not created")),
        (End::Cancelled.into(), Some("not created")),
        (doubt.into(), Some("to check")),
        (Stage::Sending.into(), Some("to check")),
        (Stage::Settling.into(), Some("to check")),
    ];
    for (state, expected) in cases {
        let state: RowState = state;
        let found = match (
            note_of_state(3, &state, &Codes),
            note_of_doubt(3, &state, &Codes),
        ) {
            (None, None) => None,
            (Some(note), None) => Some((note.row, "not created")),
            (None, Some(note)) => Some((note.row, "to check")),
            both => panic!("{both:?}"),
        };
        assert_eq!(found, expected.map(|file| (3, file)), "{state:?}");
    }
}
