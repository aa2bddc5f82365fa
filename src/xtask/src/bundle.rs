//! Joining hand-written scripts with the glue of a module.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::cache::Toolbox;
use crate::process::run;
use crate::site::files_below;

/// Scripts that become one.
pub(crate) struct Bundle<'a> {
    /// Where `glue.js` is; the sources are copied beside it.
    pub(crate) folder: &'a Path,
    /// Folders of sources.
    pub(crate) sources: &'a [&'a Path],
    /// The script that begins.
    pub(crate) entry: &'a str,
    /// `esm` or `iife`.
    pub(crate) format: &'a str,
    /// What only the build knows, by name; the version is always told.
    pub(crate) defines: &'a [(&'a str, &'a str)],
    /// Scripts whose exports stand in the place of globals of the same names.
    pub(crate) injects: &'a [&'a str],
    /// Globals that none of it uses: what is only there for them goes.
    pub(crate) unused: &'a [&'a str],
}

impl Bundle<'_> {
    /// Writes the one script. Comments go, names stay: whoever debugs a page reads them.
    pub(crate) fn write(&self, tools: &Toolbox, target: &Path) -> Result<()> {
        for source in self.sources {
            copy_files(source, self.folder)?;
        }
        // They become texts in the script, which nothing makes smaller any more.
        for style in files_below(self.folder)? {
            if style
                .extension()
                .is_some_and(|extension| extension == "css")
            {
                minify(tools, &style)?;
            }
        }
        let mut command = Command::new("esbuild");
        command
            .current_dir(self.folder)
            .arg(self.entry)
            .args(["--bundle", "--target=es2022", "--charset=utf8"])
            .args([
                "--loader:.css=text",
                "--minify-whitespace",
                "--minify-syntax",
            ])
            .arg("--log-level=warning")
            .arg(format!("--format={}", self.format))
            .arg(format!("--outfile={}", target.display()))
            .env("PATH", tools.path()?);
        let version = ("__VERSION__", env!("CARGO_PKG_VERSION"));
        for (name, text) in self.defines.iter().chain([&version]) {
            command.arg(format!("--define:{name}=\"{text}\""));
        }
        for global in self.unused {
            command.arg(format!("--define:{global}=false"));
        }
        for script in self.injects {
            command.arg(format!("--inject:{script}"));
        }
        run(&mut command)
    }
}

/// Makes a script or a style sheet smaller where it is.
pub(crate) fn minify(tools: &Toolbox, file: &Path) -> Result<()> {
    run(Command::new("esbuild")
        .arg(file)
        .args(["--minify", "--target=es2022", "--charset=utf8"])
        .args(["--log-level=warning", "--allow-overwrite"])
        .arg(format!("--outfile={}", file.display()))
        .env("PATH", tools.path()?))
}

/// Copies a file.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("could not copy {}", from.display()))?;
    Ok(())
}

/// Copies the files of a folder to a folder of the same depth.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    copy_files(from, to)
}

fn copy_files(from: &Path, to: &Path) -> Result<()> {
    let entries = fs::read_dir(from).with_context(|| format!("no folder {}", from.display()))?;
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            copy(&entry.path(), &to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
