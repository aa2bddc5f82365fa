//! What a strict content security policy forbids to markup, wherever it is written.

use crate::files::{TextFile, assert_none, find, find_where, root, text_files};

/// Whatever becomes a part of a page.
const SHOWN: [&str; 4] = ["src/widget/src", "src/element", "src/npm", "www"];

/// Ways to turn text into markup or code. The widget builds nodes, and text stays text.
const TEXT_AS_CODE: [&str; 9] = [
    "inner_html",
    "innerHTML",
    "outerHTML",
    "outer_html",
    "insertAdjacentHTML",
    "insert_adjacent_html",
    "document.write",
    "eval(",
    "new Function",
];

/// Whether a line sets a `style` attribute, writes a style element, or has an inline event handler.
fn is_blocked(line: &str) -> bool {
    line.contains("<style") || has_attribute(line, |name| name == "style" || is_handler(name))
}

/// `onclick` and its kin. In views `on:click` is a listener and fine.
fn is_handler(name: &str) -> bool {
    name.len() > 3 && name.starts_with("on") && name.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether a line has ` name=` for such a name, with nothing between name and sign: so attributes are
/// written, in HTML and in views, while assignments have a space.
fn has_attribute(line: &str, wanted: impl Fn(&str) -> bool) -> bool {
    line.match_indices('=').any(|(at, _)| {
        let before = &line[..at];
        wanted(
            before
                .rsplit([' ', '\t', '<', '"'])
                .next()
                .unwrap_or_default(),
        )
    })
}

/// Every script element that has no source of its own.
fn inline_scripts(file: &TextFile) -> Vec<String> {
    let lower = file.text.to_ascii_lowercase();
    lower
        .match_indices("<script")
        .map(|(at, _)| lower[at..].split('>').next().unwrap_or_default())
        .filter(|tag| !tag.contains(" src="))
        .map(|tag| format!("{}: {tag}>", file.path))
        .collect()
}

#[test]
fn the_widget_never_turns_text_into_markup_or_code() {
    let mut found = Vec::new();
    for file in text_files(&SHOWN, &[".rs", ".js", ".html"]) {
        for phrase in TEXT_AS_CODE {
            found.extend(find(&file, phrase));
        }
    }
    assert_none(&found, "text must stay text:");
}

#[test]
fn nothing_in_the_page_is_inline() {
    let mut found = Vec::new();
    for file in text_files(&SHOWN, &[".rs", ".js", ".html"]) {
        found.extend(find_where(&file, is_blocked));
        if file.path.ends_with(".html") {
            found.extend(inline_scripts(&file));
        }
    }
    assert_none(&found, "the content security policy blocks these:");
}

#[test]
fn nothing_in_the_built_page_is_inline() {
    let built = root().join("dist/site/index.html");
    assert!(built.is_file(), "no built site: run `cargo xtask build`");
    for file in text_files(&["dist/site"], &["index.html"]) {
        let mut found = inline_scripts(&file);
        found.extend(find_where(&file, is_blocked));
        assert_none(&found, "the content security policy blocks these:");
    }
}

#[test]
fn the_search_for_inline_markup_finds_what_it_is_for() {
    let blocked = [
        r#"<p style="color:red">"#,
        r#"<p class="a" style={x}>"#,
        r"<button onclick='go()'>",
        "<p style=move || colour.get()>",
        "<style>",
    ];
    for line in blocked {
        assert!(is_blocked(line), "{line}");
    }
    let fine = [
        r#"<p class="style">"#,
        r#"<button on:click={go}>"#,
        r#"<p style:width={w}>"#,
        r#"let style = "x";"#,
        r#"<link rel="stylesheet" href="a.css">"#,
    ];
    for line in fine {
        assert!(!is_blocked(line), "{line}");
    }
    let page = |text: &str| TextFile {
        path: "page.html".to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(inline_scripts(&page("<script>1</script>")).len(), 1);
    assert!(inline_scripts(&page(r#"<script type="module" src="boot.js"></script>"#)).is_empty());
}
