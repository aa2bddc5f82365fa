//! The browser engines, and what each must be asked for.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, through chromedriver.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// WebKitGTK's small browser, through WebKitWebDriver.
    WebKit,
}

impl Engine {
    /// Every engine.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engine's name, as `B2B_USERS_ENGINES` has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The engines to test in: those that the variable `B2B_USERS_ENGINES` lists, separated by
    /// commas, or all of them when it is not set.
    ///
    /// # Errors
    /// When the variable names something else, or nothing.
    pub fn requested() -> Result<Vec<Self>> {
        match env::var("B2B_USERS_ENGINES") {
            Ok(list) => Self::parse_list(&list),
            Err(_) => Ok(Self::ALL.to_vec()),
        }
    }

    fn parse_list(list: &str) -> Result<Vec<Self>> {
        let parse = |name: &str| {
            Self::ALL
                .into_iter()
                .find(|engine| engine.name() == name.trim())
                .with_context(|| {
                    format!("B2B_USERS_ENGINES names {name:?}; the engines are chromium, firefox, webkit")
                })
        };
        let engines: Vec<Self> = list
            .split(',')
            .filter(|name| !name.trim().is_empty())
            .map(parse)
            .collect::<Result<_>>()?;
        if engines.is_empty() {
            bail!("B2B_USERS_ENGINES names no engine");
        }
        Ok(engines)
    }

    pub(crate) const fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }

    /// What to ask the driver for. `scratch` is an empty directory of this session.
    pub(crate) fn capabilities(self, scratch: &Path) -> Map<String, Value> {
        let scratch = scratch.to_string_lossy();
        let capabilities = match self {
            Self::Chromium => json!({
                "goog:chromeOptions": {
                    "args": [
                        "--headless=new",
                        // A container has no user namespaces, and little shared memory.
                        "--no-sandbox",
                        "--disable-dev-shm-usage",
                        "--disable-gpu",
                        // Nothing but the page under test may use the network.
                        "--disable-quic",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        format!("--user-data-dir={scratch}/profile"),
                    ],
                    "prefs": {
                        "download.default_directory": scratch,
                        "download.prompt_for_download": false,
                    },
                },
            }),
            Self::Firefox => json!({
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    "binary": firefox(),
                    "prefs": {
                        "browser.download.folderList": 2,
                        "browser.download.dir": scratch,
                        "browser.download.useDownloadDir": true,
                        "browser.download.always_ask_before_handling_new_types": false,
                    },
                },
            }),
            Self::WebKit => json!({ "webkitgtk:browserOptions": { "args": ["--automation"] } }),
        };
        match capabilities {
            Value::Object(map) => map,
            _ => Map::new(),
        }
    }
}

/// Debian's Firefox has a name that its driver does not look for.
fn firefox() -> PathBuf {
    ["firefox-esr", "firefox"]
        .into_iter()
        .find_map(on_path)
        .unwrap_or_else(|| PathBuf::from("firefox"))
}

fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|directory| directory.join(program))
        .find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_engines_may_have_spaces_and_must_have_a_name() {
        assert_eq!(
            Engine::parse_list("webkit, chromium").unwrap(),
            [Engine::WebKit, Engine::Chromium]
        );
        for list in ["", " , ", "chrome", "chromium,ie"] {
            assert!(Engine::parse_list(list).is_err(), "{list:?}");
        }
    }
}
