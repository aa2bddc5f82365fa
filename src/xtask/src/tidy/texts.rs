//! Every text of the English table is shown somewhere. The build sees to the other languages.

#[path = "../../../text/build/constant.rs"]
mod constant;

use self::constant::constant;
use super::files::{Files, Violation};
use crate::languages::flatten;
use std::collections::BTreeMap;

const TABLE: &str = "src/text/languages/en.toml";

pub(super) fn check(files: &Files) -> Vec<Violation> {
    let table = match files.needed(TABLE) {
        Ok(text) => text,
        Err(missing) => return missing,
    };
    let Ok(table) = table.parse::<toml::Table>() else {
        return vec![Violation::new(TABLE, 1, "mend this table: it is no TOML")];
    };
    let mut texts = BTreeMap::new();
    flatten("", &table, &mut texts);
    let sources = files.below(&["src"], &[".rs", ".js"]);
    let sources: Vec<&str> = sources.map(|(_, text)| text).collect();
    let unused = texts.keys().filter(|key| !is_used(key, &sources));
    let violation = |key| {
        let sentence = format!("take {key} out of the tables: nothing shows it");
        Violation::new(TABLE, 1, sentence)
    };
    unused.map(violation).collect()
}

/// By its constant, or as the text of a code, which may follow the name of its group.
fn is_used(key: &str, sources: &[&str]) -> bool {
    let code = key.split_once('.').map_or(key, |(_, code)| code);
    let forms = [key, code].map(|code| [format!("\"{code}\""), format!("\"{code}(")]);
    let constant = constant(key);
    sources.iter().any(|source| {
        forms.iter().flatten().any(|form| source.contains(form)) || names(source, &constant)
    })
}

/// Whether a constant of the keys is named, and not only the beginning of another one.
fn names(source: &str, constant: &str) -> bool {
    let prefixed = format!("keys::{constant}");
    source.match_indices(&prefixed).any(|(place, _)| {
        let after = source.get(place + prefixed.len()..).unwrap_or_default();
        let continues = |next: char| next == '_' || next.is_ascii_alphanumeric();
        !after.starts_with(continues)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unused(source: &str) -> Vec<String> {
        let table = "[row]\ncreated = \"Created.\"\n[issue]\nname.tooLong = \"Shorten it.\"";
        let files = Files::of(&[(TABLE, table), ("src/core/src/a.rs", source)]);
        let found = check(&files).into_iter();
        found.map(|violation| violation.sentence).collect()
    }

    #[test]
    fn a_text_that_nothing_shows_is_found() {
        let both = "keys::ROW_CREATED, \"name.tooLong\"";
        assert_eq!(unused(both), [""; 0]);
        assert_eq!(
            unused("keys::ROW_CREATED keys::ISSUE_NAME_TOO_LONG"),
            [""; 0]
        );
        assert_eq!(unused("\"created\" \"name.tooLong(\""), [""; 0]);
        for source in [
            "keys::ROW_CREATED_NOW \"name.tooLong\"",
            "\"name.tooLong\" created",
        ] {
            let found = unused(source);
            assert_eq!(found.len(), 1, "{source}");
            assert!(found[0].contains("row.created"), "{found:?}");
        }
        assert_eq!(unused("").len(), 2);
    }

    #[test]
    fn a_table_that_cannot_be_read_is_found() {
        assert_eq!(check(&Files::of(&[])).len(), 1);
        assert_eq!(check(&Files::of(&[(TABLE, "= no table")])).len(), 1);
    }
}
