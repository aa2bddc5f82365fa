//! The tables of texts that are loaded: those of every language but English, which is built in.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use toml::Table;

use crate::digest::{hash, integrity};
use crate::folders::files_below;
use crate::workspace;

/// Where the tables are written, and the one that no page loads.
const SOURCES: &str = "src/text/languages";
const BUILT_IN: &str = "en";

/// The groups of texts that no page shows.
const OF_PROGRAMS: [&str; 2] = ["command", "module"];

/// The groups of texts that only pages show.
const OF_PAGES: [&str; 19] = [
    "ahead", "column", "confirm", "count", "element", "file", "form", "heading", "page", "part",
    "problem", "result", "review", "sending", "sent", "setup", "status", "step", "summary",
];

/// The table of a language where it is shipped.
pub(crate) struct Shipped {
    /// The language's tag.
    pub(crate) language: String,
    /// Its file, such as `texts-de-38b060a751ac9638.txt`.
    pub(crate) file: String,
    /// What the browser compares it with.
    pub(crate) integrity: String,
}

/// Writes the tables of pages into a folder, in files that are named after their content, and those for a bundler into
/// another one, if there is one.
pub(crate) fn ship(folder: &Path, for_bundlers: Option<&Path>) -> Result<Vec<Shipped>> {
    let mut shipped = Vec::new();
    for (language, table) in translations()? {
        let lines = lines(&table, &OF_PROGRAMS);
        let file = format!("texts-{language}-{}.txt", hash(lines.as_bytes()));
        fs::write(folder.join(&file), &lines)?;
        if let Some(folder) = for_bundlers {
            fs::write(folder.join(format!("texts-{language}.txt")), &lines)?;
        }
        shipped.push(Shipped {
            language,
            file,
            integrity: integrity(lines.as_bytes()),
        });
    }
    Ok(shipped)
}

/// Writes the tables for programs into a folder, each as a script, and the script that loads them: wherever a script can
/// be imported, so can they, in a bundle, a page or a worker.
pub(crate) fn ship_scripts(folder: &Path) -> Result<()> {
    let mut loaders = String::new();
    for (language, table) in translations()? {
        let file = format!("texts-{language}.js");
        let lines = Value::from(lines(&table, &OF_PAGES));
        let script = format!(
            "// A line for each text: its key, an equals sign, the pattern.\nexport const table = {lines};\n"
        );
        fs::write(folder.join(&file), script)?;
        writeln!(loaders, "  {language:?}: () => import(\"./{file}\"),")?;
    }
    let script = format!(
        "// Loads the texts of each language but English.\nexport const texts = {{\n{loaders}}};\n"
    );
    fs::write(folder.join("languages.js"), script)?;
    Ok(())
}

/// The tables of all languages but English by their tags.
fn translations() -> Result<BTreeMap<String, Table>> {
    let mut tables = BTreeMap::new();
    for path in files_below(&workspace::root().join(SOURCES))? {
        let language = path.file_stem().unwrap_or_default().to_string_lossy();
        if language != BUILT_IN {
            tables.insert(language.into_owned(), read(&path)?);
        }
    }
    Ok(tables)
}

fn read(path: &Path) -> Result<Table> {
    let text = fs::read_to_string(path)?;
    let table = text.parse();
    table.with_context(|| format!("{} is no TOML", path.display()))
}

/// The lines of the English table.
pub(crate) fn english() -> Result<String> {
    let path = workspace::root().join(SOURCES).join(BUILT_IN);
    Ok(lines(&read(&path.with_extension("toml"))?, &[]))
}

/// What a script knows of the tables: the file of each and its digest.
pub(crate) fn facts(shipped: &[Shipped]) -> (&'static str, Value) {
    let facts = shipped.iter().map(|table| {
        let fact = json!({ "file": table.file, "integrity": table.integrity });
        (table.language.clone(), fact)
    });
    ("__TEXTS__", facts.collect::<Map<_, _>>().into())
}

/// A line for each key in their order: the key, an equals sign, the pattern; but for some groups. The build of
/// `b2b-users-text` has checked that these are texts of one line.
fn lines(table: &Table, without: &[&str]) -> String {
    let mut texts = BTreeMap::new();
    flatten("", table, &mut texts);
    texts.retain(|key, _| {
        let group = key.split('.').next().unwrap_or_default();
        !without.contains(&group)
    });
    let lines = texts.iter().map(|(key, text)| format!("{key}={text}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Joins the keys of tables within tables by dots.
pub(crate) fn flatten<'a>(prefix: &str, table: &'a Table, texts: &mut BTreeMap<String, &'a str>) {
    for (name, value) in table {
        let key = format!("{prefix}{name}");
        match value {
            toml::Value::Table(inner) => flatten(&format!("{key}."), inner, texts),
            value => drop(texts.insert(key, value.as_str().unwrap_or_default())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_in_the_order_of_their_keys() {
        let table = "[field]\nrole = \"Rolle\"\n[a]\nb.c = \"C\"\nb-d = \"D\"".parse();
        let table: Table = table.unwrap();
        assert_eq!(lines(&table, &[]), "a.b-d=D\na.b.c=C\nfield.role=Rolle");
        assert_eq!(lines(&table, &["a"]), "field.role=Rolle");
    }
}
