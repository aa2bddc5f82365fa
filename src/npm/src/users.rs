//! Users who can be sent.

use crate::rules::Rules;
use crate::text::said;
use crate::{error, values};
use b2b_users_core::check::check_list_json;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::import::Users;
use b2b_users_core::issue::Issue;
use b2b_users_core::json::JsonText;
use b2b_users_core::order::by_number;
use b2b_users_core::report::{RowNote, notes_of_check, unfinished_rows};
use b2b_users_core::sheet::{SheetCheck, SheetUsers};
use b2b_users_core::user::NewUser;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Users who passed every check, with the row of each.
#[wasm_bindgen]
#[derive(Clone)]
pub struct UserList {
    pub(crate) users: Rc<dyn Users>,
    pub(crate) rows: Rc<[u32]>,
    pub(crate) dialect: Dialect,
    pub(crate) unique_fields: Vec<String>,
    /// The file that they come from, if they do.
    pub(crate) source: Option<Arc<SheetCheck>>,
}

impl fmt::Debug for UserList {
    /// Leaves the people out.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "UserList({})", self.users.len())
    }
}

#[wasm_bindgen]
impl UserList {
    /// Checks a list of drafts. Rows are places in it, counted from 1.
    ///
    /// # Errors
    /// `argument.invalid`, and `users.invalid` if one draft has an error or two are in each other's
    /// way.
    #[wasm_bindgen(js_name = fromDrafts)]
    pub fn from_drafts(drafts: &str, rules: &Rules) -> Result<Self, JsValue> {
        let rules = &rules.0;
        let check = check_list_json(drafts, rules)
            .map_err(|(place, error)| values::refused_in_list(place, &error))?;
        if check.issues.iter().any(Issue::is_error) {
            return Err(error::users(&check.issues));
        }
        let users = check.users.into_iter();
        let (rows, users): (Vec<u32>, Vec<NewUser>) = users.unzip();
        Ok(Self {
            rows: rows.into(),
            users: Rc::new(users),
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

    /// The row and the address of each user.
    #[must_use]
    pub fn rows(&self) -> String {
        let mut json = JsonText::default();
        json.list(self.rows.iter().enumerate(), |json, (index, row)| {
            json.raw("[");
            json.number((*row).into());
            json.raw(",");
            json.string(&self.users.email(index).unwrap_or_default());
            json.raw("]");
        });
        json.into_text()
    }

    /// The rows of the file that are not created before an import of it begins, as a file. `reason` says
    /// so for those that can be sent.
    #[wasm_bindgen(js_name = unfinishedRows)]
    #[must_use]
    pub fn unfinished_rows(&self, reason: &str) -> Option<String> {
        let source = self.source.as_ref()?;
        let mut notes = said(|language| notes_of_check(source, language));
        notes.extend(self.rows.iter().map(|row| RowNote {
            row: *row,
            status: "queued",
            code: "queued".to_owned(),
            field: String::new(),
            value: String::new(),
            reason: reason.to_owned(),
        }));
        let notes = by_number(notes, |note| u64::from(note.row));
        (!notes.is_empty()).then(|| unfinished_rows(source.sheet(), &notes))
    }

    pub(crate) fn of_check(source: Arc<SheetCheck>) -> Self {
        let users = SheetUsers::new(Arc::clone(&source));
        Self {
            rows: users.numbers().into(),
            users: Rc::new(users),
            dialect: source.rules().dialect,
            unique_fields: source.rules().store.unique_fields(),
            source: Some(source),
        }
    }
}
