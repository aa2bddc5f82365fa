//! What CLDR says about English and German. The host's own rules are compared with it, too.

use b2b_users_text::{LocaleRules, Plural};

/// A number, its category in both languages, and its digits in English and German (CLDR 46).
const NUMBERS: [(u64, Plural, &str, &str); 12] = [
    (0, Plural::Other, "0", "0"),
    (1, Plural::One, "1", "1"),
    (2, Plural::Other, "2", "2"),
    (11, Plural::Other, "11", "11"),
    (21, Plural::Other, "21", "21"),
    (100, Plural::Other, "100", "100"),
    (101, Plural::Other, "101", "101"),
    (999, Plural::Other, "999", "999"),
    (1_000, Plural::Other, "1,000", "1.000"),
    (12_345, Plural::Other, "12,345", "12.345"),
    (100_000, Plural::Other, "100,000", "100.000"),
    (1_234_567, Plural::Other, "1,234,567", "1.234.567"),
];

/// The first so many of `a`, `b` and `c` as a choice, in English and German.
const CHOICES: [(usize, &str, &str); 4] = [
    (0, "", ""),
    (1, "a", "a"),
    (2, "a or b", "a oder b"),
    (3, "a, b, or c", "a, b oder c"),
];

/// Compares the rules of both languages with the tables.
pub(crate) fn assert_cldr(english: &dyn LocaleRules, german: &dyn LocaleRules) {
    for (number, plural, in_english, in_german) in NUMBERS {
        assert_eq!(english.plural(number), plural, "{number}");
        assert_eq!(german.plural(number), plural, "{number}");
        assert_eq!(english.number(number), in_english);
        assert_eq!(german.number(number), in_german);
    }
    let texts = ["a", "b", "c"].map(str::to_owned);
    for (count, in_english, in_german) in CHOICES {
        let texts: Vec<String> = texts.iter().take(count).cloned().collect();
        assert_eq!(english.any_of(&texts), in_english);
        assert_eq!(german.any_of(&texts), in_german);
    }
}
