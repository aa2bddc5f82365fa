//! Companies, custom roles and channels, which are all named by numbers.

use crate::support::{assert_clean, assert_complete, assert_faulty, found};
use b2b_users_core::check::{
    check_channel_ids, check_company_id, check_company_role_id, check_origin_channel_id,
};
use b2b_users_core::issue::{Code, Issue, Severity};
use b2b_users_core::user::{ChannelId, MAXIMUM_IDENTIFIER};
use wasm_bindgen_test::wasm_bindgen_test;

const GOOD: [(&str, u64); 10] = [
    ("1", 1),
    ("2", 2),
    ("9", 9),
    ("10", 10),
    ("42", 42),
    ("100", 100),
    ("123456", 123_456),
    ("4294967296", 4_294_967_296),
    ("9007199254740990", MAXIMUM_IDENTIFIER - 1),
    ("9007199254740991", MAXIMUM_IDENTIFIER),
];

/// What spreadsheets and slips make of numbers.
const BAD: [&str; 24] = [
    "0",
    "00",
    "01",
    "-1",
    "+1",
    "1.0",
    "12.0",
    "1e3",
    "1E3",
    "1,000",
    "1 000",
    "１",
    "٣",
    "²",
    "0x1F",
    "1_000",
    "9007199254740992",
    "18446744073709551616",
    "99999999999999999999999999",
    "abc",
    "12a",
    "#42",
    "42.",
    "Borealis Trading",
];

#[wasm_bindgen_test(unsupported = test)]
fn companies_are_positive_whole_numbers() {
    let check = |typed: &str| {
        let (company, issues) = check_company_id(typed);
        (company.map(|company| company.get()), issues)
    };
    assert_clean(&GOOD, check);
    let cases = BAD.map(|typed| (typed, [(Code::CompanyInvalid, Severity::Error)].as_slice()));
    assert_faulty(&cases, check);
    for blank in ["", "  "] {
        assert_eq!(
            found(&check(blank).1),
            [(Code::CompanyRequired, Severity::Error)]
        );
    }
    assert_eq!(check(" 42 ").0, Some(42));
    assert_eq!(
        found(&check(" 42 ").1),
        [(Code::TextTrimmed, Severity::Info)]
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn custom_roles_are_positive_whole_numbers_or_left_out() {
    let check = |typed: &str| {
        let (role, issues) = check_company_role_id(typed);
        (role.map(|role| role.get()), issues)
    };
    assert_clean(&GOOD, check);
    let cases = BAD.map(|typed| {
        (
            typed,
            [(Code::CompanyRoleInvalid, Severity::Error)].as_slice(),
        )
    });
    assert_faulty(&cases, check);
    assert_eq!(check(""), (None, vec![]));
    assert_eq!(check(" "), (None, vec![]));
}

fn numbers(channels: Option<Vec<ChannelId>>) -> Option<Vec<u64>> {
    channels.map(|channels| channels.iter().map(|channel| channel.get()).collect())
}

fn channels(typed: &str) -> (Option<Vec<u64>>, Vec<Issue>) {
    let (value, issues) = check_channel_ids(typed, true);
    (numbers(value), issues)
}

#[wasm_bindgen_test(unsupported = test)]
fn channel_lists_come_in_many_spellings() {
    assert_clean(
        &[
            ("1", vec![1]),
            ("1;2", vec![1, 2]),
            ("1, 2", vec![1, 2]),
            ("2,1", vec![2, 1]),
            ("1|2|3", vec![1, 2, 3]),
            ("[1]", vec![1]),
            ("[1, 2]", vec![1, 2]),
            ("[ 1 ; 2 ]", vec![1, 2]),
            ("[\"1\",\"2\"]", vec![1, 2]),
            ("1;2;", vec![1, 2]),
            (";1", vec![1]),
            ("1;;2", vec![1, 2]),
            ("9007199254740991", vec![MAXIMUM_IDENTIFIER]),
        ],
        channels,
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn faulty_channel_lists_are_refused() {
    let invalid: &[_] = &[(Code::ChannelsInvalid, Severity::Error)];
    let missing: &[_] = &[(Code::ChannelsRequired, Severity::Error)];
    let repeated: &[_] = &[(Code::ChannelsRepeated, Severity::Warning)];
    assert_faulty(
        &[
            ("", missing),
            (" ", missing),
            ("[]", missing),
            ("[ ]", missing),
            (";;", missing),
            ("0", invalid),
            ("1;0", invalid),
            ("1;two", invalid),
            ("-1", invalid),
            ("1.0", invalid),
            ("01", invalid),
            ("1 2", invalid),
            ("[1", invalid),
            ("1]", invalid),
            ("[[1]]", invalid),
            ("{1}", invalid),
            ("1/2", invalid),
            ("null", invalid),
            ("[1, null]", invalid),
            ("9007199254740992", invalid),
            ("1;1", repeated),
            ("[2, 1, 2]", repeated),
        ],
        channels,
    );
    assert_eq!(
        channels("1;2;1").0,
        Some(vec![1, 2]),
        "a repeat is sent once"
    );
    assert_eq!(channels("1;two;0").1[0].param("value"), "two");
}

#[wasm_bindgen_test(unsupported = test)]
fn where_no_channel_is_needed_none_is_asked_for() {
    assert_eq!(check_channel_ids("", false), (Some(vec![]), vec![]));
    let (value, issues) = check_channel_ids("x", false);
    assert_eq!(value, None);
    assert_eq!(found(&issues), [(Code::ChannelsInvalid, Severity::Error)]);
}

#[wasm_bindgen_test(unsupported = test)]
fn the_origin_is_one_of_the_channels_and_never_0() {
    let listed: Vec<ChannelId> = GOOD
        .iter()
        .filter_map(|(_, number)| ChannelId::new(*number))
        .collect();
    let check = |typed: &str| {
        let (origin, issues) = check_origin_channel_id(typed, Some(&listed));
        (origin.map(|origin| origin.get()), issues)
    };
    assert_clean(&GOOD, check);
    let cases = BAD.map(|typed| {
        (
            typed,
            [(Code::OriginChannelInvalid, Severity::Error)].as_slice(),
        )
    });
    assert_faulty(&cases, check);
    for typed in ["3", "4", "8", "11", "43"] {
        let (value, issues) = check(typed);
        assert_eq!(
            (value, found(&issues)),
            (None, vec![(Code::OriginChannelNotListed, Severity::Error)])
        );
        assert_complete(&issues[0]);
    }
    assert_eq!(check(""), (None, vec![]));
    assert_eq!(
        found(&check_origin_channel_id("7", None).1),
        [],
        "faulty channels are told once"
    );
    assert_eq!(found(&check_origin_channel_id("7", Some(&[])).1).len(), 1);
}
