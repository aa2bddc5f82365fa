use std::{
    collections::{BTreeMap, HashSet},
    time::Duration,
};

use crate::{
    company::{Channel, Company, CompanyStatus, Role},
    random::Random,
    store::Store,
    user::StoredUser,
};

const DAY: u64 = 24 * 60 * 60;

const FIRST_USER: u64 = 7001;
const FIRST_CUSTOMER: u64 = 20_001;

/// Company, companyRoleId, built-in code and, where tests and training rely on it, the address.
const SEATS: [(u64, u64, u8, Option<&str>); 12] = [
    (42, 9979, 0, None),
    (42, 9980, 1, Some("existing.buyer@example.com")),
    (42, 9981, 2, None),
    (42, 10_021, 2, None),
    (42, 9980, 1, None),
    (42, 9981, 2, None),
    (42, 9981, 2, None),
    (43, 9979, 0, None),
    (43, 9980, 1, Some("other.company@example.com")),
    (43, 9981, 2, None),
    (43, 9981, 2, None),
    (43, 9980, 1, None),
];

/// First name, last name and the mailbox that goes with them.
const PEOPLE: [(&str, &str, &str); 16] = [
    ("Amara", "Okafor", "amara.okafor"),
    ("Lucas", "Moreau", "lucas.moreau"),
    ("Ingrid", "Sørensen", "ingrid.sorensen"),
    ("Mateo", "Álvarez", "mateo.alvarez"),
    ("Priya", "Raman", "priya.raman"),
    ("Owen", "Gallagher", "owen.gallagher"),
    ("Hana", "Kobayashi", "hana.kobayashi"),
    ("Jakub", "Nowak", "jakub.nowak"),
    ("Chloé", "Fontaine", "chloe.fontaine"),
    ("Samuel", "Adeyemi", "samuel.adeyemi"),
    ("Greta", "Lindqvist", "greta.lindqvist"),
    ("Noah", "Bergmann", "noah.bergmann"),
    ("Leila", "Haddad", "leila.haddad"),
    ("Tom", "Whitfield", "tom.whitfield"),
    ("Sofia", "Marchetti", "sofia.marchetti"),
    ("Daniel", "Reyes", "daniel.reyes"),
];

const SHOPPERS: [&str; 4] = [
    "shopper@example.com",
    "weekend.gardener@example.org",
    "j.park@example.org",
    "studio.lune@example.com",
];

/// The store that the sandbox starts with. `started` dates it: every user is days old then.
pub(crate) fn store(seed: u64, started: Duration) -> Store {
    let mut random = Random::new(seed);
    let users = users(&mut random, started);
    Store {
        companies: companies(),
        channels: channels(),
        roles: roles(),
        addresses: users
            .iter()
            .map(|user| user.email.to_lowercase())
            .collect::<HashSet<_>>(),
        users,
        mails: Vec::new(),
        shoppers: SHOPPERS
            .iter()
            .map(|email| (*email).to_owned())
            .zip(30_001..)
            .collect::<BTreeMap<_, _>>(),
        next_user_id: 7101,
        next_customer_id: 20_101,
    }
}

fn companies() -> Vec<Company> {
    [
        (42, "Acme Industrial Supply", CompanyStatus::Approved),
        (43, "Borealis Trading", CompanyStatus::Approved),
        (44, "Cobalt Foods", CompanyStatus::Pending),
        (45, "Delta Tools", CompanyStatus::Inactive),
    ]
    .map(|(id, name, status)| Company { id, name, status })
    .to_vec()
}

fn channels() -> Vec<Channel> {
    [
        (501, 1, "Default Storefront", true),
        (502, 2, "Trade Counter", true),
        (503, 3, "Outlet", false),
    ]
    .map(|(id, channel_id, name, b2b_enabled)| Channel {
        id,
        channel_id,
        name,
        b2b_enabled,
    })
    .to_vec()
}

fn roles() -> Vec<Role> {
    [
        (9979, "Admin", 0, true),
        (9980, "Senior Buyer", 1, true),
        (9981, "Junior Buyer", 2, true),
        (10_021, "Approver", 2, false),
    ]
    .map(|(company_role_id, name, built_in_code, predefined)| Role {
        company_role_id,
        name,
        built_in_code,
        predefined,
    })
    .to_vec()
}

fn users(random: &mut Random, started: Duration) -> Vec<StoredUser> {
    let mut people = PEOPLE.to_vec();
    SEATS
        .iter()
        .zip(FIRST_USER..)
        .zip(FIRST_CUSTOMER..)
        .map(|((seat, id), customer_id)| {
            let (company_id, company_role_id, role, address) = *seat;
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
                channel_ids: vec![1],
                origin_channel_id: 1,
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

    #[test]
    fn the_seed_decides_the_store() {
        assert_eq!(store(1, STARTED).users, store(1, STARTED).users);
        assert_ne!(store(1, STARTED).users, store(2, STARTED).users);
    }

    #[test]
    fn seeded_users_are_days_old_and_each_has_an_address_of_its_own() {
        for seed in 0..50 {
            let store = store(seed, STARTED);
            assert_eq!(store.users.len(), 12);
            assert_eq!(store.addresses.len(), 12);
            let newest = store.users.iter().map(|user| user.created_at).max();
            assert!(newest.unwrap() <= STARTED.as_secs() - 3 * DAY);
            for user in &store.users {
                let role = store.role(user.company_role_id).unwrap();
                assert_eq!(role.built_in_code, user.role);
                assert!(store.company(user.company_id).is_some());
            }
            assert!(store.has_address("Existing.Buyer@example.com"));
            assert!(store.shoppers.contains_key("shopper@example.com"));
        }
    }
}
