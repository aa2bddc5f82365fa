//! Cuts a module into parts that a browser loads when they are needed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};

use crate::cache::Toolbox;
use crate::digest::{hash, integrity};
use crate::folders::{copy, files_below};
use crate::process::run;
use crate::workspace;

/// What is left of the module, in the folder that it was cut in.
pub(crate) const REST: &str = "cut/glue.wasm";

/// The script that the cut module imports: it starts the loading of parts.
const SCRIPT: &str = "__wasm_split.js";

/// The scripts that load parts, which the site and the element share.
const SOURCES: &str = "src/widget/js";

/// What was cut off a module.
pub(crate) struct Part {
    /// Its name, such as `import`. What several parts need is `shared`.
    pub(crate) name: String,
    /// The module.
    pub(crate) wasm: PathBuf,
}

/// Cuts a compiled module that marks where, and puts the script that loads the parts beside the glue to come.
pub(crate) fn cut(tools: &Toolbox, compiled: &Path, folder: &Path) -> Result<Vec<Part>> {
    let cut = folder.join("cut");
    fs::create_dir_all(&cut)?;
    run(Command::new("wasm-split-cli")
        .arg(compiled)
        .arg(&cut)
        .args(["--target", "web", "--out-name", "glue"])
        .env("PATH", tools.path()?))?;
    let script = cut.join(SCRIPT);
    let mut text = fs::read_to_string(&script)
        .with_context(|| format!("{} was not cut", compiled.display()))?;
    let mut parts = Vec::new();
    for wasm in files_below(&cut)? {
        let stem = wasm.file_stem().unwrap_or_default().to_string_lossy();
        if stem != "glue"
            && wasm
                .extension()
                .is_some_and(|extension| extension == "wasm")
        {
            let name = name(&stem)?;
            text = with_loader(&text, &stem, &name)?;
            parts.push(Part { name, wasm });
        }
    }
    parts.sort_by(|one, other| one.name.cmp(&other.name));
    ensure!(
        parts.is_sorted_by(|one, other| one.name < other.name),
        "more than one part is shared: give them names"
    );
    text.insert_str(0, "import { part } from \"./parts.js\";\n");
    fs::write(folder.join(SCRIPT), text)?;
    let sources = workspace::root().join(SOURCES);
    copy(&sources.join("parts.js"), &folder.join("parts.js"))?;
    Ok(parts)
}

fn name(stem: &str) -> Result<String> {
    if stem.starts_with("chunk_") {
        return Ok("shared".to_owned());
    }
    let name = stem.strip_prefix("split_");
    Ok(name
        .with_context(|| format!("{stem} is no name of a part"))?
        .to_owned())
}

/// Takes what loads a file by its name, without a digest and from servers that know the type of WebAssembly only,
/// out of the script, and puts our own loader there.
fn with_loader(script: &str, stem: &str, name: &str) -> Result<String> {
    let loader = format!(
        "() => {{
    const src = fetch(new URL(\"./{stem}.wasm\", import.meta.url));
    src.catch(() => {{}});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}}
"
    );
    ensure!(
        script.matches(&loader).count() == 1,
        "{SCRIPT} does not load {stem} as expected"
    );
    Ok(script.replace(&loader, &format!("part(\"{name}\")")))
}

/// What the script knows of the parts: the file of each and its digest.
pub(crate) fn facts(shipped: &[Shipped]) -> (&'static str, Value) {
    let facts = shipped.iter().map(|part| {
        let fact = json!({ "file": part.file, "integrity": part.integrity });
        (part.name.clone(), fact)
    });
    ("__PARTS__", facts.collect::<Map<_, _>>().into())
}

/// A part where it is shipped.
pub(crate) struct Shipped {
    name: String,
    /// Its file, such as `widget-import-38b060a751ac9638.wasm`.
    pub(crate) file: String,
    /// What the browser compares it with.
    pub(crate) integrity: String,
}

/// Copies parts to a folder. The names of their files begin with `prefix` and hold what they contain, so that parts
/// of two releases never mix.
pub(crate) fn ship(parts: &[Part], folder: &Path, prefix: &str) -> Result<Vec<Shipped>> {
    let ship = |part: &Part| {
        let bytes = fs::read(&part.wasm)?;
        let file = format!("{prefix}-{}-{}.wasm", part.name, hash(&bytes));
        copy(&part.wasm, &folder.join(&file))?;
        Ok(Shipped {
            name: part.name.clone(),
            file,
            integrity: integrity(&bytes),
        })
    };
    parts.iter().map(ship).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_the_name_of_its_mark_and_what_several_need_is_shared() {
        assert_eq!(name("split_import").unwrap(), "import");
        assert_eq!(name("chunk_2").unwrap(), "shared");
        assert!(name("main").is_err());
    }

    #[test]
    fn a_script_that_loads_otherwise_than_expected_is_refused() {
        assert!(with_loader("fetch(\"./split_import.wasm\")", "split_import", "import").is_err());
    }
}
