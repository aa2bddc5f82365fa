//! The notices of third parties: whose code is in an artefact, and under which licence.
//!
//! Nearly every licence asks that its text and the names of its holders go along with a copy.

mod linked;
mod texts;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use self::linked::{Package, linked};
use self::texts::texts;

/// The name of the file, in every artefact.
const FILE: &str = "THIRD-PARTY-NOTICES.txt";

/// What runs in browsers and in Node.js.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";
/// What the container's programs run on.
pub(crate) const NATIVE: &str = "x86_64-unknown-linux-gnu";

/// Writes the notices of what some of our packages link on a platform to a folder.
pub(crate) fn write(packages: &[&str], platform: &str, folder: &Path) -> Result<()> {
    let text = notices(&linked(packages, platform)?)?;
    fs::create_dir_all(folder)?;
    let path = folder.join(FILE);
    fs::write(&path, text).with_context(|| format!("could not write {}", path.display()))
}

/// All packages first, then each licence text once, with the packages that it belongs to.
fn notices(packages: &[Package]) -> Result<String> {
    let mut all =
        "This holds code of other projects, under their licences. Texts follow the list.\n\n"
            .to_owned();
    for package in packages {
        all.push_str(&package.to_string());
        all.push('\n');
    }
    for (text, holders) in texts(packages)? {
        all.push_str("\n----------------------------------------\n\n");
        all.push_str(&holders.join(", "));
        all.push_str(":\n\n");
        all.push_str(text.trim_end());
        all.push('\n');
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stands_once_below_all_packages_that_have_it() {
        let package = |name: &str| Package {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: "MIT".to_owned(),
            authors: vec!["Ada".to_owned()],
            repository: None,
            folder: None,
        };
        let text = notices(&[package("one"), package("two")]).unwrap();
        assert!(text.contains("one 1.0.0, MIT, by Ada\ntwo 1.0.0, MIT, by Ada\n"));
        assert!(text.contains("one, two:\n\nMIT License"));
        assert_eq!(text.matches("Permission is hereby granted").count(), 1);
    }
}
