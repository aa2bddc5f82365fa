//! Every code of every kind has a sentence of its own. Each list is made by a match without a rest, so
//! a new code does not compile before it stands in its list.

use crate::ends::{WORDS, all, doubts, ends, said};
use crate::languages::{all_languages, assert_sentence};
use b2b_users_core::engine::Pause;
use b2b_users_core::import::{RowState, Stage};
use b2b_users_core::issue::Code;
use b2b_users_core::lookup::LookupFailure;
use b2b_users_core::notice::{Notice, NoticeCode};
use b2b_users_core::outcome::{Doubt, Refusal, RefusalCode};
use b2b_users_core::table::TableError;
use b2b_users_core::user::CompanyId;
use b2b_users_text::Language;
use std::collections::{BTreeMap, BTreeSet};

/// In every language each is a sentence without an empty place, and no two codes share one.
fn assert_sentences<T>(all: &[T], code: fn(&T) -> &str, said: fn(&Language, &T) -> String) {
    for language in all_languages() {
        let mut known = BTreeMap::new();
        for one in all {
            let (code, sentence) = (code(one), said(&language, one));
            assert_sentence(&sentence);
            if let Some(other) = known.insert(sentence.clone(), code) {
                assert_eq!(other, code, "{sentence}");
            }
        }
    }
}

#[test]
fn each_doubt_has_a_sentence() {
    assert_eq!(doubts(), Doubt::ALL);
    assert_sentences(
        &doubts(),
        |doubt| doubt.code(),
        |language, doubt| language.doubt(*doubt),
    );
}

#[test]
fn each_pause_has_a_sentence_with_the_words_of_the_store_and_without() {
    let pauses = all(Pause::Asked, |pause| {
        Some(match pause {
            Pause::Asked => Pause::SignIn(String::new()),
            Pause::SignIn(text) if text.is_empty() => Pause::SignIn(WORDS.into()),
            Pause::SignIn(_) => Pause::Unreachable(String::new()),
            Pause::Unreachable(text) if text.is_empty() => Pause::Unreachable(WORDS.into()),
            Pause::Unreachable(_) => Pause::WrongAddress { status: 0 },
            Pause::WrongAddress { status: 0 } => Pause::WrongAddress { status: 404 },
            Pause::WrongAddress { .. } => Pause::StoreError(String::new()),
            Pause::StoreError(text) if text.is_empty() => Pause::StoreError(WORDS.into()),
            Pause::StoreError(_) => Pause::Busy,
            Pause::Busy => Pause::InDoubt,
            Pause::InDoubt => Pause::ManyRefusals(Refusal::default()),
            Pause::ManyRefusals(refusal) if refusal.text.is_empty() => {
                Pause::ManyRefusals(said(RefusalCode::Said))
            }
            Pause::ManyRefusals(_) => return None,
        })
    });
    assert_sentences(&pauses, Pause::code, Language::pause);
}

#[test]
fn each_state_of_a_row_has_a_sentence() {
    let stages = all(Stage::Queued, |stage| match stage {
        Stage::Queued => Some(Stage::Sending),
        Stage::Sending => Some(Stage::Settling),
        Stage::Settling => None,
    });
    let stages = stages.into_iter().map(RowState::from);
    let states = stages.chain(ends().into_iter().map(RowState::from));
    // What is not finished reads alike, however far it is.
    let code = |state: &RowState| {
        if state.is_final() {
            state.code()
        } else {
            "open"
        }
    };
    assert_sentences(&states.collect::<Vec<_>>(), code, Language::row);
}

#[test]
fn each_notice_has_a_sentence_for_one_user_and_for_several() {
    let codes = all(NoticeCode::CompanyWithoutAdmin, |code| {
        Some(match code {
            NoticeCode::CompanyWithoutAdmin => NoticeCode::CompanyAllAdmins,
            NoticeCode::CompanyAllAdmins => NoticeCode::CompanyPending,
            NoticeCode::CompanyPending => NoticeCode::CompanyRejected,
            NoticeCode::CompanyRejected => NoticeCode::CompanyInactive,
            NoticeCode::CompanyInactive => NoticeCode::NobodyTells,
            NoticeCode::NobodyTells => return None,
        })
    });
    assert_eq!(codes, NoticeCode::ALL);
    for (users, name) in [(1, "Acme"), (2, ""), (7, "")] {
        let of = |&code: &NoticeCode| Notice {
            code,
            company: CompanyId::new(42),
            name: name.to_owned(),
            users,
        };
        let notices: Vec<Notice> = codes.iter().map(of).collect();
        assert_sentences(&notices, |notice| notice.code.as_str(), Language::notice);
    }
}

#[test]
fn each_fault_of_a_file_has_a_sentence() {
    let faults = all(TableError::Empty, |fault| {
        let (line, maximum) = (3, 9);
        Some(match fault {
            TableError::Empty => TableError::HeaderOnly,
            TableError::HeaderOnly => TableError::TooLarge {
                bytes: 40 << 20,
                maximum: 20 << 20,
            },
            TableError::TooLarge { .. } => TableError::Unreadable,
            TableError::Unreadable => TableError::Workbook,
            TableError::Workbook => TableError::Binary,
            TableError::Binary => TableError::TooManyRows { maximum },
            TableError::TooManyRows { .. } => TableError::TooManyColumns { line, maximum },
            TableError::TooManyColumns { .. } => TableError::CellTooLong { line, maximum },
            TableError::CellTooLong { .. } => TableError::UnclosedQuote { line },
            TableError::UnclosedQuote { .. } => return None,
        })
    });
    assert_sentences(&faults, TableError::code, Language::table_error);
}

#[test]
fn each_failure_of_a_look_up_has_a_sentence() {
    let failures = all(LookupFailure::Timeout, |failure| {
        Some(match failure {
            LookupFailure::Timeout => LookupFailure::Unreachable,
            LookupFailure::Unreachable => LookupFailure::UnreachableBecause(WORDS.into()),
            LookupFailure::UnreachableBecause(_) => LookupFailure::Refused(WORDS.into()),
            LookupFailure::Refused(_) => LookupFailure::Status(502),
            LookupFailure::Status(_) => LookupFailure::Incomplete,
            LookupFailure::Incomplete => return None,
        })
    });
    assert_sentences(&failures, LookupFailure::code, Language::lookup_failure);
}

/// The codes of issues in the table of the npm package's README. Where a row has several parts, a semicolon stands
/// between their names.
fn codes_of_the_readme() -> BTreeSet<String> {
    let readme = include_str!("../../npm/README.md");
    let (_, section) = readme.split_once("\n## Codes of issues\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let quoted = |cell: &str| -> Vec<String> {
        let pieces = cell.split('`').skip(1).step_by(2);
        pieces.map(str::to_owned).collect()
    };
    let mut codes = BTreeSet::new();
    for row in section.lines() {
        let (part, names) = row.trim_matches('|').split_once('|').unwrap_or_default();
        let parts = match quoted(part) {
            parts if parts.is_empty() => vec![String::new()],
            parts => parts,
        };
        for (part, names) in parts.iter().zip(names.split(';')) {
            codes.extend(quoted(names).iter().map(|name| format!("{part}{name}")));
        }
    }
    codes
}

#[test]
fn each_code_of_an_issue_stands_in_the_readme() {
    let codes = Code::ALL.iter().map(|code| code.as_str().to_owned());
    assert_eq!(codes_of_the_readme(), codes.collect());
}
