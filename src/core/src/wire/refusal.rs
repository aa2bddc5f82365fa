//! Turns the many shapes of a refusal into words, and finds out whom they are about.
//!
//! The detail of a refusal is a sentence, an object of fields with lists of sentences, an
//! object by places in the request, a list with one entry for each user, or a list that repeats
//! the users. The Users API shows several of these for one status, and neighbouring endpoints
//! of the same server the rest. What is of no known shape is still put into words, as far as it
//! holds any.
//!
//! A user is blamed only if the refusal names that user beyond doubt. A wrong guess would
//! reject someone who was created, or send someone twice. Where it cannot be told,
//! [`Blame::Nobody`] leaves it to the status whether a look-up follows.

use super::envelope::identifier;
use crate::json::Json;
use crate::mapping::english_heading;
use crate::outcome::Refusal;
use crate::scan::{self, lower_case};
use crate::user::{Field, NewUser, canonical_email};

/// Longer texts are cut: they are shown to people.
///
/// In characters, not bytes; the mark that something was cut comes on top.
const MAXIMUM_TEXT: usize = 300;

/// What a refusal says about the users that were sent.
pub(super) enum Blame {
    /// One entry per user; `None` for those that it says nothing about.
    ///
    /// In the order of sending.
    Each(Vec<Option<Verdict>>),
    /// It names no one.
    ///
    /// That holds for one user who was sent alone as well; the caller knows whom it means then.
    Nobody(Refusal),
}

/// What a refusal says about one user.
#[derive(Debug, Clone)]
pub(super) enum Verdict {
    /// It was made, although others were not.
    ///
    /// With the identifier in B2B Edition. Only refusals that list the users they made give it.
    Made(u64),
    /// It was refused.
    Refused(Refusal),
}

/// Reads the detail of a refusal.
///
/// The shapes are tried from the most telling to the least. A sentence blames a user whose
/// address is in it as a whole word; if it names several, they are all to blame only where it
/// says that addresses are taken, since any other sentence may name one as the cause and one in
/// passing.
pub(super) fn blame(detail: &Json, sent: &[&NewUser]) -> Blame {
    let aligned = |rows: &[Json]| {
        rows.iter()
            .map(|row| about(row).map(Verdict::Refused))
            .collect()
    };
    match detail {
        Json::Array(rows)
            if rows
                .iter()
                .any(|row| row.get("email").is_some_and(Json::is_string)) =>
        {
            Blame::Each(sent.iter().map(|user| echoed(rows, user)).collect())
        }
        // An entry with nothing in it shows that there is one for each user; a list of complaints
        // may be as long by chance.
        Json::Array(rows)
            if rows.len() == sent.len()
                && rows.iter().all(Json::is_object)
                && (sent.len() == 1 || rows.iter().any(|row| about(row).is_none())) =>
        {
            Blame::Each(aligned(rows))
        }
        Json::Object(rows)
            if sent.len() > 1
                && !rows.is_empty()
                && rows.iter().all(|(key, _)| index(key).is_some()) =>
        {
            let at = |place: usize| {
                detail
                    .get(&place.to_string())
                    .and_then(about)
                    .map(Verdict::Refused)
            };
            // Whether these counts start at 0 is not documented. Only an entry for place 0 shows
            // that they do, and one past the last place that they do not.
            let mut places = rows.iter().filter_map(|(key, _)| index(key));
            if detail.get("0").is_none() || places.any(|place| place >= sent.len()) {
                return Blame::Nobody(refusal(detail));
            }
            Blame::Each((0..sent.len()).map(at).collect())
        }
        Json::String(text) if sent.iter().any(|user| names(text, user)) => {
            let refusal = refusal(detail);
            // A sentence about several may blame one of them only.
            if !is_taken(&refusal) && sent.iter().filter(|user| names(text, user)).count() > 1 {
                return Blame::Nobody(refusal);
            }
            let named =
                |user: &&NewUser| names(text, user).then(|| Verdict::Refused(refusal.clone()));
            Blame::Each(sent.iter().map(named).collect())
        }
        _ => Blame::Nobody(refusal(detail)),
    }
}

/// A refusal in words, with the first field that it names.
///
/// A field is set only if all that is said is about the same one. The text may be empty.
pub(super) fn refusal(detail: &Json) -> Refusal {
    let mut refusal = Refusal::default();
    let mut parts = Vec::new();
    let mut fields = Vec::new();
    collect(detail, &mut fields, &mut parts);
    // What is about several fields belongs to none of them.
    fields.dedup();
    if let [field] = fields.as_slice() {
        refusal.field = Some(*field);
    }
    refusal.text = shortened(&spaced(&parts));
    refusal
}

