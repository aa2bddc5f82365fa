//! An import with bad luck: a store and a network that fail in every way, in each dialect.

mod playing;

use super::play::{LATENCY, Play, START};
use super::random::Random;
use super::replies::{created, lists, refusal, reply, sign_in};
use super::request::{dialect_of, is_bulk, is_create, sent_emails, sent_users};
use super::store::{Store, stored};
use super::user_of;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Millis, Pace, RequestKey};
use b2b_users_core::import::{ImportOptions, RowKeys};
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::{ApiReply, ApiRequest, Fault};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

/// What a store makes of a request for users of several companies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mixing {
    Takes,
    Refuses,
    /// It puts all of them into the company of the first.
    Misplaces,
}

/// One import with its store and its luck.
pub(crate) struct World {
    random: Random,
    store: Store,
    pub(crate) play: Play,
    dialect: Dialect,
    users: Vec<NewUser>,
    options: ImportOptions,
    /// Milliseconds that the store's clock is behind ours, or ahead of ours.
    skew: (u64, u64),
    /// Requests that are outstanding, with what will come back.
    outstanding: Vec<(RequestKey, ApiRequest, Result<ApiReply, Fault>)>,
    /// Whether the import is cut off after a create has left, not before.
    cut_after_send: bool,
    mixing: Mixing,
    /// How long lists hide new users, in milliseconds.
    lag: Millis,
    /// New users and when they were made.
    fresh: Vec<(Millis, u64)>,
    /// What the store carries out later, and when.
    late: Vec<(Millis, Vec<Value>)>,
    /// Addresses of creates of which no one can know from the reply what came of them, and when the last left.
    uncertain: HashMap<String, Millis>,
    /// Addresses that the store refuses for good.
    refused: HashSet<String>,
}

impl World {
    pub(crate) fn new(seed: u64, dialect: Dialect) -> Self {
        let mut random = Random::new(seed);
        // With one user a request there are requests enough.
        let count = 1 + random.below(if dialect.uses_login() { 15 } else { 40 });
        let many_companies = random.one_in(3);
        let users: Vec<NewUser> = (1..=count)
            .map(|number| {
                let company = match many_companies {
                    true => 42 + random.below(20) as u64,
                    false => [42, 43][usize::from(random.one_in(3))],
                };
                user_of(dialect, number, company, random.one_in(2))
            })
            .collect();
        let mut store = Store::default();
        let mut refused = HashSet::new();
        for user in &users {
            if random.one_in(12) {
                store.commit(&stored(user), START - 86_400_000);
            } else if random.one_in(12) {
                refused.insert(user.email().as_str().to_owned());
            }
        }
        let pace = Pace::per_minute(20 + u32::try_from(random.below(130)).unwrap());
        let options = ImportOptions {
            dialect,
            id: seed,
            pace,
            users_per_request: [None, Some(3)][usize::from(random.one_in(6))],
            row_keys: random.one_in(2).then(|| RowKeys::new(START, [seed, 1])),
            skip_probe: random.one_in(4),
        };
        let skew = [
            (random.below(250_000) as u64, 0),
            (0, random.below(250_000) as u64),
        ][random.below(2)];
        let lag = [0, 5_000][random.below(2)];
        let mixing = [Mixing::Takes, Mixing::Refuses, Mixing::Misplaces][random.below(3)];
        Self {
            play: Play {
                latency: [LATENCY, 3_000][random.below(2)],
                ..Play::new(users.clone(), options)
            },
            options,
            users,
            random,
            store,
            dialect,
            skew,
            outstanding: Vec::new(),
            cut_after_send: false,
            mixing,
            lag,
            fresh: Vec::new(),
            late: Vec::new(),
            uncertain: HashMap::new(),
            refused,
        }
    }

    /// Commits these users and gives what the reply would list.
    fn commit(&mut self, users: &[Value]) -> Vec<Value> {
        self.commit_at(users, self.play.now)
    }

    fn commit_at(&mut self, users: &[Value], at: Millis) -> Vec<Value> {
        let now = at + self.skew.1 - self.skew.0;
        let mut made = Vec::new();
        for user in users {
            let id = self.store.commit(user, now);
            self.fresh.push((at, id));
            made.push(json!({ "userId": id, "bcId": 1 }));
        }
        made
    }

    /// Carries out what is due by now, and has lists show what they do by now.
    fn catch_up(&mut self) {
        let now = self.play.now;
        let late = std::mem::take(&mut self.late);
        let (due, later) = late.into_iter().partition(|(at, _)| *at <= now);
        self.late = later;
        for (at, users) in due {
            self.commit_at(&users, at);
        }
        self.fresh.retain(|(made, _)| made + self.lag > now);
        self.store.hidden = self.fresh.iter().map(|(_, id)| *id).collect();
    }

    /// Whether an address had a user before this import.
    fn was_there(&self, email: &str) -> bool {
        self.store
            .users
            .iter()
            .any(|stored| stored.email() == email && stored.created_at < START / 1000 - 3_600)
    }

    /// The store looks for an address when a request arrives: what it carries out later is not seen.
    fn is_taken(&self, email: &str) -> bool {
        self.store.has(email)
    }

    fn is_refused(&self, email: &str) -> bool {
        self.refused.contains(email) || self.is_taken(email)
    }

    /// Whether a request creates users whom the store takes.
    fn is_clean(&self, request: &ApiRequest) -> bool {
        is_create(request)
            && !sent_emails(request)
                .iter()
                .any(|email| self.is_refused(email))
    }

    /// How many addresses were in a create whose reply did not tell what came of it.
    pub(crate) fn doubted(&self) -> usize {
        self.uncertain.len()
    }

