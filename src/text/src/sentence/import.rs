//! What became of rows, and why an engine is paused.

use crate::key::{groups, keys};
use crate::language::Language;
use crate::render::among;
use b2b_users_core::engine::Pause;
use b2b_users_core::import::{End, RowState};
use b2b_users_core::issue::{Code, Issue};
use b2b_users_core::outcome::{Doubt, Evidence, Refusal, RefusalCode};
use b2b_users_core::user::Field;

impl Language {
    /// Why the user was refused; empty if the store did not say.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal) -> String {
        match refusal.code {
            RefusalCode::Said => refusal.text.clone(),
            RefusalCode::Undisclosed => {
                let words = [("words", refusal.text.as_str().into())];
                self.fill(keys::REFUSAL_UNDISCLOSED, &words)
            }
            RefusalCode::Absent => self.text(keys::REFUSAL_ABSENT),
            RefusalCode::OtherCompany(company) => {
                let issue = Issue::new(Code::EmailInOtherCompany, Field::Email);
                self.issue(&issue.with("company", company.to_string()))
            }
        }
    }

    /// Why an engine is paused and what to do next.
    #[must_use]
    pub fn pause(&self, pause: &Pause) -> String {
        self.pause_of(pause, "import")
    }

    /// The same where one user was sent by form, and is sent again by its button.
    #[must_use]
    pub fn pause_of_form(&self, pause: &Pause) -> String {
        self.pause_of(pause, "form")
    }

    fn pause_of(&self, pause: &Pause, place: &str) -> String {
        let place = ("place", place.into());
        let refusal;
        let answer = match pause {
            Pause::WrongAddress { status } => {
                let status = ("status", u64::from(*status).into());
                return self.coded(
                    groups::PAUSE,
                    "",
                    "pause.wrong_address",
                    &among(&[status, place]),
                );
            }
            Pause::SignIn(text) | Pause::Unreachable(text) | Pause::StoreError(text) => text,
            Pause::ManyRefusals(last) => {
                refusal = self.refusal(last);
                &refusal
            }
            Pause::Asked | Pause::Busy | Pause::InDoubt => "",
        };
        self.coded(
            groups::PAUSE,
            "",
            pause.code(),
            &among(&[("answer", answer.into()), place]),
        )
    }

    /// Why it is not known whether a user was created, and what to do.
    #[must_use]
    pub fn doubt(&self, doubt: Doubt) -> String {
        let company = match doubt {
            Doubt::WrongCompany(Some(company)) => company.to_string(),
            _ => String::new(),
        };
        self.coded(
            groups::AMBIGUOUS,
            "",
            doubt.code(),
            &among(&[("company", company.into())]),
        )
    }

    /// What became of a row and what to do next.
    #[must_use]
    pub fn row(&self, state: &RowState) -> String {
        let RowState::Closed(end) = state else {
            return self.text(keys::ROW_OPEN);
        };
        let (key, reason, answer) = match end {
            End::Created {
                evidence: Evidence::LookUp,
                ..
            } => (keys::ROW_FOUND, String::new(), ""),
            End::Created { .. } => (keys::ROW_CREATED, String::new(), ""),
            End::Exists { .. } => (keys::ROW_EXISTS, String::new(), ""),
            End::Joined { .. } => (keys::ROW_JOINED, String::new(), ""),
            End::Rejected(refusal) => (keys::ROW_REJECTED, self.refusal(refusal), ""),
            End::Withheld(issue) => (keys::ROW_PREVENTED, self.issue(issue), ""),
            End::Ambiguous { doubt, text } => {
                (keys::ROW_AMBIGUOUS, self.doubt(*doubt), text.as_str())
            }
            End::Unsent => (keys::ROW_UNSENT, String::new(), ""),
            End::Cancelled => (keys::ROW_CANCELLED, String::new(), ""),
        };
        self.fill(key, &[("reason", reason.into()), ("answer", answer.into())])
    }
}
