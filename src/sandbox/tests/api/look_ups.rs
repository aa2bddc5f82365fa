//! The management API: Companies, roles, channels and fields.

use crate::store::{CHANNELS, START, Store, USERS, parameter_error, user_with};
use axum::http::StatusCode;
use b2b_users_sandbox::{Options, Variants};
use serde_json::{Value, json};

const ROLES: &str = "/api/v3/io/companies/roles";
const COMPANIES: &str = "/api/v3/io/companies";
const EXTRA_FIELDS: &str = "/api/v3/io/users/extra-fields";
const DAY: u64 = 24 * 60 * 60;

fn page(records: Value, total: usize, limit: usize, offset: usize) -> Value {
    json!({
        "code": 200,
        "data": records,
        "meta": {
            "message": "SUCCESS",
            "pagination": { "totalCount": total, "offset": offset, "limit": limit },
        },
    })
}

#[tokio::test]
async fn roles_are_listed_as_documented() {
    let store = Store::new();
    let role = |id, name, kind| json!({ "id": id, "name": name, "roleType": kind, "roleLevel": 1 });
    let roles = [
        role(9979, "Admin", 1),
        role(9980, "Senior Buyer", 1),
        role(9981, "Junior Buyer", 1),
        role(10_021, "Approver", 2),
    ];
    for (query, records, total, limit, offset) in [
        ("", &roles[..], 4, 10, 0),
        ("?limit=250&offset=0", &roles[..], 4, 250, 0),
        ("?limit=2&offset=1", &roles[1..3], 4, 2, 1),
        ("?q=BUYER", &roles[1..3], 2, 10, 0),
    ] {
        let reply = store.get(&format!("{ROLES}{query}")).await;
        assert_eq!(
            reply.body,
            page(json!(records), total, limit, offset),
            "{query}"
        );
    }
}

