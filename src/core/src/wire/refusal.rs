//! Turns the many shapes of a refusal into words, and finds out whom they are about.

use super::envelope::identifier;
use crate::outcome::Refusal;
use crate::user::{Field, NewUser, canonical_email};
use serde_json::Value;

/// Longer texts are cut: they are shown to people.
const MAXIMUM_TEXT: usize = 300;

/// What a refusal says about the users that were sent.
pub(super) enum Blame {
    /// One entry per user; `None` for those that it says nothing about.
    Each(Vec<Option<Verdict>>),
    /// It names nobody.
    Nobody(Refusal),
}

/// What a refusal says about one user.
#[derive(Debug, Clone)]
pub(super) enum Verdict {
    /// It was made, although others were not.
    Made(u64),
    /// It was refused.
    Refused(Refusal),
}

/// Reads the detail of a refusal.
pub(super) fn blame(detail: &Value, sent: &[&NewUser]) -> Blame {
    let aligned = |rows: &[Value]| {
        rows.iter()
            .map(|row| about(row).map(Verdict::Refused))
            .collect()
    };
    match detail {
        Value::Array(rows)
            if rows
                .iter()
                .any(|row| row.get("email").is_some_and(Value::is_string)) =>
        {
            Blame::Each(sent.iter().map(|user| echoed(rows, user)).collect())
        }
        Value::Array(rows) if rows.len() == sent.len() && rows.iter().all(Value::is_object) => {
            Blame::Each(aligned(rows))
        }
        Value::Object(rows)
            if sent.len() > 1
                && !rows.is_empty()
                && rows.keys().all(|key| index(key).is_some()) =>
        {
            let at = |place: usize| {
                rows.get(&place.to_string())
                    .and_then(about)
                    .map(Verdict::Refused)
            };
            // Whether these counts start at 0 is not documented; an entry past the last
            // place shows that they do not, and then they prove nothing.
            if rows
                .keys()
                .filter_map(|key| index(key))
                .any(|place| place >= sent.len())
            {
                return Blame::Nobody(refusal(detail));
            }
            Blame::Each((0..sent.len()).map(at).collect())
        }
        Value::String(text) if sent.iter().any(|user| names(text, user)) => {
            let refusal = refusal(detail);
            let named =
                |user: &&NewUser| names(text, user).then(|| Verdict::Refused(refusal.clone()));
            Blame::Each(sent.iter().map(named).collect())
        }
        _ => Blame::Nobody(refusal(detail)),
    }
}

/// A refusal in words, with the first field that it names.
pub(super) fn refusal(detail: &Value) -> Refusal {
    let mut refusal = Refusal::default();
    let mut parts = Vec::new();
    let mut fields = Vec::new();
    collect(detail, &mut fields, &mut parts);
    // What is about several fields belongs to none of them.
    fields.dedup();
    if let [field] = fields.as_slice() {
        refusal.field = Some(*field);
    }
    refusal.text = shortened(&parts.join(" "));
    refusal
}

/// Whether a refusal means that the address is taken. The wordings are those of the
/// Users API's examples, now ("Email already exists") and before August 2025 ("email is
/// existed").
pub(super) fn is_taken(refusal: &Refusal) -> bool {
    let text = refusal.text.to_lowercase();
    text.contains("email") && (text.contains("already exist") || text.contains("existed"))
}

/// A text that is short enough to be shown.
pub(super) fn shortened(text: &str) -> String {
    let plain: String = text
        .trim()
        .chars()
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .take(MAXIMUM_TEXT + 1)
        .collect();
    match plain.char_indices().nth(MAXIMUM_TEXT) {
        Some((end, _)) => format!("{}…", plain.get(..end).unwrap_or_default()),
        None => plain,
    }
}

/// Gathers the sentences of a detail. One that stands under the name of a field does not repeat it, so
/// the name is put before it.
fn collect(detail: &Value, fields: &mut Vec<Field>, parts: &mut Vec<String>) {
    match detail {
        Value::String(text) => parts.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, fields, parts)),
        Value::Object(entries) => {
            for (key, value) in entries {
                let field = field_of(key);
                fields.extend(field);
                let mut inner = Vec::new();
                collect(value, fields, &mut inner);
                let text = inner.join(" ");
                if text.is_empty() {
                    continue;
                }
                parts.push(match name_of(key, field) {
                    Some(name) if !mentions(&text, &name) => format!("{name}: {text}"),
                    _ => text,
                });
            }
        }
        Value::Number(_) | Value::Bool(_) => parts.push(detail.to_string()),
        Value::Null => {}
    }
}

/// The field behind a key; some replies use other names than requests do.
fn field_of(key: &str) -> Option<Field> {
    match key {
        "roles" | "userRole" => Some(Field::Role),
        "phone" => Some(Field::PhoneNumber),
        "channels" => Some(Field::ChannelIds),
        _ => Field::from_name(key),
    }
}

/// What a key is called before its text. Places in a list and the names of wrappings say nothing.
fn name_of(key: &str, field: Option<Field>) -> Option<String> {
    const WRAPPINGS: [&str; 8] = [
        "errMsg",
        "errorMsg",
        "errors",
        "error",
        "detail",
        "_detail",
        "message",
        "non_field_errors",
    ];
    if let Some(field) = field {
        return Some(field.label().to_owned());
    }
    let is_place = key.bytes().all(|byte| byte.is_ascii_digit());
    (!is_place && !WRAPPINGS.contains(&key)).then(|| key.to_owned())
}

fn mentions(text: &str, name: &str) -> bool {
    text.to_lowercase().contains(&name.to_lowercase())
}

/// The refusal of one aligned row; an empty object means that nothing is wrong with it.
fn about(row: &Value) -> Option<Refusal> {
    let refusal = refusal(row);
    (!refusal.text.is_empty()).then_some(refusal)
}

/// Older replies repeat the users: one with an identifier was made, one with a detail
/// was not.
fn echoed(rows: &[Value], user: &NewUser) -> Option<Verdict> {
    let wanted = user.email().canonical();
    let row = rows.iter().find(|row| {
        row.get("email")
            .and_then(Value::as_str)
            .is_some_and(|email| canonical_email(email) == wanted)
    })?;
    let given = |key: &str| row.get(key).filter(|value| !value.is_null());
    match given("detail").or_else(|| given("_detail")) {
        Some(detail) => Some(Verdict::Refused(refusal(detail))),
        None => given("id")
            .or_else(|| given("userId"))
            .and_then(identifier)
            .map(Verdict::Made),
    }
}

/// Whether a text names the user's address as a whole word.
fn names(text: &str, user: &NewUser) -> bool {
    let wanted = user.email().canonical();
    text.to_lowercase()
        .split(|character: char| character.is_whitespace() || matches!(character, '\'' | '"' | '[' | ']' | ',' | ';' | '(' | ')'))
        .any(|word| word == wanted)
        // An address may itself hold a quote; then only the text around it decides.
        || (wanted.contains('\'') && text.to_lowercase().contains(&wanted))
}

fn index(key: &str) -> Option<usize> {
    key.parse().ok()
}
