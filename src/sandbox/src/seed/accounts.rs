//! The Companies, channels and roles of the seed.

use crate::clock::DAY;
use crate::company::{Channel, Company, CompanyStatus, Role};
use std::time::Duration;

/// The Companies. The later ones are also the younger ones, so that the published default order
/// ("highest id first" in one place, "last updated first" in another) is one order here.
pub(super) fn companies(started: Duration) -> Vec<Company> {
    let accounts = [
        (
            42,
            "Acme Industrial Supply",
            CompanyStatus::Approved,
            "office@acme.example.com",
            "+1-555-010-0042",
        ),
        (
            43,
            "Borealis Trading",
            CompanyStatus::Approved,
            "office@borealis.example.org",
            "+1-555-010-0043",
        ),
        (
            44,
            "Cobalt Foods",
            CompanyStatus::Pending,
            "office@cobalt.example.com",
            "+1-555-010-0044",
        ),
        (
            45,
            "Delta Tools",
            CompanyStatus::Inactive,
            "office@delta.example.com",
            "+1-555-010-0045",
        ),
    ];
    accounts
        .into_iter()
        .zip(1..)
        .map(|((id, name, status, email, phone), number)| {
            let created_at = started.as_secs().saturating_sub((500 - number) * DAY);
            Company {
                id,
                name,
                status,
                email,
                phone,
                group_id: 10 + number,
                catalog_id: number,
                created_at,
                updated_at: created_at + DAY,
            }
        })
        .collect()
}

/// So many Companies without users, ids from 1001 on.
pub(super) fn additional_companies(started: Duration, count: usize) -> Vec<Company> {
    let created_at = started.as_secs().saturating_sub(400 * DAY);
    (1001..)
        .take(count)
        .map(|id| Company {
            id,
            name: "Branch Office",
            status: CompanyStatus::Approved,
            email: "office@branch.example.com",
            phone: "+1-555-010-1000",
            group_id: id,
            catalog_id: id,
            created_at,
            updated_at: created_at + DAY,
        })
        .collect()
}

pub(super) fn channels(started: Duration) -> Vec<Channel> {
    let created_at = started.as_secs().saturating_sub(600 * DAY);
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
        created_at,
    })
    .to_vec()
}

pub(super) fn roles() -> Vec<Role> {
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
