//! What an engine learns about the real sandbox.

use super::budget::{assert_all_granted, requests_to};
use super::scene::{ADMIN, Scene};
use b2b_users_core::config::{
    Channel, Companies, Company, CompanyStatus, ExtraFieldDefinition, ExtraFieldType, Permission,
    StoreRole, StoreRules,
};
use b2b_users_core::dialect::Dialect;
use b2b_users_core::engine::{Engine, Event, Pause, Step};
use b2b_users_core::lookup::{CatalogLoader, Lookup};
use b2b_users_core::user::{ChannelId, CompanyId, CompanyRoleId, Role};
use b2b_users_sandbox::{ExtraFieldDefinition as Defined, ExtraFieldKind, Options, Variants};
use serde_json::json;

const LISTS: [&str; 4] = [
    "/api/v3/io/companies/roles",
    "/api/v3/io/channels",
    "/api/v3/io/users/extra-fields",
    "/api/v3/io/companies",
];

fn inquiry(dialect: Dialect) -> CatalogLoader {
    CatalogLoader::new(dialect)
}

/// Asks to the end, which nothing may stop.
async fn ask(scene: &Scene, dialect: Dialect) -> StoreRules {
    let mut inquiry = inquiry(dialect);
    assert_eq!(scene.drive(&mut inquiry).await, Step::Done);
    assert_eq!(inquiry.progress().failure, None);
    inquiry.rules().clone()
}

fn roles() -> Vec<StoreRole> {
    [
        (9979, "Admin", Some(Role::Admin)),
        (9980, "Senior Buyer", Some(Role::SeniorBuyer)),
        (9981, "Junior Buyer", Some(Role::JuniorBuyer)),
        (10_021, "Approver", None),
    ]
    .map(|(id, name, built_in)| StoreRole {
        id: CompanyRoleId::new(id).unwrap(),
        name: name.to_owned(),
        built_in,
        company_id: None,
    })
    .to_vec()
}

fn company(id: u64, name: &str, status: CompanyStatus) -> Company {
    Company {
        id: CompanyId::new(id).unwrap(),
        name: name.to_owned(),
        status,
    }
}

fn channel(id: u64, name: &str, b2b_enabled: bool) -> Channel {
    Channel {
        id: ChannelId::new(id).unwrap(),
        name: name.to_owned(),
        b2b_enabled,
    }
}

/// One field of each type, with and without its limit.
fn defined() -> Vec<Defined> {
    let limit = |text: &str| Some(text.to_owned());
    vec![
        Defined {
            maximum_length: limit("20"),
            required: true,
            label: "Cost centre".to_owned(),
            ..Defined::text("cost_center")
        },
        Defined {
            unique: true,
            ..Defined::text("Badge number")
        },
        Defined {
            kind: ExtraFieldKind::Multiline,
            number_of_rows: limit("4"),
            ..Defined::text("Notes")
        },
        Defined {
            kind: ExtraFieldKind::Number,
            maximum_value: limit("10000"),
            default_value: "500".to_owned(),
            ..Defined::text("Order limit")
        },
        Defined {
            kind: ExtraFieldKind::Number,
            ..Defined::text("Floor")
        },
        Defined {
            kind: ExtraFieldKind::Dropdown,
            values: vec!["North".to_owned(), "South, \"annex\"".to_owned()],
            ..Defined::text("Site")
        },
    ]
}

