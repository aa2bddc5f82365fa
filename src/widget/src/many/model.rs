//! What the screens of *Add many* share.

use super::file::LoadedFile;
use super::import::Imported;
use super::problems;
use super::read::{Source, forget_file};
use super::step::Step;
use super::told::Told;
use crate::session::{Kind, Session, WidgetEvent};
use b2b_users_client::{Driver, is_offline, now};
use b2b_users_core::config::Rules;
use b2b_users_core::import::{Import, ImportView, Phase};
use b2b_users_core::lookup::LookupResults;
use b2b_users_core::mapping::{Mapping, Target};
use b2b_users_core::sheet::{SheetCheck, SheetUsers};
use b2b_users_core::table::{Table, TableError};
use b2b_users_core::user::{Field, UserDraft};
use b2b_users_flow::{Announcements, Precheck};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

/// What is to be done once, when a check is complete.
type Then = Cell<Option<Box<dyn FnOnce()>>>;

/// The signals of *Add many*. A copy is the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct ManyModel {
    pub(super) session: StoredValue<Session>,
    pub(super) step: RwSignal<Step>,
    /// Why the last file cannot be used.
    pub(super) refused: RwSignal<Option<TableError>>,
    /// While a file is being read.
    pub(super) reading: RwSignal<bool>,
    pub(super) source: StoredValue<Source, LocalStorage>,
    pub(super) file: RwSignal<Option<Arc<LoadedFile>>>,
    pub(super) mapping: RwSignal<Mapping>,
    /// A column that may hold the company, while a default would win over it.
    pub(super) unread_company: Memo<Option<usize>>,
    /// What stands in for blank cells.
    pub(super) defaults: RwSignal<UserDraft>,
    pub(super) rules: Memo<Arc<Rules>>,
    /// Which problems are listed.
    pub(super) filter: RwSignal<String>,
    /// The rows with what a look into the store found; while they are checked again, as they were.
    pub(super) check: RwSignal<Option<Arc<SheetCheck>>>,
    /// While rows are checked again.
    pub(super) checking: RwSignal<bool>,
    /// Which check is the newest one.
    pub(super) turn: StoredValue<u32>,
    /// What is to be done when it is complete.
    pub(super) then: StoredValue<Then, LocalStorage>,
    /// What looks into the store found; they stay true when columns change.
    pub(super) findings: RwSignal<Arc<LookupResults>>,
    /// The look into the store before sending.
    pub(super) ahead: RwSignal<Precheck>,
    pub(super) look: StoredValue<Option<Driver>, LocalStorage>,
    /// Which look is the newest one.
    pub(super) looks: StoredValue<u32>,
    pub(super) view: RwSignal<Option<ImportView>>,
    pub(super) imported: StoredValue<Option<Arc<Imported>>>,
    pub(super) import: StoredValue<Option<Driver>, LocalStorage>,
    /// What screen readers were told last about the import.
    pub(super) announced: StoredValue<Announcements>,
    /// Whether the browser knows that there is no connection.
    pub(super) offline: RwSignal<bool>,
    /// Whether the page around the widget did not let the users be sent.
    pub(super) withheld: RwSignal<bool>,
}

impl ManyModel {
    pub(super) fn new(session: Session) -> Self {
        let defaults = RwSignal::new(session.defaults());
        let session = StoredValue::new(session);
        let file = RwSignal::new(None::<Arc<LoadedFile>>);
        let mapping = RwSignal::new(Mapping::default());
        let findings = RwSignal::new(Arc::<LookupResults>::default());
        let rules = Memo::new(move |_| {
            let defaults = defaults.get();
            Arc::new(session.with_value(|session| session.rules(defaults, false)))
        });
        let unread_company = Memo::new(move |_| {
            let rules = rules.get();
            let file = file.get()?;
            mapping.with(|mapping| mapping.unread_company(&file.table, &rules))
        });
        let model = Self {
            session,
            step: RwSignal::new(Step::Choose),
            refused: RwSignal::new(None),
            reading: RwSignal::new(false),
            source: StoredValue::new_local(Source::default()),
            file,
            mapping,
            unread_company,
            defaults,
            rules,
            filter: RwSignal::new(problems::ERRORS.to_owned()),
            check: RwSignal::new(None),
            checking: RwSignal::new(false),
            turn: StoredValue::new(0),
            then: StoredValue::new_local(Cell::new(None)),
            findings,
            ahead: RwSignal::new(Precheck::Idle),
            look: StoredValue::new_local(None),
            looks: StoredValue::new(0),
            view: RwSignal::new(None),
            imported: StoredValue::new(None),
            import: StoredValue::new_local(None),
            announced: StoredValue::new(Announcements::beginning(0)),
            offline: RwSignal::new(is_offline()),
            withheld: RwSignal::new(false),
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
        let session = self.session.get_value();
        let check = self.check.get_untracked();
        let is_settled = !self.checking.get_untracked();
        let (Some(connection), Some(check)) = (session.connection(), check.filter(|_| is_settled))
        else {
            return;
        };
        let mails_always = !session.dialect().carries(Field::AcceptWelcomeEmail);
        let event = WidgetEvent::before_send(Kind::Many, &check.people(), mails_always);
        let may = session.tell(&event);
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
        self.imported.set_value(None);
        self.announced.set_value(Announcements::beginning(now()));
        self.step.set(Step::Send);
        let told = Told::new(session.clone(), &rows);
        let observe = move |run: &Import, changed| {
            // First the page around the widget: what is shown next may end the run.
            told.tell(run, changed);
            super::import::observe(self, run, &rows, &check);
        };
        self.import.set_value(Some(Driver::start_with_news(
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
        self.import.get_value().filter(|_| is_running)
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
        self.import
            .with_value(|import| import.iter().for_each(tell));
    }

    /// Back to the beginning, for another file.
    pub(super) fn start_over(self) {
        self.import.set_value(None);
        self.session.with_value(|session| session.note_stop(false));
        self.withheld.set(false);
        self.forget_findings();
        forget_file(self);
        self.file.set(None);
        self.imported.set_value(None);
        // What was meant for one file must not reach into the next.
        self.defaults
            .set(self.session.with_value(Session::defaults));
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
