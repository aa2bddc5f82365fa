//! What the screens of *Add many* share.

use super::file::LoadedFile;
use super::import::Imported;
use super::problems;
use super::read::{Source, forget_file};
use super::step::Step;
use super::told::Told;
use crate::session::{Kind, Session, WidgetEvent};
use crate::state::{Computed, State, Stored};
use b2b_users_client::{Driver, is_offline, now};
use b2b_users_core::config::Rules;
use b2b_users_core::import::{Import, ImportView, Phase};
use b2b_users_core::lookup::LookupResults;
use b2b_users_core::mapping::{Mapping, Target};
use b2b_users_core::sheet::{SheetCheck, SheetUsers};
use b2b_users_core::table::{Table, TableError};
use b2b_users_core::user::{Field, UserDraft};
use b2b_users_flow::{Announcements, Precheck};
use leptos::prelude::untrack;
use std::rc::Rc;
use std::sync::Arc;

/// What is to be done once, when a check is complete.
type Then = Option<Box<dyn FnOnce()>>;

/// The signals of *Add many*. A copy is the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct ManyModel {
    pub(super) session: Session,
    pub(super) step: State<Step>,
    /// Why the last file cannot be used.
    pub(super) refused: State<Option<TableError>>,
    /// While a file is being read.
    pub(super) reading: State<bool>,
    pub(super) source: Stored<Source>,
    pub(super) file: State<Option<Arc<LoadedFile>>>,
    pub(super) mapping: State<Mapping>,
    /// A column that may hold the company, while a default would win over it.
    pub(super) unread_company: Computed<Option<usize>>,
    /// What stands in for blank cells.
    pub(super) defaults: State<UserDraft>,
    pub(super) rules: Computed<Arc<Rules>>,
    /// Which problems are listed.
    pub(super) filter: State<String>,
    /// The rows with what a look into the store found; while they are checked again, as they were.
    pub(super) check: State<Option<Arc<SheetCheck>>>,
    /// While rows are checked again.
    pub(super) checking: State<bool>,
    /// Which check is the newest one.
    pub(super) turn: Stored<u32>,
    /// What is to be done when it is complete.
    pub(super) then: Stored<Then>,
    /// What looks into the store found; they stay true when columns change.
    pub(super) findings: State<Arc<LookupResults>>,
    /// The look into the store before sending.
    pub(super) ahead: State<Precheck>,
    pub(super) look: Stored<Option<Driver>>,
    /// Which look is the newest one.
    pub(super) looks: Stored<u32>,
    pub(super) view: State<Option<ImportView>>,
    pub(super) imported: Stored<Option<Arc<Imported>>>,
    pub(super) import: Stored<Option<Driver>>,
    /// What screen readers were told last about the import.
    pub(super) announced: Stored<Announcements>,
    /// Whether the browser knows that there is no connection.
    pub(super) offline: State<bool>,
    /// Whether the page around the widget did not let the users be sent.
    pub(super) withheld: State<bool>,
}

impl ManyModel {
    pub(super) fn new(session: Session) -> Self {
        let defaults = State::new(session.defaults());
        let file = State::new(None::<Arc<LoadedFile>>);
        let mapping = State::new(Mapping::default());
        let findings = State::new(Arc::<LookupResults>::default());
        let rules = Computed::new(move || {
            let defaults = defaults.get();
            Arc::new(session.rules(defaults, false))
        });
        let unread_company = Computed::new(move || {
            let rules = rules.get();
            let file = file.get()?;
            mapping.with(|mapping| mapping.unread_company(&file.table, &rules))
        });
        let model = Self {
            session,
            step: State::new(Step::Choose),
            refused: State::new(None),
            reading: State::new(false),
            source: Stored::new(Source::default()),
            file,
            mapping,
            unread_company,
            defaults,
            rules,
            filter: State::new(problems::ERRORS.to_owned()),
            check: State::new(None),
            checking: State::new(false),
            turn: Stored::new(0),
            then: Stored::new(None),
            findings,
            ahead: State::new(Precheck::Idle),
            look: Stored::new(None),
            looks: Stored::new(0),
            view: State::new(None),
            imported: Stored::new(None),
            import: Stored::new(None),
            announced: Stored::new(Announcements::beginning(0)),
            offline: State::new(is_offline()),
            withheld: State::new(false),
        };
        model.follow_inputs();
        model
    }

