//! The answers of GraphQL: `data`, `errors` or both, whatever the HTTP status.
//!
//! Whether a body is GraphQL's at all is decided by its shape: the other interfaces have a
//! `code`, a `meta` or a `message` beside their `data`, and GraphQL has none of them. That
//! matters because the same decoder also reads the replies of gateways and of the wrong
//! endpoint.
//!
//! Two readings of an incomplete answer exist side by side. [`data`] takes nothing unless all
//! of it came; [`partial_data`] takes what is there. The first is for facts that are wrong if a
//! part is missing, the second for parts that stand for themselves.

use crate::json::Json;
use crate::wire::ApiReply;

/// The code of a missing, unknown or expired login (`extensions.code`).
///
/// The number is not in the public documentation; it was read in the source of the vendor's own
/// buyer portal, which clears its session on it. It counts as a number and as text.
const SIGN_IN: u64 = 40101;

/// What a GraphQL body says.
pub(crate) enum Answer<'a> {
    /// There is data and not a single error.
    ///
    /// An object; a list or a text under `data` is not GraphQL's.
    Data(&'a Json),
    /// The login is missing or has expired, in the server's words.
    ///
    /// It is taken to mean that nothing was done.
    SignIn(&'a str),
    /// There are errors; the first one's words, and whether data came with it.
    ///
    /// With data the query ran at least in part, so a create that ends like this is in doubt.
    Refused { text: &'a str, with_data: bool },
}

/// Reads a body as GraphQL's; `None` if it is not.
///
/// An empty list of errors counts as none. Only the first error's words are kept, since people
/// see one sentence, but a missing login is looked for among all of them.
pub(crate) fn answer(body: &Json) -> Option<Answer<'_>> {
    let data = body.get("data");
    let errors = body.get("errors").filter(|errors| !errors.is_null());
    // A list is what the language promises; anything else that is there is an error all the same.
    if let Some(other) = errors.filter(|errors| !errors.is_array()) {
        let text = other.get("message").or(Some(other)).and_then(Json::as_str);
        return Some(Answer::Refused {
            text: text.unwrap_or_default(),
            with_data: data.is_some(),
        });
    }
    let errors = errors.and_then(Json::as_array);
    let Some(first) = errors.and_then(|errors| errors.first()) else {
        // Every other interface has a code or a message beside its data.
        let plain = body.get("code").is_none()
            && body.get("meta").is_none()
            && body.get("message").is_none();
        return data
            .filter(|data| plain && data.is_object())
            .map(Answer::Data);
    };
    let text = first.get("message")?.as_str()?;
    let codes = errors.into_iter().flatten();
    let expired = codes
        .filter_map(|error| error.get("extensions")?.get("code"))
        .any(|code| code.as_u64() == Some(SIGN_IN) || code.as_str() == Some("40101"));
    if expired {
        return Some(Answer::SignIn(text));
    }
    let with_data = data.is_some_and(|data| match data {
        Json::Object(parts) => parts.iter().any(|(_, value)| !value.is_null()),
        other => !other.is_null(),
    });
    Some(Answer::Refused { text, with_data })
}

/// The data of a reply without errors.
///
/// `None` as well if the body is no JSON, or another interface's.
pub(crate) fn data(reply: &ApiReply) -> Option<Json> {
    let mut body: Json = Json::read(&reply.body).ok()?;
    match answer(&body)? {
        Answer::Data(_) => body.take_member("data"),
        Answer::SignIn(_) | Answer::Refused { .. } => None,
    }
}

/// The data of a reply, even if errors came with it: a login that may not see one thing
/// still sees the others. `None` if the login was refused or nothing came.
pub(crate) fn partial_data(reply: &ApiReply) -> Option<Json> {
    let mut body: Json = Json::read(&reply.body).ok()?;
    match answer(&body)? {
        Answer::Refused {
            with_data: false, ..
        }
        | Answer::SignIn(_) => None,
        Answer::Data(_) | Answer::Refused { .. } => body.take_member("data"),
    }
}

/// The `userType` of each address that was asked for, as far as the answer has it.
///
/// One entry for each of `count` addresses, in the order of asking; `None` within it for one
/// that the answer leaves out. `None` altogether if there is no data to look into.
pub(crate) fn email_types(reply: &ApiReply, count: usize) -> Option<Vec<Option<u64>>> {
    let data = partial_data(reply)?;
    let user_type = |place: usize| data.get(&format!("e{place}"))?.get("userType")?.as_u64();
    Some((0..count).map(user_type).collect())
}

/// How many users a connection has in all.
///
/// `None` if the answer has errors: a count that came with them is not relied upon.
pub(crate) fn total(reply: &ApiReply) -> Option<u64> {
    data(reply)?.get("users")?.get("totalCount")?.as_u64()
}
