//! Loads what a store has that the rules for users depend on.
//!
//! Roles, channels, extra fields and companies can be typed by name only once these are known,
//! and values can be checked against the store's own fields. The result is a [`StoreRules`].
//! Everything in it is optional: what a credential may not see, or an interface does not have,
//! stays unknown, and the checks that need it are left out.
//!
//! The queries go one after the other. Whether any of them is worth making again is up to the
//! caller.

use super::failure::{LookupFailure, NoData, no_data};
use super::{Lookup, Progress};
use crate::config::{StoreList, StoreRules};
use crate::dialect::Dialect;
use crate::engine::{Engine, Event, Millis, Pause, RequestQueue, Step};
use crate::json::Json;
use crate::scan::{self, lower_case};
use crate::wire::{ApiReply, ApiRequest, graphql, list_of_records, records_left};

/// More companies than this are not loaded.
///
/// A list of companies that is cut here is marked as incomplete; cut lists of roles and extra
/// fields are not used at all, because half a list would make the other half errors.
const MOST_RECORDS: u32 = 2_000;

/// One request, repeated in pages where it is a list.
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
///
/// With management access it makes one request for each page of four lists, with a storefront
/// login up to two in all, and none for the archived interface.
#[derive(Debug, Clone)]
pub struct CatalogLoader {
    /// Decides what can be asked, and how to read a reply that is no answer.
    dialect: Dialect,
    queue: RequestQueue<Query>,
    rules: StoreRules,
    /// Records of the list that is being read.
    ///
    /// They are understood once the last page is there, since a list that is cut is read in
    /// another way.
    records: Vec<Json>,
    /// Whether what was learnt was taken.
    is_taken: bool,
    /// The first one; later ones tend to have the same cause.
    failure: Option<LookupFailure>,
}

impl CatalogLoader {
    /// A look-up. Nothing is sent before [`Engine::next`] is asked.
    #[must_use]
    pub fn new(dialect: Dialect) -> Self {
        let list = |list| Query::List { list, offset: 0 };
        let mut queue = RequestQueue::new();
        match dialect {
            Dialect::Management => queue.waiting.append(
                [
                    StoreList::Roles,
                    StoreList::Channels,
                    StoreList::ExtraFields,
                    StoreList::Companies,
                ]
                .map(list),
            ),
            Dialect::Storefront | Dialect::StorefrontGraphql => {
                queue.waiting.put_first(Query::Login);
            }
            Dialect::ArchiveV2 => {}
        }
        Self {
            dialect,
            queue,
            rules: StoreRules::default(),
            records: Vec::new(),
            is_taken: false,
            failure: None,
        }
    }

    /// What was learnt so far; what could not be read stays unknown.
    ///
    /// It can be asked before the end: each list is there as soon as its last page is.
    #[must_use]
    pub const fn rules(&self) -> &StoreRules {
        &self.rules
    }

    /// What was learnt, once, when nothing is left to ask or the login was refused. It is not here any more then:
    /// a store may have thousands of companies.
    pub fn take_rules(&mut self) -> Option<StoreRules> {
        let is_refused = matches!(self.queue.paused, Some(Pause::SignIn(_)));
        let is_over = is_refused || self.queue.left() == 0;
        if !is_over || self.is_taken {
            return None;
        }
        self.is_taken = true;
        Some(std::mem::take(&mut self.rules))
    }

    /// Takes in an answer; `None` if it is not one to the query, which is then read as a
    /// refusal.
    fn take_in(&mut self, query: &Query, reply: &ApiReply) -> Option<()> {
        match query {
            Query::List { list, offset } => self.take_list(*list, *offset, reply),
            Query::Login => {
                let data = graphql::partial_data(reply)?;
                self.rules.read_login(&data);
                let user = data.get("currentUser");
                let user_id = user.and_then(|user| graphql::identifier(user.get("id")?));
                if let Some(user_id) = user_id {
                    self.queue.waiting.put_first(Query::Company { user_id });
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

    /// A page of a list. A store with a single storefront answers 403 to the list of channels
    /// (Channels API, "Multi storefront is not enabled"); that is an answer and no lack of
    /// permission.
    fn take_list(&mut self, list: StoreList, offset: u32, reply: &ApiReply) -> Option<()> {
        if list == StoreList::Channels
            && reply.status == 403
            && scan::find(&lower_case(&reply.body), "storefront").is_some()
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
                .put_first(Query::List { list, offset: next });
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
