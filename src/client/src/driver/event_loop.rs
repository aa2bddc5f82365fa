//! The event loop of a driver, for engines of any type.

use super::command::Command;
use super::engine_cell::DrivenEngine;
use crate::budget::Budget;
use crate::connection::{BearerToken, Connection};
use crate::host::{Host, Task};
use b2b_users_core::engine::{Event, Millis, RequestKey, Step};
use b2b_users_core::wire::ApiRequest;
use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::rc::{Rc, Weak};

/// What goes on for one engine. Whatever the host is to call knows it weakly, so it ends with its owner.
pub(super) struct EventLoop {
    host: Rc<dyn Host>,
    engine: Rc<dyn DrivenEngine>,
    connection: RefCell<Connection>,
    budget: Budget,
    /// What it was told and has yet to apply.
    commands: Cell<Vec<Command>>,
    /// After which the engine is asked again, if it waits for a moment.
    wake: Cell<Option<Task>>,
    /// After which it is published again, if that was asked for.
    show: Cell<Option<Task>>,
    /// The requests that are outstanding.
    requests: Cell<Vec<(RequestKey, Task)>>,
    /// Whether it waits for something that may be over once there is a connection again.
    awaits_connection: Cell<bool>,
    /// Hears of that.
    _online: Option<Task>,
}

impl EventLoop {
    /// Begins in a moment, when the caller has what it starts.
    pub(super) fn start(
        host: Rc<dyn Host>,
        engine: Rc<dyn DrivenEngine>,
        connection: Connection,
        budget: Budget,
    ) -> Rc<Self> {
        let event_loop = Rc::new_cyclic(|event_loop: &Weak<Self>| {
            let event_loop = event_loop.clone();
            let tell = move || {
                // An engine that waits for no connection need not be shown again.
                if let Some(event_loop) = event_loop
                    .upgrade()
                    .filter(|event_loop| event_loop.awaits_connection.get())
                {
                    event_loop.tell(Command::Online);
                }
            };
            Self {
                _online: host.on_online(Box::new(tell)),
                host,
                engine,
                connection: RefCell::new(connection),
                budget,
                commands: Cell::default(),
                wake: Cell::default(),
                show: Cell::default(),
                requests: Cell::default(),
                awaits_connection: Cell::new(false),
            }
        });
        event_loop.wake_after(0);
        event_loop
    }

    /// Notes a command. It is applied in a moment and not at once: the engine may be lent out.
    pub(super) fn tell(self: &Rc<Self>, command: Command) {
        let mut commands = self.commands.take();
        commands.push(command);
        self.commands.set(commands);
        self.wake_after(0);
    }

    pub(super) fn show_again(self: &Rc<Self>, after: Millis) {
        let event_loop = Rc::downgrade(self);
        let show = move || {
            if let Some(event_loop) = event_loop.upgrade() {
                event_loop.publish();
            }
        };
        let task = self.host.after(after, Box::new(show));
        self.show.set(Some(task));
    }

    pub(super) fn login(&self) -> Option<BearerToken> {
        self.connection.borrow().login().cloned()
    }

    /// Asks the engine after so many milliseconds; an earlier order to do so is taken back.
    fn wake_after(self: &Rc<Self>, milliseconds: Millis) {
        let event_loop = Rc::downgrade(self);
        let task = self
            .host
            .after(milliseconds, Box::new(move || ask(&event_loop)));
        self.wake.set(Some(task));
    }

    fn on(&self, event: Event) {
        self.engine.on(event, self.host.now());
    }

    fn publish(&self) {
        self.show.set(None);
        self.engine.publish();
    }

    fn apply(&self, command: Command) {
        self.on(match command {
            Command::Pause => Event::Pause,
            Command::Resume => Event::Resume,
            Command::ResumeWith(connection) => {
                self.connection.replace(connection);
                Event::Resume
            }
            Command::Online => Event::Online,
            Command::Cancel => Event::Cancel,
            Command::GiveUp => Event::GiveUp,
        });
    }

    /// Carries out the next step. Breaks if there is nothing to do now, with the moment at which there may be.
    fn step(self: &Rc<Self>) -> ControlFlow<Option<Millis>> {
        let now = self.host.now();
        let step = self.engine.next(now);
        // Whether a request that fails for want of a connection has arrived is never known. The host tells when
        // there is one again.
        let is_vain = matches!(step, Step::Grant) && self.host.is_offline();
        self.awaits_connection
            .set(is_vain || matches!(step, Step::WaitUntil(_)));
        match step {
            Step::Grant if is_vain => return ControlFlow::Break(None),
            // The engine is asked again after the wait: what it wants may be something else by then.
            Step::Grant => match self.budget.take(now) {
                Ok(()) => self.on(Event::Granted),
                Err(room) => return ControlFlow::Break(Some(room)),
            },
            // There is no journal yet.
            Step::Persist(_) => self.on(Event::Persisted),
            Step::Send(key, request) => self.send(key, request),
            Step::WaitUntil(moment) => return ControlFlow::Break(Some(moment)),
            _ => return ControlFlow::Break(None),
        }
        ControlFlow::Continue(())
    }

    fn send(self: &Rc<Self>, key: RequestKey, request: ApiRequest) {
        let event_loop = Rc::downgrade(self);
        let then = move |reply| {
            if let Some(event_loop) = event_loop.upgrade() {
                let mut requests = event_loop.requests.take();
                requests.retain(|sent| sent.0 != key);
                event_loop.requests.set(requests);
                event_loop.on(Event::Reply(key, reply));
            }
            ask(&event_loop);
        };
        let connection = self.connection.borrow();
        let task = self.host.send(&connection, request, Box::new(then));
        let mut requests = self.requests.take();
        requests.push((key, task));
        self.requests.set(requests);
    }

    /// Nothing is to be done before this moment, or before something happens.
    fn rest_until(self: &Rc<Self>, moment: Option<Millis>) {
        let sleep = moment.map(|moment| moment.saturating_sub(self.host.now()));
        match sleep {
            Some(sleep) => self.wake_after(sleep.max(1)),
            None => self.wake.set(None),
        }
        // A clock of the program's may have told something while it was asked.
        let commands = self.commands.take();
        let has_more = !commands.is_empty();
        self.commands.set(commands);
        if has_more {
            self.wake_after(0);
        }
    }
}

/// Does what the engine says until it has to wait for something, then shows it.
fn ask(event_loop: &Weak<EventLoop>) {
    while let Some(event_loop) = event_loop.upgrade() {
        for command in event_loop.commands.take() {
            event_loop.apply(command);
        }
        if let ControlFlow::Break(moment) = event_loop.step() {
            // Before it is shown: what is told then wakes it sooner, and may be that it is to end.
            event_loop.rest_until(moment);
            return event_loop.publish();
        }
    }
}
