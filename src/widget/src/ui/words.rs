//! Words of the page, kept in the language that the widget speaks.

use super::element::{Content, Element, element, reactive};
use crate::session::Speech;
use b2b_users_text::{Key, Language};
use std::rc::Rc;

/// Words that the page shows.
#[derive(Clone)]
pub(crate) enum Words {
    /// A text of the tables.
    Text(Key),
    /// What is the same in every language, such as a name that the store gave.
    Own(Rc<str>),
    /// What is made of texts.
    Made(Rc<dyn Fn(&Language) -> String>),
}

impl Words {
    /// Words that are made of texts, such as one with arguments.
    pub(crate) fn made(make: impl Fn(&Language) -> String + 'static) -> Self {
        Self::Made(Rc::new(make))
    }

    fn said(&self, language: &Language) -> String {
        match self {
            Self::Text(key) => language.text(*key),
            Self::Own(words) => words.as_ref().to_owned(),
            Self::Made(make) => make(language),
        }
    }

    /// The words as they are now. Follows the language.
    pub(crate) fn now(self) -> impl Fn() -> String + Clone {
        let speech = Speech::expect();
        move || speech.with_value(|language| self.said(language))
    }
}

impl From<Key> for Words {
    fn from(key: Key) -> Self {
        Self::Text(key)
    }
}

impl From<&str> for Words {
    fn from(words: &str) -> Self {
        Self::Own(words.into())
    }
}

impl From<&String> for Words {
    fn from(words: &String) -> Self {
        Self::Own(words.as_str().into())
    }
}

impl Element {
    /// Adds words.
    pub(crate) fn say(self, words: impl Into<Words>) -> Self {
        self.text_of(words.into().now())
    }

    /// Sets an attribute that is read out.
    pub(crate) fn say_as(self, attribute: &'static str, words: impl Into<Words>) -> Self {
        self.attribute_of(attribute, words.into().now())
    }

    /// Adds words with names of the program in them, which [`marked`] has marked.
    pub(crate) fn say_with_code(self, words: impl Into<Words>) -> Self {
        with_marked(self, words.into().now(), |name| element("code").text(name))
    }
}

/// Adds words in which the pieces that [`marked`] has marked are elements of their own.
pub(crate) fn with_marked(
    around: Element,
    words: impl Fn() -> String + 'static,
    draw: fn(&str) -> Element,
) -> Element {
    around.child(reactive(words, move |text| {
        let pieces = text.split(MARK).enumerate();
        Content::all(pieces.map(|(place, piece)| match place % 2 {
            0 => Content::from(piece),
            _ => draw(piece).into(),
        }))
    }))
}

/// Stands around what is marked. No text of the tables holds this character.
const MARK: char = '\u{1}';

/// An argument of words that stands out, such as a name of the program.
pub(crate) fn marked(name: &str) -> String {
    let name = name.replace(MARK, "");
    format!("{MARK}{name}{MARK}")
}
