//! Whatever comes in: no panic, no lost row. Natively only; the other hosts play the
//! seeds of the simulation.

#![cfg(not(target_arch = "wasm32"))]
use crate::support::any_reply::{json, reply};
use crate::support::file::{check_table, sheet};
use crate::support::play::unhindered;
use crate::support::{assert_complete, users};
use crate::table_reading;
use b2b_users_core::check::{RowVerdict, check_user};
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Event, Step};
use b2b_users_core::lookup::{
    Candidate, CatalogLoader, ExistenceCheck, ExistenceCheckOptions, Lookup,
};
use b2b_users_core::mapping::Mapping;
use b2b_users_core::report::{RowNote, unfinished_rows};
use b2b_users_core::table::{
    Delimiter, Limits, Table, TableOptions, escape_formula, read_table, unescape_formula,
};
use b2b_users_core::user::{ExtraField, Field, NewUser, UserDraft};
use b2b_users_core::wire::{ApiReply, Fault, decode_create, decode_list, management, retry_after};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::Value;

/// So many cases, and no file of failures left behind.
pub(crate) fn cases(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    }
}

/// Bytes that look enough like a file to get far.
fn file() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"Email".to_vec()),
        Just(b"a@example.com".to_vec()),
        Just(b"extra:x".to_vec()),
        Just(b"import_row".to_vec()),
        Just(b",".to_vec()),
        Just(b";".to_vec()),
        Just(b"\t".to_vec()),
        Just(b"|".to_vec()),
        Just(b"\"".to_vec()),
        Just(b"\n".to_vec()),
        Just(b"\r\n".to_vec()),
        Just(b"\r".to_vec()),
        Just(b" ".to_vec()),
        Just(b"'".to_vec()),
        Just(b"=".to_vec()),
        Just(b"sep=;\n".to_vec()),
        Just(b"\xEF\xBB\xBF".to_vec()),
        Just("é渡🦀".as_bytes().to_vec()),
        Just(vec![b'x'; 4096]),
        prop::collection::vec(any::<u8>(), 0..4),
        "[a-z0-9]{0,6}".prop_map(String::into_bytes),
    ];
    let like_a_file = prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat());
    let utf16 = (any::<bool>(), "[a-z,;\n\"é🦀]{0,40}").prop_map(|(little, text)| {
        let units = text.encode_utf16();
        let bytes = |unit: u16| {
            if little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            }
        };
        std::iter::once(0xFEFF)
            .chain(units)
            .flat_map(bytes)
            .collect()
    });
    prop_oneof![6 => like_a_file, 1 => utf16, 1 => prop::collection::vec(any::<u8>(), 0..200)]
}

fn assert_whole(table: &Table) {
    let headers: Vec<&str> = table.headers().collect();
    let mapping = Mapping::suggest(&headers);
    for dialect in Dialect::ALL {
        let check = check_table(table, &mapping, &Rules::for_dialect(dialect));
        assert_eq!(check.verdicts.len(), table.row_count());
        assert_eq!(check.users.len(), check.count(RowVerdict::Valid));
        check.issues.iter().for_each(assert_complete);
    }
    let (mut line, mut last) = (0, 0);
    for row in table.rows() {
        assert!(
            row > last && row <= table.line(row),
            "no row has more lines above it than rows"
        );
        last = row;
        assert!(table.line(row) > line, "rows stand below each other");
        line = table.line(row);
        assert!(
            (0..table.width(row)).any(|column| !table.raw(row, column).trim_ascii().is_empty())
        );
    }
}

