//! Looking things up.

use crate::graphql::{ask, data};
use crate::store::{ADMIN, JUNIOR, Store};
use serde_json::{Value, json};

/// The ids of the users that some arguments leave.
async fn ids(store: &Store, arguments: &str) -> Vec<u64> {
    let query = format!(
        "{{ users(companyId: 42, {arguments}) {{ totalCount edges {{ node {{ id }} }} }} }}"
    );
    let answer = data(store, ADMIN, &query, json!({})).await;
    let edges = answer["users"]["edges"].as_array().unwrap();
    edges
        .iter()
        .map(|edge| edge["node"]["id"].as_str().unwrap().parse().unwrap())
        .collect()
}

#[tokio::test]
async fn users_are_filtered() {
    let store = Store::new();
    let users = store.sandbox.users();
    let second = users.iter().find(|user| user.id == 7002).unwrap();
    let first_name = format!("firstName: \"{}\"", second.first_name.to_uppercase());
    let last_name = format!("lastName: \"{}\"", second.last_name);
    let full_name = format!("search: \"{} {}\"", second.first_name, second.last_name);
    for (arguments, expected) in [
        (
            "first: 250",
            vec![7001, 7002, 7003, 7004, 7005, 7006, 7007, 7013],
        ),
        ("email: \"Existing.Buyer@example.com\"", vec![7002]),
        ("email: \"existing.buyer\"", vec![]),
        ("email: \"other.company@example.com\"", vec![]),
        ("role: 0", vec![7001]),
        ("role: \"1\"", vec![7002, 7005, 7013]),
        ("role: 1.0", vec![7002, 7005, 7013]),
        ("role: 1.5", vec![]),
        ("companyRoleId: 10021", vec![7004]),
        ("role: 2, companyRoleId: \"9980\"", vec![]),
        ("search: \"EXISTING.B\"", vec![7002]),
        (first_name.as_str(), vec![7002]),
        (last_name.as_str(), vec![7002]),
        (full_name.as_str(), vec![7002]),
        ("search: \"nobody\"", vec![]),
    ] {
        assert_eq!(ids(&store, arguments).await, expected, "{arguments}");
    }
}

#[tokio::test]
async fn users_come_in_pages_by_offset_and_by_cursor() {
    let store = Store::new();
    let query = "query($first: Int, $offset: Int, $after: String) {
        users(companyId: 42, first: $first, offset: $offset, after: $after) {
            totalCount
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            edges { cursor node { id } }
        }
    }";
    let variables = json!({ "first": 3, "offset": 2 });
    let page = data(&store, ADMIN, query, variables).await;
    let edges = page["users"]["edges"].as_array().unwrap();
    let found: Vec<&Value> = edges.iter().map(|edge| &edge["node"]["id"]).collect();
    assert_eq!(found, ["7003", "7004", "7005"]);
    let info = &page["users"]["pageInfo"];
    assert_eq!(page["users"]["totalCount"], 8);
    assert_eq!(
        (&info["hasPreviousPage"], &info["hasNextPage"]),
        (&json!(true), &json!(true))
    );
    assert_eq!(info["startCursor"], edges[0]["cursor"]);
    assert_eq!(info["endCursor"], edges[2]["cursor"]);

    let variables = json!({ "first": 10, "after": info["endCursor"] });
    let rest = data(&store, ADMIN, query, variables).await;
    assert_eq!(rest["users"]["edges"][0]["node"]["id"], "7006");
    assert_eq!(rest["users"]["edges"].as_array().unwrap().len(), 3);
    assert_eq!(rest["users"]["pageInfo"]["hasNextPage"], false);

    let beyond = data(&store, ADMIN, query, json!({ "offset": 50 })).await;
    assert_eq!(
        beyond["users"],
        json!({
            "totalCount": 8,
            "pageInfo": {
                "hasNextPage": false, "hasPreviousPage": true,
                "startCursor": null, "endCursor": null,
            },
            "edges": [],
        })
    );
    let foreign = ask(&store, ADMIN, query, json!({ "after": "7" })).await;
    assert_eq!(foreign["data"], json!({ "users": null }));
}

