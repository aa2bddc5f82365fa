//! A store that exists only in the test.

use b2b_users_core::run::Millis;
use b2b_users_core::user::NewUser;
use b2b_users_core::wire::{ApiReply, ApiRequest, Method};
use serde_json::{Value, json};

/// A user in the store.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) id: u64,
    pub(crate) user: Value,
    /// Seconds of Unix time.
    pub(crate) created_at: u64,
}

impl Stored {
    pub(crate) fn email(&self) -> &str {
        self.user["email"].as_str().unwrap()
    }

    /// As a list shows it.
    fn listed(&self) -> Value {
        json!({
            "id": self.id, "email": self.email(), "companyId": self.user["companyId"],
            "firstName": self.user["firstName"], "lastName": self.user["lastName"],
            "createdAt": self.created_at, "updatedAt": self.created_at, "role": self.user["role"],
        })
    }
}

/// Users, and how new ones are taken.
#[derive(Debug, Default)]
pub(crate) struct Store {
    pub(crate) users: Vec<Stored>,
    /// Whether an address that is there already is refused. Without it, every user that
    /// is sent twice shows up twice.
    pub(crate) unique: bool,
}

/// A reply without a header that matters.
pub(crate) fn reply(status: u16, body: impl ToString) -> ApiReply {
    ApiReply {
        status,
        body: body.to_string(),
        retry_after: None,
    }
}

/// The reply to a look-up that finds these users, made at this second.
pub(crate) fn list_of(found: &[(&NewUser, u64)]) -> String {
    let mut store = Store::default();
    for (user, second) in found {
        store.commit(
            &b2b_users_core::wire::management::user_to_json(user),
            second * 1000,
        );
    }
    store.list(|_| true, 0, 250).body
}

/// The users in the body of a create.
pub(crate) fn sent_users(request: &ApiRequest) -> Vec<Value> {
    match serde_json::from_str(request.body.as_deref().unwrap()).unwrap() {
        Value::Array(users) => users,
        user => vec![user],
    }
}

/// The addresses in the body of a create.
pub(crate) fn sent_emails(request: &ApiRequest) -> Vec<String> {
    let email = |user: &Value| user["email"].as_str().unwrap().to_owned();
    sent_users(request).iter().map(email).collect()
}

impl Store {
    /// Whether an address has a user.
    pub(crate) fn has(&self, email: &str) -> bool {
        self.users
            .iter()
            .any(|stored| stored.email().eq_ignore_ascii_case(email))
    }

    /// Puts a user into the store and gives its identifier.
    pub(crate) fn commit(&mut self, user: &Value, now: Millis) -> u64 {
        let id = self.users.len() as u64 + 1;
        self.users.push(Stored {
            id,
            user: user.clone(),
            created_at: now / 1000,
        });
        id
    }

    /// Does what the request asks and answers without any fault.
    pub(crate) fn answer(&mut self, request: &ApiRequest, now: Millis) -> ApiReply {
        match request.method {
            Method::Get => self.look_up(request),
            Method::Post => self.create(request, now),
        }
    }

    fn look_up(&self, request: &ApiRequest) -> ApiReply {
        let query = request.path.split_once('?').map_or("", |(_, query)| query);
        let value = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs
                .find(|(key, _)| *key == name)
                .map(|(_, value)| decoded(value))
        };
        let number = |name: &str| value(name).map(|text| text.parse::<u64>().unwrap());
        let (email, company, since) = (value("email"), number("companyId"), number("minCreated"));
        let wanted = |stored: &Stored| {
            email
                .as_ref()
                .is_none_or(|email| stored.email().eq_ignore_ascii_case(email))
                && company.is_none_or(|company| stored.user["companyId"] == company)
                && since.is_none_or(|since| stored.created_at >= since)
        };
        let place =
            |number: Option<u64>, default| usize::try_from(number.unwrap_or(default)).unwrap();
        self.list(
            wanted,
            place(number("offset"), 0),
            place(number("limit"), 10),
        )
    }

    fn list(&self, wanted: impl Fn(&Stored) -> bool, offset: usize, limit: usize) -> ApiReply {
        let all: Vec<Value> = self
            .users
            .iter()
            .filter(|user| wanted(user))
            .map(Stored::listed)
            .collect();
        let page: Vec<&Value> = all.iter().skip(offset).take(limit).collect();
        reply(
            200,
            json!({
                "code": 200, "data": page,
                "meta": { "message": "SUCCESS", "pagination": { "totalCount": all.len(), "offset": offset, "limit": limit } },
            }),
        )
    }

    fn create(&mut self, request: &ApiRequest, now: Millis) -> ApiReply {
        let users = sent_users(request);
        let taken: Vec<String> = sent_emails(request)
            .into_iter()
            .filter(|email| self.unique && self.has(email))
            .collect();
        if !taken.is_empty() {
            let taken = taken.join("', '");
            return refused(&json!(format!("Email already exists. ['{taken}']")));
        }
        let ids: Vec<Value> = users
            .iter()
            .map(|user| json!({ "userId": self.commit(user, now), "bcId": 9 }))
            .collect();
        created(request, ids)
    }
}

/// The reply to a create that made users of these identifiers.
pub(crate) fn created(request: &ApiRequest, mut ids: Vec<Value>) -> ApiReply {
    let data = if request.path.ends_with("/bulk") {
        Value::Array(ids)
    } else {
        ids.remove(0)
    };
    reply(
        200,
        json!({ "code": 200, "data": data, "meta": { "message": "Success" } }),
    )
}

/// A refusal of the whole request.
pub(crate) fn refused(detail: &Value) -> ApiReply {
    let title = "Processing data contains logical errors";
    reply(
        422,
        json!({ "code": 422, "data": { "errMsg": detail }, "meta": { "message": title } }),
    )
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits: Vec<u8> = rest.by_ref().take(2).collect();
            let digits = std::str::from_utf8(&digits).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}
