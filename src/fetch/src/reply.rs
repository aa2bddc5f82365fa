//! Reads what `fetch` promised.

use b2b_users_core::wire::{ApiReply, retry_after};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Reads a response to its end. `None` if it is not one or breaks off.
///
/// Property by property: a `fetch` of the program's own may give a response of some library, or
/// half of one, and typed bindings panic at the first surprise.
pub(crate) async fn read(response: &JsValue) -> Option<ApiReply> {
    let status = Reflect::get(response, &"status".into()).ok()?.as_f64()?;
    let headers = Reflect::get(response, &"headers".into()).unwrap_or(JsValue::UNDEFINED);
    let retry_after = retry_after(|name| call(&headers, "get", &name.into())?.as_string());
    let promised = call(response, "text", &JsValue::UNDEFINED)?;
    let body = JsFuture::from(Promise::resolve(&promised)).await.ok()?;
    Some(ApiReply {
        status: whole(status)?,
        body: body.as_string()?,
        retry_after,
    })
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
