//! What the store is like becomes known while a person is typing.

use crate::page::{Page, drawn, mount};
use js_sys::{Function, Reflect};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, HtmlElement};

/// Settings without channels, so that they are typed until the store's are known.
const SETTINGS: &str =
    r#"{"dialect":"management","endpoint":"http://127.0.0.1:9","requestsPerMinute":150}"#;

/// A `fetch` that answers with one record of each list, all the requests held back until
/// `release` is called. Other requests fail.
const STORE: &str = r#"
    const lists = {
        "/api/v3/io/companies/roles": [{ id: "10", name: "Auditor", roleType: 2 }],
        "/api/v3/io/channels": [{ id: 1, channelId: 77, b2bEnabled: true }],
        "/api/v3/io/users/extra-fields": [{ fieldName: "Floor", fieldType: 0 }],
        "/api/v3/io/companies": [{ companyId: "42", companyName: "Acme", companyStatus: "1" }],
    };
    let release;
    const released = new Promise((resolve) => { release = resolve; });
    const before = globalThis.fetch;
    globalThis.fetch = async (address) => {
        await released;
        const data = lists[new URL(address).pathname];
        if (!data) throw new TypeError("no connection");
        const body = { code: 200, data, meta: { message: "SUCCESS" } };
        return new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
    };
    let broken = false;
    const note = () => { broken = true; };
    globalThis.addEventListener("error", note);
    const restore = () => {
        globalThis.fetch = before;
        globalThis.removeEventListener("error", note);
    };
    return { release, restore, check: () => { if (broken) throw new Error("the module stopped"); } };
"#;

/// The store that answers late. Dropping it gives the page its own `fetch` back.
struct LateStore(JsValue);

impl LateStore {
    fn new() -> Self {
        Self(Function::new_no_args(STORE).call0(&JsValue::NULL).unwrap())
    }

    fn call(&self, name: &str) {
        let function = Reflect::get(&self.0, &name.into()).unwrap();
        let function: Function = function.unchecked_into();
        function.call0(&JsValue::NULL).unwrap();
    }
}

impl Drop for LateStore {
    fn drop(&mut self) {
        self.call("restore");
    }
}

/// Types into a field and stays in it, as the browser itself does.
fn type_and_stay(page: &Page, field: &str, text: &str) {
    page.fill(field, text);
    let input: HtmlElement = page
        .find(&format!("[data-testid='{field}']"))
        .unchecked_into();
    input.focus().unwrap();
    assert_eq!(focused(), Some(input.unchecked_into::<Element>()));
}

fn focused() -> Option<Element> {
    document().active_element()
}

#[wasm_bindgen_test]
async fn lists_that_arrive_take_neither_text_nor_focus_from_any_field() {
    for (field, text, successor) in [
        ("email", "zoe@example.com", "email"),
        ("phoneNumber", "12345", "phoneNumber"),
        ("firstName", "Zoe", "firstName"),
        ("lastName", "Ore", "lastName"),
        ("companyId", "42", "companyId"),
        ("role", "1", "role"),
        ("channelIds", "77", "channelIds"),
        ("acceptWelcomeEmail", "yes", "acceptWelcomeEmail"),
        ("originChannelId", "77", "originChannelId"),
        ("uuid", "C-1", "uuid"),
        ("companyRoleId", "10", "role"),
        ("extra-name-0", "Floor", "extra-0"),
        ("extra-value-0", "3", "extra-0"),
    ] {
        let store = LateStore::new();
        let page = mount(SETTINGS);
        page.find("details").set_attribute("open", "").unwrap();
        if field.starts_with("extra-") {
            page.click("add-extra");
            drawn().await;
            page.fill("extra-name-0", "Floor");
        }
        type_and_stay(&page, field, text);
        let before = focused().unwrap();
        store.call("release");
        page.wait_for("[data-testid='extra-0']").await;
        drawn().await;
        drawn().await;

        let field_now = page.find(&format!("[data-testid='{successor}']"));
        assert_eq!(focused().as_ref(), Some(&field_now), "focus of {field}");
        let kept = match field {
            "channelIds" => page
                .try_find("[data-testid='channelIds-77']:checked")
                .is_some(),
            "companyRoleId" => value(&field_now) == "custom:10",
            "extra-name-0" => value(&field_now).is_empty(),
            _ => value(&field_now) == text,
        };
        assert!(kept, "text of {field}");
        // A browser may tell a control that has gone that it lost the focus.
        if !before.is_connected() {
            before.dispatch_event(&Event::new("blur").unwrap()).unwrap();
        }
        store.call("check");
        // A person who goes on typing is still heard.
        page.fill("email", "not an address");
        drawn().await;
        assert!(
            page.try_find("[data-code='email.invalid']").is_some(),
            "after {field}"
        );
    }
}

#[wasm_bindgen_test]
async fn lists_that_arrive_take_neither_text_nor_focus_from_a_file_under_review() {
    for (field, text) in [
        ("default-company", "42"),
        ("default-channels", "77"),
        ("default-role", "1"),
        ("column-1", "lastName"),
        ("problem-filter", "all"),
    ] {
        let store = LateStore::new();
        let page = mount(SETTINGS);
        page.drop_file("email,Given,role\na@example.com,Zoe,9\n")
            .await;
        page.wait_for("[data-testid=defaults]").await;
        page.find("[data-testid=defaults]")
            .set_attribute("open", "")
            .unwrap();
        page.find("[data-testid=columns]")
            .set_attribute("open", "")
            .unwrap();
        page.wait_for("[data-testid=column-1]").await;
        // The heading of the step takes the focus first.
        drawn().await;
        type_and_stay(&page, field, text);
        let before = focused().unwrap();
        store.call("release");
        page.wait_for("[data-testid='default-role'] option[value='Auditor']")
            .await;
        drawn().await;
        assert_eq!(focused(), Some(before), "focus of {field}");
        let control = page.find(&format!("[data-testid='{field}']"));
        assert_eq!(value(&control), text, "text of {field}");
        store.call("check");
    }
}

#[wasm_bindgen_test]
async fn a_focused_widget_can_be_taken_away_and_another_one_works() {
    for field in ["email", "role", "channelIds"] {
        let page = mount(SETTINGS);
        let input: HtmlElement = page
            .find(&format!("[data-testid='{field}']"))
            .unchecked_into();
        input.focus().unwrap();
        drop(page);
        drawn().await;
        let page = mount(SETTINGS);
        page.fill("email", "not an address");
        drawn().await;
        assert!(
            page.try_find("[data-code='email.invalid']").is_some(),
            "{field}"
        );
    }
}

fn value(element: &Element) -> String {
    let value = Reflect::get(element, &"value".into()).unwrap();
    value.as_string().unwrap_or_default()
}
