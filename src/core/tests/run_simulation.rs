//! Hundreds of imports through a store and a network that fail in every way. The store
//! does not mind an address that comes twice, so a create that is sent again shows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod support;

use b2b_users_core::dialect::Dialect;
use b2b_users_core::run::{Event, Pace, RowState, RunOptions, Step};
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::{ApiReply, ApiRequest, Fault, management};
use serde_json::{Value, json};
use std::collections::HashSet;
use support::play::{Play, START};
use support::random::Random;
use support::store::{Store, created, refused, reply, sent_emails, sent_users};
use support::{storefront_user, user};
use wasm_bindgen_test::wasm_bindgen_test;

const SEEDS: u64 = 300;

/// One import with its store and its luck.
struct World {
    random: Random,
    store: Store,
    play: Play,
    /// Milliseconds that the store's clock is behind ours, or ahead of ours.
    skew: (u64, u64),
    /// Addresses of creates of which nobody can know from the reply what came of them.
    uncertain: HashSet<String>,
    /// Addresses that the store refuses for good.
    refused: HashSet<String>,
}

impl World {
    fn new(seed: u64, dialect: Dialect) -> Self {
        let mut random = Random::new(seed);
        let count = 1 + random.below(40);
        let users: Vec<NewUser> = (1..=count)
            .map(|number| match dialect {
                Dialect::Storefront => storefront_user(number),
                _ => user(number, [42, 43][usize::from(random.one_in(3))]),
            })
            .collect();
        let mut store = Store::default();
        let mut refused = HashSet::new();
        for user in &users {
            if random.one_in(12) {
                store.commit(&management::user_to_json(user), START - 86_400_000);
            } else if random.one_in(12) {
                refused.insert(user.email().as_str().to_owned());
            }
        }
        let pace = Pace::per_minute(20 + u32::try_from(random.below(130)).unwrap());
        let play = Play::new(users, RunOptions { dialect, pace });
        let skew = [
            (random.below(250_000) as u64, 0),
            (0, random.below(250_000) as u64),
        ][random.below(2)];
        Self {
            random,
            store,
            play,
            skew,
            uncertain: HashSet::new(),
            refused,
        }
    }

    /// Commits these users and gives what the reply would list.
    fn commit(&mut self, users: &[Value]) -> Vec<Value> {
        let now = self.play.now + self.skew.1 - self.skew.0;
        users
            .iter()
            .map(|user| json!({ "userId": self.store.commit(user, now), "bcId": 1 }))
            .collect()
    }

    /// What the store makes of a create if nothing goes wrong on the way.
    fn create(&mut self, request: &ApiRequest) -> ApiReply {
        let (users, emails) = (sent_users(request), sent_emails(request));
        let taken: Vec<&String> = emails
            .iter()
            .filter(|email| self.was_there(email))
            .collect();
        let bad: Vec<bool> = emails
            .iter()
            .map(|email| self.refused.contains(email))
            .collect();
        if !taken.is_empty() {
            return match self.random.below(3) {
                0 => refused(&json!(format!("Email already exists. {taken:?}"))),
                1 if taken.len() == 1 && users.len() == 1 => {
                    refused(&json!({ "email": ["Email already exists."] }))
                }
                _ => refused(&json!("Email already exists.")),
            };
        }
        if !bad.contains(&true) {
            let ids = self.commit(&users);
            return created(request, ids);
        }
        // A refused batch may have been taken in part.
        if self.random.one_in(2) {
            let good: Vec<Value> = users
                .iter()
                .zip(&bad)
                .filter(|(_, bad)| !**bad)
                .map(|(user, _)| user.clone())
                .collect();
            self.commit(&good);
        }
        let aligned = bad.iter().map(|bad| {
            if *bad {
                json!({ "last_name": ["No."] })
            } else {
                json!({})
            }
        });
        match self.random.below(3) {
            0 => refused(&aligned.collect()),
            1 => refused(&json!({ "last_name": ["No."] })),
            _ => refused(&json!("The last name is not accepted.")),
        }
    }

    /// Whether an address had a user before this import.
    fn was_there(&self, email: &str) -> bool {
        self.store
            .users
            .iter()
            .any(|stored| stored.email() == email && stored.created_at < START / 1000 - 3_600)
    }

