//! Why the store could not be asked.

use crate::key::groups;
use crate::language::Language;
use crate::render::among;
use b2b_users_core::lookup::LookupFailure;

impl Language {
    /// Why a look into the store failed.
    #[must_use]
    pub fn lookup_failure(&self, failure: &LookupFailure) -> String {
        let argument = match failure {
            // What is on the way has its own words.
            LookupFailure::UnreachableBecause(text) => return text.clone(),
            LookupFailure::Refused(text) => ("answer", text.as_str().into()),
            LookupFailure::Status(status) => ("status", u64::from(*status).into()),
            LookupFailure::Timeout | LookupFailure::Unreachable | LookupFailure::Incomplete => {
                ("answer", "".into())
            }
        };
        self.coded(groups::LOOK_UP, "", failure.code(), &among(&[argument]))
    }
}
