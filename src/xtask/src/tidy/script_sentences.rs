//! What scripts say is in the tables of `src/text`, too: as much of their syntax as it takes to find the texts in them.

use super::files::{Files, Violation};
use super::words::{ADVICE, has_words};

/// Scripts in which nothing may stand that people read.
const WITHOUT_SENTENCES: [&str; 4] = [
    "src/element/js",
    "src/npm/js",
    "src/text/js",
    "src/widget/js",
];

/// How the command and its options begin.
const TYPED: [&str; 2] = ["b2b-users ", "--"];

/// What a text that is put together holds in the place of a value.
const VALUE: char = '\0';

pub(super) fn check(files: &Files) -> Vec<Violation> {
    let mut found = Vec::new();
    for (path, script) in files.below(&WITHOUT_SENTENCES, &[".js"]) {
        for (line, text) in texts(script) {
            if has_words(&text) && !is_typed(&text) {
                found.push(Violation::new(path, line, ADVICE));
            }
        }
    }
    found
}

/// Whether this is a command line, as help shows it.
fn is_typed(text: &str) -> bool {
    TYPED.iter().any(|beginning| text.starts_with(beginning))
}

/// The texts of a script, each with the line that it begins in.
fn texts(script: &str) -> Vec<(usize, String)> {
    let mut reader = Reader {
        rest: script,
        line: 1,
        found: Vec::new(),
    };
    reader.code();
    reader.found
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    found: Vec<(usize, String)>,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let character = self.rest.chars().next()?;
        self.skip(character.len_utf8());
        Some(character)
    }

    fn skip(&mut self, bytes: usize) {
        let (skipped, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.line += skipped.matches('\n').count();
        self.rest = rest;
    }

    fn skip_past(&mut self, end: &str) {
        let bytes = self
            .rest
            .find(end)
            .map_or(self.rest.len(), |place| place + end.len());
        self.skip(bytes);
    }

    /// Code up to its end, or past the brace that closes a value of a template.
    fn code(&mut self) {
        let mut depth = 0_usize;
        // What stands before a slash tells a division from a pattern.
        let mut before = ';';
        while let Some(character) = self.next() {
            match character {
                '/' if self.rest.starts_with('/') => self.skip_past("\n"),
                '/' if self.rest.starts_with('*') => self.skip_past("*/"),
                '/' if !(before.is_alphanumeric() || ")]_$\"'`".contains(before)) => self.regexp(),
                '"' | '\'' | '`' => self.text(character),
                '{' => depth += 1,
                '}' if depth == 0 => return,
                '}' => depth -= 1,
                _ => {}
            }
            if !character.is_whitespace() {
                before = character;
            }
        }
    }

    fn text(&mut self, quote: char) {
        let (line, mut text) = (self.line, String::new());
        while let Some(character) = self.next().filter(|character| *character != quote) {
            match character {
                '\\' => {
                    self.next();
                    text.push(VALUE);
                }
                '$' if quote == '`' && self.rest.starts_with('{') => {
                    self.next();
                    self.code();
                    text.push(VALUE);
                }
                _ => text.push(character),
            }
        }
        self.found.push((line, text));
    }

    fn regexp(&mut self) {
        let mut in_class = false;
        while let Some(character) = self.next() {
            match character {
                '\\' => drop(self.next()),
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => return,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(script: &str) -> Vec<usize> {
        let found = check(&Files::of(&[("src/npm/js/cli/a.js", script)]));
        found.iter().map(|violation| violation.line).collect()
    }

    #[test]
    fn a_sentence_in_a_script_is_found() {
        for (script, line) in [
            ("throw new Error(\"it is missing\");", 1),
            ("// It's\n/* 'a */ say('so it is');", 2),
            ("say(`${a.map((b) => `${b}.`)} rows left ${c}`);", 1),
            ("say(`${wrong ? \"no such file\" : {}}`);", 1),
            ("const a = /[\"/]/; say(\"a = b\");\nsay(`\nTwo lines`);", 2),
            ("const a = b / c; say(\"to the end\"); d / e;", 1),
        ] {
            assert_eq!(sentences(script), [line], "{script}");
        }
    }

    #[test]
    fn names_codes_and_comments_are_no_sentences() {
        for script in [
            "// Not so fast, \"my friend\".",
            "/** `two words` */ a(\"b2b-button b2b-button-subtle\", \"x-a, x-b\");",
            "a(\"one\", b, \"two\"); c = `${d}: ${e}`;",
            "const a = /an ordinary \"text\"/.test(b);",
            "say(keys.MODULE_OBJECT, { name: \"options\" });",
            "[\"b2b-users check file\", say(a), \"--plan plan.json\"]",
        ] {
            assert_eq!(sentences(script), [0; 0], "{script}");
        }
    }
}
