//! The calls that create users, and what a body of each can say of one.

use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::user::{CompanyId, Field, UserDraft};
use b2b_users_core::wire::{archive, management};
use serde_json::{Map, Value};

/// A call that creates users.
#[derive(Debug, Clone, Copy)]
pub enum Call {
    /// Version 3, one user or several.
    Management,
    /// Version 2, one user of this company.
    Archive(CompanyId),
    /// Version 2, several users.
    ArchiveBulk {
        /// Their company.
        company: CompanyId,
        /// Whether they all get a welcome mail.
        welcome: bool,
    },
}

impl Call {
    pub(super) const fn dialect(self) -> Dialect {
        match self {
            Self::Management => Dialect::Management,
            Self::Archive(_) | Self::ArchiveBulk { .. } => Dialect::ArchiveV2,
        }
    }

    /// The rules that its users are checked against.
    pub(super) fn rules(self) -> Rules {
        Rules::for_dialect(self.dialect())
    }

    /// The name that it gives to a field.
    pub(super) fn name(self, field: Field) -> &'static str {
        let carried = self.dialect().carried(field);
        carried.map_or(field.name(), |carried| carried.name)
    }

    /// A user as typed, with the keys that the call does not take.
    pub(super) fn draft(self, object: &Map<String, Value>) -> (UserDraft, Vec<String>) {
        match self {
            Self::Management => management::draft_from_json(object),
            Self::Archive(company) => {
                let (draft, unknown) = archive::draft_from_json(object);
                (of_company(draft, company), unknown)
            }
            Self::ArchiveBulk { company, welcome } => {
                let (mut draft, mut unknown) = archive::draft_from_json(object);
                // Both exist in the single call only.
                for field in [Field::AcceptWelcomeEmail, Field::Uuid] {
                    let name = self.name(field);
                    if object.contains_key(name) {
                        unknown.push(name.to_owned());
                    }
                }
                draft.uuid.clear();
                draft.accept_welcome_email = if welcome { "1" } else { "0" }.to_owned();
                (of_company(draft, company), unknown)
            }
        }
    }
}

fn of_company(draft: UserDraft, company: CompanyId) -> UserDraft {
    UserDraft {
        company_id: company.to_string(),
        ..draft
    }
}
