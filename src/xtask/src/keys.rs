//! The keys of texts for scripts: a constant for each, with its English line, as the program has them.

#[path = "../../text/build/constant.rs"]
mod constant;

pub(crate) use self::constant::constant;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use crate::languages;

/// What scripts import the keys from.
const SCRIPT: &str = "keys.js";

/// Writes the keys of one group into a folder, or those of all: a bundler keeps what is named.
pub(crate) fn write(folder: &Path, group: Option<&str>) -> Result<()> {
    let lines = languages::english()?;
    let is_wanted = |line: &&str| {
        let of = line.split_once('.').map(|(group, _)| group);
        group.is_none() || group == of
    };
    let wanted = lines.lines().filter(is_wanted);
    fs::write(folder.join(SCRIPT), script(wanted)?)?;
    Ok(())
}

fn script<'a>(lines: impl Iterator<Item = &'a str>) -> Result<String> {
    let mut script = "// Made of the English texts by the build.\n".to_owned();
    for line in lines {
        let (key, _) = line.split_once('=').unwrap_or_default();
        let text = Value::from(line);
        writeln!(script, "export const {} = {text};", constant(key))?;
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_its_english_line() {
        let script = script(["module.noWords=It threw \"something\"."].into_iter()).unwrap();
        let (_, constant) = script.split_once('\n').unwrap();
        let expected =
            "export const MODULE_NO_WORDS = \"module.noWords=It threw \\\"something\\\".\";\n";
        assert_eq!(constant, expected);
    }
}
