//! What each way of creating a user carries, typed out from the published pages (Users API,
//! Storefront Users API, storefront GraphQL schema, V2 API) and not from the engine.

use b2b_users_core::dialect::Dialect;

/// One of the six ways.
#[derive(Debug)]
pub(crate) struct Way {
    pub(crate) name: &'static str,
    pub(crate) dialect: Dialect,
    pub(crate) users_per_request: Option<usize>,
    /// Whether `companyRoleId` arrives. Name, address, phone, company and built-in role do in
    /// all ways.
    pub(crate) custom_role: bool,
    pub(crate) channels: bool,
    /// Whether it is asked for a welcome mail; otherwise there is always one.
    pub(crate) welcome_switch: bool,
    pub(crate) uuid: bool,
    pub(crate) extra_fields: bool,
    /// Look before sending: method, path, and how often.
    pub(crate) probes: &'static [(&'static str, usize)],
    /// The creates by path, for fifty users of one company of whom 31 want the welcome mail.
    pub(crate) creates: &'static [(&'static str, usize)],
    pub(crate) credentials: &'static [&'static str],
}

const ALL: Way = Way {
    name: "",
    dialect: Dialect::Management,
    users_per_request: None,
    custom_role: true,
    channels: true,
    welcome_switch: true,
    uuid: true,
    extra_fields: true,
    probes: &[],
    creates: &[],
    credentials: &[],
};

const MANAGEMENT: &[&str] = &["x-auth-token", "x-store-hash"];
const LOGIN: &[&str] = &["authorization"];
const ARCHIVE: &[&str] = &["authtoken"];

pub(crate) const WAYS: [Way; 6] = [
    Way {
        name: "management, ten at a time",
        probes: &[("/api/v3/io/users", 1)],
        creates: &[("/api/v3/io/users/bulk", 5)],
        credentials: MANAGEMENT,
        ..ALL
    },
    Way {
        name: "management, one at a time",
        users_per_request: Some(1),
        probes: &[("/api/v3/io/users", 1)],
        creates: &[("/api/v3/io/users", 50)],
        credentials: MANAGEMENT,
        ..ALL
    },
    Way {
        name: "storefront-graphql",
        dialect: Dialect::StorefrontGraphql,
        channels: false,
        creates: &[("/graphql", 50)],
        credentials: LOGIN,
        ..ALL
    },
    Way {
        name: "storefront",
        dialect: Dialect::Storefront,
        custom_role: false,
        channels: false,
        welcome_switch: false,
        uuid: false,
        extra_fields: false,
        creates: &[("/api/v2/users", 50)],
        credentials: LOGIN,
        ..ALL
    },
    // One switch for a whole request: 31 with it make four requests, 19 without it two, and the
    // thirty-first is alone in its own.
    Way {
        name: "archive-v2, ten at a time",
        dialect: Dialect::ArchiveV2,
        uuid: false,
        probes: &[("/api/v2/io/companies/42/users", 1)],
        creates: &[
            ("/api/v2/io/companies/42/users/bulk_create", 5),
            ("/api/v2/io/companies/42/users", 1),
        ],
        credentials: ARCHIVE,
        ..ALL
    },
    Way {
        name: "archive-v2, one at a time",
        dialect: Dialect::ArchiveV2,
        users_per_request: Some(1),
        probes: &[("/api/v2/io/companies/42/users", 1)],
        creates: &[("/api/v2/io/companies/42/users", 50)],
        credentials: ARCHIVE,
        ..ALL
    },
];
