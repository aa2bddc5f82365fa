//! Plays a run: does what it says, passes the time, and watches the sums.

use super::replies::{refusal, reply};
use super::request::is_create;
use super::store::Store;
use b2b_users_core::engine::{Engine, Event, Limiter, Millis, RequestKey, Step};
use b2b_users_core::import::{Import, ImportOptions, ImportView, Record, RowState};
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::{ApiReply, ApiRequest, Fault};
use serde_json::Value;

/// When every play begins, in milliseconds of Unix time.
pub(crate) const START: Millis = 1_790_000_000_000;
/// How long every request takes.
pub(crate) const LATENCY: Millis = 400;

/// The next step of an engine that has all the room it wants, and a journal that is fast.
pub(crate) fn unhindered(engine: &mut dyn Engine, now: Millis) -> Step {
    loop {
        match engine.next(now) {
            Step::Grant => engine.on(Event::Granted, now),
            Step::Persist(_) => engine.on(Event::Persisted, now),
            step => return step,
        }
    }
}

/// Takes room from the budget, after a wait if it is used up.
pub(crate) fn grant(engine: &mut dyn Engine, limiter: &mut Limiter, now: &mut Millis) {
    let earliest = limiter.earliest(*now);
    // A caller that waits has to ask again.
    if earliest > *now {
        *now = earliest;
        return;
    }
    limiter.start(*now);
    engine.on(Event::Granted, *now);
}

/// A run with its clock and its history.
pub(crate) struct Play {
    pub(crate) run: Import,
    pub(crate) limiter: Limiter,
    /// How long requests take.
    pub(crate) latency: Millis,
    /// Every record, as a journal keeps them.
    pub(crate) journal: Vec<Record>,
    /// The import is cut off when the journal has so many records; then `step` gives an empty
    /// [`Step::Persist`].
    pub(crate) cut: usize,
    pub(crate) now: Millis,
    /// Every request and when it started.
    pub(crate) sent: Vec<(Millis, ApiRequest)>,
}

impl Play {
    /// A run that has not started yet.
    pub(crate) fn new(users: Vec<NewUser>, options: ImportOptions) -> Self {
        Self {
            limiter: Limiter::new(options.pace),
            latency: LATENCY,
            journal: Vec::new(),
            cut: usize::MAX,
            run: Import::new(users, options),
            now: START,
            sent: Vec::new(),
        }
    }

    /// A run of the management API at its usual pace.
    pub(crate) fn management(users: Vec<NewUser>) -> Self {
        Self::new(users, ImportOptions::default())
    }

    /// The next step that is not just waiting.
    pub(crate) fn step(&mut self) -> Step {
        loop {
            self.assert_sums();
            match self.run.next(self.now) {
                Step::Grant => grant(&mut self.run, &mut self.limiter, &mut self.now),
                Step::Persist(records) => {
                    self.persist(records);
                    if self.journal.len() >= self.cut {
                        self.journal.truncate(self.cut);
                        return Step::Persist(Vec::new());
                    }
                }
                Step::WaitUntil(moment) => {
                    assert!(moment > self.now, "waits for the past");
                    self.now = moment;
                }
                Step::Send(id, request) => {
                    self.sent.push((self.now, request.clone()));
                    return Step::Send(id, request);
                }
                step => return step,
            }
        }
    }

    /// The next step without its being noted as sent, on a copy of the run with room in its budget.
    pub(crate) fn step_without_sending(&self) -> Step {
        unhindered(&mut self.run.clone(), self.now)
    }

    /// The next step after records were made durable.
    pub(crate) fn next(&mut self) -> Step {
        loop {
            match self.run.next(self.now) {
                Step::Persist(records) => self.persist(records),
                step => return step,
            }
        }
    }

    fn persist(&mut self, records: Vec<Record>) {
        self.journal.extend(records);
        self.run.on(Event::Persisted, self.now);
    }

