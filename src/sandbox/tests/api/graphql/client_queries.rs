//! Queries as clients write them.

use crate::graphql::data;
use crate::store::{ADMIN, Store};
use serde_json::{Value, json};

#[tokio::test]
async fn the_store_is_looked_up_in_one_query() {
    let store = Store::new();
    let query = "query Store {
        customerInfo { permissions { code permissionLevel } }
        currentUser { id companyInfo { companyId companyName } }
        companyRoles(first: 250) { totalCount edges { node { id name roleType roleLevel } } }
        userExtraFields {
            fieldName fieldType isRequired defaultValue maximumLength numberOfRows
            maximumValue listOfValue visibleToEnduser labelName
        }
    }";
    let answer = data(&store, ADMIN, query, json!({})).await;
    let permissions = answer["customerInfo"]["permissions"].as_array().unwrap();
    assert!(permissions.contains(&json!({ "code": "create_user", "permissionLevel": 2 })));
    assert_eq!(
        answer["currentUser"],
        json!({
            "id": "7001",
            "companyInfo": { "companyId": "42", "companyName": "Acme Industrial Supply" },
        })
    );
    assert_eq!(answer["companyRoles"]["totalCount"], 4);
    let fields = answer["userExtraFields"].as_array().unwrap();
    let field = |name: &str| {
        let found = fields.iter().find(|field| field["fieldName"] == name);
        found.unwrap().clone()
    };
    assert_eq!(
        field("Cost center"),
        json!({
            "fieldName": "Cost center", "fieldType": 0, "isRequired": false, "defaultValue": "",
            "maximumLength": "20", "numberOfRows": null, "maximumValue": null,
            "listOfValue": [], "visibleToEnduser": true, "labelName": "Cost center",
        })
    );
    assert_eq!(field("Notes")["numberOfRows"], "4");
    assert_eq!(field("Order limit")["maximumValue"], "10000");
    assert_eq!(field("Department")["fieldType"], 3);
    assert_eq!(field("Department")["listOfValue"][0], "Purchasing");
}

#[tokio::test]
async fn a_company_and_its_users_are_looked_up() {
    let store = Store::new();
    let query = "query Company($userId: Int!) {
        userCompany(userId: $userId) { id companyName companyStatus }
    }";
    assert_eq!(
        data(&store, ADMIN, query, json!({ "userId": 7002 })).await,
        json!({ "userCompany": {
            "id": "42", "companyName": "Acme Industrial Supply", "companyStatus": 1,
        } })
    );
    let query = "query Users($companyId: Int!, $first: Int, $offset: Int, $email: String) {
        users(companyId: $companyId, first: $first, offset: $offset, email: $email) {
            totalCount
            edges { node {
                id email firstName lastName role companyRoleId createdAt
                companyInfo { companyId }
            } }
        }
    }";
    let variables = json!({ "companyId": 42, "first": 250, "offset": 0 });
    let answer = data(&store, ADMIN, query, variables).await;
    assert_eq!(answer["users"]["totalCount"], 8);
    let user = &store.sandbox.users()[1];
    assert_eq!(
        answer["users"]["edges"][1]["node"],
        json!({
            "id": "7002", "email": "existing.buyer@example.com",
            "firstName": user.first_name, "lastName": user.last_name,
            "role": 1, "companyRoleId": 9980, "createdAt": user.created_at,
            "companyInfo": { "companyId": "42" },
        })
    );
}

#[tokio::test]
async fn the_admins_of_a_company_are_counted() {
    let store = Store::new();
    let query = "query Admins($companyId: Int!, $role: Decimal) {
        users(companyId: $companyId, first: 1, role: $role) { totalCount }
    }";
    for role in [json!(0), json!("0"), json!(0.0)] {
        let variables = json!({ "companyId": 42, "role": role });
        let answer = data(&store, ADMIN, query, variables).await;
        assert_eq!(answer, json!({ "users": { "totalCount": 1 } }), "{role}");
    }
}

#[tokio::test]
async fn fifty_addresses_are_checked_in_one_query() {
    let store = Store::new();
    let mut variables = json!({ "companyId": 42 });
    let (mut declared, mut checks) = (String::new(), String::new());
    for index in 0..50 {
        declared += &format!(", $e{index}: String!");
        checks += &format!(
            " e{index}: userEmailCheck(email: $e{index}, companyId: $companyId) {{ userType }}"
        );
        variables[format!("e{index}")] = json!(format!("buyer{index}@example.com"));
    }
    variables["e7"] = json!("existing.buyer@example.com");
    let query = format!("query Emails($companyId: Int{declared}) {{{checks} }}");
    let answer = data(&store, ADMIN, &query, variables).await;
    let checks = answer.as_object().unwrap();
    assert_eq!(checks.len(), 50);
    for (alias, check) in checks {
        let user_type = if alias == "e7" { 5 } else { 1 };
        assert_eq!(check["userType"], Value::from(user_type), "{alias}");
    }
}
