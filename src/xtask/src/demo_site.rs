//! The site that the demo serves: the built one, set up for the sandbox's company.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::workspace;

/// Copies the built site to `target`, in the place of an earlier copy, with the demo's settings.
pub(crate) fn prepare(target: &Path) -> Result<()> {
    let settings = workspace::root().join("www").join("demo-config.json");
    assemble(&workspace::site_directory(), &settings, target)
}

fn assemble(site: &Path, settings: &Path, target: &Path) -> Result<()> {
    match fs::remove_dir_all(target) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(error).with_context(|| format!("could not remove {}", target.display()));
        }
        _ => {}
    }
    copy_directory(site, target)
        .with_context(|| format!("could not copy {} to {}", site.display(), target.display()))?;
    fs::copy(settings, target.join("config.json"))
        .with_context(|| format!("could not copy {}", settings.display()))?;
    Ok(())
}

fn copy_directory(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target: PathBuf = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_directory(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_the_settings_of_the_demo_and_nothing_of_an_earlier_copy() {
        let scratch = std::env::temp_dir().join(format!("b2b-users-demo-{}", std::process::id()));
        let (site, target) = (scratch.join("site"), scratch.join("copy"));
        fs::create_dir_all(site.join("parts")).unwrap();
        fs::create_dir_all(&target).unwrap();
        fs::write(site.join("config.json"), "shipped").unwrap();
        fs::write(site.join("parts").join("app.js"), "script").unwrap();
        fs::write(target.join("stale.js"), "stale").unwrap();
        let settings = scratch.join("demo-config.json");
        fs::write(&settings, "demo").unwrap();

        assemble(&site, &settings, &target).unwrap();
        let read = |path: PathBuf| fs::read_to_string(path).unwrap();
        assert_eq!(read(target.join("config.json")), "demo");
        assert_eq!(read(target.join("parts").join("app.js")), "script");
        assert!(!target.join("stale.js").exists());
        assert_eq!(read(site.join("config.json")), "shipped");
        fs::remove_dir_all(&scratch).unwrap();
    }
}
