//! Sentences for people are made in one room of core: everything else speaks codes.

use super::files::{Files, Violation};

/// Where sentences are made.
const ROOM: &str = "src/core/src/message/";

/// Texts of several words that are no sentences of ours.
const ALLOWED: [(&str, &str); 5] = [
    (
        "src/core/src/mapping/vocabulary.rs",
        "what columns are called",
    ),
    (
        "src/core/src/mapping/company_words.rs",
        "what columns are called",
    ),
    (
        "src/core/src/report/template.rs",
        "a row that shows what to type",
    ),
    (
        "src/core/src/wire/graphql/mod.rs",
        "documents of the interface",
    ),
    (
        "src/core/src/wire/refusal.rs",
        "how the store words its refusals",
    ),
];

pub(super) fn check(files: &Files) -> Vec<Violation> {
    let is_allowed = |path: &str| ALLOWED.iter().any(|(allowed, _)| path == *allowed);
    let mut found = Vec::new();
    for (path, text) in files.below(&["src/core/src"], &[".rs"]) {
        if path.starts_with(ROOM) || is_allowed(path) {
            continue;
        }
        let is_test = |line: &str| line.starts_with("#[cfg(") && line.contains("test");
        let lines = text.lines().take_while(|line| !is_test(line));
        for (number, line) in (1..).zip(lines) {
            if literals(line).any(|literal| has_words(&literal)) {
                let sentence = "hand over a code, and make its sentence in core's message/";
                found.push(Violation::new(path, number, sentence));
            }
        }
    }
    found
}

/// The literals of a line; those of comments and of reasons for lints are none.
fn literals(line: &str) -> impl Iterator<Item = String> {
    let code = line.trim_start();
    let is_code = !code.starts_with("//") && !code.contains("reason = \"");
    let plain = if is_code { code } else { "" };
    let plain = plain.replace("\\\"", "'").replace("'\"'", "' '");
    let parts: Vec<String> = plain.split('"').map(str::to_owned).collect();
    parts.into_iter().skip(1).step_by(2)
}

/// Whether two words stand side by side.
fn has_words(text: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(&Files::of(&[(path, text)])).len()
    }

    #[test]
    fn a_sentence_outside_its_room_is_found() {
        let path = "src/core/src/check/a.rs";
        for text in [
            "let a = \"No such role.\";",
            "#[error(\"it needs {needs}\")]",
            "let quote = '\"'; say(\"a \\\"role\\\" is missing\");",
        ] {
            assert_eq!(found(path, text), 1, "{text}");
            assert_eq!(
                found("src/core/src/message/english/a.rs", text),
                0,
                "{text}"
            );
            assert_eq!(found("src/widget/src/a.rs", text), 0, "{text}");
        }
    }

    #[test]
    fn codes_comments_and_tests_are_no_sentences() {
        for text in [
            "let code = \"email.in_use\"; let list = \", \";",
            "/// Says \"not so fast\".",
            "#[expect(clippy::a, reason = \"compared right after\")]",
            "a(\"one\", b, \"two\");",
            "#[cfg(test)]\nmod tests { const A: &str = \"No such role.\"; }",
        ] {
            assert_eq!(found("src/core/src/check/a.rs", text), 0, "{text}");
        }
        for (path, _) in ALLOWED {
            assert_eq!(found(path, "\"two words\""), 0, "{path}");
        }
    }
}