/// The same as an engine has to understand them. The storefront does not show `isUnique`
/// (storefront GraphQL schema), and the management list has no labels (Users API).
fn understood(storefront: bool) -> Vec<ExtraFieldDefinition> {
    let field = |name: &str, value_type| ExtraFieldDefinition {
        name: name.to_owned(),
        label: name.to_owned(),
        value_type,
        required: false,
        unique: false,
        default_value: None,
    };
    let text = |maximum_length| ExtraFieldType::Text { maximum_length };
    let label = if storefront {
        "Cost centre"
    } else {
        "cost_center"
    };
    vec![
        ExtraFieldDefinition {
            label: label.to_owned(),
            required: true,
            ..field("cost_center", text(Some(20)))
        },
        ExtraFieldDefinition {
            unique: !storefront,
            ..field("Badge number", text(None))
        },
        field("Notes", ExtraFieldType::Multiline { lines: Some(4) }),
        ExtraFieldDefinition {
            default_value: Some("500".to_owned()),
            ..field(
                "Order limit",
                ExtraFieldType::Number {
                    maximum: Some("10000".to_owned()),
                },
            )
        },
        field("Floor", ExtraFieldType::Number { maximum: None }),
        field(
            "Site",
            ExtraFieldType::Dropdown {
                values: vec!["North".to_owned(), "South, \"annex\"".to_owned()],
            },
        ),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn management_access_shows_the_whole_store() {
    let scene = Scene::start(Options::default()).await;
    scene.sandbox.set_extra_fields(defined());
    let rules = ask(&scene, Dialect::Management).await;

    let companies = Companies {
        // The last updated one first (Companies API, `sortBy`).
        known: vec![
            company(45, "Delta Tools", CompanyStatus::Inactive),
            company(44, "Cobalt Foods", CompanyStatus::Pending),
            company(43, "Borealis Trading", CompanyStatus::Approved),
            company(42, "Acme Industrial Supply", CompanyStatus::Approved),
        ],
        complete: true,
    };
    let expected = StoreRules {
        roles: Some(roles()),
        // By `channelId`: the `id` beside it is 501 to 503.
        channels: Some(vec![
            channel(1, "Default Storefront", true),
            channel(2, "Trade Counter", true),
            channel(3, "Outlet", false),
        ]),
        companies: Some(companies),
        extra_fields: Some(understood(false)),
        permissions: None,
    };
    assert_eq!(rules, expected);
    let history = scene.sandbox.history();
    assert_all_granted(&history);
    assert_eq!(LISTS.map(|path| requests_to(&history, path)), [1; 4]);
    assert_eq!(history.len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_with_one_storefront_has_channel_1() {
    let options = Options {
        variants: Variants {
            single_storefront: true,
            ..Variants::default()
        },
        ..Options::default()
    };
    let scene = Scene::start(options).await;
    let rules = ask(&scene, Dialect::Management).await;
    let channels = rules.channels.unwrap();
    let ids: Vec<u64> = channels.iter().map(|channel| channel.id.get()).collect();
    assert_eq!(ids, [1]);
    assert!(channels[0].b2b_enabled);
    assert_eq!(rules.companies.unwrap().known.len(), 4);
    let history = scene.sandbox.history();
    let refused = history.iter().filter(|entry| entry.status == Some(403));
    assert_eq!(refused.count(), 1);
    assert_eq!(history.len(), 4);
}

/// The rules that a login of company 42 with these permissions can learn.
fn of_login(permissions: &[&str]) -> StoreRules {
    let permission = |code: &&str| Permission {
        code: (*code).to_owned(),
        level: 2,
    };
    StoreRules {
        roles: permissions.contains(&"get_roles").then(roles),
        channels: None,
        companies: Some(Companies {
            known: vec![company(
                42,
                "Acme Industrial Supply",
                CompanyStatus::Approved,
            )],
            complete: false,
        }),
        extra_fields: Some(understood(true)),
        permissions: Some(permissions.iter().map(permission).collect()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_storefront_login_shows_itself_and_its_company() {
    let all = [
        "get_users",
        "get_user_detail",
        "create_user",
        "update_user",
        "delete_user",
        "get_roles",
    ];
    for dialect in [Dialect::StorefrontGraphql, Dialect::Storefront] {
        let mut scene = Scene::start(Options::default()).await;
        scene.sandbox.set_extra_fields(defined());
        scene.log_in(ADMIN, None).await;
        let rules = ask(&scene, dialect).await;
        assert_eq!(rules.may_create(), Some(true));
        assert_eq!(rules, of_login(&all));
        let history = scene.sandbox.history();
        assert_eq!(requests_to(&history, "/graphql"), 2);
        assert_eq!(history.len(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_that_may_do_little_still_shows_what_it_may() {
    for permissions in [&["get_users", "create_user"][..], &["get_users"], &[]] {
        let mut scene = Scene::start(Options::default()).await;
        scene.sandbox.set_extra_fields(defined());
        scene.log_in(ADMIN, Some(permissions)).await;
        let mut inquiry = inquiry(Dialect::StorefrontGraphql);
        assert_eq!(scene.drive(&mut inquiry).await, Step::Done);
        let may_create = permissions.contains(&"create_user");
        assert_eq!(inquiry.rules().may_create(), Some(may_create));
        assert_eq!(*inquiry.rules(), of_login(permissions));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_login_is_waited_for_and_nothing_is_lost() {
    // Before the first request, and between the first and the second.
    for before in [0, 1] {
        let mut scene = Scene::start(Options::default()).await;
        scene.sandbox.set_extra_fields(defined());
        scene.log_in(ADMIN, None).await;
        let mut inquiry = inquiry(Dialect::StorefrontGraphql);
        scene.drive_for(&mut inquiry, before).await;
        scene.order("expire-tokens", json!({})).await;

        assert_eq!(scene.drive(&mut inquiry).await, Step::AwaitUser);
        let progress = inquiry.progress();
        assert!(matches!(progress.paused, Some(Pause::SignIn(text)) if !text.is_empty()));
        // Going on with the old login only leads back here.
        inquiry.on(Event::Resume, scene.now());
        assert_eq!(scene.drive(&mut inquiry).await, Step::AwaitUser);

        scene.log_in(ADMIN, None).await;
        inquiry.on(Event::Resume, scene.now());
        assert_eq!(scene.drive(&mut inquiry).await, Step::Done);
        assert_eq!(inquiry.progress().failure, None);
        assert_eq!(inquiry.rules().companies, of_login(&[]).companies);
        assert_eq!(inquiry.rules().roles, Some(roles()));
        assert_eq!(inquiry.rules().extra_fields, Some(understood(true)));
        assert_eq!(scene.sandbox.history().len(), 2 + 2);
    }
}
