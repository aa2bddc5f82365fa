//! Who is in the store already?
//!
//! The answer comes before anything is sent, as a [`LookupResults`] that grows with every
//! reply. It only says what is there; what to do about it is the caller's choice.

use super::failure::{LookupFailure, NoData, no_data};
use super::queries::{Query, queries, singly};
use super::results::Found;
use super::{Candidate, EmailStatus, Lookup, LookupResults, Progress};
use crate::dialect::Dialect;
use crate::engine::{Engine, Event, Millis, RequestQueue, Step};
use crate::scan::lower_case;
use crate::user::CompanyId;
use crate::wire::{ApiReply, ListedUser, UserPage, decode_page, graphql};
use b2b_users_scan::texts::Texts;
use std::sync::Arc;

/// A list of more users than this is not read to its end.
///
/// It counts as a failure then, like a list that never ends.
const MOST_USERS: u32 = 500_000;
/// So many candidates are taken for absent before the page has its turn again.
///
/// Each of them costs a search, so a long list is worked off in slices.
const AT_ONCE: usize = 4_000;

/// How to look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExistenceCheckOptions {
    /// The way in which the users will be created.
    pub dialect: Dialect,
    /// The names of the fields whose values no two users may share.
    ///
    /// If there are any, management access reads the list of all users, since nothing else
    /// shows their values.
    pub unique_fields: Vec<String>,
    /// Whether to find out, too, which companies have an admin.
    ///
    /// At most twenty companies are asked about; those that get an admin by this import are
    /// not.
    pub about_companies: bool,
}

/// A look into the store for users who are about to be created.
///
/// With management access it reads the list of all users, 250 at a time, or asks for each
/// address where that takes fewer requests. With a storefront login it asks for 50
/// addresses at a time. The archived interface shows the users of each company only.
#[derive(Clone)]
pub struct ExistenceCheck {
    options: ExistenceCheckOptions,
    candidates: Vec<Candidate>,
    /// The addresses, in lower case.
    wanted: Texts,
    /// The candidate who came last with each of them.
    last: Vec<usize>,
    /// The candidate before each one who has the same address.
    before: Vec<Option<usize>>,
    /// Whether the first queries are in the queue.
    is_planned: bool,
    queue: RequestQueue<Query>,
    results: Arc<LookupResults>,
    /// A list has ended, of this company or of the whole store: its candidates from this one on are
    /// absent unless they were found.
    absent: Option<(Option<CompanyId>, usize)>,
    failure: Option<LookupFailure>,
    /// Pages of the list of all users behind the one that is asked for next.
    pages_left: usize,
}

impl std::fmt::Debug for ExistenceCheck {
    /// Leaves the people out.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "ExistenceCheck({} addresses)",
            self.candidates.len()
        )
    }
}

impl ExistenceCheck {
    /// A look for these addresses. Nothing is sent before [`Engine::next`] is asked.
    #[must_use]
    pub fn new(candidates: Vec<Candidate>, options: ExistenceCheckOptions) -> Self {
        let mut check = Self::of_nobody(options);
        check.add(candidates);
        check
    }

    /// A look for addresses that are [added](Self::add) later.
    #[must_use]
    pub fn of_nobody(options: ExistenceCheckOptions) -> Self {
        Self {
            options,
            candidates: Vec::new(),
            wanted: Texts::default(),
            last: Vec::new(),
            before: Vec::new(),
            is_planned: false,
            queue: RequestQueue::new(),
            results: Arc::default(),
            absent: None,
            failure: None,
            pages_left: 0,
        }
    }

    /// Looks for these, too; before [`Engine::next`] is asked for the first time. Many can be added part
    /// by part, so that a page can draw in between.
    ///
    /// What is added later than that is not asked about.
    pub fn add(&mut self, candidates: Vec<Candidate>) {
        for candidate in candidates {
            let number = self.candidates.len();
            let place = self.wanted.add(&candidate.email.canonical());
            let before = match self.last.get_mut(place) {
                Some(last) => Some(std::mem::replace(last, number)),
                None => {
                    self.last.push(number);
                    None
                }
            };
            self.before.push(before);
            self.candidates.push(candidate);
        }
    }

