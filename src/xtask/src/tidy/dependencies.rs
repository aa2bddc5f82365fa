//! Which crate may use which, and what no crate may use.

use super::files::Violation;
use super::packages::Packages;

const STREAMS: &str = "wasm-streams";
const SCAN: &str = "b2b-users-scan";
const CORE: &str = "b2b-users-core";
const TEXT: &str = "b2b-users-text";
const SETTINGS: &str = "b2b-users-settings";
const CLIENT: &str = "b2b-users-client";
const FLOW: &str = "b2b-users-flow";
const WIDGET: &str = "b2b-users-widget";
const ELEMENT: &str = "b2b-users-element";
const PROXY_CORE: &str = "b2b-users-proxy-core";
const PROXY: &str = "b2b-users-proxy";
const SANDBOX: &str = "b2b-users-sandbox";

/// Every member of the workspace, and the members that it may use.
const BELOW: [(&str, &[&str]); 15] = [
    (STREAMS, &[]),
    (SCAN, &[]),
    (CORE, &[SCAN]),
    (TEXT, &[SCAN, CORE]),
    (SETTINGS, &[SCAN, CORE, TEXT]),
    (CLIENT, &[SCAN, CORE, TEXT]),
    (FLOW, &[SCAN, CORE]),
    (WIDGET, &[SCAN, CORE, TEXT, SETTINGS, CLIENT, FLOW, STREAMS]),
    ("b2b-users-npm", &[SCAN, CORE, TEXT, SETTINGS, CLIENT]),
    (
        ELEMENT,
        &[SCAN, CORE, TEXT, SETTINGS, CLIENT, FLOW, STREAMS, WIDGET],
    ),
    (PROXY_CORE, &[SCAN, CORE, TEXT]),
    (PROXY, &[SCAN, CORE, TEXT, PROXY_CORE]),
    (SANDBOX, &[]),
    (
        "b2b-users-tests",
        &[SCAN, CORE, TEXT, PROXY_CORE, PROXY, SANDBOX],
    ),
    ("xtask", &[]),
];

