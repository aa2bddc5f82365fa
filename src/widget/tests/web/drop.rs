//! A file that is dropped on the page.

use crate::page::{NOWHERE, mount};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_dropped_file_is_read_and_checked() {
    let page = mount(NOWHERE);
    page.drop_file("email;first name;last name;role\nzoe@example.com;Zoe;O;1\nbad;B;C;7\n")
        .await;
    page.wait_for("[data-testid=confirmation]").await;
    assert_eq!(page.text("[data-testid=count-rows]"), "2");
    assert_eq!(page.text("[data-testid=count-valid]"), "1");
    for code in ["email.invalid", "role.unknown"] {
        page.find(&format!(
            "[data-testid=problem][data-row='3'][data-code='{code}']"
        ));
    }
}
