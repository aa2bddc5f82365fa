//! The budget that all engines of one page share.

use crate::host::Host;
use b2b_users_core::run::Pace;
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

    /// Waits until there is room for a request, and takes it.
    pub(crate) async fn take(&self, host: &Host) {
        loop {
            let moment = host.now();
            let earliest = self.0.borrow().earliest(moment);
            if earliest <= moment {
                return self.0.borrow_mut().start(moment);
            }
            host.sleep(earliest - moment).await;
        }
    }
}
