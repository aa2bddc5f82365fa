//! What the screens of *Add many* share.

use super::checking::RowCheck;
use super::chosen::ChosenFile;
use super::file::LoadedFile;
use super::look::StoreLook;
use super::run::Run;
use super::step::Step;
use crate::session::Session;
use crate::state::State;
use b2b_users_core::table::{Table, TableError};
use b2b_users_flow::Precheck;

/// What the screens of *Add many* share, by topic. A copy is the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct ManyModel {
    pub(super) session: Session,
    pub(super) step: State<Step>,
    pub(super) file: ChosenFile,
    pub(super) check: RowCheck,
    pub(super) look: StoreLook,
    pub(super) run: Run,
}

impl ManyModel {
    pub(super) fn new(session: Session) -> Self {
        let file = ChosenFile::new(session);
        Self {
            session,
            step: State::new(Step::Choose),
            file,
            check: RowCheck::of(file),
            look: StoreLook::new(),
            run: Run::new(),
        }
    }

    /// Takes in what was read of a chosen file.
    pub(super) fn take_file(self, name: String, table: Result<Table, TableError>) {
        match table {
            Ok(table) => {
                self.forget_findings();
                let table = table.into();
                self.file.take(LoadedFile { name, table });
                // A file that is only read again stays where it is, and so does the focus.
                if self.step.get_untracked() != Step::Review {
                    self.step.set(Step::Review);
                }
            }
            Err(error) => self.refuse(error),
        }
    }

    /// Says why a file cannot be used; one that was chosen before is forgotten.
    pub(super) fn refuse(self, error: TableError) {
        self.file.refuse(error);
        self.step.set(Step::Choose);
    }

    /// Back to the beginning, for another file.
    pub(super) fn start_over(self) {
        self.run.forget();
        self.session.accessibility().note_stop(false);
        self.forget_findings();
        self.file.forget();
        self.step.set(Step::Choose);
    }

    /// The store may have changed since it was asked about another file.
    fn forget_findings(self) {
        self.drop_look();
        self.look.ahead.set(Precheck::Idle);
        self.check.forget_findings();
    }

    /// Ends a look into the store, also one whose findings are still being laid over the rows.
    pub(super) fn drop_look(self) {
        self.look.driver.set(None);
        self.check.drop_then();
    }
}
