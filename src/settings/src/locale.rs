//! The language of texts.

use b2b_users_text::language_of;

/// A language tag (BCP 47) of a language that there are texts in, such as `en` or `de-AT`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locale {
    tag: String,
    language: &'static str,
}

impl Default for Locale {
    fn default() -> Self {
        Self {
            tag: "en".to_owned(),
            language: "en",
        }
    }
}

impl Locale {
    /// The locale of a tag. `None` for what is no tag, and for a language without texts.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let is_subtag = |subtag: &str| {
            (1..=8).contains(&subtag.len())
                && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        let language = language_of(tag).filter(|_| tag.split('-').all(is_subtag))?;
        Some(Self {
            tag: tag.to_owned(),
            language,
        })
    }

    /// The tag, as it was written.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The language of its texts, one of [`LANGUAGES`](b2b_users_text::LANGUAGES).
    #[must_use]
    pub const fn language(&self) -> &'static str {
        self.language
    }
}
