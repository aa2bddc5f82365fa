//! A small built site, made ready again and again.

use std::path::PathBuf;

use super::*;

/// A folder that is removed at the end.
struct Folder(PathBuf);

impl Folder {
    /// A site as Trunk leaves it, with this as its settings.
    fn with_site(name: &str, settings: &str) -> Self {
        let path = std::env::temp_dir().join(format!("b2b-users-{name}-{}", std::process::id()));
        fs::create_dir_all(path.join("parts")).unwrap();
        let worker = format!("{FILES_LINE}\n{RELEASE_LINE}\nkeep(FILES);\n");
        let page = "<script type=\"module\" src=\"./boot.js\" data-glue=\"./b2b-users-app-0123.js\" data-wasm=\"./b2b-users-app-0123_bg.wasm\"></script><link href=\"./b2b-users-app-0123.js\">";
        for (name, content) in [
            ("sw.js", worker.as_str()),
            ("index.html", page),
            ("boot.js", "start();"),
            ("config.json", settings),
            ("config.schema.json", "{}"),
            ("b2b-users-app-0123.js", "glue"),
            ("b2b-users-app-0123_bg.wasm", "module"),
            ("parts/styles.css.br", "css"),
            ("parts/styles.css", "css"),
        ] {
            fs::write(path.join(name), content).unwrap();
        }
        Self(path)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

/// The worker's text after its file list was written.
fn worker(name: &str, settings: &str) -> String {
    let site = Folder::with_site(name, settings);
    prepare(&site.0).unwrap();
    site.read("sw.js")
}

/// What comes after the digest in a name; all of a name without one.
fn undigested(name: &str) -> &str {
    let digest = name.rsplit_once('-').map(|(_, rest)| rest);
    digest.and_then(|rest| rest.get(16..)).unwrap_or(name)
}

#[test]
fn the_worker_lists_what_the_page_needs_and_keeps_the_rest_of_its_text() {
    let text = worker("list", "{}");
    let (list, rest) = text
        .strip_prefix("const FILES = ")
        .unwrap()
        .split_once(";\n")
        .unwrap();
    let names: Vec<String> = serde_json::from_str(list).unwrap();
    let mut places: Vec<&str> = names.iter().map(|name| undigested(name)).collect();
    places.sort_unstable();
    assert_eq!(
        places,
        [
            ".js",
            ".js",
            "_bg.wasm",
            "config.json",
            "index.html",
            "parts/styles.css"
        ]
    );
    assert!(rest.ends_with("\nkeep(FILES);\n"), "{rest}");
    assert!(!rest.contains("development"), "{rest}");
}

#[test]
fn the_release_changes_with_any_content_and_with_nothing_else() {
    assert_eq!(worker("first", "{}"), worker("second", "{}"));
    assert_ne!(worker("third", "{}"), worker("fourth", "{ }"));
}

#[test]
fn the_page_names_script_glue_and_module_by_their_content() {
    let site = Folder::with_site("named", "{}");
    prepare(&site.0).unwrap();
    let page = site.read("index.html");
    for (attribute, beginning, ending, content) in [
        ("src", "boot-", ".js", "start();"),
        ("data-glue", "b2b-users-app-", ".js", "glue"),
        ("href", "b2b-users-app-", ".js", "glue"),
        ("data-wasm", "b2b-users-app-", "_bg.wasm", "module"),
    ] {
        let (_, rest) = page.split_once(&format!("{attribute}=\"./")).unwrap();
        let name = rest.split('"').next().unwrap();
        assert_eq!(site.read(name), content);
        let digest = name
            .strip_prefix(beginning)
            .and_then(|rest| rest.strip_suffix(ending))
            .unwrap();
        assert!(digest.len() == 16 && u64::from_str_radix(digest, 16).is_ok());
    }
    for old in [
        "boot.js",
        "b2b-users-app-0123.js",
        "b2b-users-app-0123_bg.wasm",
    ] {
        assert!(!site.0.join(old).exists(), "{old}");
    }
}

#[test]
fn a_page_that_does_not_name_what_is_there_is_an_error() {
    let site = Folder::with_site("unnamed", "{}");
    fs::write(site.0.join("index.html"), "<p>").unwrap();
    let message = prepare(&site.0).unwrap_err().to_string();
    assert!(message.contains("boot.js"), "{message}");
}

#[test]
fn a_worker_without_its_lines_is_an_error_that_names_the_line() {
    let site = Folder::with_site("changed", "{}");
    for (text, line) in [
        (RELEASE_LINE.to_owned(), FILES_LINE),
        (FILES_LINE.to_owned(), RELEASE_LINE),
        (
            format!("{FILES_LINE}{FILES_LINE}{RELEASE_LINE}"),
            FILES_LINE,
        ),
    ] {
        fs::write(site.0.join("sw.js"), text).unwrap();
        let message = write_file_list(&site.0).unwrap_err().to_string();
        assert!(message.contains(line), "{message}");
    }
}
