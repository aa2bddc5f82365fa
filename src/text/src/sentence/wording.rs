//! The words of files that the engine writes.

use crate::key::keys;
use crate::language::Language;
use b2b_users_core::import::RowState;
use b2b_users_core::issue::Issue;
use b2b_users_core::report::Wording;
use b2b_users_core::user::{Field, Role};

impl Wording for Language {
    fn issue(&self, issue: &Issue) -> String {
        self.issue(issue)
    }

    fn row(&self, state: &RowState) -> String {
        self.row(state)
    }

    fn heading(&self, field: Field) -> String {
        self.field(field)
    }

    fn role(&self, role: Role) -> String {
        self.role(role)
    }

    fn example_email(&self) -> String {
        self.text(keys::EXAMPLE_EMAIL)
    }
}
