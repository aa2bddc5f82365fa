//! An import under way, as JavaScript holds it.

use crate::import::{Run, Start};
use crate::sending;
use crate::users::UserList;
use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// An import under way. Freeing it stops it at once.
#[wasm_bindgen]
pub struct ImportRun(Box<dyn Run>);

impl std::fmt::Debug for ImportRun {
    /// Leaves the people out.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("ImportRun(..)")
    }
}

#[wasm_bindgen]
impl ImportRun {
    /// Starts to create the users. `fetch` adds the credentials, so that no secret is ever here;
    /// `now` and `sleep` are a clock, or both left out. `on_change` is called whenever there is a new
    /// picture.
    ///
    /// # Errors
    /// None that an argument could cause: the scripts have looked the options through.
    pub fn start(
        list: &UserList,
        options: String,
        fetch: Function,
        now: Option<Function>,
        sleep: Option<Function>,
        on_change: Function,
    ) -> Result<Self, JsValue> {
        let start = Start {
            list: list.clone(),
            options,
            fetch,
            clock: now.zip(sleep),
            on_change,
        };
        sending::begin(start).map(Self)
    }

    /// Pauses after the request under way.
    pub fn pause(&self) {
        self.0.pause();
    }

    /// Goes on.
    pub fn resume(&self) {
        self.0.resume();
    }

    /// Creates no more users.
    pub fn cancel(&self) {
        self.0.cancel();
    }

    /// The same, because nothing is there that could mend what stopped it.
    #[wasm_bindgen(js_name = giveUp)]
    pub fn give_up(&self) {
        self.0.give_up();
    }

    /// A picture of the run.
    ///
    /// # Errors
    /// None that an argument could cause.
    pub fn progress(&self) -> Result<JsValue, JsValue> {
        self.0.progress()
    }

    /// What became of the rows so far.
    #[must_use]
    pub fn report(&self) -> String {
        self.0.report()
    }

    /// The rows that were not created, as a file.
    #[wasm_bindgen(js_name = unfinishedRows)]
    #[must_use]
    pub fn unfinished_rows(&self) -> Option<String> {
        self.0.unfinished_rows()
    }
}
