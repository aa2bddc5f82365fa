//! What a language does with numbers and lists.

/// The languages that there are texts in, by their tags.
pub const LANGUAGES: &[&str] = &include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The language of [`LANGUAGES`] that a tag (BCP 47) asks for, in any case and with a region or without.
///
/// ```
/// use b2b_users_text::language_of;
///
/// assert_eq!(language_of("de-AT"), Some("de"));
/// assert_eq!(language_of("den"), None);
/// ```
#[must_use]
pub fn language_of(tag: &str) -> Option<&'static str> {
    let asks_for = |language: &&&str| {
        let begins = tag.get(..language.len());
        let rest = tag.get(language.len()..).unwrap_or_default();
        begins.is_some_and(|begins| begins.eq_ignore_ascii_case(language))
            && (rest.is_empty() || rest.starts_with('-'))
    };
    let asked = LANGUAGES.iter().filter(asks_for);
    asked.max_by_key(|language| language.len()).copied()
}

/// The plural categories of CLDR.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plural {
    /// `zero`, as in Arabic.
    Zero,
    /// `one`, as in "1 user".
    One,
    /// `two`, as in Welsh.
    Two,
    /// `few`, as in Polish.
    Few,
    /// `many`, as in Polish.
    Many,
    /// `other`, which every language has.
    Other,
}

impl Plural {
    const NAMES: [(Self, &'static str); 6] = [
        (Self::Other, "other"),
        (Self::One, "one"),
        (Self::Few, "few"),
        (Self::Many, "many"),
        (Self::Zero, "zero"),
        (Self::Two, "two"),
    ];

    /// The name in patterns, such as `one`.
    #[must_use]
    pub fn name(self) -> &'static str {
        let known = Self::NAMES.iter().find(|(plural, _)| *plural == self);
        known.map_or("other", |(_, name)| name)
    }

    /// The category of this name; `Other` for a name that is none.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        let known = Self::NAMES.iter().find(|(_, known)| *known == name);
        known.map_or(Self::Other, |(plural, _)| *plural)
    }
}

/// What a language does with numbers and lists, as CLDR describes it.
///
/// Browsers and Node know it for every language (`Intl`); what is here is enough where they are not at hand.
pub trait LocaleRules {
    /// The category of so many.
    fn plural(&self, number: u64) -> Plural;

    /// A number with its digits in groups, such as `1,234`.
    fn number(&self, number: u64) -> String;

    /// A choice, such as `a, b, or c`.
    fn any_of(&self, texts: &[String]) -> String;
}

/// English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct English;

impl LocaleRules for English {
    fn plural(&self, number: u64) -> Plural {
        one_or_other(number)
    }

    fn number(&self, number: u64) -> String {
        grouped(number, ',')
    }

    fn any_of(&self, texts: &[String]) -> String {
        let before_last = if texts.len() > 2 { ", or " } else { " or " };
        joined(texts, before_last)
    }
}

/// German.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct German;

impl LocaleRules for German {
    fn plural(&self, number: u64) -> Plural {
        one_or_other(number)
    }

    fn number(&self, number: u64) -> String {
        grouped(number, '.')
    }

    fn any_of(&self, texts: &[String]) -> String {
        joined(texts, " oder ")
    }
}

const fn one_or_other(number: u64) -> Plural {
    if number == 1 {
        Plural::One
    } else {
        Plural::Other
    }
}

/// The digits in groups of three.
fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// Texts with commas between them, and something else before the last.
pub(crate) fn joined<T: AsRef<str>>(texts: &[T], before_last: &str) -> String {
    let mut all = String::new();
    for (place, text) in texts.iter().enumerate() {
        if place > 0 {
            let is_last = place + 1 == texts.len();
            all.push_str(if is_last { before_last } else { ", " });
        }
        all.push_str(text.as_ref());
    }
    all
}
