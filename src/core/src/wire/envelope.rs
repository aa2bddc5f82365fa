//! The wrappings that replies come in.

use super::ApiReply;
use crate::dialect::Dialect;
use serde_json::Value;

/// A reply body that is a JSON object of the store's own making.
pub(super) struct Envelope {
    body: Value,
}

impl Envelope {
    /// `None` if the body is anything else, such as the page of a gateway.
    pub(super) fn of(reply: &ApiReply) -> Option<Self> {
        let body: Value = serde_json::from_str(&reply.body).ok()?;
        let known = [
            "code", "meta", "message", "data", "errors", "title", "detail",
        ];
        let object = body.as_object()?;
        known
            .iter()
            .any(|key| object.contains_key(*key))
            .then_some(Self { body })
    }

    pub(super) const fn body(&self) -> &Value {
        &self.body
    }

    pub(super) fn pagination(&self) -> Option<&Value> {
        self.body.get("meta")?.get("pagination")
    }

    /// The code inside the body, which need not be the HTTP status; a number on most pages and text
    /// on some.
    pub(super) fn code(&self) -> Option<i64> {
        let code = self.body.get("code")?;
        code.as_i64().or_else(|| code.as_str()?.trim().parse().ok())
    }

    pub(super) fn data(&self) -> Option<&Value> {
        self.body.get("data")
    }

    /// What a refusal says in detail. Each endpoint has a place of its own for it.
    pub(super) fn detail(&self) -> Option<&Value> {
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
    pub(super) fn title(&self) -> &str {
        let meta = self.body.get("meta").and_then(|meta| meta.get("message"));
        meta.or_else(|| self.body.get("message"))
            .or_else(|| self.body.get("title"))
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// Our own proxy says when it knows that nothing reached the store. Between a login and the store
    /// there is none, so there nobody's word counts.
    pub(super) fn surely_not_applied(&self, dialect: Dialect) -> bool {
        !dialect.uses_login()
            && self.body.get("meta").and_then(|meta| meta.get("applied"))
                == Some(&Value::Bool(false))
    }
}

/// Whether data holds sentences straight under the names of fields, as some endpoints put them.
fn holds_fields(data: &Value) -> bool {
    let is_text = |value: &Value| match value {
        Value::String(_) => true,
        Value::Array(items) => !items.is_empty() && items.iter().all(Value::is_string),
        _ => false,
    };
    let object = data.as_object();
    object.is_some_and(|object| !object.is_empty() && object.values().all(is_text))
}

/// An identifier, which is a number on some pages and text on others.
pub(crate) fn identifier(value: &Value) -> Option<u64> {
    value
        .as_u64()
        .or_else(|| value.as_str()?.trim().parse().ok())
}
