//! Checks.

use crate::mapping;
use crate::rules::Rules;
use crate::table::Table;
use crate::text;
use crate::users::UserList;
use crate::values;
use b2b_users_core::check::{self, RowVerdict};
use b2b_users_core::json::JsonText;
use b2b_users_core::report::{notes_of_check, unfinished_rows};
use b2b_users_core::sheet::{Listed, Sheet, SheetCheck};
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Checks one user as typed.
///
/// # Errors
/// `argument.invalid`.
#[wasm_bindgen(js_name = checkUser)]
pub fn check_user(draft: &str, rules: &Rules) -> Result<String, JsValue> {
    let checked = check::check_user_json(draft, &rules.0, &values::message);
    checked.map_err(|error| values::refused("draft", &error))
}

/// A file that was checked.
#[wasm_bindgen]
#[derive(Debug)]
pub struct TableCheck(Arc<SheetCheck>);

/// Checks every row of a file.
///
/// # Errors
/// `argument.invalid`, `mapping.company_unread`.
#[wasm_bindgen(js_name = checkTable)]
pub fn check_table(table: &Table, mapping: &str, rules: &Rules) -> Result<TableCheck, JsValue> {
    let mapping = mapping::read(table, mapping, &rules.0)?;
    let sheet = Sheet::with(Arc::clone(&table.0), mapping, rules.0.defaults.clone());
    let check = SheetCheck::whole(sheet, Arc::clone(&rules.0));
    Ok(TableCheck(Arc::new(check)))
}

#[wasm_bindgen]
impl TableCheck {
    /// Rows by verdict.
    #[must_use]
    pub fn counts(&self) -> String {
        values::object(|json| {
            json.count("total", self.0.row_count() as u64);
            for verdict in [
                RowVerdict::Valid,
                RowVerdict::Duplicate,
                RowVerdict::Invalid,
            ] {
                json.count(verdict.name(), self.0.count(verdict) as u64);
            }
        })
    }

    /// The verdicts of some rows, counted from 0.
    #[must_use]
    pub fn verdicts(&self, from: usize, to: usize) -> String {
        let rows = from..to.min(self.0.row_count());
        let mut json = JsonText::default();
        let verdicts = rows.filter_map(|row| self.0.verdict(row));
        json.list(verdicts, |json, verdict| json.string(verdict.name()));
        json.into_text()
    }

    /// Some of the rows that can be sent, counted from 0 among these.
    #[must_use]
    pub fn users(&self, from: usize, to: usize) -> String {
        let mut rows = self.0.valid_rows().take(to).skip(from);
        self.0.users_to_json(&mut rows)
    }

    /// Some of what was found, counted from 0.
    #[must_use]
    pub fn problems(&self, from: usize, to: usize) -> String {
        let most = to.saturating_sub(from);
        let problems = self.0.problems(Listed::All, from, most);
        let mut json = JsonText::default();
        values::objects(&mut json, &problems, |json, problem| {
            problem.write(json);
            values::message(&problem.issue, json);
        });
        json.into_text()
    }

    /// The rows that cannot be sent, as a file.
    #[wasm_bindgen(js_name = unfinishedRows)]
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
