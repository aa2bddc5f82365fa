//! Records as text, for a journal.
//!
//! A record is one JSON array: the version of the format, a letter for its kind, then its values in the
//! order of [`Record`]'s fields. A version is read as long as there may be journals of it; a text of a
//! later version is not understood, and the import is not resumed by guess.
//!
//! The letters of a record and of what is in it:
//!
//! - `P` planned, `J` joining, `I` intent, `A` answered, `C` mixed companies, `L` lost, `M`
//!   missing, `S` settled, `X` stopped.
//! - Outcomes and ends: `c` created, `e` exists, `j` joined, `r` rejected, `a` ambiguous.
//!   Outcomes only: `d` deferred, `u` unsettled, `t` taken. Ends only: `w` withheld, `x`
//!   cancelled, `n` unsent.
//! - Evidence: `r` reply, `b` complete batch, `k` row key, `l` look-up.
//!
//! Arrays instead of objects keep a record short; there is one for each create and for each row
//! that a look-up settles. The text has no line break in it, so records may be kept one a line.
//!
//! Reading is strict. An unknown letter, a missing or surplus value, or a number out of range
//! makes the record unreadable rather than half read: a journal that is wrong about what was
//! sent is worse than none.

use super::{End, Record, RowKeys};
use crate::issue::{Argument, Code, Issue};
use crate::outcome::{Doubt, Evidence, Outcome, Refusal, RefusalCode};
use crate::user::Field;
use serde_json::{Value, json};

/// Goes up when a record is written in another way.
const VERSION: u64 = 2;

impl Record {
    /// The record as one line of text.
    ///
    /// ```
    /// use b2b_users_core::journal::Record;
    ///
    /// let record = Record::Missing { rows: vec![7] };
    /// assert_eq!(record.to_text(), r#"[2,"M",[7]]"#);
    /// assert_eq!(Record::from_text(&record.to_text()), Some(record));
    /// ```
    ///
    /// It is never empty and holds no line break.
    #[must_use]
    pub fn to_text(&self) -> String {
        let text = |kind: &str, values: Value| {
            let mut record = vec![json!(VERSION), json!(kind)];
            record.extend(values.as_array().into_iter().flatten().cloned());
            Value::Array(record).to_string()
        };
        match self {
            Self::Planned { import, rows, keys } => {
                let keys = keys.map(|keys| {
                    let (at, [first, second]) = keys.parts();
                    [at, first, second]
                });
                text("P", json!([import, rows, keys]))
            }
            Self::Joining { rows } => text("J", json!([rows])),
            Self::Intent {
                attempt,
                rows,
                at,
                trial,
            } => text("I", json!([attempt, rows, at, trial])),
            Self::Answered {
                attempt,
                named,
                outcomes,
                at,
            } => {
                let outcomes: Vec<Value> = outcomes.iter().map(outcome_to_json).collect();
                text("A", json!([attempt, named, outcomes, at]))
            }
            Self::Mixing { works } => text("C", json!([works])),
            Self::Lost { attempt, at } => text("L", json!([attempt, at])),
            Self::Missing { rows } => text("M", json!([rows])),
            Self::Settled { row, end } => text("S", json!([row, end_to_json(end)])),
            Self::Stopped { end } => text("X", json!([end_to_json(end)])),
        }
    }

    /// Reads a record that [`Record::to_text`] wrote; `None` for anything else.
    ///
    /// A record of another version is `None`, too, and so is one with more values than it
    /// should have.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let record: Vec<Value> = serde_json::from_str(text).ok()?;
        let [version, kind, values @ ..] = record.as_slice() else {
            return None;
        };
        if version.as_u64() != Some(VERSION) {
            return None;
        }
        Some(match (kind.as_str()?, values) {
            ("P", [import, rows, keys]) => Self::Planned {
                import: import.as_u64()?,
                rows: number(rows)?,
                keys: row_keys(keys)?,
            },
            ("J", [rows]) => Self::Joining {
                rows: numbers(rows)?,
            },
            ("I", [attempt, rows, at, trial]) => Self::Intent {
                attempt: number(attempt)?,
                rows: numbers(rows)?,
                at: at.as_u64()?,
                trial: trial.as_bool()?,
            },
            ("A", [attempt, named, outcomes, at]) => Self::Answered {
                attempt: number(attempt)?,
                named: named.as_bool()?,
                outcomes: list(outcomes, outcome_from_json)?,
                at: at.as_u64()?,
            },
            ("C", [works]) => Self::Mixing {
                works: works.as_bool()?,
            },
            ("L", [attempt, at]) => Self::Lost {
                attempt: number(attempt)?,
                at: at.as_u64()?,
            },
            ("M", [rows]) => Self::Missing {
                rows: numbers(rows)?,
            },
            ("S", [row, end]) => Self::Settled {
                row: number(row)?,
                end: end_from_json(end)?,
            },
            ("X", [end]) => Self::Stopped {
                end: end_from_json(end)?,
            },
            _ => return None,
        })
    }
}

