//! The language of texts.

/// A language that there are texts in. One that is added here can be chosen in every shell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
}

impl Language {
    /// The language of a primary subtag (RFC 5646), in any case.
    fn of(subtag: &str) -> Option<Self> {
        subtag.eq_ignore_ascii_case("en").then_some(Self::English)
    }
}

/// A language tag (BCP 47) of a language that there are texts in, such as `en` or `en-GB`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locale {
    tag: String,
    language: Language,
}

impl Default for Locale {
    fn default() -> Self {
        Self {
            tag: "en".to_owned(),
            language: Language::default(),
        }
    }
}

impl Locale {
    /// The locale of a tag. `None` for what is no tag, and for a language without texts.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let mut subtags = tag.split('-');
        let language = Language::of(subtags.next()?)?;
        let is_subtag = |subtag: &str| {
            (1..=8).contains(&subtag.len())
                && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        subtags.all(is_subtag).then(|| Self {
            tag: tag.to_owned(),
            language,
        })
    }

    /// The tag, as it was written.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The language of its texts.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }
}
