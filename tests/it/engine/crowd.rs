//! Five thousand addresses, and what each is in a store with twenty thousand more users.

use b2b_users_core::check::check_email;
use b2b_users_core::dialect::Dialect;
use b2b_users_core::lookup::{Candidate, EmailStatus};
use b2b_users_core::user::CompanyId;

/// How many users the store has beyond the usual ones. They take turns in these companies.
pub(crate) const ADDITIONAL: usize = 20_000;
const COMPANIES: [u64; 3] = [42, 43, 44];

/// Who has an address in the store, whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    Nobody,
    Customer,
    SeveralCustomers,
    SuperAdmin,
    /// A user of this company.
    UserOf(u64),
    /// A user of company 42 who cannot log in to the default storefront.
    OnOtherChannel,
}

/// The addresses of the seeded store that are special.
const SPECIAL: [(&str, Holder); 7] = [
    ("existing.buyer@example.com", Holder::UserOf(42)),
    ("Other.Company@example.com", Holder::UserOf(43)),
    ("trade.counter@example.com", Holder::OnOtherChannel),
    ("Shopper@Example.com", Holder::Customer),
    ("j.park@example.org", Holder::Customer),
    ("twice@example.com", Holder::SeveralCustomers),
    ("Super.Admin@example.com", Holder::SuperAdmin),
];

/// An address that is to join a company.
pub(crate) struct Newcomer {
    pub(crate) subject: Candidate,
    holder: Holder,
}

impl Newcomer {
    fn new(email: &str, holder: Holder) -> Self {
        Self {
            subject: Candidate {
                email: check_email(email).0.unwrap(),
                company_id: company(42),
                admin: false,
            },
            holder,
        }
    }

    /// Has it join this company instead.
    pub(crate) fn join(&mut self, id: u64) {
        self.subject.company_id = company(id);
    }

    /// What this dialect can find out about it, when addresses are to join these companies.
    pub(crate) fn standing(&self, dialect: Dialect, companies: &[u64]) -> EmailStatus {
        let wanted = self.subject.company_id.get();
        let in_company = |id: u64, named: bool| match id == wanted {
            true => EmailStatus::ThisCompany,
            false => EmailStatus::OtherCompany(named.then_some(id)),
        };
        match (dialect, self.holder) {
            // The list names the company of each user, and shows users and nobody else.
            (Dialect::Management, Holder::UserOf(id)) => in_company(id, true),
            (Dialect::Management, Holder::OnOtherChannel) => in_company(42, true),
            // These lists show a company each.
            (Dialect::ArchiveV2, Holder::UserOf(id)) if companies.contains(&id) => {
                in_company(id, true)
            }
            (Dialect::ArchiveV2, Holder::OnOtherChannel) if companies.contains(&42) => {
                in_company(42, true)
            }
            (Dialect::Management | Dialect::ArchiveV2, _) => EmailStatus::NotInCompanies,
            // `userType` 1 to 7; a buyer does not learn whose user it is.
            (_, Holder::Nobody) => EmailStatus::Free,
            (_, Holder::Customer) => EmailStatus::Customer,
            (_, Holder::SeveralCustomers) => EmailStatus::SeveralCustomers,
            (_, Holder::UserOf(id)) => in_company(id, false),
            (_, Holder::SuperAdmin) => EmailStatus::SuperAdmin,
            (_, Holder::OnOtherChannel) => EmailStatus::OtherChannel,
        }
    }
}

/// So many addresses that are to join company 42: special ones first, then users of all three
/// companies and free ones in turn. Some are written in another case than the store has.
pub(crate) fn newcomers(count: usize) -> Vec<Newcomer> {
    let special = SPECIAL.iter();
    let special = special.map(|(email, holder)| Newcomer::new(email, *holder));
    let others = (0..).map(|number: usize| {
        if number % 5 < 2 {
            let email = format!("newcomer{number:05}@bulk.example.com");
            return Newcomer::new(&email, Holder::Nobody);
        }
        // A stride that meets all three companies and stays within the crowd.
        let place = number * 31 / 8;
        let email = match number % 7 {
            0 => format!("Buyer{:05}@Bulk.Example.com", place + 1),
            _ => format!("buyer{:05}@bulk.example.com", place + 1),
        };
        assert!(place < ADDITIONAL, "nobody has {email}");
        Newcomer::new(&email, Holder::UserOf(COMPANIES[place % 3]))
    });
    special.chain(others).take(count).collect()
}

fn company(id: u64) -> CompanyId {
    CompanyId::new(id).unwrap()
}
