//! Versions that are written in more than one place must agree.

use crate::files::read;

fn table(path: &str) -> toml::Table {
    read(path)
        .parse()
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn locked_versions(package: &str) -> Vec<String> {
    let lock = table("Cargo.lock");
    let packages = lock["package"].as_array().unwrap();
    packages
        .iter()
        .filter(|entry| entry["name"].as_str() == Some(package))
        .map(|entry| entry["version"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn trunk_asks_for_the_locked_wasm_bindgen() {
    let trunk = table("Trunk.toml");
    let asked = trunk["tools"]["wasm_bindgen"].as_str().unwrap().to_owned();
    assert_eq!(locked_versions("wasm-bindgen"), [asked]);
}

#[test]
fn trunk_asks_for_the_tools_that_set_up_installs() {
    let trunk = table("Trunk.toml");
    let tools = read("src/xtask/src/tools.rs");
    let own = trunk["trunk-version"]
        .as_str()
        .unwrap()
        .trim_start_matches('=');
    let optimiser = trunk["tools"]["wasm_opt"].as_str().unwrap();
    let optimiser = optimiser.trim_start_matches("version_");
    for quoted in [format!("\"{own}\""), format!("\"{optimiser}\"")] {
        assert!(tools.contains(&quoted), "tools.rs does not name {quoted}");
    }
}

#[test]
fn the_wasm_optimiser_is_told_the_same_for_every_artefact() {
    let page = read("www/index.html");
    // However the list is broken into lines.
    let module = read("src/xtask/src/module.rs");
    let module: String = module.split_whitespace().collect();
    let (_, rest) = page.split_once("data-wasm-opt-params=\"").unwrap();
    let (flags, _) = rest.split_once('"').unwrap();
    let flags: Vec<String> = flags.split(' ').map(|flag| format!("\"{flag}\"")).collect();
    let expected = format!("[\"-Oz\",{},]", flags.join(","));
    assert!(page.contains("data-wasm-opt=\"z\""));
    assert!(module.contains(&expected), "module.rs lacks {expected}");
}
