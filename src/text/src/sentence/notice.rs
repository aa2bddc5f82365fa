//! What is worth knowing about users as a whole.

use super::names::AT_START;
use crate::key::groups;
use crate::language::Language;
use crate::render::among;
use b2b_users_core::notice::Notice;

impl Language {
    /// What it is and what to do.
    #[must_use]
    pub fn notice(&self, notice: &Notice) -> String {
        let company = |place| {
            let company = notice.company;
            company
                .map(|id| self.company_named(&notice.name, id, place))
                .unwrap_or_default()
        };
        let arguments = [
            ("company", company(AT_START).into()),
            ("companyWithin", company("within").into()),
            ("users", (notice.users as u64).into()),
        ];
        self.coded(
            groups::NOTICE,
            "notice.",
            notice.code.as_str(),
            &among(&arguments),
        )
    }
}
