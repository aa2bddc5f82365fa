//! Joining hand-written scripts with the glue of a module.

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use serde_json::Value;

use crate::cache::Toolbox;
use crate::folders::{copy_files, files_below};
use crate::keys;
use crate::process::run;
use crate::workspace;

/// The glue of a module in parts names the script that loads them once for each part.
const REPEATED_KEYS: &str = "--log-override:duplicate-object-key=silent";

/// A script that names a text which does not exist is no bundle.
const UNKNOWN_NAMES: &str = "--log-override:import-is-undefined=error";

/// What fills the patterns of texts in.
const WORDS: &str = "src/text/js";

/// Scripts that become one.
pub(crate) struct Bundle<'a> {
    /// Where `glue.js` is; the sources are copied beside it, and what says the texts.
    pub(crate) folder: &'a Path,
    /// Folders of sources.
    pub(crate) sources: &'a [&'a Path],
    /// The script that begins.
    pub(crate) entry: &'a str,
    /// `esm` or `iife`.
    pub(crate) format: &'a str,
    /// What only the build knows, by name, as JSON; the version is always told.
    pub(crate) defines: &'a [(&'a str, Value)],
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
        copy_files(&workspace::root().join(WORDS), self.folder)?;
        keys::write(self.folder, None)?;
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
            .args(["--log-level=warning", REPEATED_KEYS, UNKNOWN_NAMES])
            .arg(format!("--format={}", self.format))
            .arg(format!("--outfile={}", target.display()))
            .env("PATH", tools.path()?);
        let version = ("__VERSION__", Value::from(env!("CARGO_PKG_VERSION")));
        for (name, value) in self.defines.iter().chain([&version]) {
            command.arg(format!("--define:{name}={value}"));
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
        .args(["--log-level=warning", REPEATED_KEYS, "--allow-overwrite"])
        .arg(format!("--outfile={}", file.display()))
        .env("PATH", tools.path()?))
}
