//! Every way in which a row can end. Each list is made by a match without a rest, so a new code does not
//! compile before it stands in its list. The tests of the texts use it, too.

use b2b_users_core::import::End;
use b2b_users_core::issue::{Code, Issue};
use b2b_users_core::outcome::{Doubt, Evidence, Refusal, RefusalCode};
use b2b_users_core::user::Field;

/// What the store says in these tests.
pub(crate) const WORDS: &str = "Not allowed.";

/// All of a kind: the first, then what follows each.
pub(crate) fn all<T>(first: T, next: fn(&T) -> Option<T>) -> Vec<T> {
    std::iter::successors(Some(first), next).collect()
}

/// Every doubt.
pub(crate) fn doubts() -> Vec<Doubt> {
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

fn refusal_codes() -> Vec<RefusalCode> {
    all(RefusalCode::Said, |code| match code {
        RefusalCode::Said => Some(RefusalCode::Undisclosed),
        RefusalCode::Undisclosed => Some(RefusalCode::OtherCompany(43)),
        RefusalCode::OtherCompany(_) => Some(RefusalCode::Absent),
        RefusalCode::Absent => None,
    })
}

/// A refusal with these words.
pub(crate) fn said(code: RefusalCode) -> Refusal {
    Refusal {
        field: None,
        text: WORDS.into(),
        code,
    }
}

/// Every way in which a row can end.
pub(crate) fn ends() -> Vec<End> {
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
                    Evidence::CompleteBatch => Evidence::RowKey,
                    Evidence::RowKey => Evidence::LookUp,
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
