//! A run that looks first: who is there already is not sent, and a file that was finished costs no
//! create.

use crate::support::play::{START, grant};
use crate::support::replies::reply;
use crate::support::request::is_create;
use crate::support::store::{Store, stored};
use crate::support::{user, users};
use b2b_users_core::engine::{Engine as _, Event, Limiter, Millis, Step};
use b2b_users_core::import::{End, ImportOptions, ImportView, InformedImport, Phase, RowState};
use b2b_users_core::lookup::ExistenceCheckOptions;
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::{ApiReply, ApiRequest, Fault};
use serde_json::json;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

struct Playing {
    run: InformedImport,
    limiter: Limiter,
    now: Millis,
    sent: Vec<ApiRequest>,
}

impl Playing {
    fn new(users: Vec<NewUser>) -> Self {
        Self {
            run: InformedImport::new(
                Rc::new(users),
                ImportOptions::default(),
                Some(ExistenceCheckOptions::default()),
            ),
            limiter: Limiter::default(),
            now: START,
            sent: Vec::new(),
        }
    }

    /// Lets everything be answered until the run is done or needs a person.
    fn answer_all(
        &mut self,
        mut answer: impl FnMut(&ApiRequest, Millis) -> Result<ApiReply, Fault>,
    ) -> Step {
        loop {
            match self.run.next(self.now) {
                Step::Grant => grant(&mut self.run, &mut self.limiter, &mut self.now),
                Step::Persist(_) => self.run.on(Event::Persisted, self.now),
                Step::WaitUntil(moment) => self.now = moment,
                Step::Send(id, request) => {
                    let reply = answer(&request, self.now);
                    self.now += 100;
                    self.sent.push(request);
                    let reply = reply.map_err(Into::into);
                    self.run.on(Event::Reply(id, reply), self.now);
                }
                step => return step,
            }
        }
    }

    fn view(&self) -> ImportView {
        self.run.view(self.now, &self.limiter)
    }

    /// Ends the run without another request.
    fn finish(&mut self) -> Step {
        self.answer_all(|_, _| panic!("a request"))
    }

    fn creates(&self) -> usize {
        let sent = self.sent.iter();
        sent.filter(|request| is_create(request)).count()
    }

    fn rows(&self) -> Vec<RowState> {
        self.run.import().rows().cloned().collect()
    }

    fn statuses(&self) -> Vec<&'static str> {
        self.run.import().rows().map(RowState::status).collect()
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_finished_file_of_2000_rows_costs_no_create_and_at_most_ten_requests() {
    let people = users(2_000, 42);
    let mut store = Store::default();
    for person in &people {
        store.commit(&stored(person), START - 60_000);
    }
    let mut playing = Playing::new(people);
    let step = playing.answer_all(|request, now| Ok(store.answer(request, now)));
    assert_eq!(step, Step::Done);
    assert_eq!(playing.creates(), 0);
    assert!(playing.sent.len() <= 10, "{}", playing.sent.len());
    let view = playing.view();
    assert_eq!((view.counts.exists, view.counts.created), (2_000, 0));
    assert_eq!(view.requests as usize, playing.sent.len());
    let rows = playing.rows();
    assert!(rows.iter().all(|row| row.user_id().is_some()));
}

#[wasm_bindgen_test(unsupported = test)]
fn only_those_who_are_missing_are_sent() {
    let mut store = Store::default();
    store.commit(&stored(&user(2, 42)), START - 60_000);
    store.commit(&stored(&user(3, 43)), START - 60_000);
    let mut playing = Playing::new(users(12, 42));
    let step = playing.answer_all(|request, now| Ok(store.answer(request, now)));
    assert_eq!(step, Step::Done);
    assert_eq!(playing.creates(), 1, "ten users in one request");
    let mut expected = vec!["created"; 12];
    (expected[1], expected[2]) = ("exists", "rejected");
    assert_eq!(playing.statuses(), expected);
    let other = &playing.rows()[2];
    assert_eq!(other.code(), "email.in_other_company");
    assert!(matches!(other.end(), Some(End::Withheld(_))), "{other:?}");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_store_that_cannot_be_asked_is_sent_to_all_the_same() {
    let mut store = Store::default();
    let mut first = true;
    let mut playing = Playing::new(users(12, 42));
    let step = playing.answer_all(|request, now| {
        if std::mem::take(&mut first) {
            return Ok(reply(500, json!({ "errMsg": "no" })));
        }
        Ok(store.answer(request, now))
    });
    assert_eq!(step, Step::Done);
    assert_eq!(playing.statuses(), ["created"; 12]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_look_that_is_always_told_to_wait_ends() {
    let mut playing = Playing::new(users(12, 42));
    let step = playing.answer_all(|_, _| Ok(reply(429, json!({}))));
    assert_eq!(step, Step::AwaitUser, "the run asks whether to go on");
    assert!(playing.sent.len() < 30, "{}", playing.sent.len());
    playing.run.on(Event::GiveUp, playing.now);
    assert_eq!(playing.finish(), Step::Done);
    assert_eq!(playing.statuses(), ["unsent"; 12]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_look_can_be_cancelled_and_stands_still_for_a_login() {
    for (event, status) in [(Event::Cancel, "cancelled"), (Event::GiveUp, "unsent")] {
        let mut playing = Playing::new(users(12, 42));
        assert_eq!(playing.view().phase, Phase::Looking);
        let step = playing.answer_all(|_, _| Ok(reply(401, json!({ "code": 401 }))));
        assert_eq!(step, Step::AwaitUser);
        assert_eq!(playing.view().phase.name(), "paused");
        playing.run.on(event, playing.now);
        assert_eq!(playing.finish(), Step::Done);
        assert_eq!(playing.statuses(), [status; 12]);
        assert_eq!(playing.view().phase, Phase::Finished);
        assert_eq!(playing.creates(), 0);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_pause_while_the_last_look_is_out_holds_the_run_too() {
    let mut store = Store::default();
    let mut playing = Playing::new(users(1, 42));
    assert_eq!(playing.run.next(START), Step::Grant);
    playing.run.on(Event::Granted, START);
    let Step::Send(id, request) = playing.run.next(START) else {
        panic!("nothing is looked up");
    };
    playing.run.on(Event::Pause, START);
    let reply = store.answer(&request, START);
    playing.run.on(Event::Reply(id, Ok(reply)), START + 100);
    playing.now = START + 100;

    let step = playing.answer_all(|request, now| Ok(store.answer(request, now)));
    assert_eq!((step, playing.creates()), (Step::AwaitUser, 0));
    playing.run.on(Event::Resume, playing.now);
    let step = playing.answer_all(|request, now| Ok(store.answer(request, now)));
    assert_eq!((step, playing.creates()), (Step::Done, 1));
}