    /// What comes back for a request, with the bad luck of this seed, and whether the
    /// reply tells what came of it.
    fn answer(&mut self, request: &ApiRequest) -> (Result<ApiReply, Fault>, bool) {
        let is_create = request.body.is_some();
        let fault = *self.random.pick(&[Fault::Connection, Fault::Timeout]);
        let luck = self.random.below(24);
        let answer = match luck {
            0 => Err(fault),
            1 => {
                self.perform(request);
                Err(fault)
            }
            2 => Ok(reply(
                500,
                json!({ "code": 500, "data": {}, "meta": { "message": "Server Error" } }),
            )),
            3 => {
                self.perform(request);
                Ok(reply(502, "<html>Bad Gateway</html>"))
            }
            4 => {
                let mut answer = self.perform(request);
                answer.body.truncate(answer.body.len() / 2);
                Ok(answer)
            }
            5 if is_create && !self.is_refused(request) => {
                let mut ids = self.commit(&sent_users(request));
                ids.push(json!({ "userId": 1 }));
                Ok(reply(200, json!({ "code": 200, "data": ids })))
            }
            6 => Ok(ApiReply {
                retry_after: [None, Some(700)][self.random.below(2)],
                ..reply(429, "")
            }),
            7 => Ok(reply(
                401,
                json!({ "code": 401, "data": {}, "meta": { "message": "Invalid token" } }),
            )),
            8 => Ok(reply(
                502,
                json!({ "code": 502, "data": {}, "meta": { "message": "x", "applied": false } }),
            )),
            _ => return (Ok(self.perform(request)), true),
        };
        (answer, luck > 5)
    }

    fn is_refused(&self, request: &ApiRequest) -> bool {
        sent_emails(request)
            .iter()
            .any(|email| self.refused.contains(email) || self.was_there(email))
    }

    fn perform(&mut self, request: &ApiRequest) -> ApiReply {
        if request.body.is_some() {
            self.create(request)
        } else {
            self.store.answer(request, self.play.now)
        }
    }

    fn check_create(&self, request: &ApiRequest) {
        let (users, emails) = (sent_users(request), sent_emails(request));
        assert!((1..=10).contains(&users.len()));
        assert!(
            users
                .iter()
                .all(|user| user["companyId"] == users[0]["companyId"]),
            "one company"
        );
        for email in emails {
            assert!(
                !self.uncertain.contains(&email),
                "{email} is sent again after an uncertain send"
            );
        }
    }

    /// Plays to the end; cancels after so many steps, if told so.
    fn play(&mut self, cancel_after: Option<usize>) {
        for step in 0..2_000 {
            if cancel_after == Some(step) {
                self.play.on(Event::Cancel);
            }
            match self.play.step() {
                Step::Send(id, request) => {
                    if request.body.is_some() {
                        self.check_create(&request);
                    }
                    let (answer, certain) = self.answer(&request);
                    if request.body.is_some() && !certain {
                        self.uncertain.extend(sent_emails(&request));
                    }
                    self.play.receive(id, answer);
                }
                Step::AwaitUser => self.play.on(Event::Resume),
                Step::Done => return self.check_end(),
                step => panic!("{step:?}"),
            }
        }
        panic!("the run does not end");
    }

    fn check_end(&self) {
        let counts = self.play.view().counts;
        assert_eq!((counts.queued, counts.open), (0, 0));
        for (user, row) in self.play.run.users().iter().zip(self.play.run.rows()) {
            let email = user.email().as_str();
            let copies = self
                .store
                .users
                .iter()
                .filter(|stored| stored.email() == email)
                .count();
            assert!(copies <= 1, "{email} was created {copies} times");
            match row {
                RowState::Created { user_id, .. } => {
                    assert!(copies == 1 && !self.was_there(email), "{email}: {row:?}");
                    let ours = |id: u64| {
                        self.store
                            .users
                            .iter()
                            .any(|stored| stored.id == id && stored.email() == email)
                    };
                    assert!(
                        user_id.is_none_or(ours),
                        "{email} got the identifier of somebody else"
                    );
                }
                RowState::Exists { .. } => assert!(self.was_there(email), "{email}"),
                RowState::Rejected(_) => assert_eq!(copies, 0, "{email}: {row:?}"),
                RowState::Cancelled => assert!(copies == 0 || self.was_there(email), "{email}"),
                RowState::Ambiguous { .. } => {}
                row => panic!("{row:?} at the end"),
            }
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn whatever_fails_nobody_is_created_twice_and_every_row_tells_the_truth() {
    let mut ends = HashSet::new();
    for seed in 0..SEEDS {
        let mut world = World::new(seed, Dialect::Management);
        world.play(None);
        ends.extend(world.play.statuses());
    }
    for status in ["created", "exists", "rejected", "ambiguous"] {
        assert!(ends.contains(status), "the seeds never lead to {status}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_same_holds_for_a_storefront_without_look_ups() {
    for seed in 0..SEEDS {
        World::new(seed, Dialect::Storefront).play(None);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_same_holds_for_a_run_that_is_cancelled_at_any_step() {
    for seed in 0..SEEDS {
        let step = usize::try_from(seed).unwrap() % 12;
        World::new(seed, Dialect::Management).play(Some(step));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_same_seed_plays_the_same() {
    let play = |seed| {
        let mut world = World::new(seed, Dialect::Management);
        world.play(None);
        (world.play.sent, world.play.run.rows().to_vec())
    };
    assert_eq!(play(7), play(7));
    assert_ne!(play(7), play(8));
}
