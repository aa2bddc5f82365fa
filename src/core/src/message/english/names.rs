//! What things are called.

use crate::config::{CompanyStatus, StoreRules};
use crate::dialect::Dialect;
use crate::user::{CompanyId, Field, Role};

/// The name of a field.
const fn field(field: Field) -> &'static str {
    match field {
        Field::Email => "Email",
        Field::FirstName => "First name",
        Field::LastName => "Last name",
        Field::PhoneNumber => "Phone number",
        Field::CompanyId => "Company ID",
        Field::Role => "Role",
        Field::CompanyRoleId => "Custom role ID",
        Field::ChannelIds => "Channel IDs",
        Field::OriginChannelId => "Origin channel ID",
        Field::AcceptWelcomeEmail => "Welcome email",
        Field::Uuid => "External ID (uuid)",
        Field::ExtraFields => "Extra field",
    }
}

/// The name of a way to create users, which can follow "use" and "with".
const fn dialect(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Management => "management access",
        Dialect::StorefrontGraphql => "a storefront login over GraphQL",
        Dialect::Storefront => "a storefront login over REST",
        Dialect::ArchiveV2 => "the archived V2 interface",
    }
}

/// The name of a built-in role.
const fn role(role: Role) -> &'static str {
    match role {
        Role::Admin => "Admin",
        Role::SeniorBuyer => "Senior buyer",
        Role::JuniorBuyer => "Junior buyer",
    }
}

/// Whether a company may trade.
const fn company_status(status: CompanyStatus) -> &'static str {
    match status {
        CompanyStatus::Pending => "pending",
        CompanyStatus::Approved => "approved",
        CompanyStatus::Rejected => "rejected",
        CompanyStatus::Inactive => "inactive",
        CompanyStatus::Unknown => "status unknown",
    }
}

/// A company by its name and number, or by its number behind this word where it has no name.
pub(super) fn company(name: &str, id: CompanyId, word: &str) -> String {
    if name.is_empty() {
        format!("{word} {id}")
    } else {
        format!("{name} ({id})")
    }
}

impl StoreRules {
    /// A company as people know it: its name with its number, or its number alone where the name is
    /// not known.
    #[must_use]
    pub fn company_label(&self, id: CompanyId) -> String {
        let known = self.companies.as_ref().and_then(|known| known.find(id));
        company(known.map_or("", |known| known.name.trim()), id, "company")
    }
}

impl Role {
    /// The name that a merchant reads.
    #[must_use]
    pub const fn label(self) -> &'static str {
        role(self)
    }
}

impl Field {
    /// The name that a merchant reads, such as "First name".
    #[must_use]
    pub const fn label(self) -> &'static str {
        field(self)
    }
}

impl CompanyStatus {
    /// The word that a merchant reads.
    #[must_use]
    pub const fn label(self) -> &'static str {
        company_status(self)
    }
}

impl Dialect {
    /// The name that a merchant reads.
    #[must_use]
    pub const fn label(self) -> &'static str {
        dialect(self)
    }
}
