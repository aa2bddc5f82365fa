//! What makes a text a sentence that people read.

/// What to do about one that stands in the code.
pub(super) const ADVICE: &str =
    "write this text into src/text/languages, and name its key or hand over a code";

/// Whether two words stand side by side.
pub(super) fn has_words(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let is_word = |mut letters: Vec<char>| {
        letters.truncate(2);
        letters.len() == 2 && letters.iter().all(char::is_ascii_alphabetic)
    };
    words
        .iter()
        .zip(words.iter().skip(1))
        .any(|(one, next)| is_word(one.chars().rev().collect()) && is_word(next.chars().collect()))
}
