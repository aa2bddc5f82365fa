//! Every file of the engine's tests is in their one executable, or it would never run.

use super::files::{Files, Violation};

const FOLDER: &str = "src/core/tests";

pub(super) fn check(files: &Files) -> Vec<Violation> {
    let main = match files.needed("src/core/tests/main.rs") {
        Ok(main) => main,
        Err(missing) => return missing,
    };
    files
        .below(&[FOLDER], &[".rs"])
        .filter_map(|(path, _)| {
            let name = path.strip_prefix(FOLDER)?.strip_prefix('/')?;
            let name = name.strip_suffix(".rs")?;
            let is_left_out =
                !name.contains('/') && name != "main" && !main.contains(&format!("mod {name};"));
            let sentence = format!("add `mod {name};` to {FOLDER}/main.rs");
            is_left_out.then(|| Violation::new(path, 1, sentence))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_main_does_not_name_is_found() {
        let main = ("src/core/tests/main.rs", "mod a;\n");
        let (a, b) = (("src/core/tests/a.rs", ""), ("src/core/tests/b.rs", ""));
        let part = ("src/core/tests/a/part.rs", "");
        assert!(check(&Files::of(&[main, a, part])).is_empty());
        assert_eq!(check(&Files::of(&[main, a, b]))[0].path, b.0);
        assert_eq!(check(&Files::of(&[a])).len(), 1, "main is missing");
    }
}
