//! Reading what a page offers as a download, in the same way in every engine.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::browser::Browser;
use crate::patience::in_time;

/// A file that the page made and offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// The suggested file name.
    pub name: String,
    /// The content, read as UTF-8; a byte order mark is kept.
    pub text: String,
}

/// Keeps every blob that becomes a URL, and takes note of every `<a download>` that is followed
/// instead of letting the engine save it: not all of them can save without asking.
const INTERCEPT: &str = r"
if (window.__downloads) return;
window.__downloads = [];
const blobs = new Map();
const create = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  const url = create.call(URL, blob);
  blobs.set(url, blob);
  return url;
};
const note = (link) => {
  const blob = blobs.get(link.href);
  const text = blob
    ? blob.arrayBuffer().then((bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
    : fetch(link.href).then((reply) => reply.text());
  window.__downloads.push({ name: link.download, text });
};
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[download]');
  if (!link) return;
  event.preventDefault();
  note(link);
}, true);
const click = HTMLAnchorElement.prototype.click;
HTMLAnchorElement.prototype.click = function () {
  // A link outside the document gets no event there.
  if (this.hasAttribute('download') && !this.isConnected) note(this); else click.call(this);
};
";

const READ: &str = r"
const done = arguments[arguments.length - 1];
Promise.all((window.__downloads ?? []).map(async ({ name, text }) => ({ name, text: await text })))
  .then(done, (error) => done(String(error)));
";

impl Browser {
    /// From now on, and until the page is left, downloads are kept for [`Browser::downloads`].
    ///
    /// # Errors
    /// When the script fails.
    pub async fn intercept_downloads(&self) -> Result<()> {
        self.execute(INTERCEPT, vec![]).await.map(drop)
    }

    /// The downloads so far, in order.
    ///
    /// # Errors
    /// When one cannot be read.
    pub async fn downloads(&self) -> Result<Vec<Download>> {
        let found = in_time(self.client().execute_async(READ, vec![])).await??;
        let found = found
            .as_array()
            .with_context(|| format!("a download could not be read: {found}"))?;
        let part = |download: &Value, name: &str| {
            let part = download.get(name).and_then(Value::as_str);
            part.unwrap_or_default().to_owned()
        };
        Ok(found
            .iter()
            .map(|download| Download {
                name: part(download, "name"),
                text: part(download, "text"),
            })
            .collect())
    }
}
