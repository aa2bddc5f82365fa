//! Somebody to drive an engine.

use crate::budget::Budget;
use crate::connection::Connection;
use crate::host::Host;
use crate::send::send;
use b2b_users_core::run::{Engine, Event, Step};
use futures_util::future::{AbortHandle, Aborted, abortable};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen_futures::spawn_local;

/// The longest sleep at a time: how soon an event is heeded while the engine waits, and
/// how often a waiting one is shown anew.
const NAP: u64 = 500;

/// An engine under way. Dropping the last clone stops it at once: its request is aborted,
/// its timers are cleared, and no further request starts.
#[derive(Clone)]
pub struct Driver {
    shared: Rc<Shared>,
}

struct Shared {
    engine: Rc<RefCell<dyn Engine>>,
    connection: RefCell<Connection>,
    budget: Budget,
    observer: Box<dyn Fn()>,
    /// The task that drives the engine now, if one does.
    task: RefCell<Option<AbortHandle>>,
}

impl std::fmt::Debug for Driver {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Driver").finish_non_exhaustive()
    }
}

impl Driver {
    /// Starts an engine, whose requests are taken from the budget. `observer` is called
    /// whenever there may be something new to show; it may look into the engine, but not
    /// tell it anything.
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
                task: RefCell::new(None),
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

    /// Tries a store that could not be reached at once: there may be a connection again.
    pub fn online(&self) {
        self.tell(Event::Online);
    }

    /// Creates no more users; what was sent is still settled.
    pub fn cancel(&self) {
        self.tell(Event::Cancel);
    }

    /// As [`Self::cancel`], because nobody is there who could mend what stopped it.
    pub fn give_up(&self) {
        self.tell(Event::GiveUp);
    }

    fn tell(&self, event: Event) {
        let now = self.shared.host().now();
        self.shared.engine.borrow_mut().on(event, now);
        (self.shared.observer)();
        self.drive();
    }

    /// Sees to it that exactly one task drives the engine.
    fn drive(&self) {
        if self.shared.task.borrow().is_some() {
            return;
        }
        // The task must not keep the engine alive: when the last `Driver` is dropped, it ends.
        let (task, handle) = abortable(drive(Rc::downgrade(&self.shared)));
        self.shared.task.replace(Some(handle));
        // Aborted or done: there is nothing to tell.
        spawn_local(async move {
            let (Ok(()) | Err(Aborted)) = task.await;
        });
    }
}

/// Does what the engine says until it has nothing to do for now.
async fn drive(shared: Weak<Shared>) {
    loop {
        let Some(now_shared) = shared.upgrade() else {
            return;
        };
        let host = now_shared.host();
        match now_shared.step() {
            Step::Send(id, request) => {
                let connection = now_shared.connection();
                drop(now_shared);
                let reply = send(&connection, &request).await;
                let Some(shared) = shared.upgrade() else {
                    return;
                };
                // What comes of it shows with the next step.
                let event = Event::Reply(id, reply);
                shared.engine.borrow_mut().on(event, host.now());
            }
            Step::WaitUntil(moment) => {
                let nap = moment.saturating_sub(host.now()).clamp(1, NAP);
                drop(now_shared);
                host.sleep(nap).await;
            }
            _ => {
                now_shared.task.take();
                return;
            }
        }
    }
}

impl Shared {
    fn connection(&self) -> Connection {
        self.connection.borrow().clone()
    }

    fn host(&self) -> Host {
        self.connection.borrow().host.clone()
    }

    fn step(&self) -> Step {
        let host = self.host();
        let now = host.now();
        let mut engine = self.engine.borrow_mut();
        // Of a request that fails for want of a connection nobody can say whether it arrived.
        if host.is_offline() {
            engine.hold_until(now + NAP);
        }
        // Other engines of the page may have spent what this one counts on. First the budget, then
        // the step: a row that is marked as being sent is sent, and nobody can cancel in between.
        engine.hold_until(self.budget.earliest(now));
        let step = engine.next(now);
        drop(engine);
        if matches!(step, Step::Send(..)) {
            self.budget.spend(now);
        }
        (self.observer)();
        step
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        if let Some(task) = self.task.take() {
            task.abort();
        }
    }
}
