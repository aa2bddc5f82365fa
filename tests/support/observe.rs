//! Reading a page.

use std::time::Instant;

use anyhow::{Result, bail};
use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::browser::{Browser, PATIENCE};
use crate::patience::in_time;

/// The pause between two looks at a page.
pub(crate) const LOOK_AGAIN: std::time::Duration = std::time::Duration::from_millis(50);

impl Browser {
    /// The first element that matches, once there is one.
    ///
    /// # Errors
    /// When none appears.
    pub async fn find(&self, selector: &str) -> Result<Element> {
        let started = Instant::now();
        loop {
            match in_time(self.client().find(Locator::Css(selector))).await? {
                Ok(element) => return Ok(element),
                Err(error) if !error.is_no_such_element() => return Err(error.into()),
                Err(_) if started.elapsed() > PATIENCE => {
                    bail!(
                        "no element {selector} appeared; the page:\n{}",
                        self.page_text().await
                    );
                }
                Err(_) => tokio::time::sleep(LOOK_AGAIN).await,
            }
        }
    }

    /// Waits until the text of the first match contains `part`, and gives the whole text.
    ///
    /// # Errors
    /// When it does not in time; the error has the text that was there instead.
    pub async fn wait_for_text(&self, selector: &str, part: &str) -> Result<String> {
        let started = Instant::now();
        loop {
            let text = self.text_now(selector).await?;
            match text {
                Some(text) if text.contains(part) => return Ok(text),
                text if started.elapsed() > PATIENCE => bail!(
                    "{selector} never said {part:?} but {text:?}; the page:\n{}",
                    self.page_text().await
                ),
                _ => tokio::time::sleep(LOOK_AGAIN).await,
            }
        }
    }

    /// Waits until no shown element matches.
    ///
    /// # Errors
    /// When one stays.
    pub async fn wait_until_gone(&self, selector: &str) -> Result<()> {
        let script =
            "return ![...document.querySelectorAll(arguments[0])].some(e => e.checkVisibility())";
        self.wait_until(script, vec![json!(selector)]).await
    }

    /// Waits until a script, the body of a function, gives true.
    ///
    /// # Errors
    /// When it throws, or never does.
    pub async fn wait_until(&self, script: &str, arguments: Vec<Value>) -> Result<()> {
        let started = Instant::now();
        loop {
            if self.execute(script, arguments.clone()).await? == json!(true) {
                return Ok(());
            }
            if started.elapsed() > PATIENCE {
                bail!(
                    "`{script}` with {arguments:?} never became true; the page:\n{}",
                    self.page_text().await
                );
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// The text of the first match, as it is shown.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn text(&self, selector: &str) -> Result<String> {
        self.find(selector).await?;
        Ok(self.text_now(selector).await?.unwrap_or_default())
    }

    /// The texts of all matches, as they are now.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn texts(&self, selector: &str) -> Result<Vec<String>> {
        let script = "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText)";
        let texts = self.execute(script, vec![json!(selector)]).await?;
        let texts = texts.as_array().cloned().unwrap_or_default();
        Ok(texts
            .iter()
            .map(|text| text.as_str().unwrap_or_default().to_owned())
            .collect())
    }

    /// How many elements match now.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn count(&self, selector: &str) -> Result<usize> {
        let found = in_time(self.client().find_all(Locator::Css(selector))).await??;
        Ok(found.len())
    }

    /// An attribute of the first match, or `None` without it.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn attribute(&self, selector: &str, name: &str) -> Result<Option<String>> {
        let element = self.find(selector).await?;
        Ok(in_time(element.attr(name)).await??)
    }

    /// What a form control holds.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn value(&self, selector: &str) -> Result<String> {
        let element = self.find(selector).await?;
        let value = in_time(element.prop("value")).await??;
        Ok(value.unwrap_or_default())
    }

    /// Whether a form control can be used.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn is_enabled(&self, selector: &str) -> Result<bool> {
        let element = self.find(selector).await?;
        Ok(in_time(element.is_enabled()).await??)
    }

    /// Whether a match is there and shown, now.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn is_shown(&self, selector: &str) -> Result<bool> {
        match in_time(self.client().find(Locator::Css(selector))).await? {
            Ok(element) => Ok(in_time(element.is_displayed()).await??),
            Err(error) if error.is_no_such_element() => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    async fn text_now(&self, selector: &str) -> Result<Option<String>> {
        // By script rather than by element, since a page may replace elements at any time.
        let script = "return document.querySelector(arguments[0])?.innerText ?? null";
        let text = in_time(self.client().execute(script, vec![json!(selector)])).await??;
        Ok(text.as_str().map(str::to_owned))
    }

    /// All that the page shows, for error messages.
    async fn page_text(&self) -> String {
        let text = self.text_now("body").await;
        text.ok().flatten().unwrap_or_default()
    }
}