/// Texts with blanks between them.
fn spaced(parts: &[String]) -> String {
    let mut text = String::new();
    for part in parts {
        text.push_str(if text.is_empty() { "" } else { " " });
        text.push_str(part);
    }
    text
}

/// Whether a refusal means that the address is taken. The wordings are those of the
/// Users API's examples, now ("Email already exists") and before August 2025 ("email is
/// existed").
///
/// Both in lower case, in English only. In another language it is an ordinary refusal.
pub(super) fn is_taken(refusal: &Refusal) -> bool {
    let text = lower_case(&refusal.text);
    let says = |part| scan::find(&text, part).is_some();
    says("email") && (says("already exist") || says("existed"))
}

/// The title of a page.
pub(super) fn title(page: &str) -> Option<&str> {
    const BEGIN: &str = "<title>";
    let rest = page.get(scan::find(page, BEGIN)? + BEGIN.len()..)?;
    rest.get(..scan::find(rest, "</title>")?)
}

/// A text that is for people: `None` for markup and for what only programs read.
///
/// Quotation marks alone are allowed: GraphQL quotes names of variables. An opening bracket
/// counts as markup only in front of a letter, `/`, `!` or `?`.
pub(super) fn readable(text: &str) -> Option<String> {
    let is_markup = text.match_indices('<').any(|(place, _)| {
        let next = text.as_bytes().get(place + 1);
        next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?'))
    });
    let is_code = ["{\"", "{'", "\":", "[{", "=\"", "='"];
    let is_code = is_code.iter().any(|sign| scan::find(text, sign).is_some());
    (!is_markup && !is_code).then(|| text.to_owned())
}

/// A text that is short enough to be shown.
///
/// Control characters, line breaks among them, become blanks, and blanks at the ends are
/// dropped.
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
///
/// Fields are gathered in the order of the text, and repeated where they are named again.
/// Numbers and truth values are written as they are; `null` says nothing.
fn collect(detail: &Json, fields: &mut Vec<Field>, parts: &mut Vec<String>) {
    match detail {
        // Some servers put their own answer into a sentence.
        Json::String(text) => match Json::read(text) {
            Ok(inner @ (Json::Object(_) | Json::Array(_))) => collect(&inner, fields, parts),
            _ => parts.extend(readable(text)),
        },
        Json::Array(items) => items.iter().for_each(|item| collect(item, fields, parts)),
        Json::Object(entries) => {
            for (key, value) in entries {
                let field = field_of(key);
                fields.extend(field);
                let mut inner = Vec::new();
                collect(value, fields, &mut inner);
                let text = spaced(&inner);
                if text.is_empty() {
                    continue;
                }
                parts.push(match name_of(key, field) {
                    Some(name) if !mentions(&text, &name) => format!("{name}: {text}"),
                    _ => text,
                });
            }
        }
        Json::Number(number) => parts.push(number.clone()),
        Json::Bool(is) => parts.push(if *is { "true" } else { "false" }.to_owned()),
        Json::Null => {}
    }
}

/// The field behind a key; some replies use other names than requests do.
///
/// `from_name` already knows names in snake_case, in which errors may refer to fields (B2B
/// Edition documentation on its conventions).
fn field_of(key: &str) -> Option<Field> {
    match key {
        "roles" | "userRole" => Some(Field::Role),
        "phone" => Some(Field::PhoneNumber),
        "channels" => Some(Field::ChannelIds),
        _ => Field::from_name(key),
    }
}

/// What a key is called before its text. Places in a list and the names of wrappings say nothing.
///
/// A field is called by its English heading, such as "Company ID" for `companyId`: stores speak English.
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
        return Some(english_heading(field).to_owned());
    }
    let is_place = key.bytes().all(|byte| byte.is_ascii_digit());
    (!is_place && !WRAPPINGS.contains(&key)).then(|| key.to_owned())
}

/// Without regard to case. A sentence that has the name already does not get it twice.
fn mentions(text: &str, name: &str) -> bool {
    scan::find(&lower_case(text), &lower_case(name)).is_some()
}

/// The refusal of one aligned row; an empty object means that nothing is wrong with it.
///
/// `null` and a list without sentences say nothing either.
fn about(row: &Json) -> Option<Refusal> {
    let refusal = refusal(row);
    (!refusal.text.is_empty()).then_some(refusal)
}

