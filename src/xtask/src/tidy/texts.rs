//! Every text of the English table is shown somewhere, and scripts name no others. The build sees to the other
//! languages, and the compiler to what Rust names.

use super::files::{Files, Violation};
use crate::keys::constant;
use crate::languages::flatten;
use std::collections::{BTreeMap, BTreeSet};

const TABLE: &str = "src/text/languages/en.toml";

/// The groups whose texts are named one by one.
const NAMED: [&str; 3] = ["command", "element", "module"];

/// Scripts of the command, which are shipped as they are, with the keys of their own group.
const COMMAND: &str = "src/npm/js/cli";

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
    let named: BTreeSet<&str> = sources.iter().flat_map(|source| named(source)).collect();
    let is_used = |key: &str| named.contains(&*constant(key)) || is_coded(key, &sources);
    let unused = texts.keys().filter(|key| !is_used(key));
    let violation = |key| {
        let sentence = format!("take {key} out of the tables: nothing shows it");
        Violation::new(TABLE, 1, sentence)
    };
    unused
        .map(violation)
        .chain(unknown(files, &texts))
        .collect()
}

/// Whether it is the text of a code, which may follow the name of its group.
fn is_coded(key: &str, sources: &[&str]) -> bool {
    let (group, code) = key.split_once('.').unwrap_or((key, key));
    let forms = [key, code].map(|code| [format!("\"{code}\""), format!("\"{code}(")]);
    let mut forms = forms.iter().flatten();
    !NAMED.contains(&group) && forms.any(|form| sources.iter().any(|source| source.contains(form)))
}

/// The constants of keys that a source names, in Rust or in a script.
fn named(source: &str) -> Vec<&str> {
    let rust = source.split("keys::").skip(1);
    let scripts = source.split("keys.").skip(1);
    let is_part = |next: char| next == '_' || next.is_ascii_uppercase() || next.is_ascii_digit();
    let constants = rust.chain(scripts).map(|after| {
        let end = after.find(|next| !is_part(next)).unwrap_or(after.len());
        after.get(..end).unwrap_or_default()
    });
    constants.filter(|constant| !constant.is_empty()).collect()
}

/// What scripts name and cannot have.
fn unknown(files: &Files, texts: &BTreeMap<String, &str>) -> Vec<Violation> {
    let known: BTreeSet<String> = texts.keys().map(|key| constant(key)).collect();
    let mut found = Vec::new();
    for (path, text) in files.below(&["src"], &[".js"]) {
        let is_of_command = path.starts_with(COMMAND);
        for (index, line) in text.lines().enumerate() {
            let mut named = named(line).into_iter();
            let is_foreign = |name: &&str| is_of_command && !name.starts_with("COMMAND_");
            if let Some(name) = named.find(|name| !known.contains(*name) || is_foreign(name)) {
                let sentence = format!("write a text for {name} into {TABLE}, or name one of it");
                found.push(Violation::new(path, index + 1, sentence));
            }
        }
    }
    found
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
    fn a_script_names_texts_by_their_constants_and_no_others() {
        let table = "[module]\nobject = \"an object\"\n[command]\nabout = \"Creates.\"";
        let found = |path, source| {
            let rust = ("src/npm/src/a.rs", "keys::COMMAND_ABOUT");
            let files = Files::of(&[(TABLE, table), rust, (path, source)]);
            let found = check(&files).into_iter();
            found
                .map(|violation| violation.sentence)
                .collect::<Vec<_>>()
        };
        let script = "src/npm/js/argument.js";
        assert_eq!(found(script, "say(keys.MODULE_OBJECT)"), [""; 0]);
        let unused = found(script, "typeof value === \"object\"");
        assert!(unused[0].contains("module.object"), "{unused:?}");
        let unknown = found(script, "[keys.MODULE_OBJECT, keys.MODULE_OBJECTS]");
        assert_eq!(unknown.len(), 1, "{unknown:?}");
        assert!(unknown[0].contains("MODULE_OBJECTS"), "{unknown:?}");
        for path in ["src/npm/js/cli.js", "src/npm/js/cli/check.js"] {
            assert_eq!(found(path, "keys.MODULE_OBJECT").len(), 1, "{path}");
        }
    }

    #[test]
    fn a_table_that_cannot_be_read_is_found() {
        assert_eq!(check(&Files::of(&[])).len(), 1);
        assert_eq!(check(&Files::of(&[(TABLE, "= no table")])).len(), 1);
    }
}
