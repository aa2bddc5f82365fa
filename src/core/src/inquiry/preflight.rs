//! Who is in the store already?

use super::findings::Found;
use super::plan::{Question, key, questions, singly};
use super::reply::{NoData, no_data};
use super::{Findings, Inquiry, Progress, Standing, Subject};
use crate::dialect::Dialect;
use crate::engine::{Engine, Event, Millis, RequestQueue, Step};
use crate::user::CompanyId;
use crate::wire::{ApiReply, ListedUser, UserPage, decode_page, graphql};
use std::collections::HashMap;

/// A list of more users than this is not read to its end.
const MOST_USERS: u32 = 500_000;

/// How to look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PreflightOptions {
    /// The way in which the users will be created.
    pub dialect: Dialect,
    /// The names of the fields whose values no two users may share.
    pub unique_fields: Vec<String>,
    /// Whether to find out, too, which companies have an admin.
    pub about_companies: bool,
}

/// A look into the store for users who are about to be created.
///
/// With management access it reads the list of all users, 250 at a time, or asks for each
/// address where that takes fewer requests. With a storefront login it asks for 50
/// addresses at a time. The archived interface shows the users of each company only.
#[derive(Clone)]
pub struct Preflight {
    options: PreflightOptions,
    subjects: Vec<Subject>,
    /// The companies that each address in lower case is asked for.
    wanted: HashMap<String, Vec<CompanyId>>,
    queue: RequestQueue<Question>,
    findings: Findings,
    failure: Option<String>,
    /// Pages of the list of all users behind the one that is asked for next.
    pages_left: usize,
}

impl std::fmt::Debug for Preflight {
    /// Leaves the people out.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Preflight({} addresses)", self.subjects.len())
    }
}

impl Preflight {
    /// A look for these addresses. Nothing is sent before [`Engine::next`] is asked.
    #[must_use]
    pub fn new(subjects: Vec<Subject>, options: PreflightOptions) -> Self {
        let mut wanted: HashMap<String, Vec<CompanyId>> = HashMap::new();
        for subject in &subjects {
            let companies = wanted.entry(subject.email.canonical()).or_default();
            companies.push(subject.company_id);
        }
        let mut queue = RequestQueue::new();
        if !subjects.is_empty() {
            queue.waiting.extend(questions(
                &subjects,
                options.dialect,
                options.about_companies,
                !options.unique_fields.is_empty(),
            ));
        }
        Self {
            options,
            subjects,
            wanted,
            queue,
            findings: Findings::default(),
            failure: None,
            pages_left: 0,
        }
    }

    /// What was found so far. Complete once [`Engine::next`] says [`Step::Done`] and
    /// there is no [`Progress::failure`].
    #[must_use]
    pub const fn findings(&self) -> &Findings {
        &self.findings
    }

    /// The findings without the engine.
    #[must_use]
    pub fn into_findings(self) -> Findings {
        self.findings
    }

    /// Takes in an answer; `None` if it is not one to the question.
    fn take_in(&mut self, question: &Question, reply: &ApiReply) -> Option<()> {
        match question {
            Question::Emails { company, emails } => self.email_types(*company, emails, reply),
            Question::Admins { company } => {
                let total = total(reply)?;
                self.findings.note_admin(*company, total > 0);
                Some(())
            }
            Question::Email { email } => {
                let page = decode_page(reply, None)?;
                let wanted = email.to_lowercase();
                let found = page
                    .users
                    .iter()
                    .find(|user| user.canonical_email() == wanted);
                for company in self.wanted.get(&wanted).cloned().unwrap_or_default() {
                    match found {
                        Some(listed) => self.found(listed, company),
                        None => {
                            let absent = Standing::NotInCompanies;
                            self.findings
                                .standings
                                .insert(key(email, company), absent.into());
                        }
                    }
                }
                Some(())
            }
            Question::StorePage { offset } => {
                let page = decode_page(reply, None)?;
                let left = page.left(*offset)?;
                self.take_page(&page);
                self.more_store_pages(*offset, &page, left)
            }
            Question::CompanyPage { company, offset } => {
                let page = decode_page(reply, Some(*company))?;
                self.take_page(&page);
                let left = page.left(*offset)?;
                // A list that does not end is none.
                if left > 0 && *offset > MOST_USERS {
                    return None;
                }
                if left > 0 {
                    let given = u32::try_from(page.users.len()).unwrap_or_default();
                    self.queue.waiting.push_front(Question::CompanyPage {
                        company: *company,
                        offset: offset.saturating_add(given),
                    });
                } else {
                    self.rest_is_absent(Some(*company));
                }
                Some(())
            }
        }
    }

