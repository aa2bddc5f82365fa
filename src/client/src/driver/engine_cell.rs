//! Where an engine lives while it is driven.

use b2b_users_core::engine::{Engine, Event, Millis, Step};
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

/// An engine of any type, with those to whom it is shown.
pub(super) trait DrivenEngine {
    /// Asks it what to do.
    fn next(&self, now: Millis) -> Step;

    /// Tells it what happened.
    fn on(&self, event: Event, now: Millis);

    /// Shows it.
    fn publish(&self);
}

/// Shows the engine that is in there.
type Publish<E> = Box<dyn Fn(&RefCell<E>)>;

/// An engine and the function that it is shown to.
///
/// It is borrowed for changes only while one of its own methods runs, and those call nothing from outside. Those who
/// are shown it borrow it for reading. So no two borrows ever exclude each other.
pub(super) struct EngineCell<E> {
    engine: RefCell<E>,
    publish: Publish<E>,
}

impl<E> EngineCell<E> {
    pub(super) fn new(engine: E, publish: impl Fn(&E) + 'static) -> Self {
        Self {
            engine: RefCell::new(engine),
            publish: Box::new(move |engine| publish(&engine.borrow())),
        }
    }

    /// `news` is a function that can hold nothing: it has no way to ask for the engine a second time.
    pub(super) fn with_news<N: 'static>(
        engine: E,
        news: fn(&mut E) -> N,
        publish: impl Fn(&E, N) + 'static,
    ) -> Self
    where
        E: 'static,
    {
        let publish = move |engine: &RefCell<E>| {
            let taken = news(&mut engine.borrow_mut());
            publish(&engine.borrow(), taken);
        };
        Self {
            engine: RefCell::new(engine),
            publish: Box::new(publish),
        }
    }
}

impl<E: Engine> DrivenEngine for EngineCell<E> {
    fn next(&self, now: Millis) -> Step {
        self.engine.borrow_mut().next(now)
    }

    fn on(&self, event: Event, now: Millis) {
        self.engine.borrow_mut().on(event, now);
    }

    fn publish(&self) {
        (self.publish)(&self.engine);
    }
}

/// The engine of a driver, to look at whenever one likes; also after the driver has gone, as it was then.
pub struct EngineView<E>(Rc<EngineCell<E>>);

impl<E> EngineView<E> {
    pub(super) const fn of(engine: Rc<EngineCell<E>>) -> Self {
        Self(engine)
    }

    /// Looks at the engine.
    pub fn look<T>(&self, look: impl FnOnce(&E) -> T) -> T {
        look(&self.0.engine.borrow())
    }
}

impl<E> fmt::Debug for EngineView<E> {
    /// Leaves the engine out, which may hold people.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("EngineView(..)")
    }
}
