//! Users who can be sent.

use crate::check::Checked;
use crate::{error, values};
use b2b_users_core::check::check_user;
use b2b_users_core::config::Rules;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::issue::{Code, Issue};
use b2b_users_core::user::{Field, NewUser, UserDraft};
use std::collections::HashMap;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Users who passed every check, with the row of each.
#[wasm_bindgen]
#[derive(Debug)]
pub struct UserList {
    pub(crate) users: Vec<NewUser>,
    pub(crate) rows: Rc<[u32]>,
    pub(crate) dialect: Dialect,
    /// The file that they come from, if they do.
    pub(crate) source: Option<Rc<Checked>>,
}

#[wasm_bindgen]
impl UserList {
    /// Checks a list of drafts. Rows are places in it, counted from 1.
    ///
    /// # Errors
    /// `argument.invalid`, `rules.invalid`, and `users.invalid` if one draft has an error or
    /// two have the same email.
    #[wasm_bindgen(js_name = fromDrafts)]
    pub fn from_drafts(drafts: JsValue, rules: JsValue) -> Result<Self, JsValue> {
        let rules = values::rules(rules)?;
        let drafts: Vec<UserDraft> = values::argument("users", drafts)?;
        let (users, issues) = checked(&drafts, &rules);
        if issues.iter().any(Issue::is_error) {
            return Err(error::users(&issues));
        }
        Ok(Self {
            rows: (1..).take(users.len()).collect(),
            users,
            dialect: rules.dialect,
            source: None,
        })
    }

    /// How many there are.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn length(&self) -> usize {
        self.users.len()
    }

    /// The way in which they are created.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn dialect(&self) -> String {
        self.dialect.name().to_owned()
    }

    pub(crate) fn of_check(source: Rc<Checked>) -> Self {
        let users = source.check.users.iter();
        Self {
            rows: users.clone().map(|(row, _)| *row).collect(),
            users: users.map(|(_, user)| user.clone()).collect(),
            dialect: source.rules.dialect,
            source: Some(source),
        }
    }
}

fn checked(drafts: &[UserDraft], rules: &Rules) -> (Vec<NewUser>, Vec<Issue>) {
    let (mut users, mut issues) = (Vec::new(), Vec::new());
    let mut first_rows: HashMap<String, u32> = HashMap::new();
    for (row, draft) in (1..).zip(drafts) {
        let mut checked = check_user(draft, rules);
        if let Some(user) = checked.user {
            let first = *first_rows.entry(user.email().canonical()).or_insert(row);
            if first != row {
                let issue = Issue::new(Code::EmailDuplicate, Field::Email);
                checked
                    .issues
                    .push(issue.with("firstRow", first.to_string()));
            }
            users.push(user);
        }
        issues.extend(checked.issues.into_iter().map(|issue| Issue {
            row: Some(row),
            ..issue
        }));
    }
    (users, issues)
}
