//! Files that are made of the schema, as a whole or in part. `B2B_USERS_ACCEPT=1` regenerates them, for a
//! programmer to review.

mod editor;
mod element;
mod readme;

use std::path::{Path, PathBuf};
use std::{env, fs};

const AGAIN: &str = "regenerate it: B2B_USERS_ACCEPT=1 cargo test -p b2b-users-settings";

fn path_of(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(name)
}

/// Compares a file with what it should be, given what it is.
fn compare(name: &str, make: impl Fn(&str) -> String) {
    let path = path_of(name);
    let text = fs::read_to_string(&path).unwrap_or_default();
    let made = make(&text);
    if env::var_os("B2B_USERS_ACCEPT").is_some() && made != text {
        fs::write(&path, &made).unwrap();
    }
    let text = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        text == made,
        "{name} does not say what the schema says; {AGAIN}"
    );
}

/// The text with another part between what comes before and what comes after; both stay.
fn with_part(text: &str, before: &str, part: &str, after: &str) -> String {
    let start = text.find(before).expect(before) + before.len();
    let end = start + text[start..].find(after).expect(after);
    format!("{}{part}{}", &text[..start], &text[end..])
}

/// A sentence as lines of at most so many characters.
fn wrapped(sentence: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in sentence.split(' ') {
        let line = lines.last_mut().unwrap();
        if line.is_empty() {
            line.push_str(word);
        } else if line.len() + 1 + word.len() <= most {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
