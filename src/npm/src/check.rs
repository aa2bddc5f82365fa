//! Checks.

use crate::mapping;
use crate::table::Table;
use crate::users::UserList;
use crate::values;
use b2b_users_core::check::{self, Problem, RowVerdict};
use b2b_users_core::config::Rules;
use b2b_users_core::mapping::Mapping;
use b2b_users_core::report::{notes_of_check, unfinished_rows};
use b2b_users_core::table;
use b2b_users_core::user::{NewUser, UserDraft};
use serde::Serialize;
use std::rc::Rc;
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
    values::to_js(&check::check_user(&draft, &rules))
}

/// A file with what was found in it.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) table: Rc<table::Table>,
    pub(crate) mapping: Mapping,
    pub(crate) rules: Rules,
    pub(crate) check: check::TableCheck,
}

/// A file that was checked.
#[wasm_bindgen]
#[derive(Debug)]
pub struct TableCheck(Rc<Checked>);

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
    let check = check::check_table(&table.0, &mapping, &rules);
    Ok(TableCheck(Rc::new(Checked {
        table: Rc::clone(&table.0),
        mapping,
        rules,
        check,
    })))
}

#[wasm_bindgen]
impl TableCheck {
    /// Rows by verdict.
    ///
    /// # Errors
    /// None that an argument could cause; so with the other getters.
    #[wasm_bindgen(getter)]
    pub fn counts(&self) -> Result<JsValue, JsValue> {
        let check = &self.0.check;
        values::to_js(&Counts {
            total: check.verdicts.len(),
            valid: check.count(RowVerdict::Valid),
            duplicate: check.count(RowVerdict::Duplicate),
            invalid: check.count(RowVerdict::Invalid),
        })
    }

    /// The verdict of each row.
    #[wasm_bindgen(getter)]
    pub fn verdicts(&self) -> Result<JsValue, JsValue> {
        values::to_js(&self.0.check.verdicts)
    }

    /// The rows that can be sent.
    #[wasm_bindgen(getter)]
    pub fn users(&self) -> Result<JsValue, JsValue> {
        let rows = self.0.check.users.iter();
        let rows = rows.map(|(row, user)| CheckedRow { row: *row, user });
        values::to_js(&rows.collect::<Vec<_>>())
    }

    /// Everything that was found.
    #[wasm_bindgen(getter)]
    pub fn problems(&self) -> Result<JsValue, JsValue> {
        let Checked {
            table,
            mapping,
            check,
            ..
        } = &*self.0;
        let problems = check.issues.iter();
        let problems = problems.map(|issue| Problem::locate(issue, table, mapping));
        values::to_js(&problems.collect::<Vec<_>>())
    }

    /// The rows that cannot be sent, as a file.
    #[wasm_bindgen(getter, js_name = unfinishedRows)]
    #[must_use]
    pub fn unfinished_rows(&self) -> Option<String> {
        let notes = notes_of_check(&self.0.table, &self.0.mapping, &self.0.check);
        (!notes.is_empty()).then(|| unfinished_rows(&self.0.table, &notes))
    }

    /// The valid rows, for a plan or an import.
    #[wasm_bindgen(js_name = userList)]
    #[must_use]
    pub fn user_list(&self) -> UserList {
        UserList::of_check(Rc::clone(&self.0))
    }
}
