//! A language: the texts behind the keys.

use crate::key::{Key, is_name};
use crate::locale::{English, LocaleRules};
use crate::render::{Argument, Arguments, among, fill};
use crate::table;
use std::error::Error;
use std::fmt;

/// The texts of one language. English is built in, others are loaded; each text can be replaced.
pub struct Language {
    rules: Box<dyn LocaleRules>,
    /// The table that was loaded; empty for English.
    table: Box<str>,
    /// What a page put in the place of texts: names with patterns, in the order of the names.
    own: Vec<(Box<str>, Box<str>)>,
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Language")
            .field("own", &self.own)
            .finish_non_exhaustive()
    }
}

/// A table or a replacement that cannot be used. Shown as a code.
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
        Self::of("", Box::new(English))
    }

    fn of(table: &str, rules: Box<dyn LocaleRules>) -> Self {
        Self {
            rules,
            table: table.into(),
            own: Vec::new(),
        }
    }

    /// A language from its table: a line for each key, with the key, an equals sign and the pattern, in the
    /// order of the lines. A text that it lacks stays English, and what no key names is passed over: tables may be of
    /// another release.
    ///
    /// # Errors
    /// A line that is none.
    ///
    /// ```
    /// use b2b_users_text::{German, Language, keys};
    ///
    /// let language = Language::load("field.role=Rolle", Box::new(German)).unwrap();
    /// assert_eq!(language.text(keys::FIELD_ROLE), "Rolle");
    /// assert_eq!(language.text(keys::FIELD_EMAIL), "Email");
    /// ```
    pub fn load(table: &str, rules: Box<dyn LocaleRules>) -> Result<Self, LanguageError> {
        let mut lines = (1..).zip(table.lines());
        match lines.find(|(_, line)| !line.as_bytes().contains(&b'=')) {
            Some((line, _)) => Err(LanguageError::NoPattern(line)),
            None => Ok(Self::of(table, rules)),
        }
    }

    /// Puts a pattern of the caller's own in the place of the text behind a key.
    ///
    /// # Errors
    /// If there is no such key.
    pub fn replace(&mut self, key: &str, pattern: &str) -> Result<(), LanguageError> {
        if !is_name(key) {
            return Err(LanguageError::UnknownKey(key.to_owned()));
        }
        match self.place_of(key) {
            Ok(place) => {
                if let Some((_, own)) = self.own.get_mut(place) {
                    *own = pattern.into();
                }
            }
            Err(place) => self.own.insert(place, (key.into(), pattern.into())),
        }
        Ok(())
    }

    fn place_of(&self, name: &str) -> Result<usize, usize> {
        self.own.binary_search_by(|(known, _)| (**known).cmp(name))
    }

    /// What takes the place of the English text of this name.
    fn instead(&self, name: &str) -> Option<&str> {
        let own = self
            .place_of(name)
            .ok()
            .and_then(|place| self.own.get(place));
        let own = own.map(|(_, pattern)| &**pattern);
        own.or_else(|| table::pattern_of(&self.table, name))
    }

    /// The text behind a key that has no arguments.
    #[must_use]
    pub fn text(&self, key: Key) -> String {
        self.fill(key, &[])
    }

    /// The text behind a key with its arguments.
    #[must_use]
    pub fn fill(&self, key: Key, arguments: &[Argument<'_>]) -> String {
        let pattern = self.instead(key.name());
        fill(
            pattern.unwrap_or_else(|| key.english()),
            &among(arguments),
            &*self.rules,
        )
    }

    /// The text of this name in a group of keys, if it is there.
    pub(crate) fn named(
        &self,
        group: &'static str,
        name: &str,
        arguments: Arguments<'_>,
    ) -> Option<String> {
        let english = table::pattern_of(group, name)?;
        let pattern = self.instead(name).unwrap_or(english);
        Some(fill(pattern, arguments, &*self.rules))
    }

    /// The text of a code in a group of keys whose names begin with `prefix`; the code itself if it has none.
    pub(crate) fn coded(
        &self,
        group: &'static str,
        prefix: &str,
        code: &str,
        arguments: Arguments<'_>,
    ) -> String {
        let text = self.named(group, &[prefix, code].concat(), arguments);
        text.unwrap_or_else(|| code.to_owned())
    }

    /// A choice, such as "a or b".
    #[must_use]
    pub fn any_of(&self, texts: &[String]) -> String {
        self.rules.any_of(texts)
    }
}
