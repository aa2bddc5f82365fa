//! A list of users, who must not be in each other's way.

use super::index::{Index, Pass};
use super::rows::{Drafts, Rows as _};
use super::{RowVerdict, ValidUser};
use crate::config::Rules;
use crate::issue::Issue;
use crate::user::{DraftError, DraftTexts, NewUser};

/// What [`check_list_json`] gives. Drafts count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftsCheck {
    /// The users of the valid drafts, in their order.
    pub users: Vec<(u32, NewUser)>,
    /// One verdict per draft.
    pub verdicts: Vec<RowVerdict>,
    /// Everything that was found, draft by draft.
    pub issues: Vec<Issue>,
}

/// Reads a list of drafts, each as [`UserDraft::read`](crate::user::UserDraft::read) does, and checks them as
/// [`SheetCheck`](crate::sheet::SheetCheck) checks the rows of a file.
///
/// The drafts are gone through twice: once to see which of them are alike, and once for the users and
/// sentences. Everything is kept, so it is meant for lists that fit into memory as objects; a file
/// of many rows is better checked as a sheet.
///
/// # Errors
/// The first draft that cannot be read, with its place in the list, counted from 1; place 0 if this is no list.
///
/// ```
/// use b2b_users_core::{check::check_list_json, config::Rules};
///
/// let drafts = r#"[{ "email": "marie@example.com" }, { "email": "pierre@example.com" }]"#;
/// let check = check_list_json(drafts, &Rules::default()).unwrap();
/// assert_eq!(check.verdicts.len(), 2);
/// ```
pub fn check_list_json(drafts: &str, rules: &Rules) -> Result<DraftsCheck, (usize, DraftError)> {
    let drafts = DraftTexts::read_list(drafts)?;
    Ok(check_list(&drafts, rules))
}

fn check_list(drafts: &[DraftTexts<'_>], rules: &Rules) -> DraftsCheck {
    let rows = Drafts { drafts, rules };
    let mut index = Index::new(drafts.len());
    index.advance(&mut Pass::brief(&rows, rules, &rules.defaults), usize::MAX);
    let mut pass = Pass::detailed(&rows, rules, &rules.defaults);
    let mut check = DraftsCheck::default();
    for row in 0..drafts.len() {
        let verdict = index.verdict(row).unwrap_or(RowVerdict::Invalid);
        check.verdicts.push(verdict);
        check.issues.extend(index.explain(row, &mut pass));
        if verdict == RowVerdict::Valid {
            let user = pass.user(row).map(ValidUser::to_user);
            check
                .users
                .extend(user.map(|user| (rows.number(row), user)));
        }
    }
    check
}