fn written(table: &Table) -> String {
    let note = |row| RowNote {
        row,
        status: "rejected",
        code: "x".into(),
        field: String::new(),
        value: "=1".into(),
        reason: "No.".into(),
    };
    let sheet = sheet(table, &Mapping::default(), &Rules::default());
    unfinished_rows(&sheet, &table.rows().map(note).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_bytes_are_a_table_or_an_error(bytes in file(), delimiter in prop::option::of(0..4_usize)) {
        let delimiter = delimiter.map(|place| Delimiter::ALL[place]);
        let options = TableOptions { delimiter, ..TableOptions::default() };
        let read = read_table(&bytes, options);
        prop_assert_eq!(&table_reading::in_slices(&bytes, bytes.len() % 97 + 1, options), &read);
        match read {
            Ok(table) => {
                assert_whole(&table);
                let options = TableOptions { delimiter: Some(table.delimiter()), ..TableOptions::default() };
                let again = read_table(written(&table).as_bytes(), options).unwrap();
                prop_assert_eq!(again.row_count(), table.row_count());
                prop_assert!(again.is_escaped());
            }
            Err(error) => prop_assert_eq!(error.to_string(), error.code()),
        }
    }

    #[test]
    fn no_limit_is_exceeded(bytes in file(), rows in 0..4_usize, columns in 1..5_usize, cell_bytes in 0..50_usize) {
        let limits = Limits { rows, columns, cell_bytes, bytes: 9_000 };
        if let Ok(table) = read_table(&bytes, TableOptions { limits, ..TableOptions::default() }) {
            prop_assert!(bytes.len() <= 9_000 && table.row_count() <= rows);
            for row in table.rows() {
                prop_assert!(table.width(row) <= columns);
                prop_assert!((0..table.width(row)).all(|column| table.raw(row, column).len() <= cell_bytes));
            }
        }
    }

    #[test]
    fn any_text_can_be_checked(texts in prop::collection::vec("\\PC{0,12}|[0-9;,\\[\\]. -]{0,8}|[a-z.@<>\"]{0,20}|.{0,10}", 13)) {
        let mut draft = UserDraft::default();
        for (field, text) in Field::ALL.into_iter().zip(&texts) {
            match draft.get_mut(field) {
                Some(place) => place.clone_from(text),
                None => draft.extra_fields.push(ExtraField { name: text.clone(), value: texts[12].clone() }),
            }
        }
        for dialect in Dialect::ALL {
            let checked = check_user(&draft, &Rules::for_dialect(dialect));
            prop_assert_eq!(checked.user.is_none(), checked.issues.iter().any(|issue| issue.is_error()));
            for issue in &checked.issues {
                assert_complete(issue);
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn a_guard_comes_off_again(cell in "[=+@'\"\t\r\n a＝＋－＠-]{0,6}|\\PC{0,8}") {
        let safe = escape_formula(&cell);
        prop_assert_eq!(unescape_formula(&safe), &cell);
        prop_assert!(!safe.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']));
    }

    #[test]
    fn one_field_of_any_text_reads_back_from_the_wire(place in 0..11_usize, typed in "\\PC{0,30}|[a-z]{1,5}@[a-z]{1,5}\\.[a-z]{2,4}|[0-9;]{0,6}") {
        let mut draft = crate::support::full_draft();
        *draft.get_mut(Field::ALL[place]).unwrap() = typed;
        if let Some(user) = check_user(&draft, &Rules::management()).user {
            let Value::Object(body) = crate::support::user_to_json(&user) else { panic!("not an object") };
            let (read, unknown) = management::draft_from_json(&body);
            prop_assert!(unknown.is_empty());
            prop_assert_eq!(check_user(&read, &Rules::management()).user, Some(user));
        }
    }

    #[test]
    fn any_headers_are_read(text in "[\\PC]{0,20}") {
        let wait = retry_after(|_| Some(text.clone()));
        prop_assert!(wait.is_none_or(|wait| wait <= 3_600_000));
    }
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn any_reply_gives_each_user_one_outcome(reply in reply(), count in 0..4_usize, dialect in 0..4_usize) {
        let users = users(count, 42);
        let sent: Vec<&NewUser> = users.iter().collect();
        let decoded = decode_create(Dialect::ALL[dialect], Ok(&reply), &sent);
        prop_assert_eq!(decoded.outcomes.len(), count);
        let listed = decode_list(&reply);
        prop_assert!(listed.is_none() || (200..300).contains(&reply.status));
    }

    #[test]
    fn a_look_into_the_store_ends_whatever_it_is_told(
        replies in prop::collection::vec(prop::option::weighted(0.9, reply()), 1..12), count in 0..6_usize,
        dialect in prop::sample::select(&Dialect::ALL[..]),
    ) {
        let subjects = users(count, 42).iter().map(Candidate::from).collect();
        let options = ExistenceCheckOptions { dialect, about_companies: true, ..ExistenceCheckOptions::default() };
        let (mut preflight, mut store) = (ExistenceCheck::new(subjects, options), CatalogLoader::new(dialect));
        assert_ends(&mut preflight, &replies);
        assert_ends(&mut store, &replies);
        for user in users(count, 42) {
            for issue in preflight.results().issues(&user, dialect) {
                assert_complete(&issue);
            }
        }
    }

    #[test]
    fn any_body_is_read_as_a_draft(body in json()) {
        if let Value::Object(body) = body {
            let (draft, _) = management::draft_from_json(&body);
            let checked = check_user(&draft, &Rules::management());
            prop_assert_eq!(checked.user.is_none(), checked.issues.iter().any(|issue| issue.is_error()));
        }
    }
}

/// Answers with these replies, one for each request, and then with silence. A look that
/// waits for a login is told to go on.
fn assert_ends(engine: &mut impl Lookup, replies: &[Option<ApiReply>]) {
    let (mut now, mut sent) = (1_790_000_000_000, 0_u32);
    for place in 0..100 {
        match unhindered(engine, now) {
            Step::Send(id, _) => {
                sent += 1;
                let reply = replies.get(place).cloned().flatten();
                engine.on(Event::Reply(id, reply.ok_or(Fault::Connection.into())), now);
                assert_eq!(engine.progress().requests, sent);
            }
            Step::WaitUntil(moment) => now = moment.max(now + 1),
            Step::AwaitUser => engine.on(Event::Resume, now),
            Step::Done => return assert_eq!(engine.progress().left, 0),
            step => panic!("{step:?}"),
        }
    }
    panic!("it does not end: {:?}", engine.progress());
}
