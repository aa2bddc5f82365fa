//! Sending.

use crate::report::{ProgressView, ReportView};
use crate::text;
use crate::users::UserList;
use crate::values;
use b2b_users_core::engine::Pace;
use b2b_users_core::import::{ImportOptions, ImportView, InformedImport};
use b2b_users_core::lookup::ExistenceCheckOptions;
use b2b_users_core::report::{notes_of_import, unfinished_rows};
use b2b_users_core::sheet::SheetCheck;
use b2b_users_fetch::{Budget, Connection, Credential, Driver, Host};
use js_sys::Function;
use serde::Deserialize;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// An import under way. Freeing it stops it at once.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ImportRun {
    run: Rc<RefCell<InformedImport>>,
    rows: Rc<[u32]>,
    source: Option<Arc<SheetCheck>>,
    host: Host,
    budget: Budget,
    driver: Driver,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Options {
    endpoint: String,
    timeout: Option<u32>,
    requests_per_minute: Option<u32>,
    users_per_request: Option<usize>,
    look_first: bool,
}

#[wasm_bindgen]
impl ImportRun {
    /// Starts to create the users. `fetch` adds whatever lets the requests in, so that no
    /// secret is ever here; `now` and `sleep` are a clock, or both left out. `on_change` is
    /// called whenever there is a new picture.
    ///
    /// # Errors
    /// `argument.invalid`.
    pub fn start(
        list: &UserList,
        options: JsValue,
        fetch: Function,
        now: Option<Function>,
        sleep: Option<Function>,
        on_change: Function,
    ) -> Result<Self, JsValue> {
        let options: Options = values::options(options)?;
        let mut host = Host::default().with_fetch(fetch);
        if let (Some(now), Some(sleep)) = (now, sleep) {
            host = host.with_clock(now, sleep);
        }
        let mut connection = Connection::new(options.endpoint, Credential::Proxy);
        connection.host = host.clone();
        if let Some(timeout) = options.timeout {
            connection.timeout = timeout;
        }
        let pace = options
            .requests_per_minute
            .map_or_else(Pace::default, Pace::per_minute);
        let run_options = ImportOptions {
            id: host.now(),
            dialect: list.dialect,
            pace,
            users_per_request: options.users_per_request,
            skip_probe: false,
        };
        let look = options.look_first.then(|| ExistenceCheckOptions {
            dialect: list.dialect,
            unique_fields: list.unique_fields.clone(),
            about_companies: false,
        });
        let run = InformedImport::new(Rc::clone(&list.users), run_options, look);
        let run = Rc::new(RefCell::new(run));
        let engine = Rc::clone(&run);
        let observer = move || {
            // Whatever the program does with it, the run goes on.
            drop(on_change.call0(&JsValue::UNDEFINED));
        };
        let budget = Budget::new(pace);
        Ok(Self {
            driver: Driver::start(engine, connection, budget.clone(), observer),
            budget,
            run,
            rows: Rc::clone(&list.rows),
            source: list.source.clone(),
            host,
        })
    }

    /// Stands still after the request under way.
    pub fn pause(&self) {
        self.driver.pause();
    }

    /// Goes on.
    pub fn resume(&self) {
        self.driver.resume();
    }

    /// Creates no more users.
    pub fn cancel(&self) {
        self.driver.cancel();
    }

    /// The same, because nobody is there who could mend what stopped it.
    #[wasm_bindgen(js_name = giveUp)]
    pub fn give_up(&self) {
        self.driver.give_up();
    }

    /// A picture of the run.
    ///
    /// # Errors
    /// None that an argument could cause.
    pub fn progress(&self) -> Result<JsValue, JsValue> {
        values::to_js(&ProgressView::from(&self.view()))
    }

    /// What became of the rows so far.
    ///
    /// # Errors
    /// None that an argument could cause.
    pub fn report(&self) -> Result<JsValue, JsValue> {
        let view = self.view();
        values::to_js(&ReportView::of(
            self.run.borrow().import(),
            &self.rows,
            &view,
        ))
    }

    /// The rows that were not created, as a file.
    #[wasm_bindgen(js_name = unfinishedRows)]
    #[must_use]
    pub fn unfinished_rows(&self) -> Option<String> {
        let source = self.source.as_ref()?;
        let run = self.run.borrow();
        let states = self.rows.iter().copied().zip(run.import().rows());
        let notes = text::said(|language| notes_of_import(source, states, language));
        (!notes.is_empty()).then(|| unfinished_rows(source.sheet(), &notes))
    }
}

impl ImportRun {
    fn view(&self) -> ImportView {
        let limiter = self.budget.limiter();
        self.run.borrow().view(self.host.now(), &limiter)
    }
}
