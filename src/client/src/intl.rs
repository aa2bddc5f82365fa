//! Plurals, numbers and lists of any language, as the host knows them.

use b2b_users_text::{LocaleRules, Plural};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The rules of a language by the host's `Intl`.
#[derive(Debug, Clone)]
pub struct Intl {
    plural: JsValue,
    number: JsValue,
    list: JsValue,
}

impl Intl {
    /// The rules of the language with this tag, such as `de`. `None` for what is no tag, or if the host
    /// has no `Intl`.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let make = |name: &str, options: &JsValue| {
            let class = Reflect::get(&intl, &name.into()).ok()?;
            let class: Function = class.dyn_into().ok()?;
            Reflect::construct(&class, &Array::of2(&tag.into(), options)).ok()
        };
        let choice = Object::new();
        Reflect::set(&choice, &"type".into(), &"disjunction".into()).ok()?;
        Some(Self {
            plural: make("PluralRules", &JsValue::UNDEFINED)?,
            number: make("NumberFormat", &JsValue::UNDEFINED)?,
            list: make("ListFormat", &choice)?,
        })
    }
}

impl LocaleRules for Intl {
    fn plural(&self, number: u64) -> Plural {
        let category = call(&self.plural, "select", &value(number));
        category.map_or(Plural::Other, |name| Plural::from_name(&name))
    }

    fn number(&self, number: u64) -> String {
        let text = call(&self.number, "format", &value(number));
        text.unwrap_or_else(|| number.to_string())
    }

    fn any_of(&self, texts: &[String]) -> String {
        let list: Array = texts.iter().map(JsValue::from).collect();
        call(&self.list, "format", &list).unwrap_or_else(|| texts.join(", "))
    }
}

/// Counts are far below what JavaScript holds exactly.
#[expect(clippy::cast_precision_loss, reason = "a count of rows or users")]
fn value(number: u64) -> JsValue {
    (number as f64).into()
}

fn call(object: &JsValue, method: &str, argument: &JsValue) -> Option<String> {
    let function = Reflect::get(object, &method.into()).ok()?;
    let function: Function = function.dyn_into().ok()?;
    function.call1(object, argument).ok()?.as_string()
}
