//! The content security policy in the built page, and what its service worker keeps.

use std::collections::{BTreeMap, BTreeSet};

use crate::files::{below, read, root};

/// What a meta element cannot say: browsers heed these in the header alone
/// (Content Security Policy Level 3, section 3.3).
const HEADER_ALONE: [&str; 3] = ["frame-ancestors", "report-uri", "sandbox"];

/// Files that keep their name when their content changes. The worker asks the network for them first.
const KEEP_THEIR_NAME: [&str; 3] = ["config.json", "index.html", "sample-users.csv"];

/// Every built page that carries a policy, and the directives that it needs less than the site,
/// which alone has a worker.
const PAGES: [(&str, &[&str]); 3] = [
    ("dist/site/index.html", &[]),
    ("dist/element/embed.html", &["worker-src"]),
    ("dist/element/frame.html", &["worker-src"]),
];

fn built_file(path: &str) -> String {
    let is_there = root().join(path).is_file();
    assert!(is_there, "no {path}: run `cargo xtask build`");
    read(path)
}

fn built(name: &str) -> String {
    built_file(&format!("dist/site/{name}"))
}

type Policy = BTreeMap<String, BTreeSet<String>>;

/// A policy as directives, each with its sources.
fn parse(policy: &str) -> Policy {
    policy
        .split(';')
        .map(|directive| directive.split_whitespace().map(str::to_owned))
        .filter_map(|mut words| Some((words.next()?, words.collect())))
        .collect()
}

/// Where the page's policy stands, and the policy.
fn meta_policy(page: &str) -> (usize, Policy) {
    const START: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";
    let places: Vec<_> = page.match_indices(START).collect();
    assert_eq!(places.len(), 1, "the page needs one policy");
    let at = places[0].0;
    let policy = page[at + START.len()..].split('"').next().unwrap();
    (at, parse(policy))
}

fn documented_policy() -> Policy {
    let readme = read("README.md");
    let mut lines = readme
        .lines()
        .filter_map(|line| line.strip_prefix("Content-Security-Policy: "));
    let policy = lines.next().expect("README.md shows the policy");
    assert_eq!(lines.next(), None, "README.md shows more than one policy");
    parse(policy)
}

#[test]
fn the_built_pages_have_the_documented_policy_before_anything_that_it_governs() {
    for (name, unneeded) in PAGES {
        let page = built_file(name);
        let (at, policy) = meta_policy(&page);
        for governed in ["<script", "<link", "<img", "<iframe"] {
            let first = page.find(governed).unwrap_or(usize::MAX);
            assert!(at < first, "{name}: {governed} comes before the policy");
        }
        let mut documented = documented_policy();
        for directive in HEADER_ALONE.iter().chain(unneeded) {
            documented.remove(*directive);
        }
        assert_eq!(policy, documented, "{name}");
    }
}

#[test]
fn the_policy_allows_nothing_inline_and_nothing_from_elsewhere_but_the_store() {
    let only = |sources: &[&str]| -> BTreeSet<String> {
        sources.iter().map(|source| (*source).to_owned()).collect()
    };
    for (name, _) in PAGES {
        let (_, policy) = meta_policy(&built_file(name));
        for (directive, sources) in &policy {
            let allowed = match directive.as_str() {
                "default-src" | "base-uri" | "form-action" => only(&["'none'"]),
                "script-src" => only(&["'self'", "'wasm-unsafe-eval'"]),
                "connect-src" => only(&["'self'", "https://api-b2b.bigcommerce.com"]),
                _ => only(&["'self'"]),
            };
            assert_eq!(sources, &allowed, "{name}: {directive}");
        }
        // Without these, other directives or nothing at all would stand in.
        for directive in ["default-src", "base-uri", "form-action"] {
            assert!(
                policy.contains_key(directive),
                "{name}: {directive} is missing"
            );
        }
    }
}

/// The list that the build wrote into the service worker.
fn kept() -> Vec<String> {
    let worker = built("sw.js");
    let (_, rest) = worker.split_once("const FILES = ").expect("a list");
    let (list, _) = rest.split_once(';').expect("the end of the list");
    serde_json::from_str(list).expect("a list of names")
}

/// Whether a name changes with the content. The same rule as the worker's.
fn is_hashed(name: &str) -> bool {
    let is_hash = |part: &str| {
        let digits = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        (12..=16).contains(&part.len()) && part.bytes().all(digits)
    };
    name.split(['-', '_', '.']).skip(1).any(is_hash)
}

#[test]
fn the_service_worker_keeps_exactly_the_files_of_the_page() {
    let site = root().join("dist/site");
    let kept = kept();
    let mut expected: Vec<String> = below(&site)
        .iter()
        .map(|path| path.strip_prefix(&site).unwrap())
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .filter(|name| {
            !["sw.js", "config.schema.json", "THIRD-PARTY-NOTICES.txt"].contains(&name.as_str())
        })
        .filter(|name| !name.ends_with(".br") && !name.ends_with(".gz"))
        .collect();
    expected.sort();
    assert_eq!(kept, expected);
    assert!(
        !built("sw.js").contains("development"),
        "no release is named"
    );
}

#[test]
fn what_the_service_worker_keeps_cannot_go_stale() {
    let page = built("index.html");
    for name in kept() {
        if KEEP_THEIR_NAME.contains(&name.as_str()) {
            continue;
        }
        assert!(is_hashed(&name), "{name} keeps its name when it changes");
        // By these names the worker recognises the page of its own release.
        assert!(page.contains(&name), "index.html does not name {name}");
    }
}

#[test]
fn what_an_operator_edits_has_no_compressed_copy() {
    for name in ["config.json", "index.html", "sw.js"] {
        assert!(!built(name).is_empty(), "{name}");
        for ending in ["br", "gz"] {
            let copy = root().join(format!("dist/site/{name}.{ending}"));
            assert!(!copy.exists(), "{} would go stale", copy.display());
        }
    }
}

#[test]
fn policies_and_names_are_read_as_browsers_and_the_worker_read_them() {
    let policy = parse(" script-src 'self'  b ; default-src 'none';; sandbox");
    assert_eq!(policy["script-src"].len(), 2);
    assert_eq!(policy["sandbox"].len(), 0);
    assert_eq!(policy.len(), 3);
    for (name, hashed) in [
        ("app-0123456789abcdef_bg.wasm", true),
        ("styles-123456789abcdef.css", true),
        ("boot.js", false),
        ("facade-deadbeef.js", false),
        ("0123456789abcdef/part.js", false),
    ] {
        assert_eq!(is_hashed(name), hashed, "{name}");
    }
}
