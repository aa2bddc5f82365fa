//! The three browser engines: which programs drive them, and how they get onto a machine.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::cache;
use crate::process::{output_of, run};

/// A browser engine that tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name in `B2B_USERS_ENGINES` and in steps.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// What must be on `PATH`: one program of each row.
    fn programs(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Chromium => &[
                &["chromium", "chromium-browser", "google-chrome", "chrome"],
                &["chromedriver"],
            ],
            Self::Firefox => &[&["firefox-esr", "firefox"]],
            Self::WebKit => &[&["WebKitWebDriver"], &["xvfb-run"], &["xauth"]],
        }
    }

    /// The Debian packages that bring those programs.
    fn debian_packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb", "xauth"],
        }
    }

    fn missing(self) -> Vec<String> {
        self.programs()
            .iter()
            .filter(|row| row.iter().all(|name| cache::find_on_path(name).is_none()))
            .map(|row| row.join(" or "))
            .collect()
    }

    /// Where the Firefox program is; the driver alone does not find Debian's.
    pub(crate) fn firefox_program() -> Option<PathBuf> {
        cache::find_on_path("firefox-esr").or_else(|| cache::find_on_path("firefox"))
    }
}

/// Makes sure that the engines can be driven: installs them on Debian as root, and otherwise fails
/// with what to install.
pub(crate) fn ensure(engines: &[Engine]) -> Result<()> {
    let absent: Vec<Engine> = engines
        .iter()
        .copied()
        .filter(|engine| !engine.missing().is_empty())
        .collect();
    if absent.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = absent
        .iter()
        .flat_map(|engine| engine.debian_packages())
        .copied()
        .collect();
    if is_debian() && is_root() {
        println!("Installing browsers and drivers: {}", packages.join(" "));
        install_packages(&packages)
            .context("the browsers could not be installed; install the packages by hand")?;
    }
    let still: Vec<String> = absent
        .iter()
        .flat_map(|engine| {
            let name = engine.name();
            engine
                .missing()
                .into_iter()
                .map(move |program| format!("  {name}: no {program} on PATH"))
        })
        .collect();
    if !still.is_empty() {
        bail!(
            "browsers are missing, and no test is skipped for that:\n{}\n\
             On Debian:  sudo apt-get install {}\n\
             Elsewhere: install the same programs in a way of your own and put them on PATH.\n\
             `cargo xtask test --quick` needs Chromium alone.",
            still.join("\n"),
            packages.join(" "),
        );
    }
    Ok(())
}

fn install_packages(packages: &[&str]) -> Result<()> {
    let apt = |arguments: &[&str]| {
        run(Command::new("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(arguments))
    };
    // With what the packages recommend: that is how they are known to work.
    let mut install = vec!["install", "--yes"];
    install.extend_from_slice(packages);
    apt(&["update"])?;
    apt(&install)
}

fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release")
        .unwrap_or_default()
        .lines()
        .any(|line| line == "ID=debian")
}

fn is_root() -> bool {
    cache::find_on_path("id")
        .and_then(|id| output_of(&id, &["-u"]))
        .is_some_and(|user| user.trim() == "0")
}