/// JavaScript, runtimes, and what is large.
const NOT_IN_CORE: [&str; 12] = [
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

fn violation(sentence: String) -> Violation {
    Violation::new("Cargo.toml", 1, sentence)
}

/// Crates use only the crates below them.
pub(super) fn check_arrows(packages: &Packages) -> Vec<Violation> {
    let mut found = Vec::new();
    for own in &packages.own {
        let Some((_, below)) = BELOW.iter().find(|(name, _)| name == own) else {
            found.push(violation(format!("list {own} in tidy/dependencies.rs")));
            continue;
        };
        for used in packages.all_of(own) {
            if packages.own.contains(used) && !below.contains(&used) {
                found.push(violation(format!("do not let {own} use {used}")));
            }
        }
    }
    for (name, _) in BELOW
        .iter()
        .filter(|(name, _)| !packages.own.contains(*name))
    {
        found.push(violation(format!(
            "{name} is gone: take it out of tidy/dependencies.rs"
        )));
    }
    found
}

/// Core uses no JavaScript, no runtime and nothing large, as built for a browser.
pub(super) fn check_core(packages: &Packages) -> Vec<Violation> {
    let core = packages.all_of(CORE);
    if !core.contains("serde_json") {
        return vec![violation(
            "the graph of core looks empty: mend this rule".to_owned(),
        )];
    }
    let unwanted = NOT_IN_CORE.iter().filter(|name| core.contains(*name));
    unwanted
        .map(|name| violation(format!("do not let {CORE} use {name}")))
        .collect()
}

/// The sandbox knows nothing of ours, not even in its tests; those of the proxy know the engine and what it decides alone.
pub(super) fn check_sandbox(packages: &Packages) -> Vec<Violation> {
    let mut found = Vec::new();
    for (name, allowed) in [(SANDBOX, &[][..]), (PROXY, &[CORE, PROXY_CORE][..])] {
        let Some(named) = packages.named.get(name) else {
            found.push(violation(format!("there is no {name}: mend this rule")));
            continue;
        };
        for used in named.intersection(&packages.own) {
            if !allowed.contains(&used.as_str()) {
                found.push(violation(format!(
                    "take {used} out of the manifest of {name}"
                )));
            }
        }
    }
    found
}

/// Leptos is in the widget and what is made of it, and nowhere else.
pub(super) fn check_leptos(packages: &Packages) -> Vec<Violation> {
    let mut found = Vec::new();
    for own in &packages.own {
        let has = packages.all_of(own).contains("leptos");
        let may = [WIDGET, ELEMENT].contains(&own.as_str());
        if has && !may {
            found.push(violation(format!("do not let {own} use leptos")));
        } else if may && !has {
            found.push(violation(format!("{own} has lost leptos: mend this rule")));
        }
    }
    found
}

/// Encryption needs no cmake and no library of the system.
pub(super) fn check_encryption(packages: &Packages) -> Vec<Violation> {
    let unwanted = |name: &&String| {
        name.starts_with("aws-lc")
            || ["openssl", "openssl-sys", "native-tls"].contains(&name.as_str())
    };
    let found = packages.used.keys().filter(unwanted);
    found
        .map(|name| violation(format!("encrypt with ring, without {name}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_members() -> Vec<(&'static str, &'static [&'static str])> {
        BELOW.to_vec()
    }

    #[test]
    fn an_arrow_up_a_new_member_and_a_lost_one_are_found() {
        let mut members = all_members();
        assert!(check_arrows(&Packages::of(&members)).is_empty());
        members[1] = (SCAN, &[PROXY]);
        // Everything above scan reaches the proxy with it, but the tests may.
        assert!(check_arrows(&Packages::of(&members)).len() >= 5);
        let mut members = all_members();
        members.push(("b2b-users-new", &[]));
        assert_eq!(check_arrows(&Packages::of(&members)).len(), 1);
        let members = all_members().split_off(1);
        assert_eq!(check_arrows(&Packages::of(&members)).len(), 1);
    }

    #[test]
    fn a_large_package_that_core_uses_through_another_is_found() {
        let fine: [(&str, &[&str]); 2] = [(CORE, &["serde_json"]), ("serde_json", &[])];
        assert!(check_core(&Packages::of(&fine)).is_empty());
        for unwanted in NOT_IN_CORE {
            let uses = [unwanted];
            let through: [(&str, &[&str]); 2] = [(CORE, &["serde_json"]), ("serde_json", &uses)];
            assert_eq!(check_core(&Packages::of(&through)).len(), 1, "{unwanted}");
        }
        assert_eq!(check_core(&Packages::default()).len(), 1, "an empty graph");
    }

    #[test]
    fn a_sandbox_that_knows_the_engine_is_found() {
        let members = all_members();
        let mut packages = Packages::of(&members);
        packages
            .named
            .insert(PROXY.to_owned(), [CORE.to_owned()].into());
        assert!(check_sandbox(&packages).is_empty());
        packages
            .named
            .insert(SANDBOX.to_owned(), [CORE.to_owned()].into());
        assert_eq!(check_sandbox(&packages).len(), 1);
    }

    #[test]
    fn leptos_elsewhere_is_found_and_so_is_its_loss() {
        let fine: [(&str, &[&str]); 3] = [(WIDGET, &["leptos"]), (ELEMENT, &[WIDGET]), (CORE, &[])];
        assert!(check_leptos(&Packages::of(&fine)).is_empty());
        let leaked: [(&str, &[&str]); 2] = [(WIDGET, &[]), (CORE, &["leptos"])];
        assert_eq!(check_leptos(&Packages::of(&leaked)).len(), 2);
    }

    #[test]
    fn a_library_that_needs_cmake_is_found() {
        for name in ["aws-lc-sys", "openssl-sys", "native-tls"] {
            let packages = Packages::of(&[(name, &[])]);
            assert_eq!(check_encryption(&packages).len(), 1, "{name}");
        }
        assert!(check_encryption(&Packages::of(&[("ring", &[])])).is_empty());
    }
}
