//! The wrappings that replies come in.
//!
//! The published pages show at least six: `meta` with a message beside `data`, a message
//! without `meta`, a list under `errors`, a list in place of `data`, fields straight under
//! `data`, and the problem documents of RFC 9457. An [`Envelope`] gives one way to ask any of
//! them for its code, its data, its title and its detail. What these say is judged by the
//! readers of creates and lists.

use super::ApiReply;
use crate::dialect::Dialect;
use crate::json::Json;

/// A reply body that is a JSON object of the store's own making.
///
/// That it is an object with at least one known key tells a reply of the store, or of the
/// proxy, from other JSON. It is not proof of the store: a gateway may write the same shape.
pub(super) struct Envelope {
    /// Always an object.
    body: Json,
}

impl Envelope {
    /// `None` if the body is anything else, such as the page of a gateway.
    ///
    /// The content type is not asked; the body alone decides.
    pub(super) fn of(reply: &ApiReply) -> Option<Self> {
        let body: Json = Json::read(&reply.body).ok()?;
        let known = [
            "code", "meta", "message", "data", "errors", "title", "detail",
        ];
        let object = body.as_object()?;
        object
            .iter()
            .any(|(key, _)| known.contains(&key.as_str()))
            .then_some(Self { body })
    }

    /// The whole, for readers that look for a shape of their own, such as GraphQL's.
    pub(super) const fn body(&self) -> &Json {
        &self.body
    }

    /// Where the management interface puts the totals of a list. V2 lists have them elsewhere.
    pub(super) fn pagination(&self) -> Option<&Json> {
        self.body.get("meta")?.get("pagination")
    }

    /// The code inside the body, which need not be the HTTP status; a number on most pages and text
    /// on some.
    ///
    /// For example 10012 with status 400 (V2 API). `None` if there is no code or no whole number in
    /// it. A negative one, which no page has, is 0: it means no success.
    pub(super) fn code(&self) -> Option<u64> {
        let (Json::Number(code) | Json::String(code)) = self.body.get("code")? else {
            return None;
        };
        let code = code.trim();
        match code.strip_prefix("-") {
            Some(negative) => negative.parse().ok().map(|_: u64| 0),
            None => code.parse().ok(),
        }
    }

    /// May be `null`, a list, an object or a text.
    pub(super) fn data(&self) -> Option<&Json> {
        self.body.get("data")
    }

    /// Takes the data out.
    pub(super) fn take_data(&mut self) -> Option<Json> {
        self.body.take_member("data")
    }

    /// What a refusal says in detail. Each endpoint has a place of its own for it.
    ///
    /// The order goes from the particular to the general. Data that is an object counts only if
    /// nothing but sentences is in it, since the data of a success is an object, too. A detail
    /// of `null` counts as none.
    pub(super) fn detail(&self) -> Option<&Json> {
        let data = self.body.get("data");
        let named = |name: &str| data.and_then(|data| data.get(name));
        named("errMsg")
            .or_else(|| named("errorMsg"))
            .or_else(|| named("errors"))
            .or_else(|| data.filter(|data| data.is_array() || holds_fields(data)))
            .or_else(|| self.body.get("errors"))
            // An answer of the kind of RFC 9457.
            .or_else(|| self.body.get("detail"))
            .filter(|detail| !detail.is_null())
    }

    /// What a refusal is called in general.
    ///
    /// It names the kind of refusal, such as "Parameter Error", not its cause. Empty if there
    /// is none.
    pub(super) fn title(&self) -> &str {
        let meta = self.body.get("meta").and_then(|meta| meta.get("message"));
        meta.or_else(|| self.body.get("message"))
            .or_else(|| self.body.get("title"))
            .and_then(Json::as_str)
            .unwrap_or_default()
    }

    /// Our own proxy says when it knows that nothing reached the store. Between a login and the store
    /// there is none, so there no one's word counts.
    ///
    /// The sign is `meta.applied` with the value `false`. It lets a row be sent again without a
    /// look-up, so it counts only where the proxy is what stands before the store.
    pub(super) fn surely_not_applied(&self, dialect: Dialect) -> bool {
        !dialect.uses_login()
            && self.body.get("meta").and_then(|meta| meta.get("applied"))
                == Some(&Json::Bool(false))
    }
}

/// Whether data holds sentences straight under the names of fields, as some endpoints put them.
///
/// A number among them shows that it is data and no complaint. An empty object holds nothing.
fn holds_fields(data: &Json) -> bool {
    let is_text = |value: &Json| match value {
        Json::String(_) => true,
        Json::Array(items) => !items.is_empty() && items.iter().all(Json::is_string),
        _ => false,
    };
    let object = data.as_object();
    object
        .is_some_and(|object| !object.is_empty() && object.iter().all(|(_, value)| is_text(value)))
}

/// An identifier, which is a number on some pages and text on others.
///
/// Whole and not negative; blanks around a text are ignored. `None` for anything else, also for
/// `2.0`. The full range of 64 bits is kept, which a floating-point number would not do.
pub(crate) fn identifier(value: &Json) -> Option<u64> {
    value
        .as_u64()
        .or_else(|| value.as_str()?.trim().parse().ok())
}
