//! A run with somebody to drive it.

use crate::clock::now;
use crate::connection::Connection;
use crate::send::send;
use b2b_users_core::run::{Event, Run, Step};
use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// The longest sleep at a time: how soon an event is heeded while the run waits, and how
/// often a waiting run is shown anew.
const NAP: u64 = 500;

/// A run under way. Dropping the last clone stops it: no further request starts.
#[derive(Clone)]
pub struct Import {
    shared: Rc<Shared>,
}

struct Shared {
    run: RefCell<Run>,
    connection: RefCell<Connection>,
    observer: Box<dyn Fn(&Run)>,
    driven: Cell<bool>,
}

impl std::fmt::Debug for Import {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Import").finish_non_exhaustive()
    }
}

impl Import {
    /// Starts a run. `observer` is called whenever there may be something new to show.
    #[must_use]
    pub fn start(run: Run, connection: Connection, observer: impl Fn(&Run) + 'static) -> Self {
        let import = Self {
            shared: Rc::new(Shared {
                run: RefCell::new(run),
                connection: RefCell::new(connection),
                observer: Box::new(observer),
                driven: Cell::new(false),
            }),
        };
        import.drive();
        import
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
        self.shared.run.borrow_mut().on(event, now());
        self.shared.show();
        self.drive();
    }

    /// Sees to it that exactly one task drives the run.
    fn drive(&self) {
        if self.shared.driven.replace(true) {
            return;
        }
        // The task must not keep the run alive: when the last `Import` is dropped, it ends.
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
                        drop(now_shared);
                        let reply = send(&connection, &request).await;
                        let Some(shared) = shared.upgrade() else {
                            return;
                        };
                        shared.run.borrow_mut().on(Event::Reply(id, reply), now());
                        shared.show();
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
        let step = self.run.borrow_mut().next(now());
        self.show();
        step
    }

    fn show(&self) {
        (self.observer)(&self.run.borrow());
    }
}
