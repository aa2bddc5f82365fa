//! What a check finds.

use crate::key::groups;
use crate::language::Language;
use crate::render::{Argument as Filled, Value};
use b2b_users_core::issue::{Argument, Code, Issue};
use b2b_users_core::user::Role;

impl Language {
    /// What is wrong and what to do, in a sentence or two.
    #[must_use]
    pub fn issue(&self, issue: &Issue) -> String {
        let mut arguments: Vec<Filled<'_>> = Vec::new();
        if let Some(field) = issue.field {
            // The store's own fields have names of their own.
            let name = match issue.param("name") {
                "" => self.field(field),
                name => name.to_owned(),
            };
            arguments.push(("field", name.into()));
            arguments.push(("fieldName", field.name().into()));
        }
        match issue.code {
            Code::RoleUnknown => arguments.push(("roles", self.roles(issue).into())),
            Code::RowTooManyCells => arguments.push(("surplus", surplus(issue).into())),
            _ => {}
        }
        let params = issue.params.iter();
        arguments.extend(params.map(|(name, argument)| (*name, self.value(name, argument))));
        self.coded(groups::ISSUE, "issue.", issue.code.as_str(), &arguments)
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