/// A row or an attempt: whole, and of at most 32 bits.
fn number(value: &Value) -> Option<u32> {
    value.as_u64()?.try_into().ok()
}

/// `None` if a single one is not.
fn numbers(value: &Value) -> Option<Vec<u32>> {
    list(value, number)
}

/// Reads every item of an array, or none.
fn list<T>(value: &Value, one: fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(one).collect()
}

/// The outer `None` means that the value is neither keys nor `null`.
fn row_keys(value: &Value) -> Option<Option<RowKeys>> {
    if value.is_null() {
        return Some(None);
    }
    let [at, first, second] = value.as_array()?.as_slice() else {
        return None;
    };
    let seed = [first.as_u64()?, second.as_u64()?];
    Some(Some(RowKeys::new(at.as_u64()?, seed)))
}

/// A number in its place is not taken for text.
fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// An identifier, or `null` where none is known.
///
/// The outer `None` means that the value is neither.
fn user_id(value: &Value) -> Option<Option<u64>> {
    match value {
        Value::Null => Some(None),
        id => id.as_u64().map(Some),
    }
}

/// A letter that stays the same from version to version.
const fn evidence_name(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Response => "r",
        Evidence::CompleteBatch => "b",
        Evidence::RowKey => "k",
        Evidence::LookUp => "l",
    }
}

/// The opposite of `evidence_name`.
fn evidence(value: &Value) -> Option<Evidence> {
    let all = [
        Evidence::Response,
        Evidence::CompleteBatch,
        Evidence::RowKey,
        Evidence::LookUp,
    ];
    let name = value.as_str()?;
    all.into_iter().find(|known| evidence_name(*known) == name)
}

/// Doubts are written with the code that reports use, with the store's words and the company.
fn doubt_to_json(doubt: Doubt, text: &str) -> Value {
    let company = match doubt {
        Doubt::WrongCompany(company) => company,
        _ => None,
    };
    json!(["a", doubt.code(), text, company])
}

fn doubt(code: &Value, company: &Value) -> Option<Doubt> {
    let code = code.as_str()?;
    let known = Doubt::ALL.into_iter().find(|known| known.code() == code)?;
    Some(match known {
        Doubt::WrongCompany(_) => Doubt::WrongCompany(company.as_u64()),
        known => known,
    })
}

/// The field is written by its name, or as `null`.
fn refusal_to_json(kind: &str, refusal: &Refusal) -> Value {
    let code = match refusal.code {
        RefusalCode::Said => Value::Null,
        RefusalCode::Undisclosed => json!("u"),
        RefusalCode::Absent => json!("a"),
        RefusalCode::OtherCompany(company) => json!(company),
    };
    json!([kind, refusal.field.map(Field::name), refusal.text, code])
}

/// A field that is not known is read as none: it only helps to show the words at their place.
fn refusal(field: &Value, words: &Value, code: &Value) -> Option<Refusal> {
    let code = match code {
        Value::Null => RefusalCode::Said,
        Value::String(letter) if letter == "a" => RefusalCode::Absent,
        Value::String(_) => RefusalCode::Undisclosed,
        company => RefusalCode::OtherCompany(company.as_u64()?),
    };
    Some(Refusal {
        code,
        field: field.as_str().and_then(Field::from_name),
        text: text(words)?,
    })
}

