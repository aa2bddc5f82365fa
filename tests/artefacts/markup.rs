//! What a strict content security policy forbids to markup, in the built page.

use crate::files::{read, root};

/// What the policy blocks of a page: elements with code or style in them, and such attributes.
fn blocked(page: &str) -> Vec<&str> {
    page.split('<')
        .skip(1)
        .filter_map(|part| part.split('>').next())
        .filter(|tag| {
            let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
            let mut names = attributes
                .split_whitespace()
                .filter_map(|attribute| attribute.split_once('='))
                .map(|(name, _)| name);
            let is_inline = |name: &str| name == "style" || name.starts_with("on");
            match name.to_ascii_lowercase().as_str() {
                "style" => true,
                "script" if !names.clone().any(|name| name == "src") => true,
                _ => names.any(is_inline),
            }
        })
        .collect()
}

#[test]
fn nothing_in_the_built_page_is_inline() {
    let built = root().join("dist/site/index.html");
    assert!(built.is_file(), "no built site: run `cargo xtask build`");
    let page = read("dist/site/index.html");
    let blocked = blocked(&page);
    assert!(blocked.is_empty(), "the policy blocks these: {blocked:#?}");
}

#[test]
fn what_is_inline_is_found_in_a_page_and_what_is_a_file_is_not() {
    let inline = [
        "<script>1</script>",
        "<style>p { color: red }</style>",
        r#"<p class="a" style="color: red">"#,
        r#"<button onclick="go()">"#,
    ];
    for page in inline {
        assert_eq!(blocked(page).len(), 1, "{page}");
    }
    let page = r#"<!doctype html><link rel="stylesheet" href="a.css">
        <script type="module" src="boot.js"></script><p class="style">on=1</p>"#;
    assert!(blocked(page).is_empty());
}
