//! The budget that all engines of one page share.

use b2b_users_core::run::{Millis, Pace};
use std::cell::RefCell;
use std::rc::Rc;

/// When requests started, whoever made them. A copy is the same budget.
#[derive(Debug, Clone, Default)]
pub struct Budget(Rc<RefCell<Pace>>);

impl Budget {
    /// A budget of this pace.
    #[must_use]
    pub fn new(pace: Pace) -> Self {
        Self(Rc::new(RefCell::new(pace)))
    }

    /// What was spent so far, for an engine that plans its own requests by it.
    #[must_use]
    pub fn pace(&self) -> Pace {
        self.0.borrow().clone()
    }

    /// When there is room for a request; `now` or earlier if there is.
    pub(crate) fn earliest(&self, now: Millis) -> Millis {
        self.0.borrow().earliest(now)
    }

    /// Takes the room of a request that starts now.
    pub(crate) fn spend(&self, now: Millis) {
        self.0.borrow_mut().start(now);
    }
}
