//! What the element and the npm package are made of.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::files::{below, read, root};
use crate::site::{holds, machine_directories, stable};
use crate::wasm::exports;

/// Bytes of each artefact, compressed with brotli, and the goal. Ratchets: they only go down. What sends went up once, when
/// it learnt to find out what became of users whose answer was lost.
const BUDGETS: [(&str, u64, u64); 4] = [
    ("dist/npm/package/core.wasm", 85_000, 85_000),
    ("dist/npm/package/send.wasm", 43_300, 35_000),
    ("dist/element/b2b-users.js", 15_900, 10_000),
    ("dist/npm/package/widget.wasm", 119_300, 100_000),
];

/// Where the list of a module's exports is.
const EXPORTS: [(&str, &str); 2] = [
    (
        "dist/npm/package/core.wasm",
        "tests/artefacts/npm-exports.txt",
    ),
    (
        "dist/npm/package/widget.wasm",
        "tests/artefacts/element-exports.txt",
    ),
];

/// The one file that fits a path, whose name may begin with a star.
fn built(path: &str) -> PathBuf {
    let (folder, name) = path.rsplit_once('/').unwrap();
    let fits = |file: &PathBuf| {
        let own = file.file_name().unwrap_or_default().to_string_lossy();
        name.strip_prefix('*')
            .map_or(own == name, |end| own.ends_with(end))
    };
    let folder = root().join(folder);
    assert!(
        folder.is_dir(),
        "no {}: run `cargo xtask build`",
        folder.display()
    );
    let mut found: Vec<PathBuf> = below(&folder).into_iter().filter(fits).collect();
    assert_eq!(found.len(), 1, "{path}: {found:?}");
    found.remove(0)
}

fn brotli(path: &Path) -> u64 {
    let (bytes, mut packed) = (fs::read(path).unwrap(), Vec::new());
    let best = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut packed, &best).unwrap();
    packed.len() as u64
}

#[test]
fn the_element_and_the_package_stay_in_their_budgets() {
    for (name, budget, goal) in BUDGETS {
        let path = built(name);
        let raw = fs::metadata(&path).unwrap().len();
        let size = brotli(&path);
        println!("{size:>8} of {budget}, brotli (goal {goal}; raw {raw}): {name}");
        assert!(size <= budget, "{name}: {size} > {budget}");
    }
}

#[test]
fn the_modules_export_exactly_the_listed_names() {
    for (module, list) in EXPORTS {
        let names = exports(&fs::read(built(module)).unwrap()).expect("a wasm module");
        let names: BTreeSet<String> = names.iter().map(|name| stable(name)).collect();
        let text: String = names.iter().map(|name| format!("{name}\n")).collect();
        if std::env::var_os("B2B_USERS_ACCEPT").is_some() {
            fs::write(root().join(list), &text).unwrap();
        }
        assert_eq!(
            text,
            read(list),
            "the exports changed; if that is right: B2B_USERS_ACCEPT=1 cargo xtask test --only artefacts"
        );
    }
}

/// The view macro makes markup of elements whose content never changes, which pages with Trusted
/// Types forbid. An expression in them, such as `{"text"}`, keeps it from that.
#[test]
fn the_widget_holds_no_markup_as_text() {
    let modules = ["dist/site", "dist/element"].map(|folder| below(&root().join(folder)));
    for module in modules.into_iter().flatten() {
        if module
            .extension()
            .is_none_or(|extension| extension != "wasm")
        {
            continue;
        }
        let bytes = fs::read(&module).unwrap();
        for tag in [
            "p", "span", "code", "th", "thead", "li", "a", "summary", "legend", "strong",
        ] {
            let end = format!("</{tag}>");
            assert!(!holds(&bytes, &end), "{} holds {end}", module.display());
        }
    }
}

#[test]
fn the_headless_module_has_nothing_of_the_user_interface() {
    let names = read(EXPORTS[0].1);
    for foreign in ["intounderlying", "main", "WASM_SPLIT", "mount"] {
        assert!(!names.contains(foreign), "{foreign} is exported");
    }
}

#[test]
fn what_is_shipped_names_no_path_of_the_machine_and_no_secret() {
    let mut phrases = machine_directories();
    phrases.extend(["sandbox-management", "sandbox-v2"].map(str::to_owned));
    for folder in ["dist/element", "dist/npm/package"] {
        for path in below(&root().join(folder)) {
            let bytes = fs::read(&path).unwrap();
            for phrase in &phrases {
                assert!(!holds(&bytes, phrase), "{} holds {phrase}", path.display());
            }
        }
    }
}

#[test]
fn the_manifest_of_the_element_tells_the_digests_of_its_files() {
    let manifest: Value = serde_json::from_str(&read("dist/element/manifest.json")).unwrap();
    let files = manifest["files"].as_array().unwrap();
    // The script, the module, its parts, and the texts of each language but English.
    assert_eq!(files.len(), 6, "{files:?}");
    for file in files {
        let name = file["file"].as_str().unwrap();
        let path = root().join("dist/element").join(name);
        // Another program's opinion, which every machine that builds this has.
        let script = "const { createHash } = require('node:crypto'); const { readFileSync } = require('node:fs');
            console.log('sha384-' + createHash('sha384').update(readFileSync(process.argv[1])).digest('base64'))";
        let output = std::process::Command::new("node")
            .args(["-e", script])
            .arg(&path)
            .output()
            .unwrap();
        let digest = String::from_utf8(output.stdout).unwrap();
        assert_eq!(file["integrity"].as_str().unwrap(), digest.trim(), "{name}");
    }
    assert_eq!(files[0]["file"], manifest["script"]);
    let script = read("dist/element/b2b-users.js");
    for module in &files[1..] {
        assert!(
            script.contains(module["integrity"].as_str().unwrap()),
            "the script compares {module} with another digest"
        );
    }
}

#[test]
fn every_artefact_names_whose_code_it_holds_and_under_which_licence() {
    let artefacts = [
        ("site", "leptos"),
        ("element", "leptos"),
        ("npm/package", "serde-wasm-bindgen"),
        ("notices/b2b-users-proxy", "rustls"),
        ("notices/b2b-users-sandbox", "async-graphql"),
    ];
    for (folder, linked) in artefacts {
        let notices = read(&format!("dist/{folder}/THIRD-PARTY-NOTICES.txt"));
        let listed = notices
            .lines()
            .any(|line| line.starts_with(&format!("{linked} ")));
        assert!(listed, "{folder} names no {linked}");
        for phrase in [
            "Permission is hereby granted",
            "Apache License",
            "The Rust standard library",
        ] {
            assert!(notices.contains(phrase), "{folder}: {phrase}");
        }
        assert!(
            !notices.contains("b2b-users"),
            "{folder} lists what is ours"
        );
    }
}
