//! How long an import takes where the store is slow, on a clock of its own: within a tenth of what the
//! store's limits allow, and never beyond them.

use crate::support::replies::{created, reply};
use crate::support::request::{is_create, sent_users};
use crate::support::store::list_of;
use crate::support::users;
use b2b_users_core::engine::{Event, Limiter, Millis, Pace, RequestKey, Step};
use b2b_users_core::import::{Import, ImportOptions};
use b2b_users_core::wire::{ApiReply, ApiRequest};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

/// What a store allows in a minute.
const PER_MINUTE: u64 = 150;
/// How many requests may be outstanding at a time.
const AT_ONCE: u64 = 3;

/// A store that takes everybody after so many milliseconds, and what was seen of it.
struct Slow {
    latency: Millis,
    now: Millis,
    /// Replies to come: when, to which request, and which.
    outstanding: Vec<(Millis, RequestKey, ApiReply)>,
    starts: Vec<Millis>,
    most_at_once: usize,
}

impl Slow {
    fn new(latency: Millis) -> Self {
        Self {
            latency,
            now: 1_790_000_000_000,
            outstanding: Vec::new(),
            starts: Vec::new(),
            most_at_once: 0,
        }
    }

    fn send(&mut self, key: RequestKey, request: &ApiRequest) {
        let answer = if is_create(request) {
            let ids = (1..=sent_users(request).len()).map(|id| json!({ "userId": id }));
            created(request, ids.collect::<Vec<Value>>())
        } else {
            reply(200, list_of(&[]))
        };
        self.starts.push(self.now);
        self.outstanding
            .push((self.now + self.latency, key, answer));
        self.most_at_once = self.most_at_once.max(self.outstanding.len());
    }

    /// Lets time go by until a reply comes or this moment is there.
    fn wait(&mut self, import: &mut Import, until: Option<Millis>) {
        let due = self.outstanding.first().map(|(due, ..)| *due);
        match (due, until) {
            (Some(due), until) if until.is_none_or(|until| due <= until) => {
                let (due, key, answer) = self.outstanding.remove(0);
                self.now = due;
                import.on(Event::Reply(key, Ok(answer)), due);
            }
            (_, Some(until)) => self.now = until,
            (_, None) => panic!("nothing to wait for"),
        }
    }

    /// Plays an import to its end and gives the milliseconds that it took.
    fn play(&mut self, import: &mut Import, limiter: &mut Limiter) -> Millis {
        let began = self.now;
        loop {
            match import.next(self.now) {
                Step::Grant => match limiter.earliest(self.now) {
                    room if room > self.now => self.wait(import, Some(room)),
                    _ => {
                        limiter.start(self.now);
                        import.on(Event::Granted, self.now);
                    }
                },
                Step::Persist(_) => import.on(Event::Persisted, self.now),
                Step::Send(key, request) => self.send(key, &request),
                Step::WaitUntil(moment) => self.wait(import, Some(moment)),
                Step::AwaitReply => self.wait(import, None),
                Step::AwaitUser => panic!("paused"),
                Step::Done => return self.now - began,
                step => panic!("{step:?}"),
            }
        }
    }
}

/// The least that so many creates can take: each lasts `latency`, so many may start in a minute and be
/// outstanding at a time.
fn ideal(creates: u64, latency: Millis) -> Millis {
    let minutes = (creates - 1) / PER_MINUTE;
    let rest = creates - minutes * PER_MINUTE;
    let by_latency = creates.div_ceil(AT_ONCE) * latency;
    by_latency.max(minutes * 60_000 + rest.div_ceil(AT_ONCE) * latency)
}

#[wasm_bindgen_test(unsupported = test)]
fn an_import_takes_at_most_a_tenth_longer_than_the_limits_of_the_store_allow() {
    let people = users(10_000, 42);
    let pace = Pace::per_minute(150);
    for latency in [300, 1_000, 3_000] {
        let options = ImportOptions {
            pace,
            ..ImportOptions::default()
        };
        let mut import = Import::new(people.clone(), options);
        let mut slow = Slow::new(latency);
        let took = slow.play(&mut import, &mut Limiter::new(pace));

        assert_eq!(import.counts().created, 10_000);
        assert_eq!(slow.starts.len(), 1_001, "a probe and 1,000 creates");
        let ideal = ideal(1_000, latency);
        assert!(
            took * 100 <= ideal * 110,
            "{latency} ms: {took} against {ideal}"
        );
        assert!(slow.most_at_once <= 3, "{}", slow.most_at_once);
        let minutes = slow.starts.windows(151);
        assert!(
            minutes.clone().all(|some| some[150] - some[0] >= 60_000),
            "{latency} ms"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn fast_replies_and_a_gentle_pace_need_no_second_request_at_a_time() {
    for (latency, per_minute, at_once) in [(300, 150, 1), (3_000, 20, 1), (3_000, 40, 2)] {
        let pace = Pace::per_minute(per_minute);
        let options = ImportOptions {
            pace,
            ..ImportOptions::default()
        };
        let mut import = Import::new(users(300, 42), options);
        let mut slow = Slow::new(latency);
        slow.play(&mut import, &mut Limiter::new(pace));
        assert_eq!(slow.most_at_once, at_once, "{latency} ms, {per_minute}");
    }
}
