//! Built-in roles in a request body.

use super::{Fields, not_a_choice};
use crate::company::{JUNIOR_BUYER, SALES_REP};
use serde_json::Value;

/// How an interface writes a built-in role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RoleForm {
    Number,
    Text,
    /// Either: the schema of the archived API has text, the samples beside it have a number.
    Any,
}

impl RoleForm {
    /// The code that is written, up to that of a sales representative.
    pub(crate) fn read(self, value: &Value) -> Option<u8> {
        let code = match value {
            Value::Number(number) if self != Self::Text => u8::try_from(number.as_u64()?).ok()?,
            Value::String(text) if self != Self::Number => match text.as_str() {
                "0" => 0,
                "1" => 1,
                "2" => 2,
                "3" => 3,
                _ => return None,
            },
            _ => return None,
        };
        (code <= SALES_REP).then_some(code)
    }
}

impl Fields<'_> {
    /// The built-in code of a role.
    pub(crate) fn role(&mut self, name: &str, required: bool, form: RoleForm) -> Option<u8> {
        let value = if required {
            self.required(name)
        } else {
            self.optional(name)
        }?;
        let takes_all = form == RoleForm::Any
            && self
                .variants
                .is_some_and(|variants| variants.archive_sales_reps);
        let highest = if takes_all { SALES_REP } else { JUNIOR_BUYER };
        let code = form.read(value).filter(|code| *code <= highest);
        if code.is_none() {
            self.complain(name, not_a_choice(value));
        }
        code
    }
}
