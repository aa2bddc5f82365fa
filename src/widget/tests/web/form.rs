//! The form.

use crate::page::{NOWHERE, Page, drawn, mount};
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlInputElement, MouseEvent, MouseEventInit};

#[wasm_bindgen_test]
async fn a_problem_shows_once_its_field_was_left_and_goes_when_mended() {
    let page = mount(NOWHERE);
    assert!(
        page.try_find("[data-code]").is_none(),
        "an untouched form accuses nobody"
    );
    page.fill("email", "not an address");
    drawn().await;
    assert!(page.text("[data-code='email.invalid']").contains("space"));
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
    let email: web_sys::HtmlInputElement = page.find("[data-testid=email]").unchecked_into();
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

#[wasm_bindgen_test]
async fn a_press_of_the_button_does_not_make_a_field_lose_the_focus() {
    let page = mount(NOWHERE);
    let options = MouseEventInit::new();
    options.set_bubbles(true);
    options.set_cancelable(true);
    let press = MouseEvent::new_with_mouse_event_init_dict("mousedown", &options).unwrap();
    page.find("[data-testid=create]")
        .dispatch_event(&press)
        .unwrap();
    assert!(press.default_prevented());
}

#[wasm_bindgen_test]
async fn what_is_mended_leaves_the_summary() {
    let page = mount(NOWHERE);
    page.click("create");
    page.wait_for("[data-testid=summary]").await;
    let listed = || page.text("[data-testid=summary]");
    assert!(listed().contains("4 fields need"), "{}", listed());
    for (field, text) in [
        ("email", "zoe@example.com"),
        ("firstName", "Zoë"),
        ("lastName", "O"),
    ] {
        page.fill(field, text);
    }
    drawn().await;
    assert!(listed().contains("1 field needs"), "{}", listed());
    page.fill("role", "1");
    drawn().await;
    assert!(page.try_find("[data-testid=summary]").is_none());
}

/// Takes the connection away from the browser, and counts what is sent all the same.
const OFFLINE: &str = r#"
    const before = globalThis.fetch;
    let sent = 0;
    let online = false;
    Object.defineProperty(navigator, "onLine", { get: () => online, configurable: true });
    globalThis.fetch = async (address, init) => {
        sent += 1;
        const data = init.method === "POST" ? { userId: 7 } : [];
        const body = { code: 200, data, meta: { message: "SUCCESS" } };
        return new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
    };
    return {
        sent: () => sent,
        connect: () => { online = true; globalThis.dispatchEvent(new Event("online")); },
        restore: () => { globalThis.fetch = before; delete navigator.onLine; },
    };
"#;

/// The world of a form: the browser is offline until `connect` is called, and the store creates each user.
struct Offline(JsValue);

impl Offline {
    fn new() -> Self {
        Self(
            Function::new_no_args(OFFLINE)
                .call0(&JsValue::NULL)
                .unwrap(),
        )
    }

    fn call(&self, name: &str) -> JsValue {
        let function: Function = Reflect::get(&self.0, &name.into())
            .unwrap()
            .unchecked_into();
        function.call0(&JsValue::NULL).unwrap()
    }
}

impl Drop for Offline {
    fn drop(&mut self) {
        self.call("restore");
    }
}

fn fill_form(page: &Page) {
    for (field, text) in [
        ("email", "zoe@example.com"),
        ("firstName", "Zoë"),
        ("lastName", "O"),
        ("role", "1"),
    ] {
        page.fill(field, text);
    }
}

#[wasm_bindgen_test]
async fn nothing_is_sent_while_the_browser_is_offline() {
    let world = Offline::new();
    let page = mount(NOWHERE);
    fill_form(&page);
    page.click("create");
    page.wait_for("[data-state=offline]").await;
    assert_eq!(world.call("sent"), 0);
    world.call("connect");
    page.wait_for("[data-state=created]").await;
}

#[wasm_bindgen_test]
async fn what_is_typed_after_the_press_of_create_is_the_next_user_and_stays() {
    let world = Offline::new();
    world.call("connect");
    let page = mount(&NOWHERE.replace('{', r#"{"lookUps":false,"#));
    fill_form(&page);
    page.click("create");
    page.fill("firstName", "Bob");
    page.wait_for("[data-state=created]").await;
    assert!(
        page.text("[data-testid=submission]")
            .contains("Zoë O was added.")
    );
    let name: HtmlInputElement = page.find("[data-testid=firstName]").unchecked_into();
    assert_eq!(name.value(), "Bob");
}
