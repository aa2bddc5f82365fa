//! Replies in the shape of the interface that was asked.

use super::request::{dialect_of, is_bulk, sent_emails};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::wire::{ApiReply, ApiRequest};
use serde_json::{Value, json};

/// A reply without a header that matters.
pub(crate) fn reply(status: u16, body: impl ToString) -> ApiReply {
    ApiReply {
        status,
        body: body.to_string(),
        retry_after: None,
        request_id: None,
    }
}

/// The reply to a create that made users of these identifiers.
pub(crate) fn created(request: &ApiRequest, ids: Vec<Value>) -> ApiReply {
    let emails = sent_emails(request);
    let first = ids.first().cloned().unwrap_or_default();
    let id = first["userId"].to_string();
    match dialect_of(request) {
        Dialect::Management => {
            let data = if is_bulk(request) {
                Value::Array(ids)
            } else {
                first
            };
            reply(
                200,
                json!({ "code": 200, "data": data, "meta": { "message": "Success" } }),
            )
        }
        Dialect::Storefront => reply(
            200,
            json!({ "code": 200, "message": "ok", "data": { "userId": id, "bcId": "9", "email": emails[0] } }),
        ),
        Dialect::ArchiveV2 if is_bulk(request) => lists(&emails, &[]),
        Dialect::ArchiveV2 => reply(
            200,
            json!({ "code": 200, "message": "Success", "data": { "userId": id, "customerId": "9" } }),
        ),
        _ => reply(
            200,
            json!({ "data": { "userCreate": { "user": { "id": id, "bcId": 9, "email": emails[0] } } } }),
        ),
    }
}

/// The reply of the V2 bulk call: who was made, and who was not, without a reason.
pub(crate) fn lists(made: &[String], failed: &[String]) -> ApiReply {
    let items = |emails: &[String]| -> Vec<Value> {
        let item = |email: &String| json!({ "customerId": 9, "email": email, "userRole": 1 });
        emails.iter().map(item).collect()
    };
    reply(
        200,
        json!({
            "code": 200, "message": "Success",
            "data": { "successfulItems": items(made), "failedItems": items(failed) },
        }),
    )
}

/// A refusal of the whole request by the management API.
pub(crate) fn refused(detail: &Value) -> ApiReply {
    let title = "Processing data contains logical errors";
    reply(
        422,
        json!({ "code": 422, "data": { "errMsg": detail }, "meta": { "message": title } }),
    )
}

/// A refusal of the whole request in the shape of the interface that it went to: GraphQL
/// has only words, and V2 not even those.
pub(crate) fn refusal(request: &ApiRequest, detail: &Value) -> ApiReply {
    match dialect_of(request) {
        Dialect::StorefrontGraphql => {
            let words = detail.as_str().map_or("No.".to_owned(), str::to_owned);
            graphql_error(&words, None)
        }
        Dialect::ArchiveV2 => reply(
            400,
            json!({ "code": 10012, "data": {}, "message": "PARAMETER VALUE ERROR" }),
        ),
        _ => refused(detail),
    }
}

/// A GraphQL answer that holds nothing but an error.
pub(crate) fn graphql_error(words: &str, code: Option<u64>) -> ApiReply {
    let mut error = json!({ "message": words });
    if let Some(code) = code {
        error["extensions"] = json!({ "code": code });
    }
    reply(200, json!({ "data": null, "errors": [error] }))
}

/// The credentials are refused.
pub(crate) fn sign_in(request: &ApiRequest) -> ApiReply {
    match dialect_of(request) {
        Dialect::StorefrontGraphql => graphql_error("Your login has expired.", Some(40101)),
        _ => reply(
            401,
            json!({ "code": 401, "data": {}, "meta": { "message": "Invalid token" } }),
        ),
    }
}
