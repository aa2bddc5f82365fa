//! Somebody to drive an engine.

use crate::budget::Budget;
use crate::clock::now;
use crate::connection::Connection;
use crate::send::send;
use b2b_users_core::run::{Engine, Event, Step};
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The longest sleep at a time: how soon an event is heeded while the engine waits, and
/// how often a waiting one is shown anew.
const NAP: u64 = 500;

/// An engine under way. Dropping the last clone stops it: no further request starts.
#[derive(Clone)]
pub struct Driver {
    shared: Rc<Shared>,
}

struct Shared {
    engine: Rc<RefCell<dyn Engine>>,
    connection: RefCell<Connection>,
    budget: Budget,
    observer: Box<dyn Fn()>,
    driven: Cell<bool>,
}

impl std::fmt::Debug for Driver {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Driver").finish_non_exhaustive()
    }
}

impl Driver {
    /// Starts an engine, whose requests are taken from the budget. `observer` is called whenever there may be something new to show;
    /// it may look into the engine, but not tell it anything.
    #[must_use]
    pub fn start(
        engine: Rc<RefCell<dyn Engine>>,
        connection: Connection,
        budget: Budget,
        observer: impl Fn() + 'static,
    ) -> Self {
        let driver = Self {
            shared: Rc::new(Shared {
                engine,
                connection: RefCell::new(connection),
                budget,
                observer: Box::new(observer),
                driven: Cell::new(false),
            }),
        };
        driver.drive();
        driver
    }

    /// Stands still after the request under way.
    pub fn pause(&self) {
        self.tell(Event::Pause);
    }

    /// Goes on.
    pub fn resume(&self) {
        self.tell(Event::Resume);
    }

    /// Goes on with another connection, after a token was corrected.
    pub fn resume_with(&self, connection: Connection) {
        self.shared.connection.replace(connection);
        self.resume();
    }

    /// Creates no more users; what was sent is still settled.
    pub fn cancel(&self) {
        self.tell(Event::Cancel);
    }

    fn tell(&self, event: Event) {
        self.shared.engine.borrow_mut().on(event, now());
        (self.shared.observer)();
        self.drive();
    }

    /// Sees to it that exactly one task drives the engine.
    fn drive(&self) {
        if self.shared.driven.replace(true) {
            return;
        }
        // The task must not keep the engine alive: when the last `Driver` is dropped, it ends.
        let shared = Rc::downgrade(&self.shared);
        spawn_local(async move {
            loop {
                let Some(now_shared) = shared.upgrade() else {
                    return;
                };
                let step = now_shared.step();
                let nap = match step {
                    Step::Send(id, request) => {
                        let connection = now_shared.connection.borrow().clone();
                        let budget = now_shared.budget.clone();
                        drop(now_shared);
                        // Other engines of the page may have spent what this one counted on.
                        budget.take().await;
                        if shared.strong_count() == 0 {
                            return;
                        }
                        let reply = send(&connection, &request).await;
                        let Some(shared) = shared.upgrade() else {
                            return;
                        };
                        let event = Event::Reply(id, reply);
                        // What comes of it shows with the next step.
                        shared.engine.borrow_mut().on(event, now());
                        continue;
                    }
                    Step::WaitUntil(moment) => moment.saturating_sub(now()).clamp(1, NAP),
                    _ => {
                        now_shared.driven.set(false);
                        return;
                    }
                };
                drop(now_shared);
                TimeoutFuture::new(u32::try_from(nap).unwrap_or(u32::MAX)).await;
            }
        });
    }
}

impl Shared {
    fn step(&self) -> Step {
        let step = self.engine.borrow_mut().next(now());
        (self.observer)();
        step
    }
}
