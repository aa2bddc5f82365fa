//! Plurals, numbers and lists of any language, as the host knows them.

use b2b_users_text::{English, LocaleRules, Plural};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The rules of a language by the host's `Intl`.
#[derive(Debug, Clone)]
pub struct Intl(String);

impl Intl {
    /// The rules of the language with this tag, such as `de`. `None` for what is no tag, or if the host
    /// has no `Intl`.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        let rules = Self(tag.to_owned());
        rules.ask("PluralRules", "select", &value(1)).map(|_| rules)
    }

    /// Has the host make one of its formatters, and asks it.
    fn ask(&self, class: &str, method: &str, argument: &JsValue) -> Option<String> {
        let property = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
        let options = Object::new();
        if class == "ListFormat" {
            Reflect::set(&options, &"type".into(), &"disjunction".into()).ok()?;
        }
        let class = property(&property(&js_sys::global(), "Intl")?, class)?;
        let given = Array::of2(&self.0.as_str().into(), &options);
        let formatter = Reflect::construct(class.dyn_ref::<Function>()?, &given).ok()?;
        let method: Function = property(&formatter, method)?.dyn_into().ok()?;
        method.call1(&formatter, argument).ok()?.as_string()
    }
}

impl LocaleRules for Intl {
    fn plural(&self, number: u64) -> Plural {
        let category = self.ask("PluralRules", "select", &value(number));
        category.map_or(Plural::Other, |name| Plural::from_name(&name))
    }

    fn number(&self, number: u64) -> String {
        let text = self.ask("NumberFormat", "format", &value(number));
        text.unwrap_or_else(|| number.to_string())
    }

    fn any_of(&self, texts: &[String]) -> String {
        let list: Array = texts.iter().map(JsValue::from).collect();
        let text = self.ask("ListFormat", "format", &list);
        text.unwrap_or_else(|| English.any_of(texts))
    }
}

/// Counts are far below what JavaScript holds exactly.
#[expect(clippy::cast_precision_loss, reason = "a count of rows or users")]
fn value(number: u64) -> JsValue {
    (number as f64).into()
}
