//! What a check finds.

use crate::key::groups;
use crate::language::Language;
use crate::render::Value;
use b2b_users_core::issue::{Argument, Code, Issue};
use b2b_users_core::user::Role;

impl Language {
    /// What is wrong and what to do, in a sentence or two.
    #[must_use]
    pub fn issue(&self, issue: &Issue) -> String {
        let arguments = |name: &str| self.argument_of(issue, name);
        let reason = match issue.code {
            Code::EmailInvalid => {
                let name = ["email.", issue.param("reason")].concat();
                self.named(groups::EMAIL, &name, &arguments)
            }
            _ => None,
        };
        reason
            .unwrap_or_else(|| self.coded(groups::ISSUE, "issue.", issue.code.as_str(), &arguments))
    }

    /// What a sentence about an issue can be made of.
    fn argument_of(&self, issue: &Issue, name: &str) -> Option<Value> {
        Some(match name {
            // The store's own fields have names of their own.
            "field" => match issue.param("name") {
                "" => self.field(issue.field?).into(),
                name => name.into(),
            },
            "fieldName" => issue.field?.name().into(),
            "roles" => self.roles(issue).into(),
            "surplus" => surplus(issue).into(),
            _ => self.value(name, issue.argument(name)?),
        })
    }

    /// The roles that can be chosen, built-in and the store's own.
    fn roles(&self, issue: &Issue) -> String {
        let mut roles = Role::ALL.map(|role| self.role(role)).to_vec();
        roles.extend_from_slice(issue.list("choices"));
        self.any_of(&roles)
    }

    fn value(&self, name: &str, argument: &Argument) -> Value {
        match argument {
            Argument::Number(number) => (*number).into(),
            Argument::Text(text) if name == "value" => excerpt(text).into(),
            Argument::Text(text) if name == "dialect" => self.dialect_named(text).into(),
            Argument::Text(text) => text.as_str().into(),
            Argument::List(names) if name == "instead" => {
                let names = names.iter().map(|name| self.dialect_named(name));
                self.any_of(&names.collect::<Vec<_>>()).into()
            }
            Argument::List(texts) => self.any_of(texts).into(),
        }
    }
}

/// By how many values a row has too many.
fn surplus(issue: &Issue) -> u64 {
    let number = |name| match issue.argument(name) {
        Some(Argument::Number(number)) => *number,
        _ => 0,
    };
    number("cells").saturating_sub(number("columns"))
}

/// A value can be as long as a book; a sentence needs only its beginning.
pub(super) fn excerpt(value: &str) -> String {
    const LENGTH: usize = 60;
    match value.char_indices().nth(LENGTH) {
        Some((end, _)) => [value.get(..end).unwrap_or_default(), "…"].concat(),
        None => value.to_owned(),
    }
}
