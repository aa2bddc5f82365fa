//! What the built site is made of.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::files::{below, read, root};
use crate::wasm::exports;

/// Bytes that a browser may have to load before the form works, compressed with brotli. A ratchet:
/// the goal was 130,000, the next is 110,000. The figure only goes down.
const FIRST_LOAD_BUDGET: u64 = 125_000;

/// Bytes of what is loaded when it is needed, alike: what asks the store and creates users comes in two files. Its goal is
/// 45,000; it went above that when it learnt to find out what became of users whose answer was lost.
const LATER_BUDGETS: [(&str, &[&str], u64); 2] = [
    ("import", &["part-import-"], 67_600),
    ("engine", &["part-engine-", "part-shared-"], 48_000),
];

const EXPORT_LIST: &str = "tests/artefacts/site-exports.txt";

/// The built site's files.
fn built() -> Vec<PathBuf> {
    let site = root().join("dist/site");
    let page = site.join("index.html");
    assert!(page.is_file(), "no built site: run `cargo xtask build`");
    below(&site)
}

fn ends_with(path: &Path, ending: &str) -> bool {
    path.to_string_lossy().ends_with(ending)
}

/// What stands before the hash in the name that marks a module as one that can be split. The hash
/// depends on the directory that cargo keeps crates in.
const SPLIT_MARKER: &str = "_WASM_SPLIT_MARKER_";

/// An export's name without what changes between builds and machines: the numbers and hashes at its
/// end, and the hash in the split marker.
pub(crate) fn stable(name: &str) -> String {
    let marker = name.strip_prefix(SPLIT_MARKER);
    if let Some((hash, rest)) = marker.and_then(|marker| marker.split_at_checked(16))
        && is_hexadecimal(hash)
    {
        return format!("{SPLIT_MARKER}*{rest}");
    }
    let changes = |part: &&str| {
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let hash = part.strip_prefix('h').unwrap_or_default();
        let is_hash = hash.len() == 16 && is_hexadecimal(hash);
        is_number || is_hash
    };
    let mut parts: Vec<&str> = name.split('_').collect();
    let all = parts.len();
    while parts.last().is_some_and(changes) {
        parts.pop();
    }
    if parts.len() < all {
        parts.push("*");
    }
    parts.join("_")
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

pub(crate) fn holds(bytes: &[u8], phrase: &str) -> bool {
    bytes
        .windows(phrase.len())
        .any(|part| part == phrase.as_bytes())
}

#[test]
fn the_site_exports_exactly_the_listed_names() {
    let files = built();
    let modules: Vec<&PathBuf> = files
        .iter()
        .filter(|path| ends_with(path, "_bg.wasm"))
        .collect();
    assert_eq!(modules.len(), 1, "one module is expected: {modules:?}");
    let names = exports(&fs::read(modules[0]).unwrap()).expect("a wasm module");
    let names: BTreeSet<String> = names.iter().map(|name| stable(name)).collect();
    let text = names
        .iter()
        .map(|name| format!("{name}\n"))
        .collect::<String>();

    if std::env::var_os("B2B_USERS_ACCEPT").is_some() {
        fs::write(root().join(EXPORT_LIST), &text).unwrap();
    }
    assert_eq!(
        text,
        read(EXPORT_LIST),
        "the exports changed; if that is right: B2B_USERS_ACCEPT=1 cargo xtask test --only artefacts"
    );
}

#[test]
fn the_first_load_stays_in_its_budget() {
    let files = built();
    let mut sum = 0;
    for ending in ["_bg.wasm", ".js", ".css"] {
        let sources: Vec<&PathBuf> = files
            .iter()
            // The service worker is asked for when the page is at work already.
            .filter(|path| ends_with(path, ending) && !ends_with(path, "/sw.js"))
            .collect();
        assert!(!sources.is_empty(), "the site has no {ending}");
        for source in sources {
            sum += compressed(source);
        }
    }
    println!("{sum:>8} bytes of {FIRST_LOAD_BUDGET}, brotli, on first load");
    assert!(sum <= FIRST_LOAD_BUDGET);
}

/// The size that the host sends.
fn compressed(source: &Path) -> u64 {
    let compressed = source.with_added_extension("br");
    let size = fs::metadata(&compressed)
        .unwrap_or_else(|error| panic!("{}: {error}", compressed.display()))
        .len();
    println!("{size:>8} {}", source.file_name().unwrap().display());
    size
}

#[test]
fn what_is_loaded_later_stays_in_its_budget() {
    let files = built();
    for (name, beginnings, budget) in LATER_BUDGETS {
        let is_part = |path: &&PathBuf| {
            let file = path.file_name().unwrap().to_string_lossy();
            file.ends_with(".wasm") && beginnings.iter().any(|begins| file.starts_with(begins))
        };
        let parts: Vec<&PathBuf> = files.iter().filter(is_part).collect();
        assert_eq!(parts.len(), beginnings.len(), "{name}: {parts:?}");
        let sum: u64 = parts.into_iter().map(|part| compressed(part)).sum();
        println!("{sum:>8} bytes of {budget}, brotli, for {name}");
        assert!(sum <= budget, "{name}");
    }
}

#[test]
fn the_site_holds_no_credential_and_no_name_of_one() {
    let secrets = [
        "B2B_AUTH_TOKEN",
        "B2B_STORE_HASH",
        "B2B_V2_AUTH_TOKEN",
        "sandbox-management",
        "sandbox-v2",
    ];
    for path in built() {
        let bytes = fs::read(&path).unwrap();
        for secret in secrets {
            assert!(!holds(&bytes, secret), "{} holds {secret}", path.display());
        }
    }
}

/// The directories of this machine that a build could leave in the site.
pub(crate) fn machine_directories() -> Vec<String> {
    let home = std::env::home_dir().expect("a home directory");
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    [Some(home), cargo_home, Some(root())]
        .into_iter()
        .flatten()
        // With its end, or a home of `/a` would be found in `/about`.
        .map(|directory| directory.join("").to_string_lossy().into_owned())
        .filter(|directory| directory.len() > 1)
        .collect()
}

#[test]
fn the_site_names_no_path_of_the_machine_that_built_it() {
    let directories = machine_directories();
    for path in built() {
        let bytes = fs::read(&path).unwrap();
        for directory in &directories {
            assert!(
                !holds(&bytes, directory),
                "{} holds {directory}",
                path.display()
            );
        }
    }
}

#[test]
fn numbers_and_hashes_in_export_names_do_not_count() {
    let cases = [
        ("memory", "memory"),
        ("__wasm_bindgen_func_elem_123", "__wasm_bindgen_func_elem_*"),
        (
            "closures_____invoke__h0123456789abcdef",
            "closures_____invoke__*",
        ),
        ("invoke__h0123456789abcdef_4", "invoke__*"),
        ("__wbindgen_malloc", "__wbindgen_malloc"),
        ("base64", "base64"),
        (
            "_WASM_SPLIT_MARKER_0123456789abcdefversion",
            "_WASM_SPLIT_MARKER_*version",
        ),
        ("_WASM_SPLIT_MARKER_version", "_WASM_SPLIT_MARKER_version"),
    ];
    for (name, expected) in cases {
        assert_eq!(stable(name), expected);
    }
}
