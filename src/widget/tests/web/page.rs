//! A mounted widget and the verbs to use it with.

use b2b_users_client::TokenProvider;
use b2b_users_settings::Settings;
use b2b_users_widget::{Login, MountHandle, Session, widget};
use js_sys::{Array, Function, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{
    DataTransfer, DragEvent, DragEventInit, Element, Event, EventInit, File, HtmlElement,
    HtmlInputElement,
};

/// Nothing listens there, so every request fails at once.
pub(crate) const NOWHERE: &str =
    r#"{"dialect":"management","endpoint":"http://127.0.0.1:9","companyId":42,"channelIds":[1]}"#;

/// A widget in an element of its own. Dropping it unmounts it.
pub(crate) struct Page {
    pub(crate) root: HtmlElement,
    _mounted: MountHandle,
}

/// Mounts a widget with these settings.
pub(crate) fn mount(configuration: &str) -> Page {
    mount_session(configuration, Session::new)
}

/// Mounts a widget whose storefront login this function of the page gives.
pub(crate) fn mount_with_login(configuration: &str, function: Function) -> Page {
    mount_session(configuration, |configuration| {
        let login = Login::new(Some(TokenProvider::new(function)), false);
        Session::with_login(configuration, login)
    })
}

fn mount_session(configuration: &str, session: impl FnOnce(Settings) -> Session) -> Page {
    let configuration = Settings::parse(configuration).unwrap();
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let mounted = b2b_users_widget::mount(&root, || widget(session(configuration)));
    Page {
        root,
        _mounted: mounted,
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

impl Page {
    pub(crate) fn try_find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    pub(crate) fn find(&self, selector: &str) -> Element {
        self.try_find(selector)
            .unwrap_or_else(|| panic!("there is no {selector}"))
    }

    pub(crate) fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    /// Types into an input and leaves it.
    pub(crate) fn fill(&self, id: &str, text: &str) {
        let input: HtmlInputElement = self.find(&format!("[data-testid='{id}']")).unchecked_into();
        input.set_value(text);
        for (kind, bubbles) in [("input", true), ("change", true), ("blur", false)] {
            let options = EventInit::new();
            options.set_bubbles(bubbles);
            input
                .dispatch_event(&Event::new_with_event_init_dict(kind, &options).unwrap())
                .unwrap();
        }
    }

    pub(crate) fn click(&self, id: &str) {
        let button: HtmlElement = self.find(&format!("[data-testid='{id}']")).unchecked_into();
        button.click();
    }

    /// Turns to *Add many* and drops a file with this content there.
    pub(crate) async fn drop_file(&self, content: &str) {
        let parts = Array::of1(&Uint8Array::from(content.as_bytes()));
        let file = File::new_with_u8_array_sequence(&parts, "users.csv").unwrap();
        let transfer = DataTransfer::new().unwrap();
        transfer.items().add_with_file(&file).unwrap();
        let options = DragEventInit::new();
        options.set_data_transfer(Some(&transfer));
        options.set_bubbles(true);
        options.set_cancelable(true);
        let event = DragEvent::new_with_event_init_dict("drop", &options).unwrap();
        self.click("tab-many");
        let place = self.wait_for(".b2b-drop").await;
        place.dispatch_event(&event).unwrap();
    }

    /// Whether an element takes up any room.
    pub(crate) fn is_shown(&self, selector: &str) -> bool {
        let element: HtmlElement = self.find(selector).unchecked_into();
        element.offset_width() > 0
    }

    /// Waits for an element, at most ten seconds.
    pub(crate) async fn wait_for(&self, selector: &str) -> Element {
        for _ in 0..400 {
            if let Some(element) = self.try_find(selector) {
                return element;
            }
            gloo_timers::future::TimeoutFuture::new(25).await;
        }
        panic!("{selector} did not appear in {}", self.root.inner_text());
    }
}

/// Lets the reactive system draw.
pub(crate) async fn drawn() {
    gloo_timers::future::TimeoutFuture::new(0).await;
}
