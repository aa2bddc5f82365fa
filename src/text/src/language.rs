//! A language: the texts behind the keys.

use crate::key::Key;
use crate::locale::{English, LocaleRules};
use crate::render::{Argument, fill};
use std::error::Error;
use std::fmt;

/// The texts of one language. English is built in, others are loaded; each text can be replaced.
#[derive(Debug)]
pub struct Language {
    rules: Box<dyn LocaleRules>,
    /// What is not English, by the place of its key; empty as long as all is.
    own: Vec<Option<Box<str>>>,
}

/// A table or a replacement that cannot be used. Shown as a code; [`Language::explain`] makes a sentence
/// of that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LanguageError {
    /// There is no such key.
    UnknownKey(String),
    /// A line of a table without an equals sign, counted from 1.
    NoPattern(usize),
}

impl fmt::Display for LanguageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKey(key) => write!(formatter, "language.unknown_key({key})"),
            Self::NoPattern(line) => write!(formatter, "language.no_pattern({line})"),
        }
    }
}

impl Error for LanguageError {}

impl Default for Language {
    fn default() -> Self {
        Self::english()
    }
}

impl Language {
    /// English.
    #[must_use]
    pub fn english() -> Self {
        Self {
            rules: Box::new(English),
            own: Vec::new(),
        }
    }

    /// A language from its table: a line for each key, with the key, an equals sign and the pattern. A
    /// text that it lacks stays English.
    ///
    /// # Errors
    /// A line that is none, or a key that does not exist.
    ///
    /// ```
    /// use b2b_users_text::{German, Language, keys};
    ///
    /// let language = Language::load("field.role=Rolle", Box::new(German)).unwrap();
    /// assert_eq!(language.text(keys::FIELD_ROLE), "Rolle");
    /// assert_eq!(language.text(keys::FIELD_EMAIL), "Email");
    /// ```
    pub fn load(table: &str, rules: Box<dyn LocaleRules>) -> Result<Self, LanguageError> {
        let mut language = Self {
            rules,
            own: Vec::new(),
        };
        for (line, text) in (1..).zip(table.lines()) {
            let (key, pattern) = text.split_once('=').ok_or(LanguageError::NoPattern(line))?;
            language.replace(key, pattern)?;
        }
        Ok(language)
    }

    /// Puts a pattern of the caller's own in the place of the text behind a key.
    ///
    /// # Errors
    /// If there is no such key.
    pub fn replace(&mut self, key: &str, pattern: &str) -> Result<(), LanguageError> {
        let known = Key::named(key).ok_or_else(|| LanguageError::UnknownKey(key.to_owned()))?;
        if self.own.len() <= known.place() {
            self.own.resize(known.place() + 1, None);
        }
        if let Some(own) = self.own.get_mut(known.place()) {
            *own = Some(pattern.into());
        }
        Ok(())
    }

    /// The text behind a key that has no arguments.
    #[must_use]
    pub fn text(&self, key: Key) -> String {
        self.fill(key, &[])
    }

    /// The text behind a key with its arguments.
    #[must_use]
    pub fn fill(&self, key: Key, arguments: &[Argument<'_>]) -> String {
        let own = self.own.get(key.place()).and_then(Option::as_deref);
        let pattern = own.unwrap_or_else(|| key.english());
        fill(pattern, arguments, &*self.rules)
    }

    /// The text of a code in a group of keys; the code itself if it has none.
    pub(crate) fn coded(&self, group: &str, code: &str, arguments: &[Argument<'_>]) -> String {
        let key = Key::named(&[group, code].concat());
        key.map_or_else(|| code.to_owned(), |key| self.fill(key, arguments))
    }

    /// A choice, such as "a or b".
    #[must_use]
    pub fn any_of(&self, texts: &[String]) -> String {
        self.rules.any_of(texts)
    }
}
