//! Drives an engine: sends what it decides to send, and wakes it when something happened.

use crate::budget::Budget;
use crate::connection::Connection;
use crate::host::Host;
use crate::send::send;
use b2b_users_core::engine::{Engine, Event, Millis, RequestKey, Step};
use b2b_users_core::wire::ApiRequest;
use futures_util::future::{AbortHandle, Aborted, abortable};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::{Rc, Weak};
use wasm_bindgen_futures::spawn_local;

/// The longest sleep at a time: how soon a waiting engine learns that the browser is online again, and
/// how often its countdown is shown anew.
const POLL_INTERVAL: Millis = 500;

/// A running engine. Dropping the last clone stops it at once: its requests are aborted,
/// its timers are cleared, and no further request starts.
#[derive(Clone)]
pub struct Driver {
    running: Rc<dyn Running>,
}

/// What a driver is told. All that sends is behind this border, so that code that holds a driver and starts no engine
/// does not need it: a module can be cut there.
trait Running {
    /// Tells the engine, shows what is new and asks it what to do.
    fn tell(&self, event: Event);

    /// Sends through another connection from now on.
    fn reconnect(&self, connection: Connection);
}

/// The owner of what runs: tasks under way know it weakly.
struct Owner(Rc<Shared>);

impl Running for Owner {
    fn tell(&self, event: Event) {
        self.0.on(event);
        (self.0.observer)();
        self.0.sleep(0);
    }

    fn reconnect(&self, connection: Connection) {
        self.0.connection.replace(connection);
    }
}

struct Shared {
    engine: Rc<RefCell<dyn Engine>>,
    connection: RefCell<Connection>,
    budget: Budget,
    observer: Box<dyn Fn()>,
    /// The sleep after which the engine is asked again, if there is one.
    sleep: RefCell<Option<AbortHandle>>,
    /// The requests that are outstanding.
    requests: RefCell<Vec<(RequestKey, AbortHandle)>>,
    /// Whether the engine is being asked now.
    asking: Cell<bool>,
    /// Whether something happened since it was asked last.
    happened: Cell<bool>,
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
        let shared = Rc::new(Shared {
            engine,
            connection: RefCell::new(connection),
            budget,
            observer: Box::new(observer),
            sleep: RefCell::new(None),
            requests: RefCell::new(Vec::new()),
            asking: Cell::new(false),
            happened: Cell::new(false),
        });
        // Not before the caller has the driver: its observer may want it.
        shared.sleep(0);
        Self {
            running: Rc::new(Owner(shared)),
        }
    }

    /// Pauses after the requests under way.
    pub fn pause(&self) {
        self.tell(Event::Pause);
    }

    /// Continues.
    pub fn resume(&self) {
        self.tell(Event::Resume);
    }

    /// Continues with another connection, after a token was corrected.
    pub fn resume_with(&self, connection: Connection) {
        self.running.reconnect(connection);
        self.resume();
    }

    /// Retries a store that could not be reached at once: there may be a connection again.
    pub fn online(&self) {
        self.tell(Event::Online);
    }

    /// Creates no more users; what was sent is still settled.
    pub fn cancel(&self) {
        self.tell(Event::Cancel);
    }

    /// As [`Self::cancel`], because nothing and no one is there to correct what stopped it.
    pub fn give_up(&self) {
        self.tell(Event::GiveUp);
    }

    fn tell(&self, event: Event) {
        self.running.tell(event);
    }
}

impl Shared {
    fn host(&self) -> Host {
        self.connection.borrow().host.clone()
    }

    fn on(&self, event: Event) {
        let now = self.host().now();
        self.engine.borrow_mut().on(event, now);
        self.happened.set(true);
    }

    /// Asks the engine what to do after so many milliseconds, or in a moment if there are none; any
    /// earlier sleep ends.
    fn sleep(self: &Rc<Self>, milliseconds: Millis) {
        // It is asked again as long as something happens.
        if self.asking.get() {
            return;
        }
        let host = self.host();
        let shared = Rc::downgrade(self);
        let handle = spawn(async move {
            if milliseconds > 0 {
                host.sleep(milliseconds).await;
            }
            ask(&shared);
        });
        if let Some(earlier) = self.sleep.replace(Some(handle)) {
            earlier.abort();
        }
    }

    /// Carries out the next step; gives the moment at which to ask again if there is one.
    fn step(self: &Rc<Self>) -> Option<Millis> {
        let host = self.host();
        let now = host.now();
        let step = self.engine.borrow_mut().next(now);
        match step {
            // Whether a request that fails for want of a connection has arrived is never known.
            Step::Grant if host.is_offline() => return Some(now + POLL_INTERVAL),
            // The engine is asked again after the wait: what it wants may be something else by then.
            Step::Grant => match self.budget.take(now) {
                Ok(()) => self.on(Event::Granted),
                Err(room) => return Some(room),
            },
            // There is no journal yet.
            Step::Persist(_) => self.on(Event::Persisted),
            Step::Send(key, request) => self.send(key, request),
            Step::WaitUntil(moment) => return Some(moment),
            _ => {}
        }
        None
    }

    fn send(self: &Rc<Self>, key: RequestKey, request: ApiRequest) {
        let connection = self.connection.borrow().clone();
        // The request must not keep the engine alive: when the last `Driver` is dropped, it ends.
        let shared = Rc::downgrade(self);
        let handle = spawn(async move {
            let reply = send(&connection, &request).await;
            if let Some(shared) = shared.upgrade() {
                let is_other = |sent: &(RequestKey, AbortHandle)| sent.0 != key;
                shared.requests.borrow_mut().retain(is_other);
                shared.on(Event::Reply(key, reply));
            }
            ask(&shared);
        });
        self.requests.borrow_mut().push((key, handle));
        // The next request may leave beside this one.
        self.happened.set(true);
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        let requests = self.requests.take().into_iter().map(|(_, request)| request);
        for task in self.sleep.take().into_iter().chain(requests) {
            task.abort();
        }
    }
}

/// Does what the engine says until it has to wait for something, or until its driver is gone.
fn ask(shared: &Weak<Shared>) {
    while let Some(shared) = shared.upgrade() {
        shared.asking.set(true);
        shared.happened.set(false);
        let wait = shared.step();
        if !shared.happened.get() {
            (shared.observer)();
        }
        shared.asking.set(false);
        if shared.happened.get() {
            continue;
        }
        shared.sleep.take();
        if let Some(moment) = wait {
            let wait = moment.saturating_sub(shared.host().now());
            shared.sleep(wait.clamp(1, POLL_INTERVAL));
        }
        return;
    }
}

/// Runs a task until it ends or is aborted.
fn spawn(task: impl Future<Output = ()> + 'static) -> AbortHandle {
    let (task, handle) = abortable(task);
    spawn_local(async move {
        // Aborted or done: there is nothing to tell.
        let (Ok(()) | Err(Aborted)) = task.await;
    });
    handle
}
