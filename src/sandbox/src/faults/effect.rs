//! What each fault makes of an answer.

use super::fault::Fault;
use crate::broken_body::BrokenBody;
use crate::drip_body::DripBody;
use crate::envelope::Refusal;
use axum::body::{self, Body, Bytes};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::Value;

/// Marks an answer that does not come from the API itself and has none of its headers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoHeaders;

/// Marks an answer that never reaches the client.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NotAnswered;

/// Marks an answer without the headers that let a page of another origin read it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoCors;

/// Marks an answer whose headers do not say what was spent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FalseBudget;

const EDGE_PAGE: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
    <center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";

/// What takes the place of the proper answer, for the faults that replace it.
pub(crate) fn instead(fault: &Fault, target: &Uri) -> Option<Response> {
    match fault {
        Fault::Status { status, .. } => {
            let reason = status.canonical_reason().unwrap_or("Error");
            Some(Refusal::plain(*status, reason).into_response())
        }
        Fault::Html502 { .. } => {
            let mut response = (StatusCode::BAD_GATEWAY, Html(EDGE_PAGE)).into_response();
            response.extensions_mut().insert(NoHeaders);
            Some(response)
        }
        Fault::Reset { .. } => {
            let mut response = Response::new(BrokenBody::silent());
            response.extensions_mut().insert(NotAnswered);
            Some(response)
        }
        Fault::Redirect { .. } => {
            let location = HeaderValue::try_from(target.to_string()).ok()?;
            let headers = [(header::LOCATION, location)];
            Some((StatusCode::TEMPORARY_REDIRECT, headers).into_response())
        }
        Fault::FalseLimit { retry_after } => Some(false_limit(retry_after.clone())),
        Fault::Stall { .. }
        | Fault::Truncate
        | Fault::WrongCount
        | Fault::ShuffleIds
        | Fault::RepeatIds
        | Fault::Drip { .. }
        | Fault::LateCommit
        | Fault::Partial { .. }
        | Fault::NoCors => None,
    }
}

/// The proper answer, damaged, for the faults that keep it.
pub(crate) async fn spoil(fault: &Fault, response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    if *fault == Fault::NoCors {
        parts.extensions.insert(NoCors);
        return Response::from_parts(parts, body);
    }
    // The answers of the sandbox are all in memory: reading one cannot fail.
    let bytes = body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    parts.headers.remove(header::CONTENT_LENGTH);
    let body = match fault {
        Fault::Truncate => BrokenBody::half(&bytes),
        Fault::WrongCount => with_data(bytes, |records| {
            records.pop();
        }),
        Fault::ShuffleIds => with_data(bytes, |records| {
            if !records.is_empty() {
                records.rotate_left(1);
            }
        }),
        Fault::RepeatIds => with_data(bytes, |records| repeat_ids(records)),
        Fault::Drip { pause } => DripBody::of(bytes, *pause),
        Fault::Status { .. }
        | Fault::Html502 { .. }
        | Fault::Reset { .. }
        | Fault::Redirect { .. }
        | Fault::Stall { .. }
        | Fault::LateCommit
        | Fault::FalseLimit { .. }
        | Fault::Partial { .. }
        | Fault::NoCors => Body::from(bytes),
    };
    Response::from_parts(parts, body)
}

/// A refusal for lack of budget, with a budget that lacks nothing.
fn false_limit(retry_after: Option<HeaderValue>) -> Response {
    let mut response = Refusal::over_budget().into_response();
    if let Some(value) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, value);
    }
    response.extensions_mut().insert(FalseBudget);
    response
}

/// Has all records name the user of the first.
fn repeat_ids(records: &mut [Value]) {
    let Some((first, others)) = records.split_first_mut() else {
        return;
    };
    for other in others {
        for name in ["userId", "bcId", "customerId"] {
            if let (Some(id), Some(place)) = (first.get(name), other.get_mut(name)) {
                *place = id.clone();
            }
        }
    }
}

/// Changes the records of an envelope. A single record counts as a list of one; an error has
/// none and stays as it is. The archived API keeps its records one level further in.
fn with_data(bytes: Bytes, change: impl FnOnce(&mut Vec<Value>)) -> Body {
    let Ok(mut envelope) = serde_json::from_slice::<Value>(&bytes) else {
        return Body::from(bytes);
    };
    if envelope.get("code") != Some(&Value::from(200)) {
        return Body::from(bytes);
    }
    if let Some(data) = envelope.get_mut("data") {
        change_records(data, change);
    }
    Body::from(envelope.to_string())
}

fn change_records(data: &mut Value, change: impl FnOnce(&mut Vec<Value>)) {
    let inner = ["list", "successfulItems"]
        .into_iter()
        .find(|name| data.get(name).is_some_and(Value::is_array));
    let records = match inner {
        Some(name) => data.get_mut(name),
        None => Some(data),
    };
    match records {
        Some(Value::Array(records)) => change(records),
        Some(record) => {
            let mut records = vec![record.take()];
            change(&mut records);
            *record = records.pop().unwrap_or(Value::Array(Vec::new()));
        }
        None => {}
    }
}
