//! Users who can be sent.

use crate::{error, values};
use b2b_users_core::check::check_drafts;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::issue::Issue;
use b2b_users_core::sheet::SheetCheck;
use b2b_users_core::user::{NewUser, UserDraft};
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
    pub(crate) unique_fields: Vec<String>,
    /// The file that they come from, if they do.
    pub(crate) source: Option<Rc<SheetCheck>>,
}

#[wasm_bindgen]
impl UserList {
    /// Checks a list of drafts. Rows are places in it, counted from 1.
    ///
    /// # Errors
    /// `argument.invalid`, `rules.invalid`, and `users.invalid` if one draft has an error or
    /// two are in each other's way.
    #[wasm_bindgen(js_name = fromDrafts)]
    pub fn from_drafts(drafts: JsValue, rules: JsValue) -> Result<Self, JsValue> {
        let rules = values::rules(rules)?;
        let drafts: Vec<UserDraft> = values::argument("users", drafts)?;
        let check = check_drafts(&drafts, &rules);
        if check.issues.iter().any(Issue::is_error) {
            return Err(error::users(&check.issues));
        }
        let users = check.users.into_iter();
        let (rows, users): (Vec<u32>, Vec<NewUser>) = users.unzip();
        Ok(Self {
            rows: rows.into(),
            users,
            dialect: rules.dialect,
            unique_fields: rules.store.unique_fields(),
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

    pub(crate) fn of_check(source: Rc<SheetCheck>) -> Self {
        let rows = source.valid_rows();
        let rows: Rc<[u32]> = rows.map(|row| source.number(row)).collect();
        let users = source.users(&mut source.valid_rows());
        Self {
            rows,
            users,
            dialect: source.rules().dialect,
            unique_fields: source.rules().store.unique_fields(),
            source: Some(source),
        }
    }
}
