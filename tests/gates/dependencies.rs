//! Which crate may know which, by cargo's own resolution.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::files::root;

/// The resolved packages of the workspace for one platform: name to the names it uses when built,
/// without what only its tests use.
struct Graph {
    packages: BTreeMap<String, BTreeSet<String>>,
    own: BTreeSet<String>,
    /// What each crate of ours names in its manifest, for whatever purpose, tests included.
    named: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    fn for_platform(platform: Option<&str>) -> Self {
        let mut command = Command::new(env!("CARGO"));
        command
            .current_dir(root())
            // Locked: a manifest that the lock file does not fit fails here.
            .args(["metadata", "--format-version=1", "--locked"]);
        if let Some(platform) = platform {
            command.arg(format!("--filter-platform={platform}"));
        }
        let output = command.output().unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        Self::from_metadata(&serde_json::from_slice(&output.stdout).unwrap())
    }

    fn from_metadata(metadata: &Value) -> Self {
        let list = |value: &Value| value.as_array().unwrap().clone();
        let names: BTreeMap<String, String> = list(&metadata["packages"])
            .iter()
            .map(|package| (text(&package["id"]), text(&package["name"])))
            .collect();
        let own = list(&metadata["workspace_members"])
            .iter()
            .map(|id| names[&text(id)].clone())
            .collect();
        let mut packages = BTreeMap::<String, BTreeSet<String>>::new();
        let mut named = BTreeMap::<String, BTreeSet<String>>::new();
        for node in list(&metadata["resolve"]["nodes"]) {
            let used = list(&node["deps"])
                .iter()
                .filter(|dependency| {
                    list(&dependency["dep_kinds"])
                        .iter()
                        .any(is_for_the_product)
                })
                .map(|dependency| names[&text(&dependency["pkg"])].clone())
                .collect::<BTreeSet<_>>();
            // Two versions of a package count as one: what either uses is used.
            let name = names[&text(&node["id"])].clone();
            let direct = list(&node["deps"]);
            let direct = direct.iter().map(|dependency| &dependency["pkg"]);
            named
                .entry(name.clone())
                .or_default()
                .extend(direct.map(|id| names[&text(id)].clone()));
            packages.entry(name).or_default().extend(used);
        }
        Self {
            packages,
            own,
            named,
        }
    }

    /// Everything that a package uses, directly or through others.
    fn all_of(&self, package: &str) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        let mut open = vec![package.to_owned()];
        while let Some(name) = open.pop() {
            for used in &self.packages[&name] {
                if all.insert(used.clone()) {
                    open.push(used.clone());
                }
            }
        }
        all
    }
}

/// Whether a kind of dependency goes into what is shipped: macros and build scripts run elsewhere.
fn is_for_the_product(kind: &Value) -> bool {
    kind["kind"].is_null()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

const WASM: Option<&str> = Some("wasm32-unknown-unknown");

#[test]
fn core_uses_no_javascript_no_runtime_and_nothing_large() {
    let core = Graph::for_platform(WASM).all_of("b2b-users-core");
    assert!(
        core.contains("serde_json"),
        "the graph looks empty: {core:?}"
    );
    let unwanted = [
        "wasm-bindgen",
        "js-sys",
        "web-sys",
        "gloo-net",
        "gloo-timers",
        "tokio",
        "getrandom",
        "regex",
        "encoding_rs",
        "idna",
        "chrono",
        "time",
    ];
    for package in unwanted {
        assert!(!core.contains(package), "b2b-users-core uses {package}");
    }
}

#[test]
fn crates_know_only_the_crates_below_them() {
    let allowed: [(&str, &[&str]); 11] = [
        ("b2b-users-scan", &[]),
        ("wasm-streams", &[]),
        ("b2b-users-core", &["b2b-users-scan"]),
        ("b2b-users-fetch", &["b2b-users-scan", "b2b-users-core"]),
        (
            "b2b-users-widget",
            &[
                "b2b-users-scan",
                "b2b-users-core",
                "b2b-users-fetch",
                "wasm-streams",
            ],
        ),
        (
            "b2b-users-npm",
            &["b2b-users-scan", "b2b-users-core", "b2b-users-fetch"],
        ),
        (
            "b2b-users-element",
            &[
                "b2b-users-scan",
                "b2b-users-core",
                "b2b-users-fetch",
                "b2b-users-widget",
                "wasm-streams",
            ],
        ),
        ("b2b-users-proxy", &["b2b-users-scan", "b2b-users-core"]),
        ("b2b-users-sandbox", &[]),
        (
            "b2b-users-tests",
            &[
                "b2b-users-scan",
                "b2b-users-core",
                "b2b-users-proxy",
                "b2b-users-sandbox",
            ],
        ),
        ("xtask", &[]),
    ];
    let graph = Graph::for_platform(None);
    let listed: BTreeSet<String> = allowed.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(graph.own, listed, "list every member of the workspace here");
    for (name, below) in allowed {
        let used: Vec<String> = graph
            .all_of(name)
            .into_iter()
            .filter(|used| graph.own.contains(used) && !below.contains(&used.as_str()))
            .collect();
        assert!(used.is_empty(), "{name} must not use {used:?}");
    }
}

#[test]
fn the_sandbox_knows_nothing_of_ours_not_even_in_its_tests() {
    let graph = Graph::for_platform(None);
    let named = |name: &str| -> Vec<&String> {
        let named = graph.named[name].iter();
        named.filter(|used| graph.own.contains(*used)).collect()
    };
    let used = named("b2b-users-sandbox");
    assert!(used.is_empty(), "b2b-users-sandbox must not use {used:?}");
    assert_eq!(named("b2b-users-proxy"), ["b2b-users-core"]);
}

#[test]
fn the_user_interface_stays_in_the_widget() {
    let graph = Graph::for_platform(None);
    for own in &graph.own {
        let has_leptos = graph.all_of(own).contains("leptos");
        let may = ["b2b-users-widget", "b2b-users-element"].contains(&own.as_str());
        assert_eq!(has_leptos, may, "{own}");
    }
}

#[test]
fn encryption_needs_no_cmake() {
    let graph = Graph::for_platform(None);
    let c_code: Vec<&String> = graph
        .packages
        .keys()
        .filter(|name| {
            let others = ["openssl", "openssl-sys", "native-tls"];
            name.starts_with("aws-lc") || others.contains(&name.as_str())
        })
        .collect();
    assert!(c_code.is_empty(), "{c_code:?}");
}
