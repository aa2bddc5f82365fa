//! Whether the built site is that of the sources as they are now.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use sha2::{Digest, Sha384};

use crate::folders::files_below;
use crate::rust_flags;
use crate::workspace;

/// What the site is made of and by, and what it is.
const PARTS: [&str; 16] = [
    ".cargo",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "rust-toolchain.toml",
    "src/core",
    "src/scan",
    "src/text",
    "src/settings",
    "src/client",
    "src/flow",
    "src/streams",
    "src/widget",
    "src/xtask",
    "www",
    "dist/site",
];

/// Whether nothing has changed since [`record`], neither a source nor a built file.
pub(crate) fn is_site_current() -> bool {
    let recorded = fs::read_to_string(record_file()).ok();
    recorded.is_some() && recorded == state().ok()
}

/// Notes that the site was just built.
pub(crate) fn record() -> Result<()> {
    let file = record_file();
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(file, state()?)?)
}

fn record_file() -> PathBuf {
    workspace::root().join("target").join("site-state")
}

fn state() -> Result<String> {
    let parts: Vec<PathBuf> = PARTS
        .iter()
        .map(|part| workspace::root().join(part))
        .collect();
    digest(&parts, &rust_flags::encoded()?.to_string_lossy())
}

/// One digest of the names and contents of all files, and of one more text.
fn digest(parts: &[PathBuf], more: &str) -> Result<String> {
    let mut digest = Sha384::new();
    digest.update(more);
    for part in parts {
        for file in files_of(part)? {
            let content = fs::read(&file)?;
            let name = file.to_string_lossy();
            digest.update(format!("\n{name} {}\n", content.len()));
            digest.update(content);
        }
    }
    Ok(format!("{:x}", digest.finalize()))
}

fn files_of(part: &Path) -> Result<Vec<PathBuf>> {
    if part.is_file() {
        return Ok(vec![part.to_owned()]);
    }
    let mut files = if part.is_dir() {
        files_below(part)?
    } else {
        Vec::new()
    };
    files.sort_unstable();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_of_a_part_is_noticed() {
        let folder = std::env::temp_dir().join(format!("b2b-users-fresh-{}", std::process::id()));
        fs::create_dir_all(folder.join("below")).unwrap();
        let (one, two) = (folder.join("one"), folder.join("below/two"));
        fs::write(&one, "1").unwrap();
        fs::write(&two, "2").unwrap();
        let parts = [folder.clone(), folder.join("missing")];
        let state = || digest(&parts, "flags").unwrap();
        let before = state();
        assert_eq!(state(), before);
        assert_ne!(digest(&parts, "other flags").unwrap(), before);
        fs::write(&two, "3").unwrap();
        let changed = state();
        assert_ne!(changed, before);
        fs::rename(&two, folder.join("below/three")).unwrap();
        assert_ne!(state(), changed);
        fs::remove_dir_all(&folder).unwrap();
    }
}
