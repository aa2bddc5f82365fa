//! The limiter that all engines of one page share.

use b2b_users_core::engine::{Limiter, Pace};
use std::cell::{Ref, RefCell};
use std::rc::Rc;

/// The one account of when requests started, no matter what sent them. A copy is the same budget.
#[derive(Debug, Clone, Default)]
pub struct Budget(Rc<RefCell<Limiter>>);

impl Budget {
    /// A budget of this pace.
    #[must_use]
    pub fn new(pace: Pace) -> Self {
        Self(Rc::new(RefCell::new(Limiter::new(pace))))
    }

    /// The pace that it keeps to.
    #[must_use]
    pub fn pace(&self) -> Pace {
        self.0.borrow().pace()
    }

    /// What was spent so far, for estimates.
    #[must_use]
    pub fn limiter(&self) -> Ref<'_, Limiter> {
        self.0.borrow()
    }

    /// Takes room for a request that starts now. If there is none, the moment at which there may be
    /// some.
    pub(crate) fn take(&self, now: u64) -> Result<(), u64> {
        let mut limiter = self.0.borrow_mut();
        match limiter.earliest(now) {
            earliest if earliest > now => Err(earliest),
            _ => {
                limiter.start(now);
                Ok(())
            }
        }
    }
}
