//! The companies of a store.

use super::record::{number, text};
use crate::json::Json;
use crate::scan::folded;
use crate::user::CompanyId;

/// Whether a company may trade (Companies API, `companyStatus`).
///
/// The list of companies writes it now as a number and now as text; both are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompanyStatus {
    /// 0: a person has yet to approve it.
    Pending,
    /// 1.
    Approved,
    /// 2.
    Rejected,
    /// 3.
    Inactive,
    /// Not said, or a number that is not documented.
    Unknown,
}

impl CompanyStatus {
    const fn of(number: Option<u64>) -> Self {
        match number {
            Some(0) => Self::Pending,
            Some(1) => Self::Approved,
            Some(2) => Self::Rejected,
            Some(3) => Self::Inactive,
            _ => Self::Unknown,
        }
    }
}

/// A company (Companies API, "List companies").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// Its identifier.
    pub id: CompanyId,
    /// Its name; two companies may share one.
    pub name: String,
    /// Whether it may trade.
    pub status: CompanyStatus,
}

impl Company {
    /// Reads one record; `None` if it has no usable identifier.
    ///
    /// The identifier may be called `companyId` or `id`, and the name `companyName` or `name`, as
    /// the pages of several interfaces have it.
    pub(super) fn read(record: &Json) -> Option<Self> {
        let id = number(record, "companyId").or_else(|| number(record, "id"));
        Some(Self {
            id: id.and_then(CompanyId::new)?,
            name: text(record, "companyName")
                .or_else(|| text(record, "name"))
                .unwrap_or_default(),
            status: CompanyStatus::of(number(record, "companyStatus")),
        })
    }
}

/// The companies that are known.
///
/// In the order in which the store listed them. [`Companies::find`] and [`Companies::named`] go
/// through the list; the check of a file remembers what they gave for each text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Companies {
    /// Those that are known.
    pub known: Vec<Company>,
    /// Whether these are all that the store has, so that any other is a mistake.
    pub complete: bool,
}

impl Companies {
    /// The company with this identifier.
    #[must_use]
    pub fn find(&self, id: CompanyId) -> Option<&Company> {
        self.known.iter().find(|company| company.id == id)
    }

    /// The companies of exactly this name, without regard to case and outer blanks.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &Company> {
        let wanted = folded(name);
        self.known
            .iter()
            .filter(move |company| folded(&company.name) == wanted)
    }
}