    /// Takes in what was read of a chosen file.
    pub(super) fn take_file(self, name: String, table: Result<Table, TableError>) {
        match table.map(|table| LoadedFile {
            name,
            table: table.into(),
        }) {
            Ok(file) => {
                self.refused.set(None);
                let rules = self.rules.get_untracked();
                self.mapping
                    .set(Mapping::suggest_for(&file.table, &rules.store));
                self.forget_findings();
                self.file.set(Some(Arc::new(file)));
                // A file that is only read anew stays where it is, and so does the focus.
                if self.step.get_untracked() != Step::Review {
                    self.step.set(Step::Review);
                }
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
        let session = self.session;
        let check = self.check.get_untracked();
        let is_settled = !self.checking.get_untracked();
        let (Some(connection), Some(check)) = (session.connection(), check.filter(|_| is_settled))
        else {
            return;
        };
        let mails_always = !session.dialect().carries(Field::AcceptWelcomeEmail);
        let event = WidgetEvent::before_send(Kind::Many, &check.people(), mails_always);
        let may = session.host().tell(&event);
        self.withheld.set(!may);
        if !may {
            return;
        }
        let users = SheetUsers::new(Arc::clone(&check));
        let rows = users.numbers();
        let known = self.ahead.with_untracked(|ahead| ahead.is_fresh(now()));
        let checked_ahead = known && !untrack(|| self.has_unknown());
        let run = Import::of(Rc::new(users), session.run_options(checked_ahead));
        self.view.set(None);
        self.imported.set(None);
        self.announced.set(Announcements::beginning(now()));
        self.step.set(Step::Send);
        let told = Told::new(session, &rows);
        let observe = move |run: &Import, changed| {
            // First the page around the widget: what is shown next may end the run.
            told.tell(run, changed);
            super::import::observe(self, run, &rows, &check);
        };
        self.import.set(Some(Driver::start_with_news(
            run,
            connection,
            session.budget(),
            Import::take_changes,
            observe,
        )));
    }

    /// The import, while it creates users or waits for the store's budget.
    pub(super) fn running(self) -> Option<Driver> {
        let is_running = self.is_running();
        self.import.get().filter(|_| is_running)
    }

    /// Whether an import creates users or waits for the store's budget.
    pub(super) fn is_running(self) -> bool {
        let runs = |view: &ImportView| matches!(view.phase, Phase::Running | Phase::Waiting { .. });
        self.view.with(|view| view.as_ref().is_some_and(runs))
    }

    /// Whether there are sound rows that the store was not asked about.
    pub(super) fn has_unknown(self) -> bool {
        self.with_check(SheetCheck::has_unknown)
    }

    /// Says what a column holds.
    pub(super) fn map_column(self, column: usize, target: Target) {
        self.mapping.update(|mapping| mapping.set(column, target));
    }

    /// Tells the import something, if there is one.
    pub(super) fn tell(self, tell: fn(&Driver)) {
        self.import.with(|import| import.iter().for_each(tell));
    }

    /// Back to the beginning, for another file.
    pub(super) fn start_over(self) {
        self.import.set(None);
        self.session.accessibility().note_stop(false);
        self.withheld.set(false);
        self.forget_findings();
        forget_file(self);
        self.file.set(None);
        self.imported.set(None);
        // What was meant for one file must not reach into the next.
        self.defaults.set(self.session.defaults());
        self.step.set(Step::Choose);
    }

    /// The store may have changed since it was asked about another file.
    fn forget_findings(self) {
        self.drop_look();
        self.findings.set(Arc::default());
        self.ahead.set(Precheck::Idle);
        self.filter.set(problems::ERRORS.to_owned());
    }
}
