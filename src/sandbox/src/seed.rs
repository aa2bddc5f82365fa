//! The store that a sandbox starts with.

mod accounts;
mod additional_users;
mod extra_fields;
mod people;

use self::people::PEOPLE;
use crate::clock::DAY;
use crate::company::CompanyStatus;
use crate::options::Options;
use crate::random::Random;
use crate::store::Store;
use crate::user::StoredUser;
use crate::writes::Writes;
use std::time::Duration;

const FIRST_USER: u64 = 7001;
const FIRST_CUSTOMER: u64 = 20_001;

/// Company, companyRoleId, built-in code, channel and, where tests and training rely on it, the
/// address.
const SEATS: [(u64, u64, u8, u64, Option<&str>); 13] = [
    (42, 9979, 0, 1, None),
    (42, 9980, 1, 1, Some("existing.buyer@example.com")),
    (42, 9981, 2, 1, None),
    (42, 10_021, 2, 1, None),
    (42, 9980, 1, 1, None),
    (42, 9981, 2, 1, None),
    (42, 9981, 2, 1, None),
    (43, 9979, 0, 1, None),
    (43, 9980, 1, 1, Some("other.company@example.com")),
    (43, 9981, 2, 1, None),
    (43, 9981, 2, 1, None),
    (43, 9980, 1, 1, None),
    (42, 9980, 1, 2, Some("trade.counter@example.com")),
];

const SHOPPERS: [&str; 4] = [
    "shopper@example.com",
    "weekend.gardener@example.org",
    "j.park@example.org",
    "studio.lune@example.com",
];

const SHARED_CUSTOMERS: [&str; 1] = ["twice@example.com"];

const SUPER_ADMINS: [&str; 1] = ["super.admin@example.com"];

/// The store that the sandbox starts with. `started` dates it: every user is days old then.
pub(crate) fn store(options: &Options, started: Duration) -> Store {
    let mut random = Random::new(options.seed);
    let mut companies = accounts::companies(started);
    let additional = options.additional_companies;
    companies.extend(accounts::additional_companies(started, additional));
    let mut users = users(&mut random, started);
    users.extend(additional_users::users(options.additional_users, started));
    // Ids rise with the order of creation, also when the additional users take higher ones.
    let next = |least: u64, highest: Option<u64>| least.max(highest.map_or(0, |id| id + 1));
    Store {
        companies,
        channels: accounts::channels(started),
        roles: accounts::roles(),
        addresses: users
            .iter()
            .map(|user| (user.email.to_lowercase(), vec![user.id]))
            .collect(),
        next_user_id: next(7101, users.iter().map(|user| user.id).max()),
        next_customer_id: next(20_101, users.iter().map(|user| user.customer_id).max()),
        users,
        writes: Writes::default(),
        mails: Vec::new(),
        shoppers: SHOPPERS
            .map(str::to_owned)
            .into_iter()
            .zip(30_001..)
            .collect(),
        shared_customers: SHARED_CUSTOMERS.map(str::to_owned).into(),
        super_admins: SUPER_ADMINS.map(str::to_owned).into(),
        extra_field_definitions: extra_fields::definitions(),
        variants: options.variants.clone(),
    }
}

fn users(random: &mut Random, started: Duration) -> Vec<StoredUser> {
    let mut people = PEOPLE.to_vec();
    SEATS
        .iter()
        .zip(FIRST_USER..)
        .zip(FIRST_CUSTOMER..)
        .map(|((seat, id), customer_id)| {
            let (company_id, company_role_id, role, channel_id, address) = *seat;
            let chosen = random.below(people.len() as u64);
            // There are more people than seats, so the list never runs dry.
            let (first_name, last_name, mailbox) =
                people.swap_remove(usize::try_from(chosen).unwrap_or_default());
            let domain = if company_id == 42 {
                "acme.example.com"
            } else {
                "borealis.example.org"
            };
            let age = (3 + random.below(400)) * DAY + random.below(DAY);
            let created_at = started.as_secs().saturating_sub(age);
            let phone_ending = 1_000 + random.below(9_000);
            StoredUser {
                id,
                customer_id,
                email: address.map_or_else(|| format!("{mailbox}@{domain}"), str::to_owned),
                first_name: first_name.to_owned(),
                last_name: last_name.to_owned(),
                phone_number: format!("+1-555-010-{phone_ending}"),
                company_id,
                company_status: CompanyStatus::Approved as u8,
                role,
                company_role_id,
                channel_ids: vec![channel_id],
                origin_channel_id: channel_id,
                uuid: String::new(),
                extra_fields: Vec::new(),
                linked_customer: false,
                created_at,
                updated_at: created_at,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STARTED: Duration = Duration::from_secs(1_760_000_000);

    fn seeded(seed: u64) -> Store {
        let options = Options {
            seed,
            ..Options::default()
        };
        store(&options, STARTED)
    }

    #[test]
    fn the_seed_decides_the_store() {
        assert_eq!(seeded(1).users, seeded(1).users);
        assert_ne!(seeded(1).users, seeded(2).users);
    }

    #[test]
    fn seeded_users_are_days_old_and_each_has_an_address_of_its_own() {
        for seed in 0..50 {
            let store = seeded(seed);
            assert_eq!(store.users.len(), 13);
            assert_eq!(store.addresses.len(), 13);
            let newest = store.users.iter().map(|user| user.created_at).max();
            assert!(newest.unwrap() <= STARTED.as_secs() - 3 * DAY);
            for user in &store.users {
                let role = store.role(user.company_role_id).unwrap();
                assert_eq!(role.built_in_code, user.role);
                assert!(store.company(user.company_id).is_some());
            }
            assert!(store.user_of("Existing.Buyer@example.com").is_some());
            assert!(store.shoppers.contains_key("shopper@example.com"));
        }
    }
}
