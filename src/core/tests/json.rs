//! Our reader of JSON says what `serde_json` says.

use b2b_users_core::json::{Json, JsonError};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

/// Compares a value with one of `serde_json`: the same kinds, texts and whole numbers, and the same
/// members in the same order.
fn is_same(ours: &Json, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Json::Null, Value::Null) => true,
        (Json::Bool(our), Value::Bool(their)) => our == their,
        (Json::Number(our), Value::Number(their)) => {
            let as_float = our.parse().ok().map(f64::to_bits);
            // Theirs is not exact in the last digits.
            let is_near =
                |(our, their): (f64, f64)| our == their || (our / their - 1.0).abs() < 1e-12;
            ours.as_u64() == theirs.as_u64()
                && as_float
                    .map(f64::from_bits)
                    .zip(their.as_f64())
                    .is_some_and(is_near)
        }
        (Json::String(our), Value::String(their)) => our == their,
        (Json::Array(our), Value::Array(their)) => {
            our.len() == their.len()
                && our
                    .iter()
                    .zip(their)
                    .all(|(our, their)| is_same(our, their))
        }
        (Json::Object(our), Value::Object(their)) => {
            our.len() == their.len()
                && our
                    .iter()
                    .zip(their)
                    .all(|((our_name, our), (their_name, their))| {
                        our_name == their_name && is_same(our, their)
                    })
        }
        _ => false,
    }
}

/// Reads a text both ways.
fn check(text: &str) {
    let ours = Json::read(text);
    match (&ours, serde_json::from_str::<Value>(text)) {
        // A number that floating point cannot hold is one all the same.
        (_, Err(their)) if their.to_string().starts_with("number out of range") => {}
        (Ok(our), Ok(their)) => assert!(is_same(our, &their), "{text:?}: {our:?}"),
        (Err(our), Err(their)) => {
            let place = (their.line(), their.column());
            assert_eq!((our.line, our.column), place, "{text:?}: {their}");
        }
        (our, their) => panic!("{text:?}: {our:?}, {their:?}"),
    }
}

const TEXTS: [&str; 76] = [
    "",
    " ",
    "\n",
    "null",
    " null ",
    "nul",
    "nulL",
    "nullx",
    "null null",
    "true",
    "false",
    "tru\n",
    "fals",
    "0",
    "-0",
    "-",
    "00",
    "01",
    "-01",
    "-1",
    "1.",
    "1.5",
    ".5",
    "1.e1",
    "1e",
    "1e+",
    "1E-2",
    "1e5",
    "-0.0",
    "+1",
    "0x1",
    "1 2",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775808",
    "-9223372036854775809",
    "123456789012345678901234567890",
    "1.000000000000000000000000000001",
    "1e-400",
    "NaN",
    "Infinity",
    "\"\"",
    "\"",
    "\"a",
    "\"\u{1}\"",
    "\"\n\"",
    "\"\u{7f}é😀\"",
    r#""\"\\\/\b\f\n\r\t""#,
    r#""\x""#,
    r#""\"#,
    r#""\u00e9""#,
    r#""\u00E9\uD83D\ude00""#,
    r#""\ud83d""#,
    r#""\ud83d\n""#,
    r#""\ud83dx""#,
    r#""\ud83d\u0041""#,
    r#""\ude00""#,
    r#""\u12""#,
    r#""\u12g4""#,
    r#""\u+123""#,
    r#""\u00é""#,
    "[]",
    "[ ]",
    "[,]",
    "[1,]",
    "[1 2]",
    "[1,\n2",
    "[1}",
    "{}",
    "{ }",
    r#"{"a":1,"a":[2]}"#,
    r#"{"b":1,"a":2,"c":{},"a":3}"#,
    r#"{"a" 1}"#,
    "{a:1}",
    r#"{"a":1,}"#,
    "{\"a\":\n{,}}",
];

