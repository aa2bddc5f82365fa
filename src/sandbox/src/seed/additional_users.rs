//! Users for tests of size.

use super::people::PEOPLE;
use crate::clock::DAY;
use crate::user::StoredUser;
use std::time::Duration;

const FIRST_USER: u64 = 100_000;
/// Clear of the customers of the usual store.
const FIRST_CUSTOMER: u64 = 200_000;
const COMPANIES: [(u64, u8); 3] = [(42, 1), (43, 1), (44, 0)];
/// Built-in code and companyRoleId; most people are junior buyers.
const ROLES: [(u8, u64); 4] = [(1, 9980), (2, 9981), (2, 9981), (2, 9981)];
/// Before the start, in seconds: none of them counts as just created.
const AGE: u64 = 2 * DAY;

/// A crowd for tests of size. Nothing in it is drawn by lot, so that a test knows whom it meets.
pub(super) fn users(count: usize, started: Duration) -> impl Iterator<Item = StoredUser> {
    let created_at = started.as_secs().saturating_sub(AGE);
    let people = PEOPLE.iter().cycle();
    let companies = COMPANIES.iter().cycle();
    let roles = ROLES.iter().cycle();
    (0..).zip(people).zip(companies).zip(roles).take(count).map(
        move |(((index, person), company), role)| {
            let (first_name, last_name, _) = person;
            let (company_id, company_status) = *company;
            let (role, company_role_id) = *role;
            StoredUser {
                id: FIRST_USER + index,
                customer_id: FIRST_CUSTOMER + index,
                email: format!("buyer{:05}@bulk.example.com", index + 1),
                first_name: (*first_name).to_owned(),
                last_name: (*last_name).to_owned(),
                phone_number: String::new(),
                company_id,
                company_status,
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
        },
    )
}
