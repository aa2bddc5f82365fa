//! What is shown until something is there.

use super::element::{Element, element};
use b2b_users_text::keys;

/// Says that it takes a moment.
pub(crate) fn loading() -> Element {
    element("p")
        .attributes(&[("class", "b2b-loading"), ("role", "status")])
        .say(keys::PAGE_LOADING)
}
