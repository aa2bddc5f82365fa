//! What one header says, looked at by itself.
//!
//! The order matters: the prefix `extra:` is an order of the person who wrote the file, report
//! columns are our own, then come exact names, and slips of the keyboard only where nothing else
//! fits.

use super::column::{ColumnMapping, Confidence, Reason, Target};
use super::company_words::names_a_company;
use super::normalise::normalise;
use super::spelling::is_one_slip_away;
use super::vocabulary::{english_heading, words};
use crate::table::REPORT_COLUMNS;
use crate::user::Field;

/// What stands before the name of one of the store's own fields.
const EXTRA_PREFIX: &str = "extra";

/// The most likely target of a column with this header.
pub(super) fn recognise(header: &str) -> ColumnMapping {
    if let Some(name) = extra_field_name(header) {
        return sure(Target::ExtraField(name.to_owned()), Reason::ExtraPrefix);
    }
    let header = without_remark(normalise(header));
    if header.is_empty() {
        return ColumnMapping::ignored(Reason::Unknown);
    }
    if REPORT_COLUMNS
        .iter()
        .any(|column| normalise(column) == header)
    {
        return ColumnMapping::ignored(Reason::ReportColumn);
    }
    if let Some((field, reason)) = by_name(&header) {
        let mut column = sure(Target::Field(field), reason);
        if names_a_company(&header) {
            // A column of numbers, wherever it stands, has the field first.
            column.confidence = Confidence::Medium;
        }
        return column;
    }
    by_spelling(&header).map_or(ColumnMapping::ignored(Reason::Unknown), |(field, of)| {
        ColumnMapping {
            target: Target::Field(field),
            reason: Reason::Typo { of },
            confidence: Confidence::Medium,
        }
    })
}

/// Templates of other tools mark their columns, as in "Email (required)".
fn without_remark(mut header: String) -> String {
    for remark in [" required", " mandatory", " optional"] {
        if let Some(name) = header.strip_suffix(remark) {
            header.truncate(name.len());
        }
    }
    header
}

/// A target of high confidence.
const fn sure(target: Target, reason: Reason) -> ColumnMapping {
    ColumnMapping {
        target,
        reason,
        confidence: Confidence::High,
    }
}

/// `Department` of a header such as `extra:Department`, as typed; the prefix in any case,
/// with blanks around both.
///
/// The name may be empty, as in `extra:`, which the check then reports. A header of another prefix
/// gives `None`.
pub fn extra_field_name(header: &str) -> Option<&str> {
    let is_blank = |character: char| character.is_whitespace() || character == '\u{FEFF}';
    let (prefix, name) = header.split_once(':')?;
    prefix
        .trim_matches(is_blank)
        .eq_ignore_ascii_case(EXTRA_PREFIX)
        .then(|| name.trim_matches(is_blank))
}

/// The field that is called exactly so. Blanks do not count: `firstname` is as good as
/// `first name`.
///
/// The field's own names come before the vocabulary, so a word that is in both counts as the same
/// name.
fn by_name(header: &str) -> Option<(Field, Reason)> {
    let fields = Field::ALL
        .into_iter()
        .filter(|field| *field != Field::ExtraFields);
    let own = fields.into_iter().find(|field| {
        [field.name(), english_heading(*field)]
            .iter()
            .any(|name| same_letters(&normalise(name), header))
    });
    own.map(|field| (field, Reason::SameName)).or_else(|| {
        words()
            .find(|word| same_letters(word.text, header))
            .map(|word| (word.field, Reason::Synonym(word.language)))
    })
}

fn same_letters(one: &str, other: &str) -> bool {
    let letters = |text| str::chars(text).filter(|character| *character != ' ');
    letters(one).eq(letters(other))
}

/// The field that one slip of the keyboard makes of the header, if only one comes into
/// question.
fn by_spelling(header: &str) -> Option<(Field, &'static str)> {
    let mut meant = words().filter(|word| is_one_slip_away(header, word.text));
    let first = meant.next()?;
    meant
        .all(|word| word.field == first.field)
        .then_some((first.field, first.text))
}
