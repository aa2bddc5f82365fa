//! What is wrong with values that a program handed over.

use crate::key::groups;
use crate::language::Language;
use crate::render::Value;

impl Language {
    /// An error of a reader, with words in the place of the code that is in it.
    ///
    /// Readers of JSON carry texts only, so the engine's errors go through them as a code with its
    /// arguments in brackets.
    ///
    /// ```
    /// use b2b_users_text::Language;
    ///
    /// let text = Language::english().explain("email: draft.list_for_value");
    /// assert_eq!(text, "email: expected a text, a number, true or false, not a list");
    /// ```
    #[must_use]
    pub fn explain(&self, error: &str) -> String {
        let mut start = 0;
        for word in error.split(' ') {
            let (code, _) = word.split_once('(').unwrap_or((word, ""));
            let name = ["input.", code].concat();
            if let Some(text) = self.named(groups::INPUT, &name, &[]) {
                let before = error.get(..start).unwrap_or_default();
                let after = error.get(start + code.len()..).unwrap_or_default();
                if let Some((record, after)) = self.record(&name, after) {
                    return [before, &record, after].concat();
                }
                let gap = if after.starts_with('(') { " " } else { "" };
                return [before, &text, gap, after].concat();
            }
            start += word.len() + 1;
        }
        error.to_owned()
    }

    /// What a record of the rules lacks, and what follows the code's arguments: the list, the place in it and a key.
    fn record<'a>(&self, name: &str, after: &'a str) -> Option<(String, &'a str)> {
        let (arguments, after) = after.strip_prefix('(')?.split_once(')')?;
        let mut arguments = arguments
            .split(", ")
            .map(|argument| Value::Text(argument.to_owned()));
        let arguments = [
            ("list", arguments.next()?),
            ("entry", arguments.next()?),
            ("key", arguments.next()?),
        ];
        let is_record = name == "input.rules.record";
        let text = self
            .named(groups::INPUT, name, &arguments)
            .filter(|_| is_record)?;
        Some((text, after))
    }
}
