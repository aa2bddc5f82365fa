//! The static site: the widget in a page of its own.

use b2b_users_widget::{app, mount};
use leptos::prelude::document;

fn main() {
    let root = document().get_element_by_id("b2b-users");
    // Without the element there is no page to show anything in; boot.js says so.
    if let Some(root) = root {
        // It stays as long as the page.
        std::mem::forget(mount(&root, app));
    }
}
