//! The roles of a store.

use super::record::{number, text};
use crate::json::Json;
use crate::user::{CompanyId, CompanyRoleId, Role};

/// A role that the store offers (Companies API, "List company roles").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreRole {
    /// The identifier that requests name (`companyRoleId`). Predefined roles have one too.
    pub id: CompanyRoleId,
    /// The name in the store.
    pub name: String,
    /// The built-in role that it is, or `None` for one that the store defined.
    pub built_in: Option<Role>,
    /// The company that it belongs to; `None` if every company has it.
    pub company_id: Option<CompanyId>,
}

impl StoreRole {
    /// Reads one record; `None` if it has no usable identifier.
    ///
    /// A predefined role is told by its type and then by its name, since the record does not hold
    /// the built-in number.
    pub(super) fn read(record: &Json) -> Option<Self> {
        let name = text(record, "name").unwrap_or_default();
        let predefined = number(record, "roleType") == Some(1);
        Some(Self {
            id: number(record, "id").and_then(CompanyRoleId::new)?,
            built_in: Role::from_store_name(&name).filter(|_| predefined),
            company_id: number(record, "companyId").and_then(CompanyId::new),
            name,
        })
    }

    /// Whether users of this company can have the role.
    ///
    /// Without a company every role fits: the company has an issue of its own then.
    #[must_use]
    pub fn fits(&self, company: Option<CompanyId>) -> bool {
        self.company_id.is_none() || company.is_none() || self.company_id == company
    }
}