/// Older replies repeat the users: one with an identifier that no other has was made, one with a
/// detail was not. A user who is there twice or is said both of proves nothing.
///
/// `None` also if the user is not in the list at all.
fn echoed(rows: &[Json], user: &NewUser) -> Option<Verdict> {
    let wanted = user.email().canonical();
    let mut own = rows.iter().filter(|row| {
        let email = row.get("email").and_then(Json::as_str);
        email.is_some_and(|email| canonical_email(email) == wanted)
    });
    let (Some(row), None) = (own.next(), own.next()) else {
        return None;
    };
    if let Some(detail) = given(row, "detail").or_else(|| given(row, "_detail")) {
        return Some(Verdict::Refused(refusal(detail)));
    }
    let id = made_as(row).filter(|_| !speaks_of_a_failure(row))?;
    let same = rows.iter().filter(|row| made_as(row) == Some(id)).count();
    (same == 1).then_some(Verdict::Made(id))
}

/// The identifier that an item of an answer gives a user. No user has the number 0.
///
/// Under `id` in older replies and `userId` in newer ones.
fn made_as(row: &Json) -> Option<u64> {
    let id = given(row, "id").or_else(|| given(row, "userId"))?;
    identifier(id).filter(|id| *id > 0)
}

/// What is under a name, unless it is null.
fn given<'a>(row: &'a Json, name: &str) -> Option<&'a Json> {
    row.get(name).filter(|value| !value.is_null())
}

/// Whether a part of an answer has an error in one of its places.
///
/// Empty texts, lists and objects there count as no error, as does `false`.
pub(super) fn has_error(part: &Json) -> bool {
    has_any(part, &["errMsg", "errorMsg", "errors", "error"])
}

/// Whether any of these names holds something.
fn has_any(part: &Json, names: &[&str]) -> bool {
    let is_empty = |value: &Json| match value {
        Json::Null => true,
        Json::String(text) => text.is_empty(),
        Json::Array(list) => list.is_empty(),
        Json::Object(map) => map.is_empty(),
        Json::Bool(is) => !is,
        Json::Number(_) => false,
    };
    let mut values = names.iter().filter_map(|name| part.get(name));
    values.any(|value| !is_empty(value))
}

/// Whether a part of an answer complains about something, whatever else it says: a user with an
/// identifier and a complaint is no proof of anything.
///
/// A word of status is a failure if it begins with `fail` or `err` in lower case; a number if
/// it lies between 400 and 599.
pub(super) fn speaks_of_a_failure(part: &Json) -> bool {
    let failed = |name: &&str| match part.get(name) {
        Some(Json::String(word)) => word.starts_with("fail") || word.starts_with("err"),
        Some(number) => number
            .as_u64()
            .is_some_and(|status| (400..600).contains(&status)),
        None => false,
    };
    has_error(part)
        || has_any(part, &["detail", "_detail", "failedItems"])
        || ["status", "code", "statusCode"].iter().any(failed)
        || part.get("success") == Some(&Json::Bool(false))
}

/// Whether a text names the user's address as a whole word.
///
/// The text is cut at blanks and at the punctuation in which addresses are listed: one example
/// of the Users API shows a list in Python's notation within a sentence.
fn names(text: &str, user: &NewUser) -> bool {
    let wanted = user.email().canonical();
    lower_case(text)
        .split(|character: char| character.is_whitespace() || matches!(character, '\'' | '"' | '[' | ']' | ',' | ';' | '(' | ')'))
        .any(|word| word == wanted)
        // An address may itself hold a quote; then only the text around it decides.
        || (wanted.as_bytes().contains(&b'\'') && scan::find(&lower_case(text), &wanted).is_some())
}

/// A place in a request, if the key is a whole number.
fn index(key: &str) -> Option<usize> {
    key.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_reads_markup_or_json() {
        for text in [
            "Error 404 <br/><a href='/'>home</a>",
            "<p>Bad <b>phone</b></p>",
            "<!doctype html>",
            "Error: {\"code\":\"E1\"}",
            "callback({'a': 1})",
            "[ErrorDetail(string='Bad', code='invalid')]",
        ] {
            assert_eq!(readable(text), None, "{text}");
        }
        for text in [
            "Email already exists. ['user1@example.com']",
            "Use < 10 users, or > 2.",
            "Variable \"$userData\" got invalid value.",
        ] {
            assert_eq!(readable(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn an_answer_within_a_sentence_is_read() {
        let inner = Json::String(r#"{"email":["Bad."]}"#.to_owned());
        assert_eq!(refusal(&inner).text, "Email: Bad.");
    }
}
