//! The language that a widget speaks.

use super::{Appearance, Texts};
use crate::state::{State, Stored};
use crate::ui::follow;
use b2b_users_client::Intl;
use b2b_users_settings::{Labels, Locale};
use b2b_users_text::{Argument, English, Key, Language, LocaleRules};
use leptos::prelude::use_context;
use wasm_bindgen_futures::spawn_local;

/// The language that is built in.
const ENGLISH: &str = "en";

/// The sentences and names that a widget shows. They may change while it is in use. A copy is the same.
#[derive(Debug, Clone, Copy)]
pub struct Speech {
    now: Stored<Spoken>,
    /// How often it changed. Until it did once, it is not known which language is wanted.
    changes: State<u32>,
}

/// What is spoken.
struct Spoken {
    language: Language,
    /// The tag of the language.
    tag: String,
    /// The table that was loaded last, with its language.
    table: Option<(&'static str, String)>,
    /// How often another language was wanted, so that a table that comes too late is not taken.
    wanted: u32,
}

impl Speech {
    /// English, until another language is wanted.
    #[must_use]
    pub fn new() -> Self {
        let now = Spoken {
            language: Language::english(),
            tag: ENGLISH.to_owned(),
            table: None,
            wanted: 0,
        };
        Self {
            now: Stored::new(now),
            changes: State::new(0),
        }
    }

    /// That of the widget that the caller belongs to.
    pub(crate) fn expect() -> Self {
        use_context().unwrap_or_default()
    }

    /// English with these labels.
    pub(super) fn english(labels: &Labels) -> Self {
        let speech = Self::new();
        speech.speak(&Locale::default(), labels);
        speech
    }

    /// Follows what is wanted, and the language of the page where nothing is. Nothing is said before the texts are
    /// there; if they cannot be had, English is spoken.
    pub(crate) fn follow(self, wanted: impl Fn() -> Option<Appearance> + 'static, texts: Texts) {
        follow(move || {
            if let Some(wanted) = wanted() {
                self.settle(wanted, &texts);
            }
        });
    }

    fn settle(self, wanted: Appearance, texts: &Texts) {
        let around = || Locale::parse(&texts.language_around()?);
        let locale = wanted.locale.or_else(around).unwrap_or_default();
        let language = locale.language();
        let mut turn = 0;
        let mut is_there = language == ENGLISH;
        self.now.update(|now| {
            now.wanted += 1;
            turn = now.wanted;
            is_there |= now.table.as_ref().is_some_and(|table| table.0 == language);
        });
        if is_there {
            return self.speak(&locale, &wanted.labels);
        }
        let texts = texts.clone();
        spawn_local(async move {
            let table = texts.table(language).await;
            // The widget may have gone in the meantime, or another language may be wanted.
            let mut is_wanted = false;
            self.now.update(|now| {
                is_wanted = now.wanted == turn;
                if is_wanted {
                    now.table = table.map(|table| (language, table));
                }
            });
            if is_wanted {
                self.speak(&locale, &wanted.labels);
            }
        });
    }

    /// Speaks a language, or English if its table is not there or is none.
    fn speak(self, locale: &Locale, labels: &Labels) {
        self.now.update(|now| now.speak(locale, labels));
        self.changes.update(|changes| *changes += 1);
    }

    /// Whether it is known which language is wanted, and its texts are there. Follows that.
    pub(crate) fn is_ready(self) -> bool {
        self.changes.get() > 0
    }

    /// The tag of the language that is spoken. Follows that.
    pub(crate) fn tag(self) -> String {
        self.changes.track();
        self.now.with(|now| now.tag.clone())
    }

    /// Looks words up. Follows the language.
    pub(crate) fn with_value<T: Default>(self, look: impl FnOnce(&Language) -> T) -> T {
        self.changes.track();
        self.now.with(|now| look(&now.language))
    }

    /// A text without arguments. Follows the language.
    pub(crate) fn text(self, key: Key) -> String {
        self.fill(key, &[])
    }

    /// A text with its arguments. Follows the language.
    pub(crate) fn fill(self, key: Key, arguments: &[Argument<'_>]) -> String {
        self.with_value(|language| language.fill(key, arguments))
    }
}

impl Default for Speech {
    fn default() -> Self {
        Self::new()
    }
}

impl Spoken {
    fn speak(&mut self, locale: &Locale, labels: &Labels) {
        let english = locale.language() == ENGLISH;
        let table = self.table.as_ref().filter(|_| !english);
        let loaded = table.and_then(|(_, table)| Language::load(table, rules(locale)).ok());
        let tag = if english || loaded.is_some() {
            locale.tag()
        } else {
            ENGLISH
        };
        tag.clone_into(&mut self.tag);
        self.language = loaded.unwrap_or_default();
        for (key, pattern) in labels.all() {
            // The settings have no other keys.
            drop(self.language.replace(key, pattern));
        }
    }
}

/// The host's rules; a host without any counts as English does.
pub(super) fn rules(locale: &Locale) -> Box<dyn LocaleRules> {
    match Intl::of(locale.tag()) {
        Some(rules) => Box::new(rules),
        None => Box::new(English),
    }
}
