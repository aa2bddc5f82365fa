//! Nothing is inline that a strict content security policy forbids, wherever markup is written.

use super::files::{Files, Violation};

/// Whatever becomes a part of a page.
pub(super) const SHOWN: [&str; 4] = ["src/widget/src", "src/element", "src/npm", "www"];

pub(super) fn check(files: &Files) -> Vec<Violation> {
    let mut found = files.lines_where(
        &SHOWN,
        &[".rs", ".js", ".html"],
        is_blocked,
        "move this into a file: the content security policy blocks it",
    );
    for (path, text) in files.below(&SHOWN, &[".html"]) {
        found.extend(inline_scripts(path, text));
    }
    found
}

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
    let mut parts: Vec<&str> = line.split('=').collect();
    // What follows the last sign is no name.
    parts.pop();
    parts.iter().any(|before| {
        let name = before.rsplit([' ', '\t', '<', '"']).next();
        name.is_some_and(&wanted)
    })
}

/// Every script element that has no source of its own.
fn inline_scripts(path: &str, text: &str) -> Vec<Violation> {
    let lower = text.to_ascii_lowercase();
    let mut line = 1;
    let mut found = Vec::new();
    for (number, part) in lower.split("<script").enumerate() {
        let tag = part.split('>').next().unwrap_or_default();
        if number > 0 && !tag.contains(" src=") {
            let sentence = "move this script into a file: the content security policy blocks it";
            found.push(Violation::new(path, line, sentence));
        }
        line += part.matches('\n').count();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_and_handlers_are_found_and_what_looks_like_them_is_not() {
        let blocked = [
            r#"<p style="color:red">"#,
            r#"<p class="a" style={x}>"#,
            r"<button onclick='go()'>",
            "<p style=move || colour.get()>",
            "<style>",
        ];
        for line in blocked {
            assert_eq!(check(&Files::of(&[("www/a.js", line)])).len(), 1, "{line}");
        }
        let fine = [
            r#"<p class="style">"#,
            r#"<button on:click={go}>"#,
            r#"<p style:width={w}>"#,
            r#"let style = "x";"#,
            r#"<link rel="stylesheet" href="a.css">"#,
        ];
        for line in fine {
            assert!(
                check(&Files::of(&[("www/a.js", line)])).is_empty(),
                "{line}"
            );
        }
    }

    #[test]
    fn a_script_without_a_source_is_found_with_its_line() {
        let page = "<html>\n<script type=\"module\" src=\"boot.js\"></script>\n<script>1</script>";
        let found = check(&Files::of(&[("www/page.html", page)]));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].line, 3);
    }
}
