//! What a host says of a request that failed.

use b2b_users_core::wire::{Fault, TransportError};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The longest code that is kept.
const LONGEST: usize = 40;

/// Why `fetch` gave no response, by what it threw.
pub(crate) fn failed(error: &JsValue, is_offline: bool) -> TransportError {
    let is_aborted = text(error, "name").is_some_and(|name| name == "AbortError");
    TransportError {
        kind: match () {
            () if is_offline => Fault::Offline,
            () if is_aborted => Fault::Aborted,
            () => Fault::Connection,
        },
        detail: detail(error),
    }
}

/// Why a response could not be read to its end.
pub(crate) fn broken_off(error: &JsValue) -> TransportError {
    TransportError {
        kind: Fault::Unreadable,
        detail: detail(error),
    }
}

/// The code of an error or of its cause, as Node has it. Never its message: what a program throws may
/// hold a secret.
fn detail(error: &JsValue) -> String {
    let cause = Reflect::get(error, &"cause".into()).unwrap_or(JsValue::UNDEFINED);
    let code = text(&cause, "code").or_else(|| text(error, "code"));
    code.filter(|code| is_code(code)).unwrap_or_default()
}

fn text(object: &JsValue, name: &str) -> Option<String> {
    Reflect::get(object, &name.into()).ok()?.as_string()
}

/// Whether it is such as `ECONNREFUSED` or `UND_ERR_SOCKET`.
fn is_code(code: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=LONGEST).contains(&code.len()) && code.bytes().all(is_part)
}