    /// What the store makes of a create if nothing goes wrong on the way.
    fn create(&mut self, request: &ApiRequest) -> ApiReply {
        let (mut users, emails) = (sent_users(request), sent_emails(request));
        let company = users[0]["companyId"].clone();
        if users.iter().any(|user| user["companyId"] != company) {
            match self.mixing {
                Mixing::Takes => {}
                Mixing::Refuses => {
                    let words = json!("All of the user should be in same company");
                    return refusal(request, &words);
                }
                Mixing::Misplaces => {
                    for user in &mut users {
                        user["companyId"] = company.clone();
                    }
                }
            }
        }
        let good: Vec<Value> = users
            .iter()
            .zip(&emails)
            .filter(|(_, email)| !self.is_refused(email))
            .map(|(user, _)| user.clone())
            .collect();
        if good.len() == users.len() {
            let ids = self.commit(&users);
            return created(request, ids);
        }
        if dialect_of(request) == Dialect::ArchiveV2 {
            return self.refuse_in_archive(request, &good);
        }
        let taken: Vec<&String> = emails.iter().filter(|email| self.is_taken(email)).collect();
        if !taken.is_empty() {
            let luck = self.random.below(3);
            return taken_reply(request, &taken, luck);
        }
        // A refused batch may have been taken in part.
        if self.random.one_in(2) {
            self.commit(&good);
        }
        let aligned = emails.iter().map(|email| {
            if self.refused.contains(email) {
                json!({ "last_name": ["No."] })
            } else {
                json!({})
            }
        });
        let detail = match self.random.below(3) {
            0 => aligned.collect(),
            1 => json!({ "last_name": ["No."] }),
            _ => json!("The last name is not accepted."),
        };
        refusal(request, &detail)
    }

    /// The V2 bulk call takes the good ones and names the others, or says that something
    /// is wrong.
    fn refuse_in_archive(&mut self, request: &ApiRequest, good: &[Value]) -> ApiReply {
        if !is_bulk(request) || self.random.one_in(4) {
            return refusal(request, &Value::Null);
        }
        self.commit(good);
        let (bad, made): (Vec<String>, Vec<String>) = sent_emails(request)
            .into_iter()
            .partition(|email| self.is_refused(email));
        lists(&made, &bad)
    }

    /// A browser may send a request twice: the second answer, about what the first made,
    /// is the one that is seen.
    fn send_twice(&mut self, request: &ApiRequest) -> ApiReply {
        let emails = sent_emails(request);
        self.commit(&sent_users(request));
        if dialect_of(request) == Dialect::ArchiveV2 && is_bulk(request) && self.random.one_in(2) {
            return lists(&[], &emails);
        }
        let luck = self.random.below(3);
        taken_reply(request, &emails.iter().collect::<Vec<_>>(), luck)
    }

    /// What comes back for a request, with the bad luck of this seed, and whether the
    /// reply tells what came of it.
    fn answer(&mut self, request: &ApiRequest) -> (Result<ApiReply, Fault>, bool) {
        let fault = *self.random.pick(&[Fault::Connection, Fault::Timeout]);
        let luck = self.random.below(24);
        self.catch_up();
        let answer = match luck {
            0 => Err(fault),
            // The store does it when everybody has given up waiting.
            1 if self.is_clean(request) && self.random.one_in(2) => {
                let delay = self.random.below(100_000) as u64;
                let users = sent_users(request);
                self.late.push((self.play.now + delay, users));
                Err(fault)
            }
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
            5 if self.is_clean(request) => Ok(self.answer_oddly(request)),
            6 if self.is_clean(request) => Ok(self.send_twice(request)),
            7 => Ok(ApiReply {
                retry_after: [None, Some(700)][self.random.below(2)],
                request_id: None,
                ..reply(429, "")
            }),
            8 => Ok(sign_in(request)),
            9 if !self.dialect.uses_login() => Ok(reply(
                502,
                json!({ "code": 502, "data": {}, "meta": { "message": "x", "applied": false } }),
            )),
            _ => return (Ok(self.perform(request)), true),
        };
        (answer, luck > 6)
    }

    /// Creates, and answers with what does not add up.
    fn answer_oddly(&mut self, request: &ApiRequest) -> ApiReply {
        let emails = sent_emails(request);
        let mut ids = self.commit(&sent_users(request));
        if dialect_of(request) == Dialect::StorefrontGraphql {
            let user = json!({ "userCreate": { "user": ids[0] } });
            let errors = json!([{ "message": "The email could not be sent." }]);
            return reply(200, json!({ "data": user, "errors": errors }));
        }
        if dialect_of(request) == Dialect::ArchiveV2 && is_bulk(request) {
            return lists(&emails[1..], &[]);
        }
        ids.push(json!({ "userId": 1 }));
        reply(200, json!({ "code": 200, "data": ids }))
    }

    fn perform(&mut self, request: &ApiRequest) -> ApiReply {
        if is_create(request) {
            self.create(request)
        } else {
            self.store.answer(request, self.play.now)
        }
    }
}

/// The address of one of several users is taken, in one of the store's wordings.
fn taken_reply(request: &ApiRequest, taken: &[&String], luck: usize) -> ApiReply {
    let named = json!(format!("Email already exists. {taken:?}"));
    let single = sent_emails(request).len() == 1;
    match luck {
        0 => refusal(request, &named),
        1 if single && dialect_of(request) == Dialect::Management => {
            refusal(request, &json!({ "email": ["Email already exists."] }))
        }
        _ => refusal(request, &json!("Email already exists.")),
    }
}
