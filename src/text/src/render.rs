//! Fills the arguments into a pattern.

use crate::locale::LocaleRules;
use crate::pattern::{self, Format, Part};

/// What an argument stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text. A select knows one without letters as `none`.
    Text(String),
    /// A count, a place or a limit.
    Number(u64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

/// An argument of a text: its name in the pattern, and what it stands for.
pub type Argument<'a> = (&'a str, Value);

/// How deep patterns within patterns are followed: a page may hand over its own.
const DEPTH: usize = 8;

/// Gives an argument by its name, when a pattern has it: many sentences need few of those that they could have.
pub(crate) type Arguments<'a> = &'a dyn Fn(&str) -> Option<Value>;

/// Looks among arguments that are there already.
pub(crate) fn among(arguments: &[Argument<'_>]) -> impl Fn(&str) -> Option<Value> {
    move |name| {
        let mut known = arguments.iter();
        let found = known.find(|(known, _)| *known == name);
        found.map(|(_, value)| value.clone())
    }
}

/// The pattern with its arguments. One that is not given is left out.
pub(crate) fn fill(pattern: &str, arguments: Arguments<'_>, rules: &dyn LocaleRules) -> String {
    let mut filler = Filler {
        arguments,
        rules,
        text: String::new(),
    };
    filler.write(pattern, None, DEPTH);
    filler.text
}

struct Filler<'a> {
    arguments: Arguments<'a>,
    rules: &'a dyn LocaleRules,
    text: String,
}

impl Filler<'_> {
    fn write(&mut self, mut pattern: &str, count: Option<u64>, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        while let Some(part) = pattern::next(&mut pattern, count.is_some()) {
            match part {
                Part::Text(text) => self.text.push_str(text),
                Part::Count => {
                    let number = self.rules.number(count.unwrap_or_default());
                    self.text.push_str(&number);
                }
                Part::Argument(name, format) => self.argument(name, format, count, depth),
            }
        }
    }

    fn argument(&mut self, name: &str, format: Format<'_>, count: Option<u64>, depth: usize) {
        let Some(value) = (self.arguments)(name) else {
            if let Format::Select(branches) = format {
                self.write(choose(branches, "none", "other"), count, depth);
            }
            return;
        };
        match (format, value) {
            (Format::Number, Value::Number(number)) => {
                let number = self.rules.number(number);
                self.text.push_str(&number);
            }
            (Format::Plural(branches), Value::Number(number)) => {
                let category = self.rules.plural(number).name();
                let exactly = ["=", &number.to_string()].concat();
                let chosen = choose(branches, &exactly, category);
                self.write(chosen, Some(number), depth);
            }
            (Format::Select(branches), value) => {
                let text = plain(value);
                let selector = if text.is_empty() { "none" } else { &text };
                self.write(choose(branches, selector, "other"), count, depth);
            }
            (_, value) => self.text.push_str(&plain(value)),
        }
    }
}

fn plain(value: Value) -> String {
    match value {
        Value::Text(text) => text,
        Value::Number(number) => number.to_string(),
    }
}

/// The pattern of the first selector that there is: the first of these, the second, or `other`.
fn choose<'a>(branches: &'a str, first: &str, second: &str) -> &'a str {
    let mut chosen = ("", 0);
    let mut rest = branches;
    while let Some((selector, pattern)) = pattern::branch(&mut rest) {
        let rank = match selector {
            _ if selector == first => return pattern,
            _ if selector == second => 2,
            "other" => 1,
            _ => 0,
        };
        if rank > chosen.1 {
            chosen = (pattern, rank);
        }
    }
    chosen.0
}
