//! What the builder promises, in a real browser.

use super::{Content, MountHandle, each, element, reactive};
use crate::state::State;
use gloo_timers::future::TimeoutFuture;
use js_sys::Function;
use leptos::prelude::document;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlElement};

/// Puts what is built into the page. Dropping the handle takes it away.
fn mount<T: Into<Content>>(build: impl FnOnce() -> T) -> (HtmlElement, MountHandle) {
    let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&place).unwrap();
    let handle = super::mount(&place, build);
    (place, handle)
}

fn find(place: &HtmlElement, selector: &str) -> HtmlElement {
    let found = place.query_selector(selector).unwrap();
    found.unwrap().unchecked_into()
}

/// Lets the reactive system draw.
async fn drawn() {
    TimeoutFuture::new(0).await;
}

fn counter() -> (Rc<Cell<u32>>, Rc<Cell<u32>>) {
    let count = Rc::new(Cell::new(0));
    (Rc::clone(&count), count)
}

#[wasm_bindgen_test]
async fn attributes_follow_signals() {
    let on = State::new(false);
    let (place, _handle) = mount(move || {
        element("button")
            .attribute_of("title", move || format!("is {}", on.get()))
            .state_of("aria-pressed", move || on.get())
            .flag_of("disabled", move || on.get())
    });
    let button = find(&place, "button");
    let read = |name: &str| button.get_attribute(name);
    assert_eq!(read("title").as_deref(), Some("is false"));
    assert_eq!(read("aria-pressed").as_deref(), Some("false"));
    assert_eq!(read("disabled"), None);
    on.set(true);
    drawn().await;
    assert_eq!(read("title").as_deref(), Some("is true"));
    assert_eq!(read("aria-pressed").as_deref(), Some("true"));
    assert_eq!(read("disabled").as_deref(), Some(""));
}

#[wasm_bindgen_test]
async fn a_value_follows_its_signal_and_keeps_the_caret_while_it_is_the_same() {
    let value = State::new("abc".to_owned());
    let (place, _handle) = mount(move || {
        element("input")
            .value_of(move || value.get())
            .on_value("input", move |text| value.set(text))
    });
    let input: web_sys::HtmlInputElement = find(&place, "input").unchecked_into();
    assert_eq!(input.value(), "abc");
    input.set_value("abxc");
    input.set_selection_range(3, 3).unwrap();
    input.dispatch_event(&Event::new("input").unwrap()).unwrap();
    drawn().await;
    assert_eq!(value.get_untracked(), "abxc");
    assert_eq!(input.selection_start().unwrap(), Some(3));
    value.set("new".to_owned());
    drawn().await;
    assert_eq!(input.value(), "new");
}

#[wasm_bindgen_test]
async fn what_is_redrawn_takes_the_place_of_what_was_there() {
    let names = State::new(vec!["a", "b"]);
    let (place, _handle) = mount(move || {
        let list = reactive(
            move || names.get(),
            |names| Content::all(names.iter().map(|name| element("li").text(name))),
        );
        element("ul").text("before ").child(list).text(" after")
    });
    assert_eq!(place.text_content().as_deref(), Some("before ab after"));
    names.set(vec!["c"]);
    drawn().await;
    assert_eq!(place.text_content().as_deref(), Some("before c after"));
    names.set(Vec::new());
    drawn().await;
    assert_eq!(place.text_content().as_deref(), Some("before  after"));
}

#[wasm_bindgen_test]
async fn what_does_not_change_is_not_redrawn_and_stays_alive() {
    let number = State::new(1);
    let (place, _handle) = mount(move || {
        reactive(
            move || number.get() > 0,
            move |_| element("b").text_of(move || number.get().to_string()),
        )
    });
    let before = find(&place, "b");
    number.set(2);
    drawn().await;
    assert_eq!(find(&place, "b"), before);
    assert_eq!(before.text_content().as_deref(), Some("2"));
}

