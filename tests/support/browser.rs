//! One browser window.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use fantoccini::Client;
use serde_json::{Value, json};

use crate::Engine;
use crate::driver::Driver;
use crate::observe::LOOK_AGAIN;
use crate::patience::in_time;

/// How long a verb waits for what it expects of a page.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// How long a page may take to learn of its new size. A window that cannot be so small never gets it.
const RESIZING: Duration = Duration::from_secs(2);

/// A browser with one window. Dropping it closes the browser and ends its driver.
#[derive(Debug)]
pub struct Browser {
    pub(crate) engine: Engine,
    driver: Driver,
}

/// The CSS selector of the element with this `data-testid`.
#[must_use]
pub fn test_id(id: &str) -> String {
    format!("[data-testid=\"{id}\"]")
}

impl Browser {
    /// Starts a browser with a window of 1280 by 900.
    ///
    /// # Errors
    /// When driver or browser do not start, three times over.
    pub async fn start(engine: Engine) -> Result<Self> {
        let driver = Driver::start(engine).await?;
        let browser = Self { engine, driver };
        browser.set_viewport(1280, 900).await?;
        Ok(browser)
    }

    /// Starts a browser with a window as wide as a phone: 390 by 844, but 447 by 844 in WebKit, whose
    /// browser has a tool bar that gets no narrower.
    ///
    /// # Errors
    /// When driver or browser do not start, three times over.
    pub async fn start_phone(engine: Engine) -> Result<Self> {
        let browser = Self::start(engine).await?;
        if engine == Engine::Firefox {
            browser.move_to_popup().await?;
        }
        browser.set_viewport(390, 844).await?;
        Ok(browser)
    }

    /// Puts a popup in the place of the window. Firefox's windows are never narrower than 500 pixels,
    /// its popups may be.
    async fn move_to_popup(&self) -> Result<()> {
        let first = in_time(self.client().window()).await??;
        self.execute(
            "open('about:blank', 'phone', 'popup,width=390,height=844')",
            vec![],
        )
        .await?;
        let windows = in_time(self.client().windows()).await??;
        let popup = windows
            .into_iter()
            .find(|window| *window != first)
            .context("the popup did not open")?;
        in_time(self.client().close_window()).await??;
        in_time(self.client().switch_to_window(popup)).await??;
        Ok(())
    }

    /// Which engine it is.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    pub(crate) const fn client(&self) -> &Client {
        &self.driver.client
    }

    /// Loads a page and waits until it is loaded.
    ///
    /// # Errors
    /// When the page cannot be reached.
    pub async fn goto(&self, url: &str) -> Result<()> {
        in_time(self.client().goto(url))
            .await?
            .with_context(|| format!("{url} could not be loaded"))
    }

    /// Gives the page a viewport of this size, in CSS pixels, or as near as its window gets. Gives the
    /// size that came of it.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn set_viewport(&self, width: u32, height: u32) -> Result<(u32, u32)> {
        let script = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
        let borders = self.execute(script, vec![]).await?;
        let (more_width, more_height): (u32, u32) =
            serde_json::from_value(borders).unwrap_or_default();
        let (width, height) = (width + more_width, height + more_height);
        in_time(self.client().set_window_size(width, height)).await??;
        self.viewport_becoming((width - more_width, height - more_height))
            .await
    }

    /// The size of the viewport once it is this one, or once it has had its time: a page may learn of
    /// its new size after the driver has said that the window has it.
    async fn viewport_becoming(&self, wanted: (u32, u32)) -> Result<(u32, u32)> {
        let deadline = Instant::now() + RESIZING;
        loop {
            let size = self.viewport().await?;
            if size == wanted || Instant::now() > deadline {
                return Ok(size);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// The size of the viewport, in CSS pixels.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn viewport(&self) -> Result<(u32, u32)> {
        let size = self
            .execute("return [innerWidth, innerHeight]", vec![])
            .await?;
        serde_json::from_value(size).context("a viewport has two sizes")
    }

    /// Runs a script in the page, as the body of a function that gets `arguments`.
    ///
    /// # Errors
    /// When the script throws, with its message.
    pub async fn execute(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        in_time(self.client().execute(script, arguments))
            .await?
            .context("a script failed in the page")
    }

    /// From now on looks into the frame that matches.
    ///
    /// # Errors
    /// When there is no such frame.
    pub async fn enter_frame(&self, selector: &str) -> Result<()> {
        let frame = self.find(selector).await?;
        in_time(frame.enter_frame()).await??;
        Ok(())
    }

    /// From now on looks at the page again.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn leave_frame(&self) -> Result<()> {
        in_time(self.client().enter_parent_frame()).await??;
        Ok(())
    }

    /// Saves a picture of the window as PNG.
    ///
    /// # Errors
    /// When the picture cannot be taken or written.
    pub async fn screenshot(&self, path: &Path) -> Result<()> {
        let picture = in_time(self.client().screenshot()).await??;
        ensure!(picture.starts_with(b"\x89PNG"), "the picture is no PNG");
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, picture).with_context(|| format!("could not write {}", path.display()))
    }

    /// What went wrong in the page since it began to load: violations of the content security policy,
    /// uncaught errors and console errors, in order. Only pages of a [`Stack`](crate::Stack) collect it.
    ///
    /// # Errors
    /// When the page does not collect it.
    pub async fn problems(&self) -> Result<Vec<String>> {
        let found = self.execute("return window.__problems", vec![]).await?;
        let found = found
            .as_array()
            .context("the page does not collect its problems")?;
        Ok(found
            .iter()
            .map(|problem| problem.as_str().unwrap_or_default().to_owned())
            .collect())
    }

    /// The element that has the focus: its tag, id and test id, such as `input#email[email]`.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn focused(&self) -> Result<String> {
        let script = "const e = document.activeElement; if (!e) return '';\
            return e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') \
              + (e.dataset.testid ? '[' + e.dataset.testid + ']' : '');";
        let focused = self.execute(script, vec![]).await?;
        Ok(focused.as_str().unwrap_or_default().to_owned())
    }

    /// Whether the focus is on the element, or on one within it.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn has_focus(&self, selector: &str) -> Result<bool> {
        let script = "return !!document.activeElement?.closest(arguments[0])";
        Ok(self.execute(script, vec![json!(selector)]).await? == json!(true))
    }
}
