//! What is the store like?

use super::failure::{LookupFailure, NoData, no_data};
use super::{Lookup, Progress};
use crate::config::{StoreList, StoreRules};
use crate::dialect::Dialect;
use crate::engine::{Engine, Event, Millis, RequestQueue, Step};
use crate::scan::lower_case;
use crate::wire::{ApiReply, ApiRequest, graphql, list_of_records, records_left};
use serde_json::Value;

/// More companies than this are not loaded.
const MOST_RECORDS: u32 = 2_000;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Query {
    /// A page of one of the lists.
    List { list: StoreList, offset: u32 },
    /// The login's permissions, roles and extra fields in one.
    Login,
    /// The company of the login.
    Company { user_id: u64 },
}

impl Query {
    fn request(&self) -> ApiRequest {
        match self {
            Self::List { list, offset } => list.page(*offset),
            Self::Login => graphql::store(),
            Self::Company { user_id } => graphql::company_of(*user_id),
        }
    }
}

/// Reads a store's roles, channels, extra fields and companies; with a storefront login
/// what that login may do, its company, and the roles and extra fields. The archived
/// interface shows none of it.
#[derive(Debug, Clone)]
pub struct CatalogLoader {
    dialect: Dialect,
    queue: RequestQueue<Query>,
    rules: StoreRules,
    /// Records of the list that is being read.
    records: Vec<Value>,
    failure: Option<LookupFailure>,
}

impl CatalogLoader {
    /// A look-up. Nothing is sent before [`Engine::next`] is asked.
    #[must_use]
    pub fn new(dialect: Dialect) -> Self {
        let list = |list| Query::List { list, offset: 0 };
        let mut queue = RequestQueue::new();
        queue.waiting = match dialect {
            Dialect::Management => [
                StoreList::Roles,
                StoreList::Channels,
                StoreList::ExtraFields,
                StoreList::Companies,
            ]
            .into_iter()
            .map(list)
            .collect(),
            Dialect::Storefront | Dialect::StorefrontGraphql => [Query::Login].into(),
            Dialect::ArchiveV2 => [].into(),
        };
        Self {
            dialect,
            queue,
            rules: StoreRules::default(),
            records: Vec::new(),
            failure: None,
        }
    }

    /// What was learnt so far; what could not be read stays unknown.
    #[must_use]
    pub const fn rules(&self) -> &StoreRules {
        &self.rules
    }

    fn take_in(&mut self, query: &Query, reply: &ApiReply) -> Option<()> {
        match query {
            Query::List { list, offset } => self.take_list(*list, *offset, reply),
            Query::Login => {
                let data = graphql::partial_data(reply)?;
                self.rules.read_login(&data);
                let user = data.get("currentUser");
                let user_id = user.and_then(|user| graphql::identifier(user.get("id")?));
                if let Some(user_id) = user_id {
                    self.queue.waiting.push_back(Query::Company { user_id });
                }
                Some(())
            }
            Query::Company { .. } => {
                let data = graphql::data(reply)?;
                self.rules.read_company(data.get("userCompany")?);
                Some(())
            }
        }
    }

    fn take_list(&mut self, list: StoreList, offset: u32, reply: &ApiReply) -> Option<()> {
        if list == StoreList::Channels
            && reply.status == 403
            && lower_case(&reply.body).contains("storefront")
        {
            self.rules.read_single_storefront();
            return Some(());
        }
        let (records, total) = list_of_records(reply)?;
        let given = u32::try_from(records.len()).unwrap_or_default();
        let left = records_left(records.len(), total, offset)?;
        let more = list.is_paged() && left > 0;
        self.records.extend(records);
        let next = offset.saturating_add(given);
        if more && next < MOST_RECORDS {
            self.queue
                .waiting
                .push_front(Query::List { list, offset: next });
            return Some(());
        }
        let records = std::mem::take(&mut self.records);
        self.rules.read_list(list, &records, !more);
        Some(())
    }
}

impl Engine for CatalogLoader {
    fn next(&mut self, now: Millis) -> Step {
        self.queue.next(now, &|query| Some(query.request()))
    }

    fn on(&mut self, event: Event, now: Millis) {
        let Some((query, reply)) = self.queue.on_reply(event, now) else {
            return;
        };
        let understood = reply
            .as_ref()
            .ok()
            .and_then(|reply| self.take_in(&query, reply));
        if understood.is_some() {
            return;
        }
        match no_data(self.dialect, &reply) {
            NoData::SignIn(text) => self.queue.wait_for_login(query, text),
            // The other lists may be open all the same.
            NoData::Failed { why, .. } => {
                self.records.clear();
                self.failure.get_or_insert(why);
                if reply.is_err() {
                    self.queue.waiting.clear();
                }
            }
        }
    }
}

impl Lookup for CatalogLoader {
    fn progress(&self) -> Progress {
        Progress {
            requests: self.queue.requests,
            left: self.queue.left(),
            paused: self.queue.paused.clone(),
            failure: self.failure.clone(),
        }
    }
}
