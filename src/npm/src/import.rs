//! Sending.

use crate::report::{ProgressView, ReportView};
use crate::text;
use crate::users::UserList;
use crate::{error, values};
use b2b_users_client::{Budget, Connection, Credential, Driver, EngineView, JsHost};
use b2b_users_core::engine::Pace;
use b2b_users_core::import::{ImportOptions, ImportView, InformedImport, Phase};
use b2b_users_core::lookup::ExistenceCheckOptions;
use b2b_users_core::report::{notes_of_import, unfinished_rows};
use js_sys::Function;
use serde::{Deserialize, Serialize as _};
use serde_wasm_bindgen::Serializer;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// What an import is started with.
pub(crate) struct Start {
    pub(crate) list: UserList,
    /// As JSON.
    pub(crate) options: String,
    pub(crate) fetch: Function,
    /// What tells the time and what sleeps.
    pub(crate) clock: Option<(Function, Function)>,
    pub(crate) on_change: Function,
}

/// What a program does with an import under way. It is called through this trait, so that all of it is in the
/// part that is loaded when something is to be sent.
pub(crate) trait Run {
    fn pause(&self);
    fn resume(&self);
    fn cancel(&self);
    fn give_up(&self);
    fn progress(&self) -> Result<JsValue, JsValue>;
    fn report(&self) -> Result<String, JsValue>;
    fn unfinished_rows(&self) -> Option<String>;
}

/// An import under way. Dropping it stops it at once.
pub(crate) struct Import {
    driver: Driver,
    run: EngineView<InformedImport>,
    list: UserList,
    host: JsHost,
    budget: Budget,
}

/// As the scripts give them, which have looked them through.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Options {
    endpoint: String,
    timeout: Option<u32>,
    requests_per_minute: Option<u32>,
    users_per_request: Option<usize>,
    look_first: bool,
}

impl Import {
    /// Starts one.
    pub(crate) fn start(start: Start) -> Result<Self, JsValue> {
        let options: Options = values::argument("options", &start.options)?;
        let mut host = JsHost::default().with_fetch(start.fetch);
        if let Some((now, sleep)) = start.clock {
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
        let list = start.list;
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
        let on_change = start.on_change;
        let publish = move |_: &InformedImport| {
            // Whatever the program does with it, the run goes on.
            drop(on_change.call0(&JsValue::UNDEFINED));
        };
        let budget = Budget::new(pace);
        let (driver, run) = Driver::start_watched(run, connection, budget.clone(), publish);
        Ok(Self {
            driver,
            budget,
            run,
            list,
            host,
        })
    }

    fn view(&self) -> ImportView {
        let limiter = self.budget.limiter();
        self.run.look(|run| run.view(self.host.now(), &limiter))
    }
}

impl Run for Import {
    fn pause(&self) {
        self.driver.pause();
    }

    fn resume(&self) {
        self.driver.resume();
    }

    fn cancel(&self) {
        self.driver.cancel();
    }

    fn give_up(&self) {
        self.driver.give_up();
    }

    fn progress(&self) -> Result<JsValue, JsValue> {
        let view = self.view();
        if matches!(view.phase, Phase::Waiting { .. }) {
            // It is published when the wait is over; the time that is left shows before.
            self.driver.count_down();
        }
        let view = ProgressView::from(&view);
        // As JSON has it, with numbers that are read without a text.
        let picture = view.serialize(&Serializer::json_compatible());
        picture.map_err(|error| error::argument("progress", &error))
    }

    fn report(&self) -> Result<String, JsValue> {
        let view = self.view();
        self.run
            .look(|run| values::text(&ReportView::of(run.import(), &self.list.rows, &view)))
    }

    fn unfinished_rows(&self) -> Option<String> {
        let source = self.list.source.as_ref()?;
        let notes = self.run.look(|run| {
            let states = self.list.rows.iter().copied().zip(run.import().rows());
            text::said(|language| notes_of_import(source, states, language))
        });
        (!notes.is_empty()).then(|| unfinished_rows(source.sheet(), &notes))
    }
}
