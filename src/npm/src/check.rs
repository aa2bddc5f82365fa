//! Checks.

use crate::mapping;
use crate::table::Table;
use crate::text;
use crate::users::UserList;
use crate::values;
use b2b_users_core::check::{self, RowVerdict};
use b2b_users_core::report::{notes_of_check, unfinished_rows};
use b2b_users_core::sheet::{Listed, Sheet, SheetCheck};
use b2b_users_core::user::{NewUser, UserDraft};
use js_sys::Object;
use serde::Serialize;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Checks one user as typed.
///
/// # Errors
/// `argument.invalid`, `rules.invalid`.
#[wasm_bindgen(js_name = checkUser)]
pub fn check_user(draft: JsValue, rules: JsValue) -> Result<JsValue, JsValue> {
    let rules = values::rules(rules)?;
    let draft: UserDraft = values::argument("draft", draft)?;
    let checked = check::check_user(&draft, &rules);
    let result = JsValue::from(Object::new());
    values::set(&result, "user", &values::to_js(&checked.user)?);
    let issues = values::findings(&checked.issues, |issue| issue)?;
    values::set(&result, "issues", &issues);
    Ok(result)
}

/// A file that was checked.
#[wasm_bindgen]
#[derive(Debug)]
pub struct TableCheck(Arc<SheetCheck>);

#[derive(Serialize)]
struct Counts {
    total: usize,
    valid: usize,
    duplicate: usize,
    invalid: usize,
}

#[derive(Serialize)]
struct CheckedRow<'a> {
    row: u32,
    user: &'a NewUser,
}

/// Checks every row of a file.
///
/// # Errors
/// `argument.invalid`, `rules.invalid`, `mapping.company_unread`.
#[wasm_bindgen(js_name = checkTable)]
pub fn check_table(table: &Table, mapping: JsValue, rules: JsValue) -> Result<TableCheck, JsValue> {
    let rules = values::rules(rules)?;
    let mapping = mapping::read(table, mapping, &rules)?;
    let sheet = Sheet::with(Arc::clone(&table.0), mapping, rules.defaults.clone());
    Ok(TableCheck(Arc::new(SheetCheck::whole(sheet, rules.into()))))
}

#[wasm_bindgen]
impl TableCheck {
    /// Rows by verdict.
    ///
    /// # Errors
    /// None that an argument could cause; so with the other getters.
    #[wasm_bindgen(getter)]
    pub fn counts(&self) -> Result<JsValue, JsValue> {
        let check = &self.0;
        values::to_js(&Counts {
            total: check.row_count(),
            valid: check.count(RowVerdict::Valid),
            duplicate: check.count(RowVerdict::Duplicate),
            invalid: check.count(RowVerdict::Invalid),
        })
    }

    /// The verdict of each row.
    #[wasm_bindgen(getter)]
    pub fn verdicts(&self) -> Result<JsValue, JsValue> {
        let rows = 0..self.0.row_count();
        let verdicts = rows.filter_map(|row| self.0.verdict(row));
        values::to_js(&verdicts.collect::<Vec<_>>())
    }

    /// The rows that can be sent.
    #[wasm_bindgen(getter)]
    pub fn users(&self) -> Result<JsValue, JsValue> {
        let users = self.0.users(&mut self.0.valid_rows());
        let rows = self.0.valid_rows().zip(&users);
        let rows = rows.map(|(row, user)| CheckedRow {
            row: self.0.number(row),
            user,
        });
        values::to_js(&rows.collect::<Vec<_>>())
    }

    /// Everything that was found.
    #[wasm_bindgen(getter)]
    pub fn problems(&self) -> Result<JsValue, JsValue> {
        let problems = self.0.problems(Listed::All, 0, usize::MAX);
        values::findings(&problems, |problem| &problem.issue)
    }

    /// The rows that cannot be sent, as a file.
    #[wasm_bindgen(getter, js_name = unfinishedRows)]
    #[must_use]
    pub fn unfinished_rows(&self) -> Option<String> {
        let notes = text::said(|language| notes_of_check(&self.0, language));
        (!notes.is_empty()).then(|| unfinished_rows(self.0.sheet(), &notes))
    }

    /// The valid rows, for a plan or an import.
    #[wasm_bindgen(js_name = userList)]
    #[must_use]
    pub fn user_list(&self) -> UserList {
        UserList::of_check(Arc::clone(&self.0))
    }
}
