//! Acting on a page as a person would: with real clicks and key presses.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::json;

use crate::browser::Browser;
use crate::patience::in_time;

impl Browser {
    /// Clicks the first match, once it can be clicked.
    ///
    /// # Errors
    /// When there is no such element, or something covers it.
    pub async fn click(&self, selector: &str) -> Result<()> {
        self.wait_until(
            "const e = document.querySelector(arguments[0]); return !!e && !e.disabled && e.checkVisibility()",
            vec![json!(selector)],
        )
        .await?;
        // A button below the fold is scrolled to the middle, where no sticky bar covers it.
        self.execute(
            "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })",
            vec![json!(selector)],
        )
        .await?;
        let element = self.find(selector).await?;
        in_time(element.click())
            .await?
            .with_context(|| format!("{selector} could not be clicked"))
    }

    /// Replaces what a text control holds, key by key, and leaves the focus there.
    ///
    /// # Errors
    /// When the control does not hold the text afterwards.
    pub async fn fill(&self, selector: &str, text: &str) -> Result<()> {
        let element = self.find(selector).await?;
        self.empty(selector, &element).await?;
        if !text.is_empty() {
            // Not every engine takes a line break for a press of the key that makes one.
            let enter = char::from(Key::Enter).to_string();
            in_time(element.send_keys(&text.replace('\n', &enter))).await??;
        }
        let held = self.value(selector).await?;
        ensure!(
            held == text,
            "{selector} holds {held:?} after typing {text:?}"
        );
        Ok(())
    }

    async fn empty(&self, selector: &str, element: &Element) -> Result<()> {
        // What arrives from the store in between may take the selection away before the key comes.
        for _ in 0..3 {
            if self.value(selector).await?.is_empty() {
                break;
            }
            // Selecting by script and deleting by key gives the same events in every engine.
            self.execute(
                "const e = document.querySelector(arguments[0]); e.focus(); e.select()",
                vec![json!(selector)],
            )
            .await?;
            in_time(element.send_keys(&char::from(Key::Delete).to_string())).await??;
        }
        Ok(())
    }

    /// Presses a key in the first match, such as [`Key::Tab`] or [`Key::Enter`].
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn press(&self, selector: &str, key: Key) -> Result<()> {
        let element = self.find(selector).await?;
        in_time(element.send_keys(&char::from(key).to_string())).await??;
        Ok(())
    }

    /// Chooses the option with this value.
    ///
    /// # Errors
    /// When the control has no such option, or does not take it.
    pub async fn select(&self, selector: &str, value: &str) -> Result<()> {
        let element = self.find(selector).await?;
        in_time(element.select_by_value(value))
            .await?
            .with_context(|| format!("{selector} has no option {value:?}"))?;
        let held = self.value(selector).await?;
        ensure!(
            held == value,
            "{selector} holds {held:?} after choosing {value:?}"
        );
        Ok(())
    }

    /// Ticks or clears a check box or radio button, unless it is that way already.
    ///
    /// # Errors
    /// When it stays as it was.
    pub async fn set_checked(&self, selector: &str, checked: bool) -> Result<()> {
        if self.is_checked(selector).await? != checked {
            self.click(selector).await?;
        }
        let now = self.is_checked(selector).await?;
        ensure!(now == checked, "{selector} is checked: {now}");
        Ok(())
    }

    async fn is_checked(&self, selector: &str) -> Result<bool> {
        let element = self.find(selector).await?;
        Ok(in_time(element.is_selected()).await??)
    }

    /// Chooses a file in an `<input type=file>`.
    ///
    /// # Errors
    /// When there is no such file or input.
    pub async fn upload(&self, selector: &str, file: &Path) -> Result<()> {
        let file = file
            .canonicalize()
            .with_context(|| format!("no file {}", file.display()))?;
        let element = self.find(selector).await?;
        in_time(element.send_keys(&file.to_string_lossy()))
            .await?
            .with_context(|| format!("{selector} takes no file"))
    }
}
