//! Reads what `fetch` promised.

use b2b_users_core::wire::{ApiReply, retry_after};
use js_sys::{Date, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The longest number of a request that is kept; others are no help.
const LONGEST_REQUEST_ID: usize = 64;

/// Reads a response to its end.
///
/// Property by property: a `fetch` of the program's own may give a response of some library, or
/// half of one, and typed bindings panic at the first surprise.
///
/// `now` is in milliseconds of Unix time: a header may say until when to wait, not how long.
///
/// # Errors
/// What it threw when it broke off, or nothing if it is no response.
pub(crate) async fn read(response: &JsValue, now: u64) -> Result<ApiReply, JsValue> {
    let (mut reply, promised) = begun(response, now).ok_or(JsValue::UNDEFINED)?;
    let body = JsFuture::from(Promise::resolve(&promised)).await?;
    reply.body = body.as_string().ok_or(JsValue::UNDEFINED)?;
    Ok(reply)
}

/// A reply without its body, and the promise of that. `None` if it is no response.
fn begun(response: &JsValue, now: u64) -> Option<(ApiReply, JsValue)> {
    let status = Reflect::get(response, &"status".into()).ok()?.as_f64()?;
    let headers = Reflect::get(response, &"headers".into()).unwrap_or(JsValue::UNDEFINED);
    let retry_after = retry_after(|name| {
        let value = call(&headers, "get", &name.into())?.as_string()?;
        Some(seconds_until(&value, now).unwrap_or(value))
    });
    let request_id = call(&headers, "get", &"x-request-id".into())
        .and_then(|id| id.as_string())
        .filter(|id| id.len() <= LONGEST_REQUEST_ID)
        .filter(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_graphic()));
    let promised = call(response, "text", &JsValue::UNDEFINED)?;
    let reply = ApiReply {
        status: whole(status)?,
        body: String::new(),
        retry_after,
        request_id,
    };
    Some((reply, promised))
}

/// A moment such as `Wed, 21 Oct 2026 07:28:00 GMT` as the seconds until then; `None` for anything
/// else.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a moment has far fewer milliseconds than such a number holds exactly, and the past is now"
)]
fn seconds_until(value: &str, now: u64) -> Option<String> {
    let is_date = value
        .trim_start()
        .starts_with(|first: char| first.is_ascii_alphabetic());
    let moment = Some(value).filter(|_| is_date).map(Date::parse)?;
    let wait = (moment - now as f64).max(0.0);
    moment
        .is_finite()
        .then(|| (wait as u64).div_ceil(1000).to_string())
}

/// Calls a method. `None` if there is none, or if it throws.
fn call(object: &JsValue, name: &str, argument: &JsValue) -> Option<JsValue> {
    let method = Reflect::get(object, &name.into()).ok()?;
    method.dyn_ref::<Function>()?.call1(object, argument).ok()
}

/// A status as a number of 16 bits. `None` for anything else, whose answer cannot be trusted.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "compared with the original right after"
)]
fn whole(status: f64) -> Option<u16> {
    let number = status as u16;
    (f64::from(number) == status).then_some(number)
}
