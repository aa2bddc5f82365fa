//! The container, as far as it can be checked without an engine.

mod compose;

use crate::files::{read, root};

/// One line of the Dockerfile, with what continues it: the word in front and the rest.
struct Instruction {
    word: String,
    rest: String,
}

fn instructions() -> Vec<Instruction> {
    let text = read("Dockerfile").replace("\\\n", " ");
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (word, rest) = line.split_once(' ').unwrap();
            Instruction {
                word: word.to_owned(),
                rest: rest.trim().to_owned(),
            }
        })
        .collect()
}

/// What follows a word, each time.
fn all(word: &str) -> Vec<String> {
    let found: Vec<String> = instructions()
        .into_iter()
        .filter(|instruction| instruction.word == word)
        .map(|instruction| instruction.rest)
        .collect();
    assert!(!found.is_empty(), "the Dockerfile has no {word}");
    found
}

/// What stands after the last `FROM`: the stage that is built by default.
fn last_stage() -> Vec<Instruction> {
    let mut all = instructions();
    let start = all.iter().rposition(|one| one.word == "FROM").unwrap();
    all.split_off(start)
}

fn of_last_stage(word: &str) -> String {
    let stage = last_stage();
    let found = stage.iter().rfind(|one| one.word == word);
    found
        .unwrap_or_else(|| panic!("the last stage has no {word}"))
        .rest
        .clone()
}

/// The tag of the image with this name.
fn tag(image: &str) -> String {
    let start = format!("{image}:");
    all("FROM")
        .iter()
        .find_map(|from| {
            from.strip_prefix(&start)?
                .split(' ')
                .next()
                .map(str::to_owned)
        })
        .unwrap_or_else(|| panic!("the Dockerfile starts from no {image}"))
}

#[test]
fn the_container_is_built_with_the_pinned_versions() {
    let toolchain: toml::Table = read("rust-toolchain.toml").parse().unwrap();
    let rust = toolchain["toolchain"]["channel"].as_str().unwrap();
    assert!(
        tag("rust").starts_with(&format!("{rust}-")),
        "{}",
        tag("rust")
    );

    let node = tag("node");
    let major = node.split(['-', '.']).next().unwrap();
    let needed = format!("Node.js {major} or newer");
    assert!(read("README.md").contains(&needed), "{needed}");

    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let version = manifest["workspace"]["package"]["version"]
        .as_str()
        .unwrap();
    let label = format!("org.opencontainers.image.version=\"{version}\"");
    assert!(
        all("LABEL").iter().any(|labels| labels.contains(&label)),
        "{label}"
    );
}

#[test]
fn the_container_runs_on_the_debian_that_it_was_built_on() {
    let release = |tag: String| {
        let mut words = tag.split('-').map(str::to_owned);
        words.rfind(|word| word != "slim").unwrap()
    };
    let own = release(tag("debian"));
    for image in ["rust", "node"] {
        assert_eq!(release(tag(image)), own, "{image}");
    }
}

/// Whether `.dockerignore` lets a path of the workspace's top through: it shuts everything out and
/// then names what may come in.
fn is_let_in(path: &str) -> bool {
    let rules = read(".dockerignore");
    let mut rules = rules.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(rules.next(), Some("*"), ".dockerignore must begin with all");
    rules.any(|rule| rule.strip_prefix('!') == Some(path))
}

#[test]
fn everything_that_is_copied_into_the_container_exists_and_may_come_in() {
    let mut copied = Vec::new();
    for copy in all("COPY").iter().filter(|copy| !copy.starts_with("--")) {
        let mut words: Vec<&str> = copy.split_whitespace().collect();
        words.pop();
        copied.extend(words.into_iter().map(str::to_owned));
    }
    assert!(copied.contains(&"src".to_owned()), "{copied:?}");
    for path in &copied {
        assert!(root().join(path).exists(), "there is no {path}");
        assert!(is_let_in(path), ".dockerignore shuts {path} out");
    }
    // And nothing else comes in.
    for rule in read(".dockerignore").lines() {
        if let Some(path) = rule.strip_prefix('!') {
            assert!(copied.contains(&path.to_owned()), "nobody copies {path}");
        }
    }
    assert!(!is_let_in(".git") && !is_let_in("secrets"));
}

#[test]
fn the_container_runs_as_a_number_that_is_not_root() {
    let user = of_last_stage("USER");
    let numbers: Vec<u32> = user.split(':').map(|part| part.parse().unwrap()).collect();
    assert!(numbers.len() == 2 && !numbers.contains(&0), "{user}");
    assert_eq!(of_last_stage("STOPSIGNAL"), "SIGTERM");
}

#[test]
fn the_container_checks_its_health_with_a_flag_that_exists() {
    let (_, command) = of_last_stage("HEALTHCHECK")
        .split_once("CMD ")
        .map(|(before, after)| (before.to_owned(), after.to_owned()))
        .unwrap();
    let command: Vec<String> = serde_json::from_str(&command).unwrap();
    let program: Vec<String> = serde_json::from_str(&of_last_stage("ENTRYPOINT")).unwrap();
    assert_eq!(command[0], program[0]);
    let flag = command[1].strip_prefix("--").unwrap().replace('-', "_");
    let field = format!("pub {flag}: bool");
    assert!(
        read("src/proxy/src/arguments.rs").contains(&field),
        "{field}"
    );
}

#[test]
fn the_container_serves_the_site_from_where_it_is_copied() {
    let site = of_last_stage("ENV");
    let folder = site.strip_prefix("B2B_SITE=").unwrap();
    let is_there = |copy: &Instruction| copy.rest.ends_with(&format!("/dist/site {folder}"));
    assert!(last_stage().iter().any(is_there), "{folder}");
    let compose = read("compose.yaml");
    for line in [
        &format!("target: {folder}/config.json"),
        // Of a name that is misspelt, the engine would make a folder.
        "create_host_path: false",
        "read_only: true",
    ] {
        assert!(compose.matches(line).count() >= 2, "{line}");
    }
}

#[test]
fn no_credential_is_part_of_the_container() {
    for one in instructions() {
        if ["ENV", "ARG", "LABEL"].contains(&one.word.as_str()) {
            for word in ["TOKEN", "HASH", "SECRET", "PASSWORD", "CREDENTIAL", "KEY"] {
                let upper = one.rest.to_uppercase();
                assert!(!upper.contains(word), "{} {}", one.word, one.rest);
            }
        }
    }
}