#[tokio::test]
async fn an_address_stands_differently_from_case_to_case() {
    let store = Store::new();
    for (arguments, user_type, company) in [
        ("email: \"free@example.com\"", 1, None),
        ("email: \" shopper@example.com \"", 2, None),
        ("email: \"twice@example.com\", companyId: 42", 3, None),
        (
            "email: \"other.company@example.com\"",
            4,
            Some("Borealis Trading"),
        ),
        (
            "email: \"EXISTING.buyer@example.com\"",
            5,
            Some("Acme Industrial Supply"),
        ),
        ("email: \"super.admin@example.com\"", 6, None),
        (
            "email: \"trade.counter@example.com\"",
            7,
            Some("Acme Industrial Supply"),
        ),
        (
            "email: \"trade.counter@example.com\", channelId: 2",
            5,
            Some("Acme Industrial Supply"),
        ),
        (
            "email: \"existing.buyer@example.com\", channelId: 2, storeHash: \"sandbox\"",
            7,
            Some("Acme Industrial Supply"),
        ),
    ] {
        let query = format!(
            "{{ it: userEmailCheck({arguments}) {{ userType userInfo {{ companyName }} }} }}"
        );
        let answer = data(&store, ADMIN, &query, json!({})).await;
        let info = company.map(|name| json!({ "companyName": name }));
        assert_eq!(
            answer["it"],
            json!({ "userType": user_type, "userInfo": info }),
            "{arguments}"
        );
    }
}

#[tokio::test]
async fn the_customer_check_tells_customers_from_free_addresses() {
    let store = Store::new();
    for (arguments, user_type) in [
        ("email: \"free@example.com\"", 1),
        ("email: \"shopper@example.com\"", 2),
        ("email: \"twice@example.com\"", 2),
        ("email: \"super.admin@example.com\"", 2),
        ("email: \"other.company@example.com\"", 2),
        ("email: \"other.company@example.com\", channelId: 2", 3),
        ("email: \"trade.counter@example.com\"", 3),
    ] {
        let query = format!(
            "{{ it: customerEmailCheck({arguments}, storeHash: \"sandbox\") {{ userType }} }}"
        );
        let answer = data(&store, ADMIN, &query, json!({})).await;
        assert_eq!(
            answer["it"],
            json!({ "userType": user_type }),
            "{arguments}"
        );
    }
}

#[tokio::test]
async fn another_store_is_not_known() {
    let store = Store::new();
    for check in ["userEmailCheck", "customerEmailCheck"] {
        let query =
            format!("{{ it: {check}(email: \"a@example.com\", storeHash: \"x\") {{ userType }} }}");
        let answer = ask(&store, ADMIN, &query, json!({})).await;
        assert_eq!(answer["data"], json!({ "it": null }));
        assert_eq!(
            answer["errors"][0]["message"],
            "There is no store with that hash."
        );
    }
}

#[tokio::test]
async fn roles_are_searched_by_name() {
    let store = Store::new();
    let query = "query($search: String) { companyRoles(companyId: 42, search: $search) {
        edges { node { id name roleType roleLevel } }
    } }";
    let answer = data(&store, ADMIN, query, json!({ "search": "app" })).await;
    assert_eq!(
        answer["companyRoles"]["edges"],
        json!([{ "node": { "id": "10021", "name": "Approver", "roleType": 2, "roleLevel": 1 } }])
    );
    let all = data(&store, ADMIN, query, json!({})).await;
    assert_eq!(all["companyRoles"]["edges"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn the_caller_is_described() {
    let store = Store::new();
    let query = "{ customerInfo {
        userType
        userInfo { id role companyRoleId companyRoleName forcePasswordReset }
        permissions { code permissionLevel }
    } }";
    let answer = data(&store, JUNIOR, query, json!({})).await;
    assert_eq!(
        answer["customerInfo"],
        json!({
            "userType": 3,
            "userInfo": {
                "id": 7003, "role": 2, "companyRoleId": 9981, "companyRoleName": "Junior Buyer",
                "forcePasswordReset": null,
            },
            "permissions": [
                { "code": "get_users", "permissionLevel": 2 },
                { "code": "get_user_detail", "permissionLevel": 2 },
            ],
        })
    );
}