    /// Queues the first queries.
    fn plan(&mut self) {
        let first = !std::mem::replace(&mut self.is_planned, true);
        if first && !self.candidates.is_empty() {
            self.queue.waiting.append(queries(
                &self.candidates,
                self.options.dialect,
                self.options.about_companies,
                !self.options.unique_fields.is_empty(),
            ));
        }
    }

    /// What was found so far. Complete once [`Engine::next`] says [`Step::Done`] and
    /// there is no [`Progress::failure`].
    #[must_use]
    pub const fn results(&self) -> &Arc<LookupResults> {
        &self.results
    }

    /// The results without the engine.
    #[must_use]
    pub fn into_results(self) -> LookupResults {
        Arc::unwrap_or_clone(self.results)
    }

    fn results_mut(&mut self) -> &mut LookupResults {
        Arc::make_mut(&mut self.results)
    }

    /// Takes in an answer; `None` if it is not one to the query.
    fn take_in(&mut self, query: &Query, reply: &ApiReply) -> Option<()> {
        match query {
            Query::Emails { company, emails } => self.email_types(*company, emails, reply),
            Query::Admins { company } => {
                let total = total(reply)?;
                self.results_mut().note_admin(*company, total > 0);
                Some(())
            }
            Query::Email { email } => {
                let page = decode_page(reply, None)?;
                let wanted = lower_case(email);
                let found = page
                    .users
                    .iter()
                    .find(|user| user.canonical_email() == wanted);
                for company in self.companies_of(&wanted) {
                    match found {
                        Some(listed) => self.found(listed, company),
                        None => {
                            let absent = EmailStatus::NotInCompanies;
                            self.results_mut().note(email, company, absent.into());
                        }
                    }
                }
                Some(())
            }
            Query::StorePage { offset } => {
                let page = decode_page(reply, None)?;
                let left = page.left(*offset)?;
                self.take_page(&page);
                self.more_store_pages(*offset, &page, left)
            }
            Query::CompanyPage { company, offset } => {
                let page = decode_page(reply, Some(*company))?;
                self.take_page(&page);
                let left = page.left(*offset)?;
                // A list that does not end is none.
                if left > 0 && *offset > MOST_USERS {
                    return None;
                }
                if left > 0 {
                    let given = u32::try_from(page.users.len()).unwrap_or_default();
                    self.queue.waiting.put_first(Query::CompanyPage {
                        company: *company,
                        offset: offset.saturating_add(given),
                    });
                } else {
                    self.rest_is_absent(Some(*company), 0);
                }
                Some(())
            }
        }
    }

    /// The companies that an address in lower case is asked for.
    fn companies_of(&self, email: &str) -> Vec<CompanyId> {
        let mut companies = Vec::new();
        let place = self.wanted.find(email);
        let mut number = place.and_then(|place| self.last.get(place)).copied();
        while let Some(candidate) = number.and_then(|number| self.candidates.get(number)) {
            companies.push(candidate.company_id);
            number = number.and_then(|number| *self.before.get(number)?);
        }
        companies
    }

    fn take_page(&mut self, page: &UserPage) {
        for listed in &page.users {
            for company in self.companies_of(listed.canonical_email()) {
                self.found(listed, company);
            }
            let unique = &self.options.unique_fields;
            let values = listed.extra_fields.iter();
            for field in values.filter(|field| unique.contains(&field.name)) {
                let value = field.value.trim();
                if !value.is_empty() {
                    Arc::make_mut(&mut self.results).note_taken(&field.name, value);
                }
            }
        }
    }

    /// A user in a list has an address that was asked for this company.
    ///
    /// Nothing is noted for addresses that no one asked about.
    fn found(&mut self, listed: &ListedUser, company: CompanyId) {
        let found = Found {
            status: in_company(listed.company_id, company),
            user_id: listed.user_id,
            channels: listed.channels.clone(),
        };
        self.results_mut()
            .note(listed.canonical_email(), company, found);
    }

