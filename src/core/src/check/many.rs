//! A list of users, who must not be in each other's way.

use super::index::{Index, Pass};
use super::rows::{Drafts, Rows as _};
use super::{RowVerdict, ValidUser};
use crate::config::Rules;
use crate::issue::Issue;
use crate::user::{NewUser, UserDraft};

/// What [`check_drafts`] gives. Drafts count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftsCheck {
    /// The users of the valid drafts, in their order.
    pub users: Vec<(u32, NewUser)>,
    /// One verdict per draft.
    pub verdicts: Vec<RowVerdict>,
    /// Everything that was found, draft by draft.
    pub issues: Vec<Issue>,
}

/// Checks a list of users as typed, as [`SheetCheck`](crate::sheet::SheetCheck) checks the rows of a
/// file.
///
/// The drafts are read twice: once to see which of them are alike, and once for the users and
/// sentences. Everything is kept, so it is meant for lists that fit into memory as objects; a file
/// of many rows is better checked as a sheet.
///
/// ```
/// use b2b_users_core::{check::check_drafts, config::Rules, user::UserDraft};
///
/// let draft = UserDraft { email: "marie@example.com".into(), ..UserDraft::default() };
/// let check = check_drafts(&[draft.clone(), draft], &Rules::default());
/// assert_eq!(check.verdicts.len(), 2);
/// ```
#[must_use]
pub fn check_drafts(drafts: &[UserDraft], rules: &Rules) -> DraftsCheck {
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