#[tokio::test]
async fn a_company_is_shown_as_documented() {
    let store = Store::new();
    let mut record = json!({
        "companyId": "42",
        "companyName": "Acme Industrial Supply",
        "companyEmail": "office@acme.example.com",
        "companyPhone": "+1-555-010-0042",
        "companyStatus": "1",
        "catalogId": "1",
        "catalogName": "Acme Industrial Supply prices",
        "bcGroupId": 11,
        "bcGroupName": "Acme Industrial Supply",
        "parentCompany": {},
        "priceListAssign": [],
        "createdAt": (START - 499 * DAY).to_string(),
        "updatedAt": (START - 498 * DAY).to_string(),
    });
    let reply = store.get(&format!("{COMPANIES}?q=acme")).await;
    assert_eq!(reply.body, page(json!([record]), 1, 10, 0));
    record["extraFields"] = json!([]);
    let reply = store
        .get(&format!("{COMPANIES}?q=acme&isIncludeExtraFields=1"))
        .await;
    assert_eq!(reply.body["data"], json!([record]));
    // The details have the group as text.
    record["bcGroupId"] = json!("11");
    let reply = store.get(&format!("{COMPANIES}/42")).await;
    assert_eq!(
        reply.body,
        json!({ "code": 200, "data": record, "meta": { "message": "Success" } })
    );
    for id in ["999", "acme"] {
        let reply = store.get(&format!("{COMPANIES}/{id}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND);
        assert_eq!(
            reply.body,
            json!({ "code": 404, "data": {}, "meta": { "message": "This resource is not found." } })
        );
    }
}

#[tokio::test]
async fn companies_are_filtered_and_sorted() {
    let store = Store::new();
    for (query, ids) in [
        ("", &["45", "44", "43", "42"][..]),
        ("orderBy=ASC", &["42", "43", "44", "45"][..]),
        ("sortBy=companyName", &["45", "44", "43", "42"][..]),
        (
            "sortBy=companyName&orderBy=ASC&limit=2&offset=1",
            &["43", "44"][..],
        ),
        ("q=o&orderBy=ASC", &["43", "44", "45"][..]),
        ("q=42", &[][..]),
        ("companyStatus=1", &["43", "42"][..]),
        ("companyStatus=0", &["44"][..]),
        ("companyStatus=2", &[][..]),
        ("companyStatus=3", &["45"][..]),
        ("customerId=20009", &["43"][..]),
        ("customerId=1", &[][..]),
        ("limit=250&offset=4", &[][..]),
    ] {
        let reply = store.get(&format!("{COMPANIES}?{query}")).await;
        let records = reply.body["data"].as_array().unwrap();
        let found: Vec<&str> = records
            .iter()
            .map(|company| company["companyId"].as_str().unwrap())
            .collect();
        assert_eq!(found, ids, "{query}");
    }
}

#[tokio::test]
async fn channels_are_listed_without_pages() {
    let store = Store::new();
    let created = (START - 600 * DAY).to_string();
    let channel = |id: u64, channel_id: u64, name: &str, b2b: bool| {
        json!({
            "id": id,
            "channelId": channel_id,
            "name": name,
            "type": "storefront",
            "platform": "bigcommerce",
            "status": "active",
            "site": format!("https://store-{channel_id}.example.com"),
            "isVisible": true,
            "isEnabled": true,
            "iconUrl": format!("https://cdn.example.com/channels/{id}.svg"),
            "b2bEnabled": b2b,
            "allowGlobalLogins": false,
            "createdAt": created,
            "updatedAt": created,
        })
    };
    let expected = json!({
        "code": 200,
        "data": [
            channel(501, 1, "Default Storefront", true),
            channel(502, 2, "Trade Counter", true),
            channel(503, 3, "Outlet", false),
        ],
        "meta": { "message": "SUCCESS" },
    });
    for query in ["", "?limit=250&offset=0", "?limit=1&offset=2"] {
        assert_eq!(
            store.get(&format!("{CHANNELS}{query}")).await.body,
            expected
        );
    }
}

#[tokio::test]
async fn a_single_storefront_has_no_list_of_channels_and_no_second_channel() {
    let ordered = Store::new();
    ordered
        .control("/_sandbox/variant", &json!({ "singleStorefront": true }))
        .await;
    let started = Store::with(Options {
        variants: Variants {
            single_storefront: true,
            ..Variants::default()
        },
        ..Options::default()
    });
    for store in [ordered, started] {
        let reply = store.get(CHANNELS).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN);
        assert_eq!(
            reply.body,
            json!({ "code": 403, "message": "Multi storefront is not enabled" })
        );
        for (channels, status) in [
            (json!([2]), StatusCode::UNPROCESSABLE_ENTITY),
            (json!([1]), StatusCode::OK),
        ] {
            let body = user_with(json!({ "channelIds": channels }));
            assert_eq!(store.post(USERS, &body).await.status, status, "{channels}");
        }
    }
}

#[tokio::test]
async fn the_definitions_of_extra_fields_are_listed_as_documented() {
    let store = Store::new();
    let reply = store
        .get(&format!("{EXTRA_FIELDS}?limit=250&offset=0"))
        .await;
    let mut records = reply.body["data"].as_array().unwrap().clone();
    assert_eq!(reply.body["meta"]["pagination"]["totalCount"], 5);
    for record in &mut records {
        let uuid = record.as_object_mut().unwrap().remove("uuid").unwrap();
        let lengths: Vec<usize> = uuid.as_str().unwrap().split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{uuid}");
    }
    let choices = records[0]["listOfValue"].take();
    for choice in ["Purchasing", "Finance", "Engineering", "Operations"] {
        assert!(choices.as_array().unwrap().contains(&json!(choice)));
    }
    let field = |id: u64, name: &str, kind: u64, unique: bool| {
        json!({
            "id": id,
            "fieldName": name,
            "fieldType": kind,
            "isRequired": false,
            "isUnique": unique,
            "visibleToEnduser": true,
            "configType": 2,
            "defaultValue": "",
        })
    };
    let limited = |mut record: Value, name: &str, limit: Value| {
        record[name] = limit;
        record
    };
    assert_eq!(
        records,
        [
            limited(
                field(3001, "Department", 3, false),
                "listOfValue",
                Value::Null
            ),
            limited(
                field(3002, "Cost center", 0, false),
                "maximumLength",
                json!("20")
            ),
            limited(field(3003, "Notes", 1, false), "numberOfRows", json!("4")),
            limited(
                field(3004, "Order limit", 2, false),
                "maximumValue",
                json!("10000")
            ),
            field(3005, "Badge number", 0, true),
        ]
    );
    let reply = store.get(&format!("{EXTRA_FIELDS}?limit=2&offset=3")).await;
    assert_eq!(reply.body["data"][0]["id"], 3004);
    assert_eq!(
        reply.body["meta"]["pagination"],
        json!({ "totalCount": 5, "offset": 3, "limit": 2 })
    );
}

#[tokio::test]
async fn a_company_that_is_not_there_is_not_found() {
    let store = Store::new();
    for id in ["999", "acme", "+42", "042"] {
        let reply = store.get(&format!("{COMPANIES}/{id}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{id}");
    }
}

#[tokio::test]
async fn look_ups_want_the_credentials_and_a_query_that_makes_sense() {
    let store = Store::new();
    for path in [
        ROLES,
        COMPANIES,
        "/api/v3/io/companies/42",
        CHANNELS,
        EXTRA_FIELDS,
    ] {
        let request = axum::http::Request::get(path).body(axum::body::Body::empty());
        let reply = store.send(request.unwrap()).await;
        assert_eq!(reply.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    let choice =
        |name: &str, value: &str| json!({ name: [format!("\"{value}\" is not a valid choice.")] });
    let most = json!({ "limit": ["Ensure this value is less than or equal to 250."] });
    for (path, query, detail) in [
        (ROLES, "limit=251", most.clone()),
        (EXTRA_FIELDS, "limit=251", most.clone()),
        (COMPANIES, "limit=251", most),
        (COMPANIES, "companyStatus=4", choice("companyStatus", "4")),
        (COMPANIES, "sortBy=name", choice("sortBy", "name")),
        (COMPANIES, "orderBy=asc", choice("orderBy", "asc")),
        (
            COMPANIES,
            "customerId=x",
            json!({ "customerId": ["A valid integer is required."] }),
        ),
    ] {
        let reply = store.get(&format!("{path}?{query}")).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{query}");
        assert_eq!(reply.body, parameter_error(detail), "{query}");
    }
}
