//! What things are called.

use crate::key::{groups, keys};
use crate::language::Language;
use crate::render::among;
use b2b_users_core::config::{CompanyStatus, StoreRules};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::table::Delimiter;
use b2b_users_core::user::{CompanyId, Field, Role};

/// Where a company stands in its sentence.
pub(super) const AT_START: &str = "start";

impl Language {
    /// The name of a field, such as "First name".
    #[must_use]
    pub fn field(&self, field: Field) -> String {
        self.coded(groups::FIELD, "field.", field.name(), &among(&[]))
    }

    /// The name of a built-in role.
    #[must_use]
    pub fn role(&self, role: Role) -> String {
        self.text(match role {
            Role::Admin => keys::ROLE_ADMIN,
            Role::SeniorBuyer => keys::ROLE_SENIOR_BUYER,
            Role::JuniorBuyer => keys::ROLE_JUNIOR_BUYER,
        })
    }

    /// The name of a way to create users, which can follow "use" and "with".
    #[must_use]
    pub fn dialect(&self, dialect: Dialect) -> String {
        self.dialect_named(dialect.name())
    }

    /// The same by its name in settings.
    pub(super) fn dialect_named(&self, name: &str) -> String {
        self.coded(groups::DIALECT, "dialect.", name, &among(&[]))
    }

    /// Whether a company may trade, in a word.
    #[must_use]
    pub fn company_status(&self, status: CompanyStatus) -> String {
        self.text(match status {
            CompanyStatus::Pending => keys::COMPANY_STATUS_PENDING,
            CompanyStatus::Approved => keys::COMPANY_STATUS_APPROVED,
            CompanyStatus::Rejected => keys::COMPANY_STATUS_REJECTED,
            CompanyStatus::Inactive => keys::COMPANY_STATUS_INACTIVE,
            CompanyStatus::Unknown => keys::COMPANY_STATUS_UNKNOWN,
        })
    }

    /// What separates the columns of a file.
    #[must_use]
    pub fn delimiter(&self, delimiter: Delimiter) -> String {
        self.text(match delimiter {
            Delimiter::Comma => keys::DELIMITER_COMMA,
            Delimiter::Semicolon => keys::DELIMITER_SEMICOLON,
            Delimiter::Tab => keys::DELIMITER_TAB,
            Delimiter::Pipe => keys::DELIMITER_PIPE,
        })
    }

    /// A company as people know it, within a sentence: its name with its number, or its number alone
    /// where the store's rules do not have the name.
    #[must_use]
    pub fn company(&self, id: CompanyId, rules: &StoreRules) -> String {
        let known = rules.companies.as_ref().and_then(|known| known.find(id));
        self.company_named(known.map_or("", |known| known.name.trim()), id, "within")
    }

    pub(super) fn company_named(&self, name: &str, id: CompanyId, place: &str) -> String {
        let arguments = [
            ("name", name.into()),
            ("id", id.get().into()),
            ("place", place.into()),
        ];
        self.fill(keys::COMPANY_LABEL, &arguments)
    }
}