#[wasm_bindgen_test(unsupported = test)]
fn every_kind_of_text_is_taken_or_refused_where_serde_json_does() {
    for text in TEXTS {
        check(text);
        check(&format!("[{text}"));
        check(&format!("\n {{\"a\": {text} , \"b\":\t\"\"\r\n}}"));
        check(&format!("{text},"));
    }
    check("\u{feff}1");
    check("1\u{a0}");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_text_that_is_too_deep_is_refused() {
    for depth in [1, 126, 127, 128, 129, 100_000] {
        check(&"[".repeat(depth));
        check(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
        check(&format!(
            "{}1{}",
            "{\"a\":".repeat(depth),
            "}".repeat(depth)
        ));
    }
    let wide = format!("[{}[]]", "[],{},".repeat(300));
    check(&wide);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_number_stays_as_it_is_written() {
    for number in ["1.50", "1e400", "-0", "12345678901234567890123", "0.1e-7"] {
        assert_eq!(Json::read(number), Ok(Json::Number(number.to_owned())));
    }
    let whole = |text| Json::read(text).ok().map(|json| json.as_u64());
    assert_eq!(whole("7"), Some(Some(7)));
    assert_eq!(whole("-7"), Some(None));
    assert_eq!(whole("7.0"), Some(None));
    assert_eq!(whole("\"7\""), Some(None));
}

#[wasm_bindgen_test(unsupported = test)]
fn of_equal_names_the_last_one_counts() {
    let names = ["b", "a", "a", "", "c", "b", "é", "a", "B"];
    let members: Vec<String> = (0..)
        .zip(names)
        .map(|(place, name)| format!("{name:?}:{place}"))
        .collect();
    let json = Json::read(&format!("{{{}}}", members.join(","))).unwrap();
    let found: Vec<(&str, Option<u64>)> = json
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_u64()))
        .collect();
    let expected = [("", 3), ("B", 8), ("a", 7), ("b", 5), ("c", 4), ("é", 6)];
    assert_eq!(found, expected.map(|(name, place)| (name, Some(place))));
    assert_eq!(json.get("d"), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn an_error_says_where_it_is() {
    let error = Json::read("{\n\"é\": x}").unwrap_err();
    assert_eq!(error, JsonError { line: 2, column: 7 });
    assert_eq!(error.to_string(), "json.invalid(2, 7)");
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use super::check;
    use proptest::prelude::*;
    use serde_json::Value;

    fn value() -> impl Strategy<Value = Value> {
        let plain = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            "[\\s\\S]{0,8}|[\\x00-\\x22a\\\\é]{0,12}".prop_map(Value::from),
        ];
        plain.prop_recursive(6, 60, 6, |inner| {
            let name = "[a-c]{0,2}|[\\s\\S]{0,3}";
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec((name, inner), 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn every_document_is_read_as_serde_json_reads_it(value in value(), pretty: bool) {
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
            check(&text.unwrap());
        }

        #[test]
        fn a_document_with_a_fault_is_read_as_serde_json_reads_it(
            value in value(),
            at: prop::sample::Index,
            cut in 0_usize..3,
            instead in "[\\[\\]{}:,\"\\\\0-9eE.+u\\-ntrl \\n]{0,3}|\\\\u[dD][89a-fA-F][0-9a-f]{2}",
        ) {
            let mut characters: Vec<char> = value.to_string().chars().collect();
            let at = at.index(characters.len());
            let end = characters.len().min(at + cut);
            characters.splice(at..end, instead.chars());
            check(&characters.into_iter().collect::<String>());
        }

        #[test]
        fn any_text_is_read_as_serde_json_reads_it(
            text in "[\\[\\]{}:,\"\\\\0-9eE.+\\-ntrufals \\n]{0,16}|[\\s\\S]{0,12}|\\{(\"[ab]\":[0-9],){0,6}\"[ab]\":1\\}",
            bytes: Vec<u8>,
        ) {
            check(&text);
            check(&String::from_utf8_lossy(&bytes));
        }
    }
}
