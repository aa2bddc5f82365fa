//! Many users, who must not be in each other's way.

use super::draft::check_next;
use super::remembered::Remembered;
use crate::config::Rules;
use crate::issue::{Code, Issue};
use crate::user::{Field, NewUser, UserDraft, canonical_email};
use serde::Serialize;
use std::collections::HashMap;

/// What became of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum RowVerdict {
    /// It can be sent.
    Valid,
    /// An earlier row has the same email; nothing else is wrong.
    Duplicate,
    /// It has errors.
    Invalid,
    /// The store has this user in this company already.
    InStore,
}

/// What [`check_table`](super::check_table) and [`check_drafts`] give. The rows of a file
/// are those of [`Table::rows`](crate::table::Table::rows), drafts count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableCheck {
    /// The users of the valid rows, in the order of the file.
    pub users: Vec<(u32, NewUser)>,
    /// The rows, in their order.
    pub rows: Vec<u32>,
    /// One verdict per row.
    pub verdicts: Vec<RowVerdict>,
    /// Everything that was found, row by row.
    pub issues: Vec<Issue>,
}

impl TableCheck {
    /// The place of a row in `rows` and `verdicts`.
    pub(crate) fn place(&self, row: u32) -> Option<usize> {
        self.rows.binary_search(&row).ok()
    }

    /// The number of rows with this verdict.
    #[must_use]
    pub fn count(&self, verdict: RowVerdict) -> usize {
        self.verdicts
            .iter()
            .filter(|other| **other == verdict)
            .count()
    }
}

/// Checks a list of users as typed, as [`check_table`](super::check_table) checks the rows of a file.
///
/// ```
/// use b2b_users_core::{check::check_drafts, config::Rules, user::UserDraft};
///
/// let draft = UserDraft { email: "marie@example.com".into(), ..UserDraft::default() };
/// let check = check_drafts(&[draft.clone(), draft], &Rules::default());
/// assert_eq!(check.verdicts.len(), 2);
/// ```
#[must_use]
pub fn check_drafts(drafts: &[UserDraft], rules: &Rules) -> TableCheck {
    let mut check = ManyCheck::new(rules);
    for (row, draft) in (1..).zip(drafts) {
        check.add(row, draft, None);
    }
    check.finish()
}

/// A check of one user after another.
pub(super) struct ManyCheck<'rules> {
    rules: &'rules Rules,
    check: TableCheck,
    first_rows: HashMap<String, u32>,
    unique_values: UniqueValues,
    remembered: Remembered,
}

impl<'rules> ManyCheck<'rules> {
    pub(super) fn new(rules: &'rules Rules) -> Self {
        Self {
            rules,
            check: TableCheck::default(),
            first_rows: HashMap::new(),
            unique_values: UniqueValues::default(),
            remembered: Remembered::default(),
        }
    }

    /// Checks the user of the next row. `about_row` is what is to be said of the row as a whole.
    pub(super) fn add(&mut self, row: u32, draft: &UserDraft, about_row: Option<Issue>) {
        let mut checked = check_next(draft, self.rules, &mut self.remembered);
        let user = checked.user.as_ref();
        let remembered = &mut self.remembered;
        let shared = self
            .unique_values
            .shared(draft, user, self.rules, remembered, row);
        checked.issues.extend(shared);
        checked.issues.extend(about_row);
        let sound = !checked.issues.iter().any(Issue::is_error);
        let duplicate = self.duplicate(&checked.issues, &draft.email, row);
        let verdict = match (sound, &duplicate) {
            (false, _) => RowVerdict::Invalid,
            (true, Some(_)) => RowVerdict::Duplicate,
            (true, None) => RowVerdict::Valid,
        };
        checked.issues.extend(duplicate);
        let valid = verdict == RowVerdict::Valid;
        if let Some(user) = checked.user.take().filter(|_| valid) {
            self.check.users.push((row, user));
        }
        self.check.rows.push(row);
        self.check.verdicts.push(verdict);
        let issues = checked.issues.into_iter().map(|issue| Issue {
            row: Some(row),
            ..issue
        });
        self.check.issues.extend(issues);
    }

    /// What is to be said of an email that an earlier row has. One that cannot be an email at all
    /// has one problem, not two.
    fn duplicate(&mut self, issues: &[Issue], email: &str, row: u32) -> Option<Issue> {
        let about_email = |issue: &Issue| issue.field == Some(Field::Email) && issue.is_error();
        if issues.iter().any(about_email) {
            return None;
        }
        let first = *self.first_rows.entry(canonical_email(email)).or_insert(row);
        (first != row).then(|| {
            Issue::new(Code::EmailDuplicate, Field::Email).with("firstRow", first.to_string())
        })
    }

    pub(super) fn finish(self) -> TableCheck {
        self.check
    }
}

/// Values of fields that no two users may share, with the row that had each first.
#[derive(Default)]
struct UniqueValues(HashMap<(String, String), u32>);

impl UniqueValues {
    /// The issues of a row whose values an earlier row has. Values are compared as they
    /// would be sent: two spellings of one value are one value.
    fn shared(
        &mut self,
        draft: &UserDraft,
        user: Option<&NewUser>,
        rules: &Rules,
        remembered: &mut Remembered,
        row: u32,
    ) -> Vec<Issue> {
        let mut issues = Vec::new();
        let carried = rules.carries(Field::ExtraFields);
        for field in draft.extra_fields.iter().filter(|_| carried) {
            let definition = remembered.extra_field(field.name.trim(), &rules.store);
            let Some(definition) = definition.filter(|known| known.unique) else {
                continue;
            };
            let mut sent = user.map(NewUser::extra_fields).unwrap_or_default().iter();
            let sent = sent.find(|sent| sent.name == definition.name);
            let value = sent.map_or(field.value.as_str(), |sent| &sent.value).trim();
            if value.is_empty() {
                continue;
            }
            let key = (definition.name.clone(), value.to_owned());
            let first = *self.0.entry(key).or_insert(row);
            if first != row {
                issues.push(
                    Issue::new(Code::ExtraFieldDuplicate, Field::ExtraFields)
                        .with("name", field.name.trim())
                        .with("value", value)
                        .with("firstRow", first.to_string()),
                );
            }
        }
        issues
    }
}
