//! What values promise when they change, and when their owner has ended.

use super::{Computed, State, Stored};
use crate::ui::{Content, follow, mount};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::{Owner, document};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// Lets what follows values run again.
async fn settled() {
    TimeoutFuture::new(0).await;
}

/// Runs something that follows values, in the owner, and tells what it gave each time.
fn noted<T: 'static>(owner: &Owner, read: impl Fn() -> T + 'static) -> Rc<RefCell<Vec<T>>> {
    let notes = Rc::new(RefCell::new(Vec::new()));
    let kept = Rc::clone(&notes);
    owner.with(|| follow(move || kept.borrow_mut().push(read())));
    notes
}

/// Begins to work on what follows values, as a mounted widget does.
fn owner() -> Owner {
    drop(mount(
        &document().create_element("div").unwrap(),
        Content::none,
    ));
    Owner::new()
}

#[wasm_bindgen_test]
async fn what_reads_a_value_runs_again_when_it_changes() {
    let owner = owner();
    let (read, unread) = owner.with(|| (State::new(1), State::new(1)));
    let notes = noted(&owner, move || read.get() + unread.get_untracked());
    settled().await;
    read.set(2);
    settled().await;
    unread.set(10);
    settled().await;
    read.update(|read| *read += 1);
    settled().await;
    assert_eq!(*notes.borrow(), [2, 3, 13]);
}

#[wasm_bindgen_test]
async fn what_is_computed_changes_only_when_its_result_does() {
    let owner = owner();
    let number = owner.with(|| State::new(1));
    let is_even = owner.with(|| Computed::new(move || number.with(|number| number % 2 == 0)));
    let notes = noted(&owner, move || is_even.get());
    settled().await;
    number.set(3);
    settled().await;
    number.set(4);
    assert!(is_even.get_untracked(), "it is worked out when it is read");
    settled().await;
    assert_eq!(*notes.borrow(), [false, true]);
}

#[wasm_bindgen_test]
fn a_value_whose_owner_has_ended_reads_as_the_default_and_takes_nothing() {
    let owner = owner();
    let state = owner.with(|| State::new("kept".to_owned()));
    let stored = owner.with(|| Stored::new("kept".to_owned()));
    let computed = owner.with(|| Computed::new(move || state.get().len()));
    assert_eq!(
        (state.get(), stored.get(), computed.get()),
        ("kept".into(), "kept".into(), 4)
    );
    owner.cleanup();
    state.set("late".to_owned());
    state.update(|state| state.push('!'));
    stored.set("late".to_owned());
    assert_eq!(
        (state.get(), stored.get(), computed.get()),
        (String::new(), String::new(), 0)
    );
    assert_eq!((state.try_get(), stored.try_get()), (None, None));
}

/// Looks at the value that it is kept in when it is dropped.
struct Looks(Stored<Option<Looks>>, Rc<Cell<Option<bool>>>);

impl Drop for Looks {
    fn drop(&mut self) {
        self.1.set(Some(self.0.with(Option::is_some)));
    }
}

#[wasm_bindgen_test]
fn what_is_replaced_is_dropped_when_the_value_can_be_looked_at() {
    let owner = owner();
    let seen = Rc::new(Cell::new(None));
    let stored = owner.with(|| Stored::new(None));
    stored.set(Some(Looks(stored, Rc::clone(&seen))));
    stored.set(None);
    assert_eq!(seen.get(), Some(false));
}
