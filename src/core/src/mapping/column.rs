//! What is known about one column, and why.

use crate::user::Field;

/// Where the cells of a column go.
///
/// A target says nothing of how well it fits: that is the [`Reason`] and the [`Confidence`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// One of the fields of a user. Never [`Field::ExtraFields`], which has no single
    /// column.
    Field(Field),
    /// The store's own field of this name.
    ExtraField(String),
    /// Nowhere: the column is not read.
    Ignored,
}

/// Why a column has its target.
///
/// A screen shows it beside the column, so that a person can judge the suggestion without knowing
/// how it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The header is the field's own name, in the Users API or in this program.
    SameName,
    /// The header is another word for the field, in the language of this tag (`de`).
    Synonym(&'static str),
    /// The header is one slip of the keyboard away from a name of the field.
    Typo {
        /// The name that was probably meant, as [`normalise`](super::normalise) writes it.
        of: &'static str,
    },
    /// The cells are companies of the store.
    StoreValues,
    /// The header starts with `extra:`.
    ExtraPrefix,
    /// The column comes from a report; see
    /// [`REPORT_COLUMNS`](crate::table::REPORT_COLUMNS).
    ReportColumn,
    /// The header says nothing that is certain.
    Unknown,
    /// The header names a field that another column has.
    AlreadyTaken,
    /// A person said so.
    ChosenByHand,
}

/// How sure a suggestion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// The header says so, or a person did.
    High,
    /// Probable; worth a look before anything is sent.
    Medium,
    /// Nothing is suggested.
    None,
}

/// What is known about one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMapping {
    /// Where the cells go.
    pub target: Target,
    /// Why they go there.
    pub reason: Reason,
    /// How sure that is.
    pub confidence: Confidence,
}

impl Reason {
    /// A stable name for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SameName => "sameName",
            Self::Synonym(_) => "synonym",
            Self::Typo { .. } => "typo",
            Self::StoreValues => "storeValues",
            Self::ExtraPrefix => "extraPrefix",
            Self::ReportColumn => "reportColumn",
            Self::Unknown => "unknown",
            Self::AlreadyTaken => "alreadyTaken",
            Self::ChosenByHand => "chosenByHand",
        }
    }
}

impl Confidence {
    /// A stable name for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::None => "none",
        }
    }
}

impl ColumnMapping {
    /// A column that is not read is never sure of anything, so its confidence is none.
    pub(super) const fn ignored(reason: Reason) -> Self {
        Self {
            target: Target::Ignored,
            reason,
            confidence: Confidence::None,
        }
    }
}
