//! A host of the tests' own: time goes by when it is told to, and replies come when they are given.

use crate::connection::Connection;
use crate::host::{Answered, Host, Task};
use b2b_users_core::engine::Millis;
use b2b_users_core::wire::{ApiRequest, Fault};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

/// Where each test begins.
pub(super) const START: Millis = 1_000_000;

/// Something to be called.
type Call = Box<dyn FnOnce()>;

/// A request that left.
struct Sent {
    endpoint: String,
    /// Until it is answered or taken back.
    then: Option<Answered>,
}

pub(super) struct World {
    itself: Weak<World>,
    now: Cell<Millis>,
    number: Cell<usize>,
    /// What is to be called, by moment and then by the order in which that was said.
    calls: RefCell<BTreeMap<(Millis, usize), Call>>,
    sent: RefCell<Vec<Sent>>,
    listeners: RefCell<BTreeMap<usize, Rc<dyn Fn()>>>,
    /// How often it went from one moment to a later one to call something.
    pub(super) wakes: Cell<usize>,
    pub(super) offline: Cell<bool>,
    /// Called when the clock is read next, as a program's own clock may do anything.
    pub(super) on_clock: Cell<Option<Call>>,
    /// Calls all the same what was taken back, as a host with a fault would.
    pub(super) deaf: Cell<bool>,
}

impl World {
    pub(super) fn new() -> Rc<Self> {
        Rc::new_cyclic(|itself| Self {
            itself: itself.clone(),
            now: Cell::new(START),
            number: Cell::new(0),
            calls: RefCell::default(),
            sent: RefCell::default(),
            listeners: RefCell::default(),
            wakes: Cell::new(0),
            offline: Cell::new(false),
            on_clock: Cell::default(),
            deaf: Cell::new(false),
        })
    }

    fn next_number(&self) -> usize {
        self.number.set(self.number.get() + 1);
        self.number.get()
    }

    /// A task that does this when it is taken back.
    fn task(&self, end: impl FnOnce(&Self) + 'static) -> Task {
        let world = self.itself.clone();
        Task::new(move || {
            if let Some(world) = world.upgrade().filter(|world| !world.deaf.get()) {
                end(&world);
            }
        })
    }

    /// Calls all that is due now.
    pub(super) fn settle(&self) {
        for _ in 0..1_000 {
            let mut calls = self.calls.borrow_mut();
            let due = calls
                .first_entry()
                .filter(|call| call.key().0 <= self.now.get());
            let Some(call) = due.map(|due| due.remove()) else {
                return;
            };
            drop(calls);
            call();
        }
        panic!("it never comes to rest");
    }

    /// The milliseconds until the next timer.
    pub(super) fn sleep(&self) -> Option<Millis> {
        let calls = self.calls.borrow();
        let first = calls.keys().next()?;
        Some(first.0 - self.now.get())
    }

    /// Lets so much time go by.
    pub(super) fn pass(&self, milliseconds: Millis) {
        let end = self.now.get() + milliseconds;
        self.settle();
        while let Some(sleep) = self.sleep().filter(|sleep| self.now.get() + sleep <= end) {
            self.now.set(self.now.get() + sleep);
            self.wakes.set(self.wakes.get() + 1);
            self.settle();
        }
        self.now.set(end);
    }

    /// Where requests went.
    pub(super) fn sent(&self) -> Vec<String> {
        let sent = self.sent.borrow();
        sent.iter().map(|sent| sent.endpoint.clone()).collect()
    }

    /// How many requests are neither answered nor taken back.
    pub(super) fn outstanding(&self) -> usize {
        let sent = self.sent.borrow();
        sent.iter().filter(|sent| sent.then.is_some()).count()
    }

    /// Answers the oldest request that is outstanding.
    pub(super) fn reply(&self) {
        let mut sent = self.sent.borrow_mut();
        let then = sent.iter_mut().find_map(|sent| sent.then.take()).unwrap();
        drop(sent);
        then(Err(Fault::Timeout.into()));
        self.settle();
    }

    /// There is a connection again.
    pub(super) fn connect(&self) {
        self.offline.set(false);
        let listeners: Vec<_> = self.listeners.borrow().values().cloned().collect();
        listeners.iter().for_each(|listener| listener());
        self.settle();
    }

    /// Whether nothing is left to call, to answer or to tell.
    pub(super) fn is_bare(&self) -> bool {
        let is_silent = self.calls.borrow().is_empty() && self.listeners.borrow().is_empty();
        is_silent && self.outstanding() == 0
    }
}

impl Host for World {
    fn now(&self) -> Millis {
        if let Some(call) = self.on_clock.take() {
            call();
        }
        self.now.get()
    }

    fn is_offline(&self) -> bool {
        self.offline.get()
    }

    fn after(&self, milliseconds: Millis, then: Box<dyn FnOnce()>) -> Task {
        let key = (self.now.get() + milliseconds, self.next_number());
        self.calls.borrow_mut().insert(key, then);
        self.task(move |world| drop(world.calls.borrow_mut().remove(&key)))
    }

    fn on_online(&self, then: Box<dyn Fn()>) -> Option<Task> {
        let number = self.next_number();
        self.listeners.borrow_mut().insert(number, then.into());
        Some(self.task(move |world| drop(world.listeners.borrow_mut().remove(&number))))
    }

    fn send(&self, connection: &Connection, _: ApiRequest, then: Answered) -> Task {
        let mut sent = self.sent.borrow_mut();
        let place = sent.len();
        sent.push(Sent {
            endpoint: connection.endpoint.clone(),
            then: Some(then),
        });
        self.task(move |world| {
            let then = world
                .sent
                .borrow_mut()
                .get_mut(place)
                .map(|sent| sent.then.take());
            drop(then);
        })
    }
}
