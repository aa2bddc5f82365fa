//! Every code of every kind has a sentence of its own. Each list is made by a match without a rest, so
//! a new code does not compile before it stands in its list.

use crate::support::assert_sentence;
use b2b_users_core::engine::Pause;
use b2b_users_core::import::{End, RowState, Stage};
use b2b_users_core::issue::{Code, Issue};
use b2b_users_core::journal::Record;
use b2b_users_core::lookup::LookupFailure;
use b2b_users_core::notice::{Notice, NoticeCode};
use b2b_users_core::outcome::{Doubt, Evidence, Refusal, RefusalCode};
use b2b_users_core::table::TableError;
use b2b_users_core::user::{CompanyId, Field};
use std::collections::BTreeMap;
use wasm_bindgen_test::wasm_bindgen_test;

/// What the store says in these tests.
const WORDS: &str = "Nobody may.";

/// All of a kind: the first, then what follows each.
fn all<T>(first: T, next: fn(&T) -> Option<T>) -> Vec<T> {
    std::iter::successors(Some(first), next).collect()
}

/// Each is a sentence without an empty place, and two codes share one only where `alike` names it.
fn assert_sentences<'a>(said: impl IntoIterator<Item = (&'a str, String)>, alike: &[&str]) {
    let mut known = BTreeMap::new();
    for (code, sentence) in said {
        assert_sentence(&sentence);
        for empty in [" .", " ,", " :", " ;", ": ."] {
            assert!(!sentence.contains(empty), "{code}: {sentence}");
        }
        if let Some(other) = known.insert(sentence.clone(), code) {
            let is_meant = other == code || alike.contains(&sentence.as_str());
            assert!(is_meant, "{other} and {code}: {sentence}");
        }
    }
}

fn doubts() -> Vec<Doubt> {
    all(Doubt::Connection, |doubt| {
        Some(match doubt {
            Doubt::Connection => Doubt::Timeout,
            Doubt::Timeout => Doubt::ServerError,
            Doubt::ServerError => Doubt::UnknownReply,
            Doubt::UnknownReply => Doubt::Taken,
            Doubt::Taken => Doubt::LookUpFailed,
            Doubt::LookUpFailed => Doubt::WrongCompany(None),
            Doubt::WrongCompany(_) => return None,
        })
    })
}

#[wasm_bindgen_test(unsupported = test)]
fn each_doubt_has_a_sentence() {
    assert_eq!(doubts(), Doubt::ALL);
    let said = doubts().into_iter();
    assert_sentences(
        said.map(|doubt| (doubt.code(), doubt.message().to_owned())),
        &[],
    );
}

#[wasm_bindgen_test(unsupported = test)]
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
    let said = pauses.iter().map(|pause| (pause.code(), pause.message()));
    assert_sentences(said, &[]);
}

fn refusal_codes() -> Vec<RefusalCode> {
    all(RefusalCode::Said, |code| match code {
        RefusalCode::Said => Some(RefusalCode::Undisclosed),
        RefusalCode::Undisclosed => Some(RefusalCode::OtherCompany(43)),
        RefusalCode::OtherCompany(_) => None,
    })
}

fn said(code: RefusalCode) -> Refusal {
    Refusal {
        field: None,
        text: WORDS.into(),
        code,
    }
}

fn ends() -> Vec<End> {
    let user_id = Some(7);
    let first = End::Created {
        user_id,
        evidence: Evidence::Response,
    };
    let mut ends = all(first, |end| {
        Some(match end {
            End::Created { user_id, evidence } => {
                let user_id = *user_id;
                let evidence = match evidence {
                    Evidence::Response => Evidence::CompleteBatch,
                    Evidence::CompleteBatch => Evidence::LookUp,
                    Evidence::LookUp => return Some(End::Exists { user_id }),
                };
                End::Created { user_id, evidence }
            }
            End::Exists { user_id } => End::Joined { user_id: *user_id },
            End::Joined { .. } => End::Rejected(Refusal::default()),
            End::Rejected(_) => End::Withheld(Issue::new(Code::EmailSuperAdmin, Field::Email)),
            End::Withheld(_) => End::Cancelled,
            End::Cancelled => End::Unsent,
            End::Unsent => End::Ambiguous {
                doubt: Doubt::Connection,
                text: String::new(),
            },
            End::Ambiguous { .. } => return None,
        })
    });
    for code in refusal_codes() {
        ends.push(End::Rejected(said(code)));
    }
    for doubt in doubts() {
        let text = WORDS.to_owned();
        ends.push(End::Ambiguous { doubt, text });
    }
    ends.push(End::Ambiguous {
        doubt: Doubt::WrongCompany(Some(43)),
        text: String::new(),
    });
    ends
}

#[wasm_bindgen_test(unsupported = test)]
fn each_state_of_a_row_has_a_sentence() {
    let stages = all(Stage::Queued, |stage| match stage {
        Stage::Queued => Some(Stage::Sending),
        Stage::Sending => Some(Stage::Settling),
        Stage::Settling => None,
    });
    let stages = stages.into_iter().map(RowState::from);
    let states = stages.chain(ends().into_iter().map(RowState::from));
    let said = states.map(|state| (state.code(), state.message()));
    assert_sentences(said, &["Not finished yet."]);
}

#[wasm_bindgen_test(unsupported = test)]
fn each_end_of_a_row_reads_back_from_a_journal() {
    for (row, end) in (0..).zip(ends()) {
        let record = Record::Settled { row, end };
        assert_eq!(Record::from_text(&record.to_text()), Some(record));
    }
}

#[wasm_bindgen_test(unsupported = test)]
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
    for users in [1, 7] {
        let said = codes.iter().map(|&code| {
            let notice = Notice {
                code,
                company: CompanyId::new(42),
                name: String::new(),
                users,
            };
            (code.as_str(), notice.message())
        });
        assert_sentences(said, &[]);
    }
}

#[wasm_bindgen_test(unsupported = test)]
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
    let said = faults.iter().map(|fault| (fault.code(), fault.to_string()));
    assert_sentences(said, &[]);
}

#[wasm_bindgen_test(unsupported = test)]
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
    let said = failures
        .iter()
        .map(|failure| (failure.code(), failure.message()));
    assert_sentences(said, &[]);
}