    /// After the first page it is known how long the list is: the shorter way is taken.
    fn more_store_pages(&mut self, offset: u32, page: &UserPage, left: u64) -> Option<()> {
        let given = u32::try_from(page.users.len()).unwrap_or_default();
        let next = offset.saturating_add(given);
        if left == 0 {
            self.pages_left = 0;
            self.rest_is_absent(None, 0);
            return Some(());
        }
        // A list that does not end is none.
        if next > MOST_USERS {
            return None;
        }
        self.pages_left = usize::try_from(left.div_ceil(given.max(1).into())).unwrap_or_default();
        let shorter = self.candidates.len() < self.pages_left;
        if offset == 0 && page.total.is_some() && shorter && self.options.unique_fields.is_empty() {
            self.pages_left = 0;
            self.queue.waiting.append(singly(&self.candidates));
        } else {
            // The next one stands in the line.
            self.pages_left -= 1;
            self.queue
                .waiting
                .put_first(Query::StorePage { offset: next });
        }
        Some(())
    }

    /// Notes that candidates who were not in a list are not in the store, or not in the company whose list
    /// it was. Starts with this candidate and stops after [`AT_ONCE`], so that the page can draw.
    fn rest_is_absent(&mut self, of: Option<CompanyId>, mut from: usize) {
        let mut noted = 0;
        while let Some(candidate) = self.candidates.get(from).filter(|_| noted < AT_ONCE) {
            let company = candidate.company_id;
            if of.is_none_or(|of| of == company) {
                Arc::make_mut(&mut self.results).note_absent(&candidate.email, company);
                noted += 1;
            }
            from += 1;
        }
        self.absent = (from < self.candidates.len()).then_some((of, from));
    }

    /// One that was left out, or has an unknown number, makes the look incomplete and stays
    /// open.
    fn email_types(
        &mut self,
        company: CompanyId,
        emails: &[String],
        reply: &ApiReply,
    ) -> Option<()> {
        let types = graphql::email_types(reply, emails.len())?;
        for (email, user_type) in emails.iter().zip(types) {
            match user_type.and_then(EmailStatus::of_user_type) {
                Some(status) => self.results_mut().note(email, company, status.into()),
                None => {
                    self.failure.get_or_insert(LookupFailure::Incomplete);
                }
            }
        }
        Some(())
    }
}

impl Engine for ExistenceCheck {
    fn next(&mut self, now: Millis) -> Step {
        self.plan();
        if let Some((of, from)) = self.absent {
            self.rest_is_absent(of, from);
            return Step::WaitUntil(now + 1);
        }
        let with_values = !self.options.unique_fields.is_empty();
        let dialect = self.options.dialect;
        self.queue
            .next(now, &|query| query.request(dialect, with_values))
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
        match no_data(self.options.dialect, &reply) {
            NoData::SignIn(text) => self.queue.wait_for_login(query, text),
            // The admins are good to know; the addresses matter.
            NoData::Failed { .. } if matches!(query, Query::Admins { .. }) => {}
            NoData::Failed { why, for_all } => {
                self.failure = Some(why);
                self.pages_left = 0;
                if for_all {
                    self.queue.waiting.clear();
                }
            }
        }
    }
}

impl Lookup for ExistenceCheck {
    fn progress(&self) -> Progress {
        Progress {
            requests: self.queue.requests,
            left: self.queue.left()
                + self.pages_left
                + usize::from(!self.is_planned || self.absent.is_some()),
            paused: self.queue.paused.clone(),
            failure: self.failure.clone(),
        }
    }
}

fn in_company(found: Option<u64>, wanted: CompanyId) -> EmailStatus {
    if found == Some(wanted.get()) {
        EmailStatus::ThisCompany
    } else {
        EmailStatus::OtherCompany(found)
    }
}

fn total(reply: &ApiReply) -> Option<u64> {
    decode_page(reply, None)
        .and_then(|page| page.total)
        .or_else(|| graphql::total(reply))
}
