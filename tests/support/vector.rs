//! Vectors that say what a check must find.

use anyhow::{Context, Result};

/// One vector: a draft and rules as JSON, and the result as the very text of its JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vector {
    /// What it is about.
    pub name: String,
    /// The draft.
    pub draft: String,
    /// The rules.
    pub rules: String,
    /// What the check gives.
    pub result: String,
}

impl Vector {
    /// Reads a file of vectors.
    ///
    /// # Errors
    /// When one has fewer lines than it needs.
    pub fn read_all(text: &str) -> Result<Vec<Self>> {
        let mut lines = text.lines();
        let mut vectors = Vec::new();
        while let Some(line) = lines.next() {
            let Some(name) = line.strip_prefix("> ") else {
                continue;
            };
            let mut next = || {
                let line = lines.next().unwrap_or_default();
                (!line.is_empty())
                    .then(|| line.to_owned())
                    .with_context(|| format!("the vector \"{name}\" ends early"))
            };
            let (draft, rules) = (next()?, next()?);
            let result = next().unwrap_or_default();
            let name = name.to_owned();
            vectors.push(Self {
                name,
                draft,
                rules,
                result,
            });
        }
        Ok(vectors)
    }

    /// The same file with the results that `result` gives, for somebody to review.
    #[must_use]
    pub fn with_results(text: &str, result: impl Fn(&Self) -> String) -> String {
        let head = text.lines().take_while(|line| line.starts_with('#'));
        let mut file: String = head.map(|line| format!("{line}\n")).collect();
        for vector in Self::read_all(text).unwrap_or_default() {
            let result = result(&vector);
            let Self {
                name, draft, rules, ..
            } = vector;
            file.push_str(&format!("\n> {name}\n{draft}\n{rules}\n{result}\n"));
        }
        file
    }
}
