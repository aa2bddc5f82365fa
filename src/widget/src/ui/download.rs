//! Hands a file to the browser's downloads.

use leptos::prelude::{document, set_timeout};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers a text as a file of this name. Browsers that refuse leave everything as it is.
pub(crate) fn download(name: &str, text: &str) {
    drop(try_download(name, text));
}

fn try_download(name: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("text/csv;charset=utf-8");
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Some browsers start to read the file only after this turn.
    set_timeout(
        move || drop(Url::revoke_object_url(&address)),
        std::time::Duration::from_secs(60),
    );
    Ok(())
}