    fn take_page(&mut self, page: &UserPage) {
        for listed in &page.users {
            let wanted = self.wanted.get(listed.canonical_email()).cloned();
            for company in wanted.into_iter().flatten() {
                self.found(listed, company);
            }
            let unique = &self.options.unique_fields;
            let values = listed.extra_fields.iter();
            for field in values.filter(|field| unique.contains(&field.name)) {
                let value = field.value.trim().to_owned();
                if !value.is_empty() {
                    self.findings
                        .taken_values
                        .insert((field.name.clone(), value), 0);
                }
            }
        }
    }

    /// Somebody whom a list shows has an address that was asked for this company.
    fn found(&mut self, listed: &ListedUser, company: CompanyId) {
        let found = Found {
            standing: in_company(listed.company_id, company),
            user_id: listed.user_id,
            channels: listed.channels.clone(),
        };
        let key = (listed.canonical_email().to_owned(), company);
        self.findings.standings.insert(key, found);
    }

    /// After the first page it is known how long the list is: the shorter way is taken.
    fn more_store_pages(&mut self, offset: u32, page: &UserPage, left: u64) -> Option<()> {
        let given = u32::try_from(page.users.len()).unwrap_or_default();
        let next = offset.saturating_add(given);
        if left == 0 {
            self.pages_left = 0;
            self.rest_is_absent(None);
            return Some(());
        }
        // A list that does not end is none.
        if next > MOST_USERS {
            return None;
        }
        self.pages_left = usize::try_from(left.div_ceil(given.max(1).into())).unwrap_or_default();
        let shorter = self.subjects.len() < self.pages_left;
        if offset == 0 && page.total.is_some() && shorter && self.options.unique_fields.is_empty() {
            self.pages_left = 0;
            self.queue.waiting.extend(singly(&self.subjects));
        } else {
            // The next one stands in the line.
            self.pages_left -= 1;
            self.queue
                .waiting
                .push_front(Question::StorePage { offset: next });
        }
        Some(())
    }

    /// Whoever was not in the list is not in the store, as far as lists show.
    fn rest_is_absent(&mut self, of: Option<CompanyId>) {
        for subject in &self.subjects {
            let company = subject.company_id;
            if of.is_none_or(|of| of == company) {
                let standing = self
                    .findings
                    .standings
                    .entry(key(subject.email.as_str(), company));
                standing.or_insert_with(|| Standing::NotInCompanies.into());
            }
        }
    }

    fn email_types(
        &mut self,
        company: CompanyId,
        emails: &[String],
        reply: &ApiReply,
    ) -> Option<()> {
        let types = graphql::email_types(reply, emails.len())?;
        for (email, user_type) in emails.iter().zip(types) {
            match user_type.and_then(Standing::of_user_type) {
                Some(standing) => drop(
                    self.findings
                        .standings
                        .insert(key(email, company), standing.into()),
                ),
                None => {
                    let text = "The store did not say anything about some addresses.";
                    self.failure.get_or_insert(text.to_owned());
                }
            }
        }
        Some(())
    }
}

impl Engine for Preflight {
    fn next(&mut self, now: Millis) -> Step {
        let with_values = !self.options.unique_fields.is_empty();
        let dialect = self.options.dialect;
        self.queue
            .next(now, &|question| question.request(dialect, with_values))
    }

    fn on(&mut self, event: Event, now: Millis) {
        let Some((question, reply)) = self.queue.on_reply(event, now) else {
            return;
        };
        let understood = reply
            .as_ref()
            .ok()
            .and_then(|reply| self.take_in(&question, reply));
        if understood.is_some() {
            return;
        }
        match no_data(self.options.dialect, &reply) {
            NoData::SignIn(text) => self.queue.wait_for_login(question, text),
            // The admins are good to know; the addresses matter.
            NoData::Failed { .. } if matches!(question, Question::Admins { .. }) => {}
            NoData::Failed { text, for_all } => {
                self.failure = Some(text);
                self.pages_left = 0;
                if for_all {
                    self.queue.waiting.clear();
                }
            }
        }
    }
}

impl Inquiry for Preflight {
    fn progress(&self) -> Progress {
        Progress {
            requests: self.queue.requests,
            left: self.queue.left() + self.pages_left,
            paused: self.queue.paused.clone(),
            failure: self.failure.clone(),
        }
    }
}

fn in_company(found: Option<u64>, wanted: CompanyId) -> Standing {
    if found == Some(wanted.get()) {
        Standing::ThisCompany
    } else {
        Standing::OtherCompany(found)
    }
}

fn total(reply: &ApiReply) -> Option<u64> {
    decode_page(reply, None)
        .and_then(|page| page.total)
        .or_else(|| graphql::total(reply))
}