    /// The states of all rows.
    pub(crate) fn rows(&self) -> Vec<RowState> {
        self.run.rows().cloned().collect()
    }

    /// The next request, which has to come.
    pub(crate) fn send(&mut self) -> (RequestKey, ApiRequest) {
        match self.step() {
            Step::Send(id, request) => (id, request),
            step => panic!("{step:?} instead of a request"),
        }
    }

    /// Tells what came back.
    pub(crate) fn receive(&mut self, id: RequestKey, answer: Result<ApiReply, Fault>) {
        self.now += self.latency;
        self.on(Event::Reply(id, answer.map_err(Into::into)));
    }

    /// Tells what happened.
    pub(crate) fn on(&mut self, event: Event) {
        self.run.on(event, self.now);
        self.assert_sums();
    }

    /// Lets the next request have this reply.
    pub(crate) fn answer(&mut self, status: u16, body: impl ToString) -> ApiRequest {
        let (id, request) = self.send();
        self.receive(id, Ok(reply(status, body)));
        request
    }

    /// Lets the next request come to nothing.
    pub(crate) fn fail(&mut self, fault: Fault) -> ApiRequest {
        let (id, request) = self.send();
        self.receive(id, Err(fault));
        request
    }

    /// Lets look-ups have this reply until every row that was sent is settled. Gives the first of them.
    pub(crate) fn settle(&mut self, status: u16, body: impl ToString) -> ApiRequest {
        let first = self.sent.len();
        while self.statuses().contains(&"settling") {
            assert!(self.sent.len() < first + 60, "nothing settles");
            let request = self.answer(status, body.to_string());
            assert!(!is_create(&request), "{request:?}");
        }
        self.sent[first].1.clone()
    }

    /// Lets the next request, a create, be refused in the shape of its interface.
    pub(crate) fn answer_create(&mut self, detail: &Value) -> ApiRequest {
        let (id, request) = self.send();
        self.receive(id, Ok(refusal(&request, detail)));
        request
    }

    /// Lets the store answer the next request.
    pub(crate) fn serve(&mut self, store: &mut Store) -> ApiRequest {
        let (id, request) = self.send();
        let answer = store.answer(&request, self.now);
        self.receive(id, Ok(answer));
        request
    }

    /// Lets the store answer until the run is done or needs a person.
    pub(crate) fn serve_all(&mut self, store: &mut Store) -> Step {
        for _ in 0..10_000 {
            match self.step() {
                Step::Send(id, request) => {
                    let answer = store.answer(&request, self.now);
                    self.receive(id, Ok(answer));
                }
                step => return step,
            }
        }
        panic!("the run does not end");
    }

    /// The picture of the run now.
    pub(crate) fn view(&self) -> ImportView {
        self.run.view(self.now, &self.limiter)
    }

    /// The status of every row.
    pub(crate) fn statuses(&self) -> Vec<&'static str> {
        self.run.rows().map(RowState::status).collect()
    }

    /// The creates among the requests.
    pub(crate) fn creates(&self) -> Vec<&ApiRequest> {
        self.sent
            .iter()
            .map(|(_, request)| request)
            .filter(|request| is_create(request))
            .collect()
    }

    /// No row is lost and none counted twice.
    pub(crate) fn assert_sums(&self) {
        let counts = self.view().counts;
        let parts = [
            counts.queued,
            counts.open,
            counts.created,
            counts.exists,
            counts.rejected,
            counts.found,
            counts.ambiguous,
            counts.cancelled,
            counts.unsent,
        ];
        assert_eq!(
            parts.iter().sum::<usize>(),
            self.run.users().len(),
            "{counts:?}"
        );
        assert_eq!(
            (counts.total, self.run.rows().len()),
            (self.run.users().len(), self.run.users().len())
        );
        assert_eq!(
            counts.finished(),
            self.run.rows().filter(|row| row.is_final()).count()
        );
    }
}
