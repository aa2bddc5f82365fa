//! The filters of that list.

use crate::company::JUNIOR_BUYER;
use crate::field_errors::FieldErrors;
use crate::page::Page;
use crate::query::Query;
use crate::store::Store;
use crate::user::StoredUser;
use axum::http::Uri;
use std::time::Duration;

/// The query of the list (Users API).
#[derive(Debug)]
pub(super) struct Filter {
    company_id: Option<u64>,
    channel_id: Option<u64>,
    /// Whether the service minds the case is not published; the exact match disregards it if the
    /// uniqueness of addresses does.
    email: Option<String>,
    /// Lower case.
    text: Option<String>,
    roles: Vec<u8>,
    min_created: Option<u64>,
    max_created: Option<u64>,
    min_modified: Option<u64>,
    max_modified: Option<u64>,
    pub(super) with_extra_fields: bool,
    pub(super) page: Page,
}

impl Filter {
    pub(super) fn read(uri: &Uri) -> Result<Self, FieldErrors> {
        let mut query = Query::of(uri);
        let filter = Self {
            company_id: query.integer("companyId"),
            channel_id: query.integer("channelId"),
            email: query.text("email").map(str::to_owned),
            text: query.search_text("q"),
            roles: query.roles("roles", JUNIOR_BUYER, false),
            min_created: query.integer("minCreated"),
            max_created: query.integer("maxCreated"),
            min_modified: query.integer("minModified"),
            max_modified: query.integer("maxModified"),
            with_extra_fields: query.switch("isIncludeExtraFields"),
            page: query.page(),
        };
        query.finish()?;
        Ok(filter)
    }

    /// The users that pass, the oldest first.
    pub(super) fn users<'a>(
        &'a self,
        store: &'a Store,
        now: Duration,
    ) -> Box<dyn Iterator<Item = &'a StoredUser> + 'a> {
        let passes = move |user: &&StoredUser| store.lists(user, now) && self.takes(user, store);
        match &self.email {
            // The store knows who has the address.
            Some(email) => Box::new(store.users_of(email).filter(passes)),
            None => Box::new(store.users.iter().filter(passes)),
        }
    }

    fn takes(&self, user: &StoredUser, store: &Store) -> bool {
        let same = |wanted: Option<u64>, value| wanted.is_none_or(|wanted| wanted == value);
        // "Later than" and "earlier than": the bounds themselves are outside.
        let between = |min: Option<u64>, max: Option<u64>, value: u64| {
            min.is_none_or(|min| value > min) && max.is_none_or(|max| value < max)
        };
        same(self.company_id, user.company_id)
            && self
                .channel_id
                .is_none_or(|channel| user.channel_ids.contains(&channel))
            && (self.roles.is_empty() || self.roles.contains(&user.role))
            && between(self.min_created, self.max_created, user.created_at)
            && between(self.min_modified, self.max_modified, user.updated_at)
            && self
                .text
                .as_ref()
                .is_none_or(|text| mentions(user, store, text))
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
