//! What the screens of *Add many* share.

use super::file::LoadedFile;
use super::import::Imported;
use crate::session::Session;
use b2b_users_core::check::{TableCheck, check_table};
use b2b_users_core::mapping::Mapping;
use b2b_users_core::run::{Run, RunView};
use b2b_users_core::table::{Delimiter, TableError};
use b2b_users_core::user::UserDraft;
use b2b_users_fetch::Import;
use leptos::prelude::*;
use std::sync::Arc;

/// Where somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Choose,
    Review,
    Send,
    Done,
}

impl Step {
    pub(super) const ALL: [Self; 4] = [Self::Choose, Self::Review, Self::Send, Self::Done];

    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Choose => "File",
            Self::Review => "Review",
            Self::Send => "Create",
            Self::Done => "Result",
        }
    }

    pub(super) const fn heading(self) -> &'static str {
        match self {
            Self::Choose => "Choose a file",
            Self::Review => "Review before anything is sent",
            Self::Send => "Creating users",
            Self::Done => "Result",
        }
    }
}

/// The signals of *Add many*. A copy is the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct ManyModel {
    pub(super) session: StoredValue<Session>,
    pub(super) step: RwSignal<Step>,
    /// Why the last file cannot be used.
    pub(super) refused: RwSignal<Option<TableError>>,
    /// While a file is being read.
    pub(super) reading: RwSignal<bool>,
    pub(super) file: RwSignal<Option<Arc<LoadedFile>>>,
    pub(super) mapping: RwSignal<Mapping>,
    /// What stands in for blank cells.
    pub(super) defaults: RwSignal<UserDraft>,
    pub(super) check: Memo<Arc<TableCheck>>,
    pub(super) view: RwSignal<Option<RunView>>,
    pub(super) imported: RwSignal<Option<Arc<Imported>>>,
    pub(super) import: StoredValue<Option<Import>, LocalStorage>,
}

impl ManyModel {
    pub(super) fn new(session: Session) -> Self {
        let defaults = RwSignal::new(session.defaults());
        let session = StoredValue::new(session);
        let file = RwSignal::new(None::<Arc<LoadedFile>>);
        let mapping = RwSignal::new(Mapping::suggest::<&str>(&[]));
        let check = move |_: Option<&Arc<TableCheck>>| {
            let Some(file) = file.get() else {
                return Arc::default();
            };
            let rules = session.with_value(|session| session.rules(defaults.get()));
            Arc::new(mapping.with(|mapping| check_table(&file.table, mapping, &rules)))
        };
        Self {
            session,
            step: RwSignal::new(Step::Choose),
            refused: RwSignal::new(None),
            reading: RwSignal::new(false),
            file,
            mapping,
            defaults,
            // Comparing two checks costs as much as drawing the new one.
            check: Memo::new_with_compare(check, |_, _| true),
            view: RwSignal::new(None),
            imported: RwSignal::new(None),
            import: StoredValue::new_local(None),
        }
    }

    /// Takes in the bytes of a chosen file.
    pub(super) fn take_file(self, name: String, bytes: Vec<u8>, delimiter: Option<Delimiter>) {
        match LoadedFile::read(name, bytes, delimiter) {
            Ok(file) => {
                self.refused.set(None);
                self.mapping
                    .set(Mapping::suggest(&file.table.headers().collect::<Vec<_>>()));
                self.file.set(Some(Arc::new(file)));
                self.step.set(Step::Review);
            }
            Err(error) => self.refuse(error),
        }
    }

    /// Says why a file cannot be used; one that was chosen before is forgotten.
    pub(super) fn refuse(self, error: TableError) {
        self.file.set(None);
        self.refused.set(Some(error));
        self.step.set(Step::Choose);
    }

    /// Starts to create the valid rows.
    pub(super) fn send(self) {
        let session = self.session.get_value();
        let check = self.check.get_untracked();
        let (Some(connection), Some(file)) = (session.connection(), self.file.get_untracked())
        else {
            return;
        };
        let rows: Vec<u32> = check.users.iter().map(|(row, _)| *row).collect();
        let users = check.users.iter().map(|(_, user)| user.clone()).collect();
        let mapping = self.mapping.get_untracked();
        let run = Run::new(users, session.run_options());
        self.view.set(None);
        self.imported.set(None);
        self.step.set(Step::Send);
        let observe =
            move |run: &Run| super::import::observe(self, run, &rows, &file, &mapping, &check);
        self.import
            .set_value(Some(Import::start(run, connection, observe)));
    }

    /// Back to the beginning, for another file.
    pub(super) fn start_over(self) {
        self.import.set_value(None);
        self.file.set(None);
        self.imported.set(None);
        // What was meant for one file must not reach into the next.
        self.defaults
            .set(self.session.with_value(Session::defaults));
        self.step.set(Step::Choose);
    }
}
