//! Which questions to ask about a set of addresses.

use super::Subject;
use crate::dialect::Dialect;
use crate::order::{by_number, distinct};
use crate::user::CompanyId;
use crate::wire::{ApiRequest, archive, graphql, management};

/// So many addresses are asked for in one request where an interface allows it. Each costs
/// the store a look at its customers, so not too many at once.
const EMAILS_PER_REQUEST: usize = 50;
/// Up to so many addresses are asked for one by one without a look at the whole list.
const FEW: usize = 3;
/// More companies than this are not asked for their admins.
const MOST_COMPANIES: usize = 20;

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Question {
    /// A page of all users of the store, from this place on.
    StorePage { offset: u32 },
    /// Whose address is this, in the whole store?
    Email { email: String },
    /// What are these addresses to this company?
    Emails {
        company: CompanyId,
        emails: Vec<String>,
    },
    /// A page of a company's users.
    CompanyPage { company: CompanyId, offset: u32 },
    /// How many admins has the company?
    Admins { company: CompanyId },
}

impl Question {
    pub(super) fn request(&self, dialect: Dialect, with_values: bool) -> Option<ApiRequest> {
        Some(match self {
            Self::StorePage { offset } => management::store_page(*offset, with_values),
            Self::Email { email } => management::find_by_email(email),
            Self::Emails { company, emails } => {
                let emails: Vec<&str> = emails.iter().map(String::as_str).collect();
                graphql::check_emails(*company, &emails)
            }
            Self::CompanyPage { company, offset } => {
                archive::list(*company, management::PAGE_SIZE, *offset)
            }
            Self::Admins { company } => match dialect {
                Dialect::Management => management::count_admins(*company),
                Dialect::ArchiveV2 => archive::count_admins(*company),
                Dialect::Storefront | Dialect::StorefrontGraphql => graphql::count_admins(*company),
            },
        })
    }
}

/// The first questions; the answer to the first page of a list brings more.
pub(super) fn questions(
    subjects: &[Subject],
    dialect: Dialect,
    about_companies: bool,
    about_values: bool,
) -> Vec<Question> {
    let mut questions = Vec::new();
    let companies = companies_of(subjects.iter());
    match dialect {
        // Only the list shows the values that nobody may share.
        Dialect::Management if subjects.len() > FEW || about_values => {
            questions.push(Question::StorePage { offset: 0 });
        }
        Dialect::Management => questions.extend(singly(subjects)),
        Dialect::ArchiveV2 => {
            let page = |company: &CompanyId| Question::CompanyPage {
                company: *company,
                offset: 0,
            };
            questions.extend(companies.iter().map(page));
        }
        Dialect::Storefront | Dialect::StorefrontGraphql => {
            let sorted = by_number(subjects.iter().collect(), |subject| {
                subject.company_id.get()
            });
            for members in sorted.chunk_by(|one, next| one.company_id == next.company_id) {
                questions.extend(members.chunks(EMAILS_PER_REQUEST).filter_map(|members| {
                    let emails = members.iter().map(|subject| subject.email.as_str());
                    Some(Question::Emails {
                        company: members.first()?.company_id,
                        emails: emails.map(str::to_owned).collect(),
                    })
                }));
            }
        }
    }
    if about_companies {
        let joining = subjects.iter().filter(|subject| subject.admin);
        let with_admin = companies_of(joining);
        let without = companies
            .into_iter()
            .filter(|company| with_admin.binary_search(company).is_err());
        let ask = |company| Question::Admins { company };
        questions.extend(without.take(MOST_COMPANIES).map(ask));
    }
    questions
}

/// A question for each address.
pub(super) fn singly(subjects: &[Subject]) -> impl Iterator<Item = Question> {
    subjects.iter().map(|subject| Question::Email {
        email: subject.email.as_str().to_owned(),
    })
}

/// Each company once, by its number.
fn companies_of<'a>(subjects: impl Iterator<Item = &'a Subject>) -> Vec<CompanyId> {
    let numbers = distinct(subjects.map(|subject| subject.company_id.get()));
    numbers.into_iter().filter_map(CompanyId::new).collect()
}