#[wasm_bindgen_test]
async fn one_of_several_keeps_the_focus_while_others_come_and_go() {
    let names = State::new(vec!["a", "b"]);
    let (place, _handle) = mount(move || {
        let inputs = each(move || names.get(), |name| element("input").id(name));
        element("p").child(inputs)
    });
    let focused = find(&place, "#b");
    focused.focus().unwrap();
    names.set(vec!["c", "b", "d"]);
    drawn().await;
    assert_eq!(document().active_element().as_ref(), Some(focused.as_ref()));
    let inputs = place.query_selector_all("input").unwrap();
    let ids = (0..inputs.length()).map(|place| {
        let input: HtmlElement = inputs.item(place).unwrap().unchecked_into();
        input.id()
    });
    assert_eq!(ids.collect::<String>(), "cbd");
}

#[wasm_bindgen_test]
async fn parts_within_parts_go_with_them() {
    let outer = State::new(true);
    let inner = State::new(1);
    let (place, _handle) = mount(move || {
        let within = move || reactive(move || inner.get(), |number| number.to_string());
        reactive(move || outer.get(), move |is_on| is_on.then(within))
    });
    inner.set(2);
    drawn().await;
    assert_eq!(place.text_content().as_deref(), Some("2"));
    outer.set(false);
    drawn().await;
    assert_eq!(place.text_content().as_deref(), Some(""));
}

#[wasm_bindgen_test]
async fn what_was_removed_follows_nothing_any_more() {
    let (shown, signal) = (State::new(true), State::new(0));
    let (seen, count) = counter();
    let (_place, _handle) = mount(move || {
        let follower = move || {
            let count = Rc::clone(&count);
            element("b").text_of(move || {
                count.set(count.get() + 1);
                signal.get().to_string()
            })
        };
        reactive(move || shown.get(), move |is_on| is_on.then(&follower))
    });
    assert_eq!(seen.get(), 1);
    shown.set(false);
    drawn().await;
    signal.set(1);
    drawn().await;
    assert_eq!(seen.get(), 1);
}

#[wasm_bindgen_test]
async fn an_event_that_comes_after_the_removal_is_not_heard() {
    let shown = State::new(true);
    let (heard, count) = counter();
    let (place, handle) = mount(move || {
        let control = move || {
            let (count, own) = (Rc::clone(&count), State::new(0));
            element("input").on("blur", move |_| {
                count.set(count.get() + 1);
                own.set(own.get_untracked() + 1);
            })
        };
        let part = reactive(move || shown.get(), move |is_on| is_on.then(&control));
        element("p").child(part)
    });
    let input = find(&place, "input");
    input.dispatch_event(&Event::new("blur").unwrap()).unwrap();
    assert_eq!(heard.get(), 1);
    let has_thrown = watch_for_errors();
    // The browser itself tells a focused control that is removed.
    input.focus().unwrap();
    shown.set(false);
    drawn().await;
    input.dispatch_event(&Event::new("blur").unwrap()).unwrap();
    assert_eq!(heard.get(), 1);
    assert_eq!(has_thrown.call0(&JsValue::NULL).unwrap(), false);
    drop(handle);
}

#[wasm_bindgen_test]
async fn a_listener_may_end_the_part_that_it_belongs_to() {
    let handle = Rc::new(Cell::new(None));
    let ended = Rc::clone(&handle);
    let (place, mounted) =
        mount(move || element("button").on("click", move |_| drop(ended.take())));
    handle.set(Some(mounted));
    let button = find(&place, "button");
    let has_thrown = watch_for_errors();
    button.click();
    assert_eq!(place.child_element_count(), 0);
    button.click();
    drawn().await;
    assert_eq!(has_thrown.call0(&JsValue::NULL).unwrap(), false);
}

/// Gives a function that says whether anything in the page has thrown since.
fn watch_for_errors() -> Function {
    let body = "let thrown = false; addEventListener('error', () => { thrown = true; }); return () => thrown;";
    let watch = Function::new_no_args(body);
    watch.call0(&JsValue::NULL).unwrap().unchecked_into()
}

#[wasm_bindgen_test]
fn text_is_never_taken_for_markup() {
    let (place, _handle) = mount(|| element("p").text("<b>no</b>"));
    assert_eq!(place.text_content().as_deref(), Some("<b>no</b>"));
    assert!(place.query_selector("b").unwrap().is_none());
}
