//! Vectors that say what a check must find.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// One vector: a draft and rules as JSON, and the result as the very text of its JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vector {
    /// What it is about.
    pub name: String,
    /// The draft.
    pub draft: String,
    /// The rules.
    pub rules: String,
    /// What the check gives, without the sentences of its issues.
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

    /// A result as a shell gave it, without the sentences of its issues: vectors tell codes and
    /// particulars. The rest stays as it is, byte for byte.
    ///
    /// # Errors
    /// When an issue has no sentence.
    pub fn without_sentences(result: &str) -> Result<String> {
        let read: Value = serde_json::from_str(result)?;
        let issues = read.get("issues").and_then(Value::as_array);
        for issue in issues.context("no issues")? {
            let message = issue.get("message").and_then(Value::as_str);
            let message = message.unwrap_or_default();
            ensure!(!message.trim().is_empty(), "{issue} has no sentence");
        }
        // Within a text of JSON a quotation mark has a backslash before it, so this is a key.
        let mut parts = result.split(",\"message\":\"");
        let mut rest = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            rest.push_str(after_text(part).context("a message without an end")?);
        }
        Ok(rest)
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

/// What follows a text of JSON.
fn after_text(json: &str) -> Option<&str> {
    let mut is_escaped = false;
    let end = json.find(|character| {
        let is_end = character == '"' && !is_escaped;
        is_escaped = character == '\\' && !is_escaped;
        is_end
    })?;
    json.get(end..)?.strip_prefix('"')
}
