//! Why the store could not be asked.

use crate::lookup::LookupFailure;

/// Why a look into the store failed.
fn failure(failure: &LookupFailure) -> String {
    match failure {
        LookupFailure::Timeout => "The store did not answer in time.".to_owned(),
        LookupFailure::Unreachable => {
            "The store cannot be reached from this page, or it does not let this page look."
                .to_owned()
        }
        LookupFailure::UnreachableBecause(text) => text.clone(),
        LookupFailure::Refused(text) => format!("The store does not allow it: {text}"),
        LookupFailure::Status(status) => format!("The store answered with HTTP {status}."),
        LookupFailure::Incomplete => {
            "The store did not say anything about some addresses.".to_owned()
        }
    }
}

impl LookupFailure {
    /// An English sentence for the merchant.
    #[must_use]
    pub fn message(&self) -> String {
        failure(self)
    }
}
