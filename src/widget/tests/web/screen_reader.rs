//! What a screen reader is told, and where the keyboard stops.

use crate::page::{NOWHERE, Page, drawn, mount};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// Sixty rows, of which every one has a problem.
fn sixty_problems() -> String {
    let rows = (0..60).map(|row| format!("user{row}@example.com,A,B,nobody\n"));
    std::iter::once("email,first name,last name,role\n".to_owned())
        .chain(rows)
        .collect()
}

async fn review(page: &Page, file: &str) {
    page.drop_file(file).await;
    page.wait_for("[data-testid=confirmation]").await;
    drawn().await;
}

#[wasm_bindgen_test]
async fn steps_that_are_done_say_so() {
    let page = mount(NOWHERE);
    review(
        &page,
        "email,first name,last name,role\na@example.com,A,B,1\n",
    )
    .await;
    let steps = page.text(".b2b-steps");
    assert!(steps.contains("File, completed"), "{steps}");
    assert!(!steps.contains("Review, completed"), "{steps}");
}

#[wasm_bindgen_test]
async fn the_skip_button_leads_past_the_tables_to_the_buttons() {
    let page = mount(NOWHERE);
    review(&page, &sixty_problems()).await;
    page.click("skip");
    let focused = document().active_element().unwrap();
    assert!(
        focused
            .query_selector("[data-testid=send]")
            .unwrap()
            .is_some()
    );
}

#[wasm_bindgen_test]
async fn turning_a_page_is_told_once_and_not_at_entry() {
    let page = mount(NOWHERE);
    review(&page, &sixty_problems()).await;
    assert_eq!(page.text("[data-testid=announcement]"), "");
    let next: HtmlElement = page.find(".b2b-pager button:last-child").unchecked_into();
    next.click();
    drawn().await;
    assert_eq!(page.text("[data-testid=announcement]"), "Rows 51–60 of 60.");
    assert!(page.try_find(".b2b-pager [aria-live]").is_none());
}

#[wasm_bindgen_test]
async fn no_table_is_a_stop_of_the_keyboard() {
    let page = mount(NOWHERE);
    review(&page, &sixty_problems()).await;
    assert!(page.try_find("[role=region][tabindex]").is_none());
}

#[wasm_bindgen_test]
async fn no_button_is_part_of_what_is_read_out() {
    let page = mount(NOWHERE);
    review(
        &page,
        "email,first name,last name,role\na@example.com,A,B,1\n",
    )
    .await;
    page.click("send");
    page.wait_for("[data-testid=ahead][data-state=failed]")
        .await;
    page.click("send");
    page.wait_for("[data-testid=paused] button").await;
    let selector = "[role=alert] button, [role=status] button, [aria-live] button";
    assert!(page.try_find(selector).is_none());
}
