//! The file that is worked on, and what its columns mean.

use super::file::LoadedFile;
use crate::session::Session;
use crate::state::{Computed, State, Stored};
use b2b_users_core::config::Rules;
use b2b_users_core::mapping::{Mapping, Target};
use b2b_users_core::table::{Table, TableError};
use b2b_users_core::user::UserDraft;
use std::sync::Arc;
use web_sys::File;

/// The file that is worked on, and what its columns mean. A copy is the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct ChosenFile {
    pub(super) session: Session,
    source: Stored<Source>,
    /// While a file is being read.
    pub(super) reading: State<bool>,
    /// Why the last file cannot be used.
    pub(super) refused: State<Option<TableError>>,
    /// What was read.
    pub(super) loaded: State<Option<Arc<LoadedFile>>>,
    pub(super) mapping: State<Mapping>,
    /// What stands in for blank cells.
    pub(super) defaults: State<UserDraft>,
    pub(super) rules: Computed<Arc<Rules>>,
    /// A column that may hold the company, while a default would win over it.
    pub(super) unread_company: Computed<Option<usize>>,
}

/// The browser's file, to read it again with another separator: its bytes stay on the disk.
#[derive(Debug, Default)]
struct Source {
    file: Option<File>,
    /// Counts what was begun: only the last of it matters.
    reads: u32,
}

impl ChosenFile {
    /// No file yet.
    pub(super) fn new(session: Session) -> Self {
        let loaded = State::new(None::<Arc<LoadedFile>>);
        let mapping = State::new(Mapping::default());
        let defaults = State::new(session.defaults());
        let rules = Computed::new(move || {
            let defaults = defaults.get();
            Arc::new(session.rules(defaults, false))
        });
        let unread_company = Computed::new(move || {
            let rules = rules.get();
            let file = loaded.get()?;
            mapping.with(|mapping| mapping.unread_company(&file.table, &rules))
        });
        Self {
            session,
            source: Stored::new(Source::default()),
            reading: State::new(false),
            refused: State::new(None),
            loaded,
            mapping,
            defaults,
            rules,
            unread_company,
        }
    }

    /// The browser's file that was read last.
    pub(super) fn source(&self) -> Option<File> {
        self.source.with(|source| source.file.clone())
    }

    /// Puts a file in the place of the last one, and gives the number of its reading.
    pub(super) fn replace(&self, file: Option<File>) -> u32 {
        self.reading.set(false);
        self.source.update(|source| {
            let reads = source.reads.wrapping_add(1);
            *source = Source { file, reads };
            reads
        })
    }

    /// Whether no other reading has begun since, and the widget is still there.
    pub(super) fn is_newest(&self, read: u32) -> bool {
        self.source.try_with(|source| source.reads) == Some(read)
    }

    /// Takes in what was read, and guesses what its columns hold.
    pub(super) fn take(&self, file: LoadedFile) {
        self.refused.set(None);
        let rules = self.rules.get_untracked();
        let mapping = Mapping::suggest_for(&file.table, &rules.store);
        self.mapping.set(mapping);
        self.loaded.set(Some(Arc::new(file)));
    }

    /// Notes why a file cannot be used; one that was chosen before is forgotten.
    pub(super) fn refuse(&self, error: TableError) {
        self.loaded.set(None);
        self.refused.set(Some(error));
    }

    /// Forgets the file, even while it is being read, and what was meant for it.
    pub(super) fn forget(&self) {
        self.replace(None);
        self.loaded.set(None);
        // What was meant for one file must not reach into the next.
        self.defaults.set(self.session.defaults());
    }

    /// Looks at the rows as they were read, once there are any.
    pub(super) fn with_table<T: Default>(&self, look: impl FnOnce(&Table) -> T) -> T {
        self.loaded.with(|file| {
            let table = file.as_ref().map(|file| &*file.table);
            table.map(look).unwrap_or_default()
        })
    }

    /// Says what a column holds.
    pub(super) fn map_column(&self, column: usize, target: Target) {
        self.mapping.update(|mapping| mapping.set(column, target));
    }
}
