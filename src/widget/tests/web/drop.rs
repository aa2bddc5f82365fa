//! A file that is dropped on the page.

use crate::page::{NOWHERE, mount};
use js_sys::{Array, Uint8Array};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{DataTransfer, DragEvent, DragEventInit, File};

#[wasm_bindgen_test]
async fn a_dropped_file_is_read_and_checked() {
    let page = mount(NOWHERE);
    let content = b"email;first name;last name;role\nzoe@example.com;Zoe;O;1\nbad;B;C;7\n";
    let parts = Array::of1(&Uint8Array::from(&content[..]));
    let file = File::new_with_u8_array_sequence(&parts, "users.csv").unwrap();
    let transfer = DataTransfer::new().unwrap();
    transfer.items().add_with_file(&file).unwrap();
    let options = DragEventInit::new();
    options.set_data_transfer(Some(&transfer));
    options.set_bubbles(true);
    options.set_cancelable(true);
    let event = DragEvent::new_with_event_init_dict("drop", &options).unwrap();
    page.find(".b2b-drop").dispatch_event(&event).unwrap();

    page.wait_for("[data-testid=confirmation]").await;
    assert_eq!(page.text("[data-testid=count-rows]"), "2");
    assert_eq!(page.text("[data-testid=count-valid]"), "1");
    for code in ["email.invalid", "role.unknown"] {
        page.find(&format!(
            "[data-testid=problem][data-row='3'][data-code='{code}']"
        ));
    }
}
