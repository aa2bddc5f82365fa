//! The sentences, word for word. Those of the engine tell codes and arguments.

use b2b_users_core::issue::{Argument, Code, Issue, Reason};
use b2b_users_core::user::Field;
use b2b_users_text::Language;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

const SENTENCES: &str = include_str!("sentences.txt");

fn argument(value: &Value) -> Argument {
    match value {
        Value::String(text) => text.into(),
        Value::Number(number) => number.as_u64().unwrap().into(),
        list => {
            let texts = list.as_array().unwrap().iter();
            let texts = texts.map(|text| text.as_str().unwrap().to_owned());
            texts.collect::<Vec<_>>().into()
        }
    }
}

/// The issues of the table, each with its sentence.
fn sentences() -> Vec<(Issue, &'static str)> {
    let read = |entry: &'static str| {
        let (what, sentence) = entry.trim_end().split_once('\n').unwrap();
        let mut words = what.splitn(3, ' ');
        let mut word = || words.next().unwrap();
        let (code, field, arguments) = (word(), word(), word());
        let mut codes = Code::ALL.iter();
        let code = codes.find(|known| known.as_str() == code).unwrap();
        let mut issue = match field {
            "row" => Issue::about_row(*code),
            field => Issue::new(*code, Field::from_name(field).unwrap()),
        };
        let arguments: Map<String, Value> = serde_json::from_str(arguments).unwrap();
        for (name, value) in arguments {
            issue = issue.with(name.leak(), argument(&value));
        }
        (issue, sentence)
    };
    SENTENCES.split("\n> ").skip(1).map(read).collect()
}

#[test]
fn every_issue_reads_as_its_table_says() {
    let english = Language::english();
    for (issue, sentence) in sentences() {
        assert_eq!(english.issue(&issue), sentence, "{issue:?}");
    }
}

#[test]
fn every_code_and_reason_stands_in_the_table_and_only_the_named_ones_share_a_sentence() {
    let mut codes: BTreeMap<&str, Vec<Code>> = BTreeMap::new();
    let table = sentences();
    for (issue, sentence) in &table {
        codes.entry(sentence).or_default().push(issue.code);
    }
    for code in Code::ALL {
        let stands = table.iter().any(|(issue, _)| issue.code == *code);
        assert!(stands, "{code:?} has no sentence in the table");
    }
    for reason in Reason::ALL {
        let mut invalid = table
            .iter()
            .filter(|(issue, _)| issue.code == Code::EmailInvalid);
        let stands = invalid.any(|(issue, _)| issue.param("reason") == reason.as_str());
        assert!(stands, "{reason:?} has no sentence in the table");
    }
    // What is wrong is the same, and the field stands beside it.
    let alike = [
        Code::CompanyInvalid,
        Code::CompanyRoleInvalid,
        Code::OriginChannelInvalid,
    ];
    for (sentence, mut codes) in codes {
        codes.dedup();
        let is_meant = codes.iter().all(|code| alike.contains(code));
        assert!(codes.len() == 1 || is_meant, "{codes:?}: {sentence}");
    }
}
