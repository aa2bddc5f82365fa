//! The static site: the widget in a page of its own.

use b2b_users_widget::app;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

fn main() {
    let root = document().get_element_by_id("b2b-users");
    // Without the element there is no page to show anything in; boot.js says so.
    if let Some(root) = root.and_then(|root| root.dyn_into().ok()) {
        leptos::mount::mount_to(root, app).forget();
    }
}
