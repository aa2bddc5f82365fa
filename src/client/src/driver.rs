//! Drives an engine: sends what it decides to send, and wakes it when something happened.

mod command;
mod engine_cell;
mod event_loop;

#[cfg(test)]
mod tests;

pub use engine_cell::EngineView;

use crate::budget::Budget;
use crate::connection::{BearerToken, Connection};
use crate::host::Host;
use b2b_users_core::engine::{Engine, Millis};
use command::Command;
use engine_cell::EngineCell;
use event_loop::EventLoop;
use std::rc::Rc;

/// Milliseconds between two pictures of a countdown, which shows seconds.
const COUNTDOWN: Millis = 500;

/// A running engine, which belongs to its driver. Dropping the last clone stops it at once: its requests are
/// aborted, its timers are cleared, no further request starts, and nothing is published any more.
///
/// What it is told waits in a queue until the engine is free. So it may be told anything at any time, also from
/// within a function that it publishes to, and that function may even drop it.
#[derive(Clone)]
pub struct Driver {
    running: Rc<dyn Running>,
}

/// What a driver is told. All that sends is behind this border, so that code that holds a driver and starts no engine
/// does not need it: a module can be cut there.
trait Running {
    /// Notes what is to be done as soon as the engine is free.
    fn tell(&self, command: Command);

    /// Publishes once more after so many milliseconds.
    fn show_again(&self, after: Millis);

    /// What requests are let in by, if by a storefront login.
    fn login(&self) -> Option<BearerToken>;
}

/// The owner of what runs: tasks under way know it weakly.
struct Owner(Rc<EventLoop>);

impl Running for Owner {
    fn tell(&self, command: Command) {
        self.0.tell(command);
    }

    fn show_again(&self, after: Millis) {
        self.0.show_again(after);
    }

    fn login(&self) -> Option<BearerToken> {
        self.0.login()
    }
}

impl std::fmt::Debug for Driver {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Driver").finish_non_exhaustive()
    }
}

impl Driver {
    /// Starts an engine, whose requests are taken from the budget. `publish` is called whenever there may be
    /// something new to show, for the first time after this has returned.
    #[must_use]
    pub fn start<E: Engine + 'static>(
        engine: E,
        connection: Connection,
        budget: Budget,
        publish: impl Fn(&E) + 'static,
    ) -> Self {
        Self::start_watched(engine, connection, budget, publish).0
    }

    /// As [`Self::start`], where the engine can be looked at between that, too.
    #[must_use]
    pub fn start_watched<E: Engine + 'static>(
        engine: E,
        connection: Connection,
        budget: Budget,
        publish: impl Fn(&E) + 'static,
    ) -> (Self, EngineView<E>) {
        let engine = Rc::new(EngineCell::new(engine, publish));
        let driver = Self::on_its_host(engine.clone(), connection, budget);
        (driver, EngineView::of(engine))
    }

    /// As [`Self::start`], where each piece of news is taken out of the engine once, before it is published.
    #[must_use]
    pub fn start_with_news<E: Engine + 'static, N: 'static>(
        engine: E,
        connection: Connection,
        budget: Budget,
        news: fn(&mut E) -> N,
        publish: impl Fn(&E, N) + 'static,
    ) -> Self {
        let engine = Rc::new(EngineCell::with_news(engine, news, publish));
        Self::on_its_host(engine, connection, budget)
    }

    fn on_its_host(
        engine: Rc<dyn engine_cell::DrivenEngine>,
        connection: Connection,
        budget: Budget,
    ) -> Self {
        Self::of(Rc::new(connection.host.clone()), engine, connection, budget)
    }

    fn of(
        host: Rc<dyn Host>,
        engine: Rc<dyn engine_cell::DrivenEngine>,
        connection: Connection,
        budget: Budget,
    ) -> Self {
        let event_loop = EventLoop::start(host, engine, connection, budget);
        Self {
            running: Rc::new(Owner(event_loop)),
        }
    }

    /// Pauses after the requests under way.
    pub fn pause(&self) {
        self.running.tell(Command::Pause);
    }

    /// Continues.
    pub fn resume(&self) {
        self.running.tell(Command::Resume);
    }

    /// Continues with another connection, after a token was corrected. The clock stays the one that it began with.
    pub fn resume_with(&self, connection: Connection) {
        self.running.tell(Command::ResumeWith(connection));
    }

    /// Creates no more users; what was sent is still settled.
    pub fn cancel(&self) {
        self.running.tell(Command::Cancel);
    }

    /// As [`Self::cancel`], because nothing and no one is there to correct what stopped it.
    pub fn give_up(&self) {
        self.running.tell(Command::GiveUp);
    }

    /// Publishes once more in a moment, unless it does so before. What shows a countdown asks for it each time that
    /// it is shown; an engine that waits is published once and then when the wait is over.
    pub fn count_down(&self) {
        self.running.show_again(COUNTDOWN);
    }

    /// The storefront login that it sends with, which is the one that a refusal is about.
    #[must_use]
    pub fn login(&self) -> Option<BearerToken> {
        self.running.login()
    }
}
