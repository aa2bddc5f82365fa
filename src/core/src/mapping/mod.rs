//! Which column of a file holds which field: suggested from the headers, with a
//! reason for each, and corrected by hand.
//!
//! A wrong column that no one notices is worse than one that no one recognised, so
//! only names that can mean nothing else are taken.
//!
//! The headers alone are looked at here, but for the company, where the cells count as well. What a
//! cell's text means is for the checks. A mapping belongs to no table: it is a list with one entry
//! for each column, in the order of the file.

mod column;
mod company;
mod company_words;
mod normalise;
mod recognise;
mod spelling;
mod vocabulary;

pub use column::{ColumnMapping, Confidence, Reason, Target};
pub use normalise::normalise;
pub use recognise::extra_field_name;
pub(crate) use vocabulary::english_heading;

use crate::user::Field;

/// A target for each column of a file. No field ever has two columns.
///
/// ```
/// use b2b_users_core::mapping::{Mapping, Reason, Target};
/// use b2b_users_core::user::Field;
///
/// let mut mapping = Mapping::suggest(&["E-Mail", "Vorname", "Department"]);
/// assert_eq!(mapping.column_of(Field::Email), Some(0));
/// assert_eq!(mapping.columns()[1].reason, Reason::Synonym("de"));
/// assert_eq!(mapping.target(2), Some(&Target::Ignored));
///
/// mapping.set(2, Target::ExtraField("Department".into()));
/// assert_eq!(mapping.extra_fields().collect::<Vec<_>>(), [(2, "Department")]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    columns: Vec<ColumnMapping>,
}

impl Mapping {
    /// Suggests a target for each header. Of two headers for one field the surer one
    /// has it, else the first.
    ///
    /// A field that no header names is left without a column. Nothing fails: an unknown header is a
    /// column that is not read.
    #[must_use]
    pub fn suggest<S: AsRef<str>>(headers: &[S]) -> Self {
        let recognised = headers
            .iter()
            .map(|header| recognise::recognise(header.as_ref()));
        let mut mapping = Self {
            columns: recognised.collect(),
        };
        mapping.settle_rivals();
        mapping
    }

    /// Every column, in the order of the file.
    #[must_use]
    pub fn columns(&self) -> &[ColumnMapping] {
        &self.columns
    }

    /// Where a column goes; `None` if there is no such column. Columns count from 0.
    #[must_use]
    pub fn target(&self, column: usize) -> Option<&Target> {
        self.columns.get(column).map(|known| &known.target)
    }

    /// Gives a column its target by hand and takes the target away from the column that
    /// had it. A column that does not exist is passed over, and so is
    /// [`Field::ExtraFields`]: [`Target::ExtraField`] says which one.
    ///
    /// The column that lost its target is not read until the merchant gives it another one.
    pub fn set(&mut self, column: usize, target: Target) {
        if column >= self.columns.len() || target == Target::Field(Field::ExtraFields) {
            return;
        }
        if target != Target::Ignored {
            for rival in self
                .columns
                .iter_mut()
                .filter(|known| known.target == target)
            {
                *rival = ColumnMapping::ignored(Reason::AlreadyTaken);
            }
        }
        if let Some(chosen) = self.columns.get_mut(column) {
            *chosen = ColumnMapping {
                target,
                reason: Reason::ChosenByHand,
                confidence: Confidence::High,
            };
        }
    }

    /// The column that holds a field.
    ///
    /// Columns count from 0. `None` if no column holds it, and always for [`Field::ExtraFields`].
    #[must_use]
    pub fn column_of(&self, field: Field) -> Option<usize> {
        self.columns
            .iter()
            .position(|known| known.target == Target::Field(field))
    }

    /// The columns that hold the store's own fields, with the names of these.
    pub fn extra_fields(&self) -> impl Iterator<Item = (usize, &str)> {
        self.columns
            .iter()
            .enumerate()
            .filter_map(|(column, known)| match &known.target {
                Target::ExtraField(name) => Some((column, name.as_str())),
                Target::Field(_) | Target::Ignored => None,
            })
    }

    /// Whether some column holds the email, without which no row can be sent.
    ///
    /// The email may also come from the defaults, though not for more than one user; that is not
    /// looked at here.
    #[must_use]
    pub fn has_email(&self) -> bool {
        self.column_of(Field::Email).is_some()
    }

    /// Leaves each target to one column. Sure ones choose first, so that a slip of the
    /// keyboard never takes a field from the column that is really called so.
    ///
    /// Of equally sure columns the first one in the file has the target.
    fn settle_rivals(&mut self) {
        let mut taken: Vec<Target> = Vec::new();
        for turn in [Confidence::High, Confidence::Medium] {
            for known in self
                .columns
                .iter_mut()
                .filter(|known| known.confidence == turn)
            {
                if taken.contains(&known.target) {
                    *known = ColumnMapping::ignored(Reason::AlreadyTaken);
                } else {
                    taken.push(known.target.clone());
                }
            }
        }
    }
}
