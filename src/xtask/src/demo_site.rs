//! The site that the demo serves: the built one, set up for the sandbox's company.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::folders;
use crate::workspace;

/// Copies the built site to `target`, in the place of an earlier copy, with the demo's settings.
pub(crate) fn prepare(target: &Path) -> Result<()> {
    let settings = workspace::root().join("www").join("demo-config.json");
    assemble(&workspace::site_directory(), &settings, target)
}

fn assemble(site: &Path, settings: &Path, target: &Path) -> Result<()> {
    folders::replace(site, target)?;
    fs::copy(settings, target.join("config.json"))
        .with_context(|| format!("could not copy {}", settings.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

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
