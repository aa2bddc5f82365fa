//! Versions and flags that are written in more than one place agree.

use super::files::{Files, Violation};
use crate::module::OPTIMISATION;

const TRUNK: &str = "Trunk.toml";
const TOOLS: &str = "src/xtask/src/tools.rs";
const PAGE: &str = "www/index.html";

/// Trunk asks for the wasm-bindgen of `Cargo.lock`, of which there is one.
pub(super) fn check_wasm_bindgen(files: &Files) -> Vec<Violation> {
    compare(files, |trunk, files| {
        let asked = trunk.get("tools")?.get("wasm_bindgen")?.as_str()?;
        let lock: toml::Table = files.get("Cargo.lock")?.parse().ok()?;
        let locked: Vec<&str> = lock
            .get("package")?
            .as_array()?
            .iter()
            .filter(|package| {
                package.get("name").and_then(toml::Value::as_str) == Some("wasm-bindgen")
            })
            .filter_map(|package| package.get("version")?.as_str())
            .collect();
        Some(locked == [asked])
    })
    .then(|| {
        Violation::new(
            TRUNK,
            1,
            "ask for the one wasm-bindgen that Cargo.lock names",
        )
    })
    .into_iter()
    .collect()
}

/// Trunk asks for the tools that `cargo xtask setup` installs.
pub(super) fn check_tools(files: &Files) -> Vec<Violation> {
    compare(files, |trunk, files| {
        let own = trunk.get("trunk-version")?.as_str()?;
        let optimiser = trunk.get("tools")?.get("wasm_opt")?.as_str()?;
        let tools = files.get(TOOLS)?;
        let names = |version: &str| tools.contains(&format!("\"{version}\""));
        Some(names(own.trim_start_matches('=')) && names(optimiser.trim_start_matches("version_")))
    })
    .then(|| {
        Violation::new(
            TRUNK,
            1,
            format!("ask for the versions that {TOOLS} installs"),
        )
    })
    .into_iter()
    .collect()
}

/// The optimiser is told the same for every artefact.
pub(super) fn check_optimiser(files: &Files) -> Vec<Violation> {
    let page = files.get(PAGE).unwrap_or_default();
    // Trunk puts the level in front of the flags.
    let flags = OPTIMISATION.get(1..).unwrap_or_default().join(" ");
    let expected = format!("data-wasm-opt-params=\"{flags}\"");
    let agrees = page.contains("data-wasm-opt=\"z\"") && page.contains(&expected);
    let sentence = format!("tell wasm-opt what src/xtask/src/module.rs does: {expected}");
    (!agrees)
        .then(|| Violation::new(PAGE, 1, sentence))
        .into_iter()
        .collect()
}

/// Whether what Trunk asks for differs, or cannot be read.
fn compare(files: &Files, agrees: impl Fn(&toml::Table, &Files) -> Option<bool>) -> bool {
    let trunk = files.get(TRUNK).and_then(|text| text.parse().ok());
    let result = trunk.and_then(|trunk: toml::Table| agrees(&trunk, files));
    result != Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: &str =
        "trunk-version = \"=1.2.3\"\n[tools]\nwasm_bindgen = \"4.5\"\nwasm_opt = \"version_6\"";

    #[test]
    fn another_wasm_bindgen_and_a_second_one_are_found() {
        let one = |version: &str| {
            format!("[[package]]\nname = \"wasm-bindgen\"\nversion = \"{version}\"\n")
        };
        let found = |lock: &str| {
            check_wasm_bindgen(&Files::of(&[(TRUNK, ASKED), ("Cargo.lock", lock)])).len()
        };
        assert_eq!(found(&one("4.5")), 0);
        assert_eq!(found(&one("4.6")), 1);
        assert_eq!(found(&format!("{}{}", one("4.5"), one("4.4"))), 1);
        assert_eq!(check_wasm_bindgen(&Files::default()).len(), 1);
    }

    #[test]
    fn a_tool_of_another_version_is_found() {
        let found = |tools: &str| check_tools(&Files::of(&[(TRUNK, ASKED), (TOOLS, tools)])).len();
        assert_eq!(found("\"1.2.3\" \"6\""), 0);
        assert_eq!(found("\"1.2.3\" \"7\""), 1);
        assert_eq!(found("\"1.2.4\" \"6\""), 1);
    }

    #[test]
    fn a_flag_that_the_page_lacks_is_found() {
        let flags = OPTIMISATION[1..].join(" ");
        let page = |flags: &str| format!("data-wasm-opt=\"z\" data-wasm-opt-params=\"{flags}\"");
        let found = |page: &str| check_optimiser(&Files::of(&[(PAGE, page)])).len();
        assert_eq!(found(&page(&flags)), 0);
        assert_eq!(found(&page("-Oz")), 1);
    }
}
