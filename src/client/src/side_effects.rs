//! What a browser or Node does for a driver: timers, requests, news of the connection.

use crate::connection::Connection;
use crate::host::{Answered, Host, Task};
use crate::js_host::JsHost;
use crate::send::send;
use b2b_users_core::engine::Millis;
use b2b_users_core::wire::ApiRequest;
use js_sys::{Function, Reflect};
use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

/// The longest sleep in milliseconds that a timer of a browser takes; a longer one would end at once.
const LONGEST_SLEEP: Millis = i32::MAX as Millis;

impl Host for JsHost {
    fn now(&self) -> Millis {
        Self::now(self)
    }

    fn is_offline(&self) -> bool {
        Self::is_offline(self)
    }

    fn after(&self, milliseconds: Millis, then: Box<dyn FnOnce()>) -> Task {
        let host = self.clone();
        spawn(async move {
            if let Ok(milliseconds @ 1..) = u32::try_from(milliseconds.min(LONGEST_SLEEP)) {
                host.sleep(milliseconds).await;
            }
            then();
        })
    }

    fn on_online(&self, then: Box<dyn Fn()>) -> Option<Task> {
        if self.has_own_fetch() {
            return None;
        }
        let heard = Closure::wrap(then);
        tell_listener("addEventListener", &heard).ok()?;
        Some(Task::new(move || {
            // It was there to be added, so it is there to be removed.
            drop(tell_listener("removeEventListener", &heard));
        }))
    }

    fn send(&self, connection: &Connection, request: ApiRequest, then: Answered) -> Task {
        let connection = connection.clone();
        spawn(async move { then(send(&connection, &request).await) })
    }
}

/// After these there may be a connection again: a page that was put aside hears of none that came meanwhile.
const CONNECTION_EVENTS: [&str; 2] = ["online", "pageshow"];

/// Adds or removes a listener of those. An error where there are no events, as in Node.
fn tell_listener(method: &str, heard: &Closure<dyn Fn()>) -> Result<(), JsValue> {
    let global = js_sys::global();
    let method: Function = Reflect::get(&global, &method.into())?.dyn_into()?;
    for event in CONNECTION_EVENTS {
        method.call2(&global, &event.into(), heard.as_ref())?;
    }
    Ok(())
}

/// Runs a task until it ends or is dropped.
fn spawn(task: impl Future<Output = ()> + 'static) -> Task {
    spawn_boxed(Box::pin(task))
}

/// One function for tasks of all kinds, whose code stands in a module once.
fn spawn_boxed(task: Pin<Box<dyn Future<Output = ()>>>) -> Task {
    let owner = Rc::new(Cell::new(Some(task)));
    let running = Rc::downgrade(&owner);
    spawn_local(poll_fn(move |context| {
        // Without an owner it has ended.
        let Some(mut task) = running.upgrade().and_then(|owner| owner.take()) else {
            return Poll::Ready(());
        };
        let poll = task.as_mut().poll(context);
        // It may have ended its owner.
        if let Some(owner) = running.upgrade().filter(|_| poll.is_pending()) {
            owner.set(Some(task));
        }
        poll
    }));
    Task::new(move || drop(owner))
}
