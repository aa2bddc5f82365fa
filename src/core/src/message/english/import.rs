//! What became of rows, and why an engine is paused.

use crate::engine::Pause;
use crate::import::{End, RowState};
use crate::issue::{Code, Issue};
use crate::outcome::{Doubt, Evidence, Refusal, RefusalCode};
use crate::user::Field;

/// Why nobody can say whether a user was created, and what to do.
const fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Connection => {
            "The connection broke while this was being sent. Look in the store whether the user is there before you send it again."
        }
        Doubt::Timeout => {
            "The store did not answer in time. Look in the store whether the user is there before you send it again."
        }
        Doubt::ServerError => {
            "The store answered with a server error. Look in the store whether the user is there before you send it again."
        }
        Doubt::UnknownReply => {
            "The store gave an answer that is not understood. Look in the store whether the user is there before you send it again."
        }
        Doubt::Taken => {
            "The store says that this email is taken: by somebody else, or by this very user, created a moment ago. Look it up in the store."
        }
        Doubt::LookUpFailed => {
            "Whether the user was created could not be looked up. Look in the store before you send it again."
        }
        Doubt::WrongCompany(_) => {
            "The store created this user, but in another company. Correct it in the store; do not send it again before."
        }
    }
}

/// Why an engine is paused, and what to do next.
fn pause(pause: &Pause) -> String {
    let said = |text: &str| {
        if text.is_empty() {
            String::new()
        } else {
            format!(" The answer was: {text}")
        }
    };
    match pause {
        Pause::Asked => "Paused. Continue when you are ready.".to_owned(),
        Pause::SignIn(text) => format!(
            "The store does not accept the access token. Nobody is created until it does. Correct the token, then continue.{}",
            said(text)
        ),
        Pause::Unreachable(text) => unreachable(&said(text)),
        Pause::WrongAddress { status: 0 } => unreachable(&said(
            "A redirect instead of a list of users. Check the endpoint.",
        )),
        Pause::WrongAddress { status } => unreachable(&said(&format!(
            "HTTP {status} instead of a list of users. Check the endpoint."
        ))),
        Pause::StoreError(text) => format!(
            "The store answers with an error and nothing more is sent. It does so for a wrong store hash, too: check the credentials of the proxy, or wait a few minutes, then continue.{}",
            said(text)
        ),
        Pause::Busy => "The store has been too busy for a long time. The rows that are left wait. Continue later, or when other integrations of the store are quiet.".to_owned(),
        Pause::InDoubt => "The store gave no clear answer. The rows that were sent last are marked as uncertain. Look into the store before you continue with the others.".to_owned(),
        Pause::ManyRefusals(refusal) => format!(
            "The store refused many users in a row. Look at the reason before you continue.{}",
            said(&refusal.message())
        ),
    }
}

fn unreachable(said: &str) -> String {
    format!(
        "The store cannot be reached. Rows that were sent and never answered are marked as uncertain; the others wait. Check the connection and the proxy, then continue.{said}"
    )
}

/// What became of a row, and what to do next.
fn row(state: &RowState) -> String {
    let sentence = match state {
        RowState::Open(_) => "Not finished yet.",
        RowState::Closed(end) => match end {
            End::Created {
                evidence: Evidence::LookUp,
                ..
            } => {
                "Found in the store after sending, made within the last minutes: by this import, or by one just before it."
            }
            End::Created { .. } => "Created.",
            End::Exists { .. } => {
                "A user with this email was in the store already. Nothing was changed."
            }
            End::Joined { .. } => {
                "This user of the company was given access to this storefront. Nobody was created."
            }
            End::Rejected(refusal) => match refusal.message().as_str() {
                "" => {
                    "The store refused this user without a reason. Check the values and send it again."
                }
                said => return format!("The store refused this user: {said}"),
            },
            End::Ambiguous {
                doubt: doubt @ Doubt::WrongCompany(Some(company)),
                ..
            } => {
                return format!(
                    "{} The answer was: The user is in company {company}.",
                    self::doubt(*doubt)
                );
            }
            End::Ambiguous { doubt, text } if text.is_empty() => self::doubt(*doubt),
            End::Ambiguous { doubt, text } => {
                return format!("{} The answer was: {text}", self::doubt(*doubt));
            }
            End::Withheld(issue) => return format!("{} Nothing was sent.", issue.message()),
            End::Unsent => {
                "Not created, because the import stopped first. Send it again once what stopped it is mended."
            }
            End::Cancelled => {
                "Not sent, because the import was cancelled. Send it again when you like."
            }
        },
    };
    sentence.to_owned()
}

/// What was refused, in the store's words or for what a look-up found.
fn refusal(refusal: &Refusal) -> String {
    let text = &refusal.text;
    match refusal.code {
        RefusalCode::Said => text.clone(),
        RefusalCode::Undisclosed => {
            format!("{text} (the store does not say which value, or whether the email is taken).")
        }
        RefusalCode::OtherCompany(company) => Issue::new(Code::EmailInOtherCompany, Field::Email)
            .with("company", company.to_string())
            .message(),
    }
}

impl Refusal {
    /// Why the user was refused; empty if nobody said.
    #[must_use]
    pub fn message(&self) -> String {
        refusal(self)
    }
}

impl Pause {
    /// What happened and what to do next, in a sentence or two.
    #[must_use]
    pub fn message(&self) -> String {
        pause(self)
    }
}

impl Doubt {
    /// What happened and what to do, in a sentence.
    #[must_use]
    pub const fn message(self) -> &'static str {
        doubt(self)
    }
}

impl RowState {
    /// What happened and what to do next, in a sentence.
    #[must_use]
    pub fn message(&self) -> String {
        row(self)
    }
}
