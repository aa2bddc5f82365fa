//! What the screens do next, without a screen.
//!
//! Each flow is a state and what may happen to it. It says what is to be done, and the widget does it: asks the
//! store, tells the page, moves the focus. A flow knows no signal, no clock and no browser, so every state is
//! reached natively in tests, also those that depend on what comes first.
//!
//! ```
//! use b2b_users_flow::{FormAction, FormFlow, Submission, Typed};
//!
//! let mut form = FormFlow::default();
//! let action = form.submit(&Typed::default(), || true);
//! assert_eq!(action, Some(FormAction::ShowErrors));
//! assert_eq!(form.submission(), &Submission::Incomplete);
//! ```

mod announcements;
mod form;
mod import;
mod precheck;
mod store;

pub use announcements::{Announcement, Announcements};
pub use form::{Ended, FormAction, FormFlow, Progress, Submission, Typed};
pub use import::{ImportProgress, observe_import};
pub use precheck::{Precheck, PrecheckFailure, PrecheckStep, Press};
pub use store::{StoreFailure, StorePhase, StoreStep};