/// A letter and its values, in one array.
fn outcome_to_json(outcome: &Outcome) -> Value {
    match outcome {
        Outcome::Created { user_id, evidence } => json!(["c", user_id, evidence_name(*evidence)]),
        Outcome::Joined { user_id } => json!(["j", user_id]),
        Outcome::Exists { user_id } => json!(["e", user_id]),
        Outcome::Rejected(refusal) => refusal_to_json("r", refusal),
        Outcome::Deferred => json!(["d"]),
        Outcome::Unsettled(refusal) => refusal_to_json("u", refusal),
        Outcome::Taken(refusal) => refusal_to_json("t", refusal),
        Outcome::Ambiguous { doubt, text } => doubt_to_json(*doubt, text),
    }
}

/// `None` for a letter that only ends have.
fn outcome_from_json(value: &Value) -> Option<Outcome> {
    let [kind, values @ ..] = value.as_array()?.as_slice() else {
        return None;
    };
    Some(match (kind.as_str()?, values) {
        ("c", [id, how]) => Outcome::Created {
            user_id: user_id(id)?,
            evidence: evidence(how)?,
        },
        ("j", [id]) => Outcome::Joined {
            user_id: user_id(id)?,
        },
        ("e", [id]) => Outcome::Exists {
            user_id: user_id(id)?,
        },
        ("r", [field, words, code]) => Outcome::Rejected(refusal(field, words, code)?),
        ("d", []) => Outcome::Deferred,
        ("u", [field, words, code]) => Outcome::Unsettled(refusal(field, words, code)?),
        ("t", [field, words, code]) => Outcome::Taken(refusal(field, words, code)?),
        ("a", [why, words, company]) => Outcome::Ambiguous {
            doubt: doubt(why, company)?,
            text: text(words)?,
        },
        _ => return None,
    })
}

/// As for outcomes. An issue is written by its code, with its particulars as pairs.
fn end_to_json(end: &End) -> Value {
    match end {
        End::Created { user_id, evidence } => json!(["c", user_id, evidence_name(*evidence)]),
        End::Exists { user_id } => json!(["e", user_id]),
        End::Joined { user_id } => json!(["j", user_id]),
        End::Rejected(refusal) => refusal_to_json("r", refusal),
        End::Ambiguous { doubt, text } => doubt_to_json(*doubt, text),
        End::Withheld(issue) => {
            let params: Vec<Value> = issue
                .params
                .iter()
                .map(|(name, argument)| json!([name, argument.to_json()]))
                .collect();
            json!([
                "w",
                issue.code.as_str(),
                issue.field.map(Field::name),
                params
            ])
        }
        End::Cancelled => json!(["x"]),
        End::Unsent => json!(["n"]),
    }
}

/// `None` for a letter that only outcomes have.
fn end_from_json(value: &Value) -> Option<End> {
    let [kind, values @ ..] = value.as_array()?.as_slice() else {
        return None;
    };
    Some(match (kind.as_str()?, values) {
        ("c", [id, how]) => End::Created {
            user_id: user_id(id)?,
            evidence: evidence(how)?,
        },
        ("e", [id]) => End::Exists {
            user_id: user_id(id)?,
        },
        ("j", [id]) => End::Joined {
            user_id: user_id(id)?,
        },
        ("r", [field, words, code]) => End::Rejected(refusal(field, words, code)?),
        ("a", [why, words, company]) => End::Ambiguous {
            doubt: doubt(why, company)?,
            text: text(words)?,
        },
        ("w", [code, field, params]) => End::Withheld(issue(code, field, params)?),
        ("x", []) => End::Cancelled,
        ("n", []) => End::Unsent,
        _ => return None,
    })
}

/// What a look-up found in the way. Its particulars have the names that look-ups give them.
///
/// Only these names are read, because an issue keeps its names as constants of the program. A
/// code or a name that is not known makes the record unreadable.
fn issue(code: &Value, field: &Value, params: &Value) -> Option<Issue> {
    const NAMES: [&str; 5] = ["company", "name", "value", "instead", "orders"];
    let code = code.as_str()?;
    let code = Code::ALL.iter().find(|known| known.as_str() == code)?;
    let mut issue = Issue::about_row(*code);
    issue.field = field.as_str().and_then(Field::from_name);
    for param in params.as_array()? {
        let [name, value] = param.as_array()?.as_slice() else {
            return None;
        };
        let name = name.as_str()?;
        let name = NAMES.into_iter().find(|known| *known == name)?;
        issue = issue.with(name, Argument::from_json(value)?);
    }
    Some(issue)
}
