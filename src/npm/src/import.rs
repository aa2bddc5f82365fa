//! Sending.

use crate::error;
use crate::report::{ProgressView, report};
use crate::text;
use crate::users::UserList;
use b2b_users_client::{Budget, Connection, Credential, Driver, EngineView, JsHost, row_keys};
use b2b_users_core::engine::Pace;
use b2b_users_core::import::{ImportOptions, ImportView, InformedImport, Phase};
use b2b_users_core::json::Json;
use b2b_users_core::lookup::ExistenceCheckOptions;
use b2b_users_core::report::{notes_of_import, unfinished_rows};
use js_sys::Function;
use serde::Serialize as _;
use serde_wasm_bindgen::Serializer;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// What an import is started with.
pub(crate) struct Start {
    pub(crate) list: UserList,
    /// A list, as JSON.
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
    fn report(&self) -> String;
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

impl Import {
    /// Starts one.
    pub(crate) fn start(start: Start) -> Result<Self, JsValue> {
        // The scripts have looked them through, and give them in this order.
        let options = Json::read(&start.options).unwrap_or_default();
        let mut options = options.as_array().unwrap_or_default().iter();
        let endpoint = options.next().and_then(Json::as_str);
        let mut number = || options.next().and_then(Json::as_u64);
        let short = |number: u64| u32::try_from(number).ok();
        let timeout = number().and_then(short);
        let pace = number()
            .and_then(short)
            .map_or_else(Pace::default, Pace::per_minute);
        let users_per_request = number().and_then(|users| usize::try_from(users).ok());
        let mut switch = || options.next().and_then(Json::as_bool) == Some(true);
        let (looks, has_keys) = (switch(), switch());
        let mut host = JsHost::default().with_fetch(start.fetch);
        if let Some((now, sleep)) = start.clock {
            host = host.with_clock(now, sleep);
        }
        let mut connection =
            Connection::new(endpoint.unwrap_or_default().to_owned(), Credential::Proxy);
        connection.host = host.clone();
        if let Some(timeout) = timeout {
            connection.timeout = timeout;
        }
        let list = start.list;
        let run_options = ImportOptions {
            id: host.now(),
            dialect: list.dialect,
            pace,
            users_per_request,
            row_keys: has_keys.then(|| row_keys(host.now())).flatten(),
            skip_probe: false,
        };
        let look = looks.then(|| ExistenceCheckOptions {
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
        picture.map_err(|error| error::argument("progress", &error.to_string()))
    }

    fn report(&self) -> String {
        let view = self.view();
        self.run
            .look(|run| report(run.import(), &self.list.rows, &view))
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
