//! What the screens of *Add many* share.

use super::ahead::Ahead;
use super::file::LoadedFile;
use super::import::{Announced, Imported};
use super::step::Step;
use super::told::Told;
use crate::session::{Kind, Session, WidgetEvent};
use b2b_users_core::check::{TableCheck, check_table};
use b2b_users_core::config::Rules;
use b2b_users_core::import::{Import, ImportView, Phase};
use b2b_users_core::lookup::LookupResults;
use b2b_users_core::mapping::Mapping;
use b2b_users_core::table::{Delimiter, TableError};
use b2b_users_core::user::{Field, NewUser, UserDraft};
use b2b_users_fetch::{Driver, is_offline, now};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

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
    /// A column that may hold the company, while a default would win over it.
    pub(super) unread_company: Memo<Option<usize>>,
    /// What stands in for blank cells.
    pub(super) defaults: RwSignal<UserDraft>,
    pub(super) rules: Memo<Arc<Rules>>,
    /// The rows as they are.
    pub(super) checked: Memo<Arc<TableCheck>>,
    /// Whether there are sound rows that the store was not asked about.
    pub(super) unknown: Memo<bool>,
    /// Which problems are listed.
    pub(super) filter: RwSignal<String>,
    /// The rows with what a look into the store found.
    pub(super) check: Memo<Arc<TableCheck>>,
    /// What looks into the store found; they stay true when columns change.
    pub(super) findings: RwSignal<Arc<LookupResults>>,
    /// The look into the store before sending.
    pub(super) ahead: RwSignal<Ahead>,
    pub(super) look: StoredValue<Option<Driver>, LocalStorage>,
    pub(super) view: RwSignal<Option<ImportView>>,
    pub(super) imported: RwSignal<Option<Arc<Imported>>>,
    pub(super) import: StoredValue<Option<Driver>, LocalStorage>,
    /// What screen readers were told last about the import.
    pub(super) announced: StoredValue<Announced>,
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
        let checked = move |_: Option<&Arc<TableCheck>>| {
            let Some(file) = file.get() else {
                return Arc::default();
            };
            let rules = rules.get();
            Arc::new(mapping.with(|mapping| check_table(&file.table, mapping, &rules)))
        };
        // Comparing two checks costs as much as drawing the new one.
        let checked = Memo::new_with_compare(checked, |_, _| true);
        let check = move |_: Option<&Arc<TableCheck>>| {
            let dialect = rules.with(|rules| rules.dialect);
            let check = checked.get();
            Arc::new(findings.with(|findings| findings.apply(&check, dialect)))
        };
        let unknown = Memo::new(move |_| {
            findings.with(|findings| {
                let unknown = |(_, user): &(u32, NewUser)| findings.status(user).is_none();
                checked.with(|checked| checked.users.iter().any(unknown))
            })
        });
        Self {
            session,
            step: RwSignal::new(Step::Choose),
            refused: RwSignal::new(None),
            reading: RwSignal::new(false),
            file,
            mapping,
            unread_company,
            defaults,
            rules,
            checked,
            unknown,
            filter: RwSignal::new("errors".to_owned()),
            check: Memo::new_with_compare(check, |_, _| true),
            findings,
            ahead: RwSignal::new(Ahead::Unasked),
            look: StoredValue::new_local(None),
            view: RwSignal::new(None),
            imported: RwSignal::new(None),
            import: StoredValue::new_local(None),
            announced: StoredValue::new(Announced::default()),
            offline: RwSignal::new(is_offline()),
            withheld: RwSignal::new(false),
        }
    }

    /// Takes in the bytes of a chosen file.
    pub(super) fn take_file(self, name: String, bytes: Vec<u8>, delimiter: Option<Delimiter>) {
        match LoadedFile::read(name, bytes, delimiter) {
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
        let (Some(connection), Some(file)) = (session.connection(), self.file.get_untracked())
        else {
            return;
        };
        let mails_always = !session.dialect().carries(Field::AcceptWelcomeEmail);
        let about = check.users.iter().map(|(_, user)| user);
        let may = session.tell(&WidgetEvent::before_send(Kind::Many, about, mails_always));
        self.withheld.set(!may);
        if !may {
            return;
        }
        let rows: Vec<u32> = check.users.iter().map(|(row, _)| *row).collect();
        let users = check.users.iter().map(|(_, user)| user.clone()).collect();
        let mapping = self.mapping.get_untracked();
        let known = self.ahead.with_untracked(Ahead::is_fresh);
        let checked_ahead = known && !self.unknown.get_untracked();
        let run = Import::new(users, session.run_options(checked_ahead));
        self.view.set(None);
        self.imported.set(None);
        self.announced.set_value(Announced::nothing(now()));
        self.step.set(Step::Send);
        let run = Rc::new(RefCell::new(run));
        let seen = Rc::clone(&run);
        let told = Told::new(session.clone(), &rows);
        let observe = move || {
            let changed = seen.borrow_mut().take_changes();
            let run = seen.borrow();
            // First the page around the widget: what is shown next may end the run.
            told.tell(&run, changed);
            super::import::observe(self, &run, &rows, &file, &mapping, &check);
        };
        self.import.set_value(Some(Driver::start(
            run,
            connection,
            session.budget(),
            observe,
        )));
    }

    /// The import, while it creates users or waits for the store's budget.
    pub(super) fn running(self) -> Option<Driver> {
        let runs = |view: &ImportView| matches!(view.phase, Phase::Running | Phase::Waiting { .. });
        let is_running = self.view.with(|view| view.as_ref().is_some_and(runs));
        self.import.get_value().filter(|_| is_running)
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
        self.file.set(None);
        self.imported.set(None);
        // What was meant for one file must not reach into the next.
        self.defaults
            .set(self.session.with_value(Session::defaults));
        self.step.set(Step::Choose);
    }

    /// The store may have changed since it was asked about another file.
    fn forget_findings(self) {
        self.look.set_value(None);
        self.findings.set(Arc::default());
        self.ahead.set(Ahead::Unasked);
        self.filter.set("errors".to_owned());
    }
}
