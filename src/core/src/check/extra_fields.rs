//! The store's own fields.

use super::Finding;
use super::text::flag_hidden;
use crate::issue::{Code, Issue};
use crate::user::{ExtraField, Field};

/// Checks names and values. Fields without a value are left out; line breaks and tabs
/// are fine in values, since some fields have several lines.
#[must_use]
pub fn check_extra_fields(typed: &[ExtraField]) -> Finding<Vec<ExtraField>> {
    let mut issues = Vec::new();
    let mut fields: Vec<ExtraField> = Vec::new();
    for field in typed {
        if field.value.trim().is_empty() {
            continue;
        }
        let name = field.name.trim();
        let mut found = Vec::new();
        if name.is_empty() {
            found.push(Issue::new(Code::ExtraFieldUnnamed, Field::ExtraFields));
        } else if fields.iter().any(|other| other.name == name) {
            found.push(Issue::new(Code::ExtraFieldRepeated, Field::ExtraFields));
        }
        let on_one_line = field.value.replace(['\n', '\r', '\t'], " ");
        flag_hidden(&on_one_line, Field::ExtraFields, &mut found);
        issues.extend(found.into_iter().map(|issue| issue.with("name", name)));
        fields.push(ExtraField {
            name: name.to_owned(),
            value: field.value.clone(),
        });
    }
    let good = !issues.iter().any(Issue::is_error);
    (good.then_some(fields), issues)
}
