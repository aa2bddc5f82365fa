//! The form.

use crate::page::{NOWHERE, drawn, mount};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_problem_shows_once_its_field_was_left_and_goes_when_mended() {
    let page = mount(NOWHERE);
    assert!(
        page.try_find("[data-code]").is_none(),
        "an untouched form accuses nobody"
    );
    page.fill("email", "not an address");
    drawn().await;
    assert!(page.text("[data-code='email.invalid']").contains("blank"));
    assert_eq!(
        page.find("[data-testid=email]")
            .get_attribute("aria-invalid")
            .as_deref(),
        Some("true")
    );
    page.fill("email", "zoe@example.com");
    drawn().await;
    assert!(page.try_find("[data-code='email.invalid']").is_none());
}

#[wasm_bindgen_test]
async fn a_list_of_problems_is_hidden_while_it_is_empty() {
    let page = mount(NOWHERE);
    let hidden = || page.find("[id$='-email-issues']").has_attribute("hidden");
    assert!(hidden());
    page.fill("email", "not an address");
    drawn().await;
    assert!(!hidden());
}

#[wasm_bindgen_test]
async fn a_warning_does_not_make_a_field_invalid() {
    let page = mount(NOWHERE);
    page.fill("phoneNumber", "call me");
    drawn().await;
    assert!(page.try_find("[data-code='phone.unusual']").is_some());
    assert_eq!(
        page.find("[data-testid=phoneNumber]")
            .get_attribute("aria-invalid")
            .as_deref(),
        Some("false")
    );
}

#[wasm_bindgen_test]
async fn without_a_connection_the_form_says_so_and_keeps_everything() {
    let page = mount(NOWHERE);
    for (field, text) in [
        ("email", "zoe@example.com"),
        ("firstName", "Zoë"),
        ("lastName", "O’Brien"),
        ("role", "1"),
    ] {
        page.fill(field, text);
    }
    page.click("create");
    page.wait_for("[data-state='pause.unreachable']").await;
    let email: web_sys::HtmlInputElement =
        wasm_bindgen::JsCast::unchecked_into(page.find("[data-testid=email]"));
    assert_eq!(email.value(), "zoe@example.com");
}

#[wasm_bindgen_test]
async fn text_of_a_person_is_never_taken_for_markup() {
    let page = mount(NOWHERE);
    page.fill("email", "<img src=x onerror=alert(1)>@example.com");
    page.fill("channelIds", "<script>1</script>");
    drawn().await;
    assert!(
        page.text("[data-code='channels.invalid']")
            .contains("<script>")
    );
    assert!(page.try_find("script, img").is_none());
}
