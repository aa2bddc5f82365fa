//! Plays a look into the store: does what it says and passes the time.

use super::play::{START, grant};
use super::replies::reply;
use super::request::body;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Event, Limiter, Millis, Pace, RequestKey, Step};
use b2b_users_core::lookup::{
    Candidate, ExistenceCheck, ExistenceCheckOptions, Lookup, LookupResults, Progress,
};
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::{ApiReply, ApiRequest, Fault};
use serde_json::{Value, json};
use std::collections::HashMap;

/// An inquiry with its clock and its history.
pub(crate) struct Asking<E> {
    pub(crate) engine: E,
    limiter: Limiter,
    pub(crate) now: Millis,
    /// Every request and when it started.
    pub(crate) sent: Vec<(Millis, ApiRequest)>,
}

impl<E: Lookup> Asking<E> {
    /// An inquiry that has not started yet.
    pub(crate) fn new(engine: E) -> Self {
        Self::at_pace(engine, Pace::default())
    }

    /// As [`Asking::new`], at this pace.
    pub(crate) fn at_pace(engine: E, pace: Pace) -> Self {
        Self {
            engine,
            limiter: Limiter::new(pace),
            now: START,
            sent: Vec::new(),
        }
    }

    /// The next step that is not just waiting.
    pub(crate) fn step(&mut self) -> Step {
        loop {
            match self.engine.next(self.now) {
                Step::Grant => grant(&mut self.engine, &mut self.limiter, &mut self.now),
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

    /// The next request, which has to come.
    pub(crate) fn send(&mut self) -> (RequestKey, ApiRequest) {
        match self.step() {
            Step::Send(id, request) => (id, request),
            step => panic!("{step:?} instead of a request"),
        }
    }

    /// Tells what happened.
    pub(crate) fn on(&mut self, event: Event) {
        self.engine.on(event, self.now);
    }

    /// Lets the next request have this reply.
    pub(crate) fn answer(&mut self, status: u16, body: impl ToString) -> ApiRequest {
        self.receive(Ok(reply(status, body)))
    }

    /// Lets the next request have this outcome.
    pub(crate) fn receive(&mut self, answer: Result<ApiReply, Fault>) -> ApiRequest {
        let (id, request) = self.send();
        self.now += 400;
        self.on(Event::Reply(id, answer.map_err(Into::into)));
        request
    }

    /// Answers until the inquiry is done or needs a person.
    pub(crate) fn answer_all(&mut self, answer: impl Fn(&ApiRequest) -> ApiReply) -> Step {
        for _ in 0..1_000 {
            match self.step() {
                Step::Send(id, request) => {
                    self.now += 400;
                    self.on(Event::Reply(id, Ok(answer(&request))));
                }
                step => return step,
            }
        }
        panic!("the inquiry does not end");
    }

    /// How far it has come.
    pub(crate) fn progress(&self) -> Progress {
        self.engine.progress()
    }

    /// The paths of the requests.
    pub(crate) fn paths(&self) -> Vec<&str> {
        self.sent
            .iter()
            .map(|(_, request)| request.path.as_str())
            .collect()
    }
}

/// What a look over GraphQL finds if it is told these types (`userEmailCheck`) of these
/// users' addresses, and how many admins their companies have.
pub(crate) fn looked_up(users: &[NewUser], types: &[u64], admins: Option<u64>) -> LookupResults {
    let options = ExistenceCheckOptions {
        dialect: Dialect::StorefrontGraphql,
        about_companies: admins.is_some(),
        ..ExistenceCheckOptions::default()
    };
    let subjects = users.iter().map(Candidate::from).collect();
    let mut asking = Asking::new(ExistenceCheck::new(subjects, options));
    let types: HashMap<&str, u64> = users
        .iter()
        .map(|user| user.email().as_str())
        .zip(types.iter().copied())
        .collect();
    let end = asking.answer_all(|request| match asked_emails(request) {
        emails if emails.is_empty() => reply(
            200,
            json!({ "data": { "users": { "totalCount": admins } } }),
        ),
        emails => email_types(&emails, |email| types[email]),
    });
    assert_eq!(end, Step::Done);
    asking.engine.into_results()
}

/// The addresses that a GraphQL request asks for, in order.
pub(crate) fn asked_emails(request: &ApiRequest) -> Vec<String> {
    let variables = &body(request)["variables"];
    (0..)
        .map_while(|place| variables[format!("e{place}")].as_str().map(str::to_owned))
        .collect()
}

/// The answer to a GraphQL request about these addresses.
pub(crate) fn email_types(emails: &[String], user_type: impl Fn(&str) -> u64) -> ApiReply {
    let entry = |(place, email): (usize, &String)| {
        (format!("e{place}"), json!({ "userType": user_type(email) }))
    };
    let data: serde_json::Map<String, Value> = emails.iter().enumerate().map(entry).collect();
    reply(200, json!({ "data": data }))
}
