use axum::{extract::Query, http::Uri};
use serde_json::{Map, json};

use crate::{field_errors::FieldErrors, store::Store, user::StoredUser};

const NOT_AN_INTEGER: &str = "A valid integer is required.";
const DEFAULT_LIMIT: u64 = 10;
const MAXIMUM_LIMIT: u64 = 250;

/// The query of the list (Users API). An empty value counts as left out, and unknown names are
/// passed over.
#[derive(Debug, Default)]
pub(super) struct Filter {
    company_id: Option<u64>,
    channel_id: Option<u64>,
    /// Lower case. Whether the service minds the case is not published; addresses are unique
    /// without regard to it, so the exact match disregards it too.
    email: Option<String>,
    /// Lower case.
    text: Option<String>,
    roles: Vec<u8>,
    min_created: Option<u64>,
    max_created: Option<u64>,
    min_modified: Option<u64>,
    max_modified: Option<u64>,
    pub(super) with_extra_fields: bool,
    pub(super) limit: usize,
    pub(super) offset: usize,
}

impl Filter {
    pub(super) fn read(uri: &Uri) -> Result<Self, FieldErrors> {
        let mut query = Reader::of(uri);
        let filter = Self {
            company_id: query.integer("companyId"),
            channel_id: query.integer("channelId"),
            email: query.text("email").map(str::to_lowercase),
            text: query.text("q").map(str::to_lowercase),
            roles: query.roles(),
            min_created: query.integer("minCreated"),
            max_created: query.integer("maxCreated"),
            min_modified: query.integer("minModified"),
            max_modified: query.integer("maxModified"),
            with_extra_fields: query.switch("isIncludeExtraFields"),
            limit: query.limit(),
            offset: usize::try_from(query.integer("offset").unwrap_or(0)).unwrap_or(usize::MAX),
        };
        if query.errors.is_empty() {
            Ok(filter)
        } else {
            Err(query.errors)
        }
    }

    pub(super) fn takes(&self, user: &StoredUser, store: &Store) -> bool {
        let same = |wanted: Option<u64>, value| wanted.is_none_or(|wanted| wanted == value);
        // "Later than" and "earlier than": the bounds themselves are outside.
        let between = |min: Option<u64>, max: Option<u64>, value: u64| {
            min.is_none_or(|min| value > min) && max.is_none_or(|max| value < max)
        };
        same(self.company_id, user.company_id)
            && self
                .channel_id
                .is_none_or(|channel| user.channel_ids.contains(&channel))
            && self
                .email
                .as_ref()
                .is_none_or(|email| user.email.to_lowercase() == *email)
            && self
                .text
                .as_ref()
                .is_none_or(|text| mentions(user, store, text))
            && (self.roles.is_empty() || self.roles.contains(&user.role))
            && between(self.min_created, self.max_created, user.created_at)
            && between(self.min_modified, self.max_modified, user.updated_at)
    }
}

/// The broad search looks at the Company, the address and the names.
fn mentions(user: &StoredUser, store: &Store, text: &str) -> bool {
    let name = format!("{} {}", user.first_name, user.last_name);
    let company = store
        .company(user.company_id)
        .map_or("", |company| company.name);
    [&name, &user.email, company]
        .iter()
        .any(|place| place.to_lowercase().contains(text))
}

/// Takes the query apart and collects what is wrong with it.
struct Reader {
    pairs: Vec<(String, String)>,
    errors: FieldErrors,
}

impl Reader {
    fn of(uri: &Uri) -> Self {
        Self {
            pairs: Query::try_from_uri(uri).map_or_else(|_| Vec::new(), |Query(pairs)| pairs),
            errors: FieldErrors::default(),
        }
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.pairs
            .iter()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    fn integer(&mut self, name: &str) -> Option<u64> {
        let number = self.text(name)?.parse().ok();
        if number.is_none() {
            self.errors.add(name, NOT_AN_INTEGER);
        }
        number
    }

    fn switch(&mut self, name: &str) -> bool {
        match self.text(name) {
            None | Some("0") => false,
            Some("1") => true,
            Some(other) => {
                let sentence = format!("\"{other}\" is not a valid choice.");
                self.errors.add(name, sentence);
                false
            }
        }
    }

    fn limit(&mut self) -> usize {
        let limit = self.integer("limit").unwrap_or(DEFAULT_LIMIT);
        if limit < 1 {
            let sentence = "Ensure this value is greater than or equal to 1.";
            self.errors.add("limit", sentence);
        }
        if limit > MAXIMUM_LIMIT {
            let sentence = format!("Ensure this value is less than or equal to {MAXIMUM_LIMIT}.");
            self.errors.add("limit", sentence);
        }
        usize::try_from(limit).unwrap_or(usize::MAX)
    }

    /// Repeated keys; complaints nest by index.
    fn roles(&mut self) -> Vec<u8> {
        let mut wrong = Map::new();
        let mut roles = Vec::new();
        let values = self.pairs.iter().filter(|(key, _)| key == "roles");
        for (index, (_, value)) in values.enumerate() {
            match value.parse() {
                Ok(role @ 0..=2) => roles.push(role),
                _ => {
                    let sentence = format!("\"{value}\" is not a valid choice.");
                    wrong.insert(index.to_string(), json!([sentence]));
                }
            }
        }
        self.errors.add_items("roles", wrong);
        roles
    }
}
