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
        let page = "<script type=\"module\" src=\"./boot.js\" data-glue=\"./app-0123456789abcdef.js\"></script>";
        for (name, content) in [
            ("sw.js", worker.as_str()),
            ("index.html", page),
            ("boot.js", "start();"),
            ("config.json", settings),
            ("app-0123456789abcdef.js", "glue"),
            ("app-0123456789abcdef.js.br", "glue"),
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

#[test]
fn the_worker_lists_what_the_page_needs_and_keeps_the_rest_of_its_text() {
    let text = worker("list", "{}");
    let (list, rest) = text
        .strip_prefix("const FILES = ")
        .unwrap()
        .split_once(";\n")
        .unwrap();
    let names: Vec<String> = serde_json::from_str(list).unwrap();
    let starter = &names[1];
    assert!(starter.starts_with("boot-"), "{names:?}");
    assert_eq!(
        names,
        [
            "app-0123456789abcdef.js",
            starter,
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
fn the_page_names_the_starting_script_by_its_content() {
    let site = Folder::with_site("starter", "{}");
    prepare(&site.0).unwrap();
    let page = site.read("index.html");
    let (_, rest) = page.split_once("src=\"./").unwrap();
    let name = rest.split('"').next().unwrap();
    assert_eq!(site.read(name), "start();");
    let digest = name
        .strip_prefix("boot-")
        .and_then(|rest| rest.strip_suffix(".js"))
        .unwrap();
    assert!(digest.len() == 16 && u64::from_str_radix(digest, 16).is_ok());
    assert!(!site.0.join("boot.js").exists());
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
