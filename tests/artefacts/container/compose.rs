//! `compose.yaml`: shut in, on loopback, without secrets. Read line by line, since the workspace has no
//! parser for it: a file that is written differently fails here rather than passing unseen.

use b2b_users_sandbox::{ARCHIVE_TOKEN, MANAGEMENT_TOKEN, STORE_HASH};

use crate::files::read;

/// The services of `compose.yaml`, by name, each with its lines.
fn services() -> Vec<(String, Vec<String>)> {
    let text = read("compose.yaml");
    let (_, rest) = text.split_once("\nservices:\n").unwrap();
    let mut services: Vec<(String, Vec<String>)> = Vec::new();
    for line in rest
        .lines()
        .take_while(|line| line.is_empty() || line.starts_with(' '))
    {
        let key = line.strip_prefix("  ").unwrap_or_default();
        if let Some(name) = key.strip_suffix(':').filter(|name| !name.starts_with(' ')) {
            services.push((name.to_owned(), Vec::new()));
        } else if let Some((_, lines)) = services.last_mut() {
            lines.push(line.trim().to_owned());
        }
    }
    let names: Vec<&str> = services.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["sandbox", "demo", "proxy"]);
    services
}

#[test]
fn every_service_is_shut_in_and_started_by_its_profile_alone() {
    let text = read("compose.yaml");
    let (_, hardened) = text.split_once("\nx-hardened: &hardened\n").unwrap();
    let hardened: Vec<&str> = hardened
        .lines()
        .take_while(|line| line.starts_with("  "))
        .map(str::trim)
        .collect();
    assert_eq!(
        hardened,
        [
            "network_mode: host",
            "read_only: true",
            "cap_drop: [ALL]",
            "security_opt: [\"no-new-privileges:true\"]",
        ]
    );
    for (name, lines) in services() {
        assert!(lines.contains(&"<<: *hardened".to_owned()), "{name}");
        let profile = if name == "proxy" { "store" } else { "sandbox" };
        assert!(lines.contains(&format!("profiles: [{profile}]")), "{name}");
        for opening in [
            "ports:",
            "expose:",
            "privileged:",
            "cap_add:",
            "user:",
            "pid:",
        ] {
            let opens = |line: &String| line.starts_with(opening);
            assert!(!lines.iter().any(opens), "{name} has {opening}");
        }
    }
}

#[test]
fn services_listen_on_loopback_and_hold_no_secret_but_the_sandboxs() {
    let known = [
        ("B2B_AUTH_TOKEN", MANAGEMENT_TOKEN),
        ("B2B_STORE_HASH", STORE_HASH),
        ("B2B_V2_AUTH_TOKEN", ARCHIVE_TOKEN),
    ];
    let mut seen = 0;
    for (name, lines) in services() {
        for (key, value) in lines.iter().filter_map(|line| line.split_once(": ")) {
            if key == "B2B_LISTEN" {
                assert_eq!(value, "127.0.0.1:8080", "{name}");
            } else if key.starts_with("B2B_") && key.ends_with("_FILE") {
                assert!(value.starts_with("/run/secrets/"), "{name}: {key}");
            } else if key.starts_with("B2B_") && key != "B2B_UPSTREAM" {
                assert!(known.contains(&(key, value)), "{name}: {key}");
                assert_eq!(name, "demo", "{key} is for the sandbox alone");
                seen += 1;
            }
        }
    }
    assert_eq!(seen, known.len());
    let secrets = read("compose.yaml");
    let (_, secrets) = secrets.split_once("\nsecrets:\n").unwrap();
    for line in secrets.lines().filter(|line| line.starts_with("    ")) {
        assert!(line.trim().starts_with("file: ./secrets/"), "{line}");
    }
}
